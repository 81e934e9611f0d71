import Foundation
import Testing

/// `journey new`: what a newcomer has after one minute.
@Suite struct NewTests {
  private let folder = TemporaryFolder()

  /// Runs a line of the shell in the folder.
  private func shell(_ line: String) throws -> Command.Outcome {
    try Command.shell(line, in: folder.path)
  }

  @Test(arguments: ["shop", "deep/er", "my shop's", "24", "."])
  func `what is made checks clean, is laid out and runs`(name: String) throws {
    let word = "'\(name.replacingOccurrences(of: "'", with: #"'\''"#))'"
    let made = try shell("journey new \(word)")
    #expect(made.status == 0 && made.messages == "", "\(made.messages)")
    let place = "cd \(word)"
    let checked = try shell("\(place) && journey check --deny warnings")
    #expect(checked.status == 0, "\(checked.output)\(checked.messages)")
    #expect(checked.output.contains("2 journeys checked, nothing to mend"))
    #expect(try shell("\(place) && journey fmt --check").status == 0)
    let run = try shell(
      "\(place) && journey run *.journey --users users.ndjson --events events.ndjson")
    #expect(run.status == 0 && run.messages == "", "\(run.messages)")
    #expect(run.output.hasPrefix("3 users, 4 events\n"))
    #expect(run.output.contains("3 entered") && run.output.contains("1 converted"))
  }

  @Test func `what to do next can be done`() throws {
    let made = try shell("journey new 'my shop'")
    let next = try #require(made.output.components(separatedBy: "\nnext:\n").last)
    let outcome = try shell(next)
    #expect(outcome.status == 0 && outcome.output.contains("welcome  The first week"))
    #expect(try folder.read("my shop/README.md").split(separator: "\n").count == 5)
  }

  @Test func `nothing is written over`() throws {
    folder.write("welcome.journey", "mine")
    let outcome = try shell("journey new .")
    #expect(outcome.status == 2)
    #expect(
      outcome.messages == "journey: `welcome.journey` is there already; nothing was written\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["welcome.journey"])
    #expect(try folder.read("welcome.journey") == "mine")
    #expect(try shell("journey new welcome.journey").status == 2)
    #expect(try shell("journey new").status == 2)
  }
}
