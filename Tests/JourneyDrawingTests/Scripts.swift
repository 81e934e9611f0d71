import Foundation
import JourneyLanguage
import JourneyModel

/// The scripts that are drawn: the examples, and the corpus of the language.
enum Scripts {
  /// The folder of the repository.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The journeys of all scripts that compile without a catalog.
  static let all: [JourneyDefinition] =
    [
      "examples/shop", "Tests/JourneyLanguageTests/Fixtures/Accept", "Tests/Oracles/runs/journeys",
    ].flatMap { folder in
      let base = root.appending(path: folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? []
      return names.filter { $0.hasSuffix(".journey") }.sorted().flatMap {
        definitions(of: base.appending(path: $0))
      }
    }

  /// The journeys of a file.
  static func definitions(of file: URL) -> [JourneyDefinition] {
    let bytes = (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
    return definitions(of: String(decoding: bytes, as: UTF8.self))
  }

  /// The journeys of a script.
  static func definitions(of text: String) -> [JourneyDefinition] {
    Compiler().compile(SourceFile(name: "drawn.journey", text: text)).definitions
  }
}
