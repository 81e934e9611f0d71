import Foundation
import JourneyModel
import JourneyTools
import Testing

/// `journey graph`, from a script to a file.
@Suite struct GraphTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Draws a script into a file of this name; returns what was written.
  private func drawing(
    of script: URL, journey: String? = nil, format: GraphFormat? = nil, as name: String
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    let loaded = try WorkspaceLoader(catalogPath: nil).load([script.path])
    try loaded.writeGraph(of: journey, format: format, to: file.path)
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func `the picture of the README is what the command draws`() throws {
    let script = Self.root.appending(path: "examples/shop/abandoned_cart.journey")
    let picture = Self.root.appending(path: "docs/images/abandoned_cart.svg")
    let drawn = try drawing(of: script, as: "drawn.svg")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try drawn.write(to: picture, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: picture, encoding: .utf8)
    #expect(drawn == golden, "journey graph \(script.lastPathComponent) -o \(picture.path)")
  }

  @Test func `the ending of the file decides on the form, unless it is named`() throws {
    let script = Self.root.appending(path: "examples/shop/welcome.journey")
    #expect(try drawing(of: script, as: "a.svg").hasPrefix("<svg"))
    #expect(try drawing(of: script, as: "a.GV").hasPrefix("digraph"))
    #expect(try drawing(of: script, as: "a.mmd").contains("flowchart TD"))
    #expect(try drawing(of: script, as: "a").contains("flowchart TD"))
    #expect(try drawing(of: script, format: .dot, as: "a.svg").hasPrefix("digraph"))
  }

  @Test func `of several journeys one is named`() throws {
    let script = Self.root.appending(
      path: "Tests/JourneyLanguageTests/Fixtures/Accept/a-file-may-hold-several-journeys.journey")
    #expect(throws: RunError.self) { try drawing(of: script, as: "a.svg") }
    #expect(throws: RunError.self) { try drawing(of: script, journey: "none", as: "a.svg") }
    let loaded = try WorkspaceLoader(catalogPath: nil).load([script.path])
    let name = try #require(loaded.journeys.last?.definition.journeyID)
    #expect(try drawing(of: script, journey: name, as: "a.svg").hasPrefix("<svg"))
  }
}
