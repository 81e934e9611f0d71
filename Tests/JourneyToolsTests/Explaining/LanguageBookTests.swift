import Foundation
import JourneyLanguage
import JourneyModel
import JourneyTools
import Testing

/// What there is to say of the words of the language: of all of them, and it is true.
@Suite struct LanguageBookTests {
  /// The grammar, without its comments.
  static let grammar: String = {
    let url = RuleBookTests.root.appending(path: "grammar/journey.ebnf")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.replacing(#/\/\*[^*]*(?:\*[^\/][^*]*)*\*\//#, with: "")
  }()

  /// The rules of the grammar by name, their parts one blank apart.
  static let rules: [String: String] = {
    var rules: [String: String] = [:]
    var name = ""
    for line in grammar.split(separator: "\n") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      let isHead = parts.count > 1 && parts[1] == "::=" && line.first != " "
      if isHead { name = parts[0] }
      if !name.isEmpty { rules[name, default: ""] += parts.joined(separator: " ") + " " }
    }
    return rules
  }()

  /// The words that a rule lists in quotes.
  private static func words(of rule: String) -> [String] {
    (rules[rule] ?? "").matches(of: #/"([a-z]{2,})"/#).map { String($0.1) }
  }

  @Test func `every word of the language has an entry`() {
    let words = Self.words(of: "RESERVED") + Self.words(of: "HEADWORD") + Self.words(of: "UNIT")
    #expect(words.count > 85)
    #expect(words.filter { LanguageBook.entry(for: $0) == nil } == [])
  }

  @Test func `every function has an entry`() {
    let names = Expression.Function.allCases.map(\.rawValue)
    #expect(names.filter { LanguageBook.entry(for: $0) == nil } == [])
  }

  @Test func `every event of the system has an entry`() {
    #expect(FixedNames.systemEvents.map(\.name).filter { LanguageBook.entry(for: $0) == nil } == [])
  }

  @Test func `every word that the grammar quotes has an entry`() {
    let rules = Self.rules.keys.filter { $0 != "replline" && $0 != "HABIT" }
    let words = Set(rules.flatMap(Self.words))
    #expect(words.count > 150)
    // `does not contain` is told with `contains`, and `allow` stands in comments.
    let others = words.subtracting(["contain", "allow"])
    #expect(others.filter { LanguageBook.entry(for: $0) == nil } == [])
  }

  @Test func `no word has two entries`() {
    let words = LanguageBook.entries.flatMap(\.words)
    #expect(Set(words).count == words.count)
  }

  @Test func `the rules are those of the grammar`() {
    #expect(Self.rules.count > 100)
    for (name, rule) in Self.rules {
      let shown = GrammarRules.byName[name] ?? "nothing"
      #expect(
        shown.split(whereSeparator: \.isWhitespace) == rule.split(whereSeparator: \.isWhitespace),
        "\(name)")
    }
    #expect(Set(GrammarRules.byName.keys) == Set(Self.rules.keys))
  }

  @Test(arguments: LanguageBook.entries.map(\.words))
  func `an entry shows its syntax and its meaning, no wider than a terminal`(
    words: [String]
  ) throws {
    let entry = try #require(LanguageBook.entry(for: words[0]))
    #expect(entry.rules.allSatisfy { GrammarRules.byName[$0] != nil })
    #expect(entry.text.hasSuffix("."))
    #expect(entry.plainText.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: LanguageBook.entries.map(\.words))
  func `the example of an entry compiles, and nothing is found in it`(words: [String]) throws {
    let entry = try #require(LanguageBook.entry(for: words[0]))
    let found = SourceCheck(catalog: nil).findings(
      in: SourceFile(name: "example.journey", text: entry.example))
    #expect(found.isEmpty, "\(found.map(\.message))")
    let names = entry.words + ["otherwise", "is", "days"]
    #expect(names.contains { entry.example.contains($0) })
  }
}
