import Foundation
import JourneyModel
import Testing

/// The grammar of the editors knows the words of the language, and reads the whole corpus.
@Suite struct EditorGrammarTests {
  /// The words of a token of the grammar that people read.
  private static func words(of token: String) throws -> [String] {
    let file = Fixtures.examples.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "grammar/journey.ebnf")
    var reader = GrammarReader(try String(contentsOf: file, encoding: .utf8))
    let rule = try #require(reader.productions().first { $0.name == token })
    return rule.body.filter { $0.first == "\"" }.map { String($0.dropFirst().dropLast()) }
  }

  @Test(arguments: ["RESERVED", "HEADWORD"])
  func `every reserved word has a colour`(token: String) throws {
    let grammar = try EditorGrammar.ofLanguage()
    let words = try Self.words(of: token)
    #expect(words.count >= 25)
    for word in words {
      let text = word == "time" ? "time zone \"x\"" : word
      let scope = grammar.stretches(of: text).first?.scope
      #expect(scope != nil, "`\(word)` is plain")
    }
  }

  @Test(arguments: Fixtures.accepted + Fixtures.shop)
  func `no reserved word of the corpus is plain or inside a text`(script: Fixture) throws {
    let grammar = try EditorGrammar.ofLanguage()
    let reserved = Set(try Self.words(of: "RESERVED"))
    let text = String(decoding: script.source.bytes, as: UTF8.self)
    for stretch in grammar.stretches(of: text) {
      if stretch.scope?.hasPrefix("invalid") == true { Issue.record("\(stretch.text)") }
      guard stretch.scope == nil else { continue }
      for word in stretch.text.split(whereSeparator: { !$0.isLetter && $0 != "_" }) {
        #expect(!reserved.contains(String(word)), "`\(stretch.text)`")
      }
    }
  }

  @Test func `a line is read as its author means it`() throws {
    let grammar = try EditorGrammar.ofLanguage()
    let line = #"send reminder by email with name = user.first_name default "a\"b" # hi"#
    let read = grammar.stretches(of: line).map { "\($0.text)|\($0.scope ?? "")" }
    #expect(
      read == [
        "send|keyword.control.journey", "reminder|entity.name.function.journey",
        "by|keyword.other.journey", " email |", "with|keyword.other.journey",
        "name|variable.parameter.journey", "=|keyword.operator.journey",
        "user|variable.language.journey", ".|punctuation.accessor.journey",
        "first_name|variable.other.member.journey", "default|keyword.operator.word.journey",
        "\"|string.quoted.double.journey", "a|string.quoted.double.journey",
        "\\\"|constant.character.escape.journey", "b\"|string.quoted.double.journey",
        "# hi|comment.line.number-sign.journey",
      ])
  }

  @Test func `the editor's folder uses these very files`() throws {
    let root = Fixtures.examples.deletingLastPathComponent().deletingLastPathComponent()
    for name in ["journey.tmLanguage.json", "journey_definition.schema.json"] {
      let linked = root.appending(path: "editors/vscode/\(name)").resolvingSymlinksInPath()
      #expect(linked.path == root.appending(path: "grammar/\(name)").resolvingSymlinksInPath().path)
    }
  }
}
