import Foundation
import JourneyModel
import JourneyTools
import Testing

/// A definition with one mistake in it.
struct DefinitionMistake: CustomTestStringConvertible, Sendable {
  /// The folder of the definition and its mistakes.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/Definitions")

  /// The definition without a mistake.
  static let sound = text(of: "rescue.json")
  /// The catalog of the shop.
  static let catalog: Catalog? = {
    let source = SourceFile(name: "journey.yaml", text: text(of: "journey.yaml"))
    return CatalogLoader.load(source, isKnownTimeZone: ZoneFiles.isKnown).catalog
  }()
  /// All mistakes.
  static let all: [DefinitionMistake] = {
    let parts = text(of: "mistakes.txt").components(separatedBy: "\n## ")
    return parts.dropFirst().compactMap(DefinitionMistake.init)
  }()

  /// What is wrong.
  let name: String
  /// The name of the finding that is expected.
  let code: String
  /// The path of the value that it ought to point at.
  let pointer: String
  /// The definition.
  let source: SourceFile
  /// The lines that were changed.
  let lines: ClosedRange<Int>

  /// The name, for the report of the test.
  var testDescription: String { name }

  /// What is found.
  var findings: [Diagnostic] { SourceCheck(catalog: Self.catalog).findings(in: source) }

  /// Reads a mistake: its name, what is expected, and the lines that change places.
  private init?(_ part: String) {
    let rows = part.components(separatedBy: "\n")
    let expected = rows[1].components(separatedBy: " ")
    let old = Self.text(marked: "- ", in: rows)
    let new = Self.text(marked: "+ ", in: rows)
    guard expected.count == 4, let range = Self.sound.range(of: old) else { return nil }
    name = rows[0]
    code = expected[1]
    pointer = expected[3]
    source = SourceFile(
      name: "rescue.json", text: Self.sound.replacingCharacters(in: range, with: new))
    let first = Self.sound[..<range.lowerBound].count { $0 == "\n" } + 1
    lines = first...first + new.count { $0 == "\n" }
  }

  /// The rows with a mark, without it.
  private static func text(marked mark: String, in rows: [String]) -> String {
    rows.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
      .joined(separator: "\n")
  }

  /// The text of a file of the folder.
  private static func text(of name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }
}
