import Foundation
import Testing

/// Whole sessions, as a terminal shows them.
@Suite struct TranscriptTests {
  /// The golden sessions; the first line of each names its scripts.
  private static let golden = "\(Transcript.repository)/Tests/JourneyToolsTests/Golden/Conversation"
  /// `true` if the sessions are written down anew.
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"
  /// How the first line begins.
  private static let head = "$ journey repl "

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: golden)
    return (files ?? []).filter { $0.hasSuffix(".transcript") }.sorted()
  }()

  @Test(arguments: names)
  func `a session goes as it went`(name: String) throws {
    let path = "\(Self.golden)/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let observed = try Self.played(text)
    if Self.isUpdating { try observed.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(observed == text)
  }

  @Test func `the sessions that the page shows go as it says`() throws {
    let path = "\(Transcript.repository)/docs/repl.md"
    let page = try String(contentsOfFile: path, encoding: .utf8)
    var blocks = page.components(separatedBy: "```\n")
    let shown = blocks.indices.filter { blocks[$0].hasPrefix(Self.head + "examples") }
    #expect(!shown.isEmpty)
    for index in shown { blocks[index] = try Self.played(blocks[index]) }
    let observed = blocks.joined(separator: "```\n")
    if Self.isUpdating { try observed.write(toFile: path, atomically: true, encoding: .utf8) }
    #expect(observed == page)
  }

  /// A session with the answers that there are now.
  private static func played(_ text: String) throws -> String {
    let first = try #require(text.components(separatedBy: "\n").first)
    try #require(first.hasPrefix(head))
    let scripts = first.dropFirst(head.count).split(separator: " ").map(String.init)
    return try first + "\n" + Transcript(text).played(on: scripts)
  }
}
