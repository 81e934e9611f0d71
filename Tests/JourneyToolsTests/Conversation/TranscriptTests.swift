import Foundation
import Testing

/// Whole sessions, as a terminal shows them.
@Suite struct TranscriptTests {
  /// The golden sessions; the first line of each names its scripts.
  private static let golden = "\(Transcript.repository)/Tests/JourneyToolsTests/Golden/Conversation"
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
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try observed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(observed == text)
  }

  @Test func `the sessions that the page shows go as it says`() throws {
    let page = try String(
      contentsOfFile: "\(Transcript.repository)/docs/repl.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```").filter { $0.contains("\n" + Self.head) }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let text = block.components(separatedBy: "\n").dropFirst().joined(separator: "\n")
      #expect(try Self.played(text) == text)
    }
  }

  /// A session with the answers that there are now.
  private static func played(_ text: String) throws -> String {
    let first = try #require(text.components(separatedBy: "\n").first)
    try #require(first.hasPrefix(head))
    let scripts = first.dropFirst(head.count).split(separator: " ").map(String.init)
    return try first + "\n" + Transcript(text).played(on: scripts)
  }
}
