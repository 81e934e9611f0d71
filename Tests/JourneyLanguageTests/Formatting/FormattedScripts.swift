import Foundation
import JourneyLanguage
import JourneyModel

/// The scripts that the formatter is tried on, and what must be the same before and after.
enum FormattedScripts {
  /// The folder of these tests.
  private static let tests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The scripts under some folders of the tests, and of the examples, by their names.
  static func load(_ folders: [String], examples: Bool = false) -> [SourceFile] {
    var urls = folders.map { tests.appending(path: "Fixtures/\($0)") }
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    if examples { urls.append(root.appending(path: "examples")) }
    return urls.flatMap { url in
      let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String }
      return (names ?? []).filter { $0.hasSuffix(".journey") }.sorted().compactMap { name in
        FileManager.default.contents(atPath: url.appending(path: name).path)
          .map { SourceFile(name: name, bytes: Array($0)) }
      }
    }
  }

  /// Scripts without a mistake of form.
  static let valid =
    (load(["Accept", "Grocery", "Mistakes"], examples: true)
    + [SourceFile(name: "everything", text: Scripts.everything)])
    .filter { Parser.parse($0).diagnostics.isEmpty }

  /// All scripts, right and wrong.
  static let all =
    load(["Accept", "Grocery", "Mistakes", "Reject"], examples: true)
    + [SourceFile(name: "everything", text: Scripts.everything)]

  /// Returns the layout of a text; one that is no text stays as it is.
  static func format(_ text: String) -> String {
    Formatter.format(SourceFile(name: "test.journey", text: text)) ?? text
  }

  /// Returns all that a script says: its tokens, and its comments without the blanks at their ends.
  ///
  /// It is worked out from the tokens alone, not by the formatter.
  static func words(_ text: String) -> [String] {
    let source = SourceFile(name: "test.journey", text: text)
    return Parser.parse(source).tokens.flatMap { token in
      let lines = source.text(token.trivia).unicodeScalars.split(separator: "\n").map(String.init)
      let comments = lines.compactMap { line -> String? in
        guard let start = line.firstIndex(of: "#") else { return nil }
        return "# "
          + line[line.index(after: start)...].trimmingCharacters(in: .whitespacesAndNewlines)
      }
      return comments + [source.text(token.span).replacing("\r\n", with: "\n")]
    }
  }

  /// Returns a script with its blanks and line breaks thrown anew; comments stay where they are,
  /// and so do empty lines.
  static func respaced(_ source: SourceFile, _ random: inout SeededGenerator) -> String {
    var text = ""
    for token in Parser.parse(source).tokens {
      let trivia = source.text(token.trivia)
      if trivia.contains("#") || trivia.isEmpty {
        text += trivia
      } else {
        let blanks = [" ", "\n", "\t", "\r\n", "   ", " \n      ", "\n\t"]
        let isEmptyLine = trivia.count { $0 == "\n" } > 1
        text += (isEmptyLine ? "\n \n\n" : "") + (blanks.randomElement(using: &random) ?? " ")
      }
      text += source.text(token.span)
    }
    return text
  }
}
