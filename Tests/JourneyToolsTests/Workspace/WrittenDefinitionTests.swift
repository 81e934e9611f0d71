import Foundation
import JourneyModel
import JourneyTools
import Testing

/// Definitions are written over what is in their files.
@Suite struct WrittenDefinitionTests {
  /// A script of a journey that starts by request, and waits.
  private let script = "journey j \"J\"\n  trigger by request\n  wait 1 day\nend\n"

  @Test(arguments: [0, 1, 100_000])
  func `a definition is the whole of its file, whatever was in that`(before: Int) throws {
    let script = try TestFile(Array(script.utf8), suffix: ".journey")
    let output = try TestFile(Array(repeating: 0x78, count: before), suffix: ".json")
    let loaded = try WorkspaceLoader().load([script.path])
    try loaded.writeDefinitions(to: output.path)
    let written = Array(try Data(contentsOf: URL(fileURLWithPath: output.path)))
    let journey = try #require(loaded.journeys.first)
    #expect(written == DefinitionWriter.json(of: journey.definition))
  }

  @Test func `a file where there is no folder is refused in words`() throws {
    let script = try TestFile(Array(script.utf8), suffix: ".journey")
    let loaded = try WorkspaceLoader().load([script.path])
    let path = "\(script.path)/nowhere/j.json"
    #expect(
      throws: RunError(
        "`\(path)` cannot be written: is there such a folder, and may you write there?")
    ) {
      try loaded.writeDefinitions(to: path)
    }
  }
}
