import Foundation
import JourneyModel
import Testing

/// The folders of scripts beside these tests.
enum Fixtures {
  /// The folder of this target's fixtures.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  /// The folder of the examples that a newcomer copies.
  static let examples = root.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "examples/shop")
  /// The scripts in which nothing is wrong.
  static let accepted = scripts(in: root.appending(path: "Accept"))
  /// The scripts with mistakes.
  static let rejected = scripts(in: root.appending(path: "Reject"))
  /// The scripts of the example workspace.
  static let shop = scripts(in: examples)

  /// The scripts that the pages of the docs show.
  static let documented: [Fixture] = {
    let docs = root.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs")
    return (files(in: docs) + files(in: docs.appending(path: "rules"))).flatMap { page in
      let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
      return text.components(separatedBy: "```journey\n").dropFirst().enumerated().map {
        let script = $0.element.components(separatedBy: "\n```").first ?? ""
        let name = "\(page.lastPathComponent)-\($0.offset + 1).journey"
        let url = docs.appending(path: name)
        return Fixture(SourceFile(name: name, text: script + "\n"), at: url, catalogUse: .none)
      }
    }
  }()

  /// The scripts in a folder, by name.
  private static func scripts(in folder: URL) -> [Fixture] {
    files(in: folder).filter { $0.pathExtension == "journey" }.compactMap(Fixture.init)
  }

  /// The files in a folder, by name.
  static func files(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }
  }
}

/// A script with what its first comments say of it.
struct Fixture: CustomTestStringConvertible, Sendable {
  /// Which catalogs a script is written against.
  enum CatalogUse: String, Sendable {
    /// The one in its folder's workspace.
    case declared
    /// None: uses tell the types.
    case none
    /// It compiles with the workspace's and without any.
    case either
  }

  /// A finding that ought to come out.
  struct Expectation: Hashable, Comparable, CustomStringConvertible, Sendable {
    /// The line.
    var line: Int
    /// The name of the finding.
    var name: String

    var description: String { "line \(line) \(name)" }

    static func < (left: Self, right: Self) -> Bool {
      (left.line, left.name) < (right.line, right.name)
    }
  }

  /// Where it is.
  let url: URL
  /// What it says.
  let source: SourceFile
  /// Which catalogs it is written against.
  let catalogUse: CatalogUse
  /// What ought to be found: the lines `# expect: line N name`.
  let expected: [Expectation]
  /// The warnings that ought to come: the lines `# warns: line N name`.
  let warnings: [Expectation]

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  /// Creates a script in which nothing is expected.
  init(_ source: SourceFile, at url: URL, catalogUse: CatalogUse) {
    self.url = url
    self.source = source
    self.catalogUse = catalogUse
    (expected, warnings) = ([], [])
  }

  /// Reads a script; `nil` if the file cannot be read.
  init?(_ url: URL) {
    guard let data = try? Data(contentsOf: url) else { return nil }
    let source = SourceFile(name: url.lastPathComponent, bytes: Array(data))
    let lines = (1...source.lineCount).map(source.lineText)
    self.url = url
    self.source = source
    let use = Self.values(of: "# catalog:", in: lines).first ?? ""
    catalogUse = CatalogUse(rawValue: use) ?? .declared
    expected = Self.values(of: "# expect:", in: lines).compactMap(Self.expectation).sorted()
    warnings = Self.values(of: "# warns:", in: lines).compactMap(Self.expectation).sorted()
  }

  /// What stands behind a mark in the lines that begin with it.
  private static func values(of mark: String, in lines: [String]) -> [String] {
    lines.filter { $0.hasPrefix(mark) }.map {
      $0.dropFirst(mark.count).trimmingCharacters(in: .whitespaces)
    }
  }

  /// Reads `line N name`.
  private static func expectation(_ text: String) -> Expectation? {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0] == "line", let line = Int(words[1]) else { return nil }
    return Expectation(line: line, name: String(words[2]))
  }
}
