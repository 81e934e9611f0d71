import Foundation
import JourneyStore
import Testing

/// What docs/scaling.md tells of spreading the tables over nodes names every table there is.
@Suite("Spreading the tables") struct DistributionTests {
  /// The page.
  private static let page: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "docs/scaling.md"), encoding: .utf8)) ?? ""
  }()

  /// The tables that the page gives to a function of Citus.
  private static func told(_ function: String) -> [String] {
    page.split(separator: "\n").compactMap { line in
      guard let start = line.range(of: "\(function)('") else { return nil }
      return String(line[start.upperBound...].prefix { $0 != "'" })
    }
  }

  @Test func `tables with a part are spread by it, all others lie on every node`() throws {
    let tables = try PartitionedTables.tables()
    #expect(!tables.isEmpty)
    #expect(
      Self.told("create_distributed_table").sorted()
        == tables.filter(\.hasPart).map(\.name).sorted())
    #expect(
      Self.told("create_reference_table").sorted()
        == tables.filter { !$0.hasPart }.map(\.name).sorted())
  }

  /// What the script of the simulation answers.
  private static func answer(_ words: String...) throws -> [String] {
    let process = Process()
    let output = Pipe()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", root.appending(path: "Benchmarks/parts").path] + words
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `the simulation of load puts people into the parts that they have`() throws {
    let ids = PartTests.frozen.map(\.id).filter { !$0.isEmpty }
    let parts = try Self.answer("hash", ids[0], ids[1], ids[2], ids[3], ids[4], ids[5])
    #expect(parts == ids.prefix(6).map { "\(Part.of($0))" })
  }

  @Test func `each part has one worker, and a worker more moves parts to nobody but itself`() throws
  {
    let three = try Self.answer("rank", "3")
    let four = try Self.answer("rank", "4")
    #expect(three.count == Part.count)
    #expect(Set(three) == ["0", "1", "2"])
    for (before, after) in zip(three, four) where before != after { #expect(after == "3") }
  }

  @Test func `the page tells what the simulation does`() throws {
    let lines = try Self.answer()
    #expect(lines.count > 10)
    for line in lines { #expect(Self.page.contains(line), "\(line)") }
  }
}
