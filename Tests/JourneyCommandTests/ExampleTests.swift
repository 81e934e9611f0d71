import Foundation
import Testing

/// Every journey of the example workspace comes to what `expected/` says.
@Suite struct ExampleTests {
  /// The names of the journeys.
  static let journeys: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Command.shop)) ?? []
    return files.filter { $0.hasSuffix(".journey") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test func `there are ten scripts, and nothing to mend`() throws {
    #expect(Self.journeys.count == 10)
    let paths = Self.journeys.map { "\(Command.shop)/\($0).journey" }
    let outcome = try Command.run(["check", "--deny", "warnings"] + paths)
    #expect(outcome.status == 0, "\(outcome.messages)\(outcome.output)")
  }

  @Test(arguments: journeys)
  func `it lives as expected`(journey: String) throws {
    let folder = TemporaryFolder()
    let outcome = try Command.run(
      "run", "\(Command.shop)/\(journey).journey", "--users", "\(Command.shop)/users.ndjson",
      "--events", "\(Command.shop)/events.ndjson", "--sends", "\(folder.path)/sends",
      "--format", "json")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let sends = try folder.read("sends")
    let expected = "\(Command.shop)/expected/\(journey)"
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try outcome.output.write(toFile: "\(expected).json", atomically: true, encoding: .utf8)
      try sends.write(toFile: "\(expected).sends.ndjson", atomically: true, encoding: .utf8)
    }
    let counts = try String(contentsOfFile: "\(expected).json", encoding: .utf8)
    let lines = try String(contentsOfFile: "\(expected).sends.ndjson", encoding: .utf8)
    #expect(outcome.output == counts)
    #expect(sends == lines)
    #expect(!lines.isEmpty)
  }
}
