import Foundation

/// A grammar in the notation of the W3C, as `grammar/journey.ebnf` is written.
///
/// Source: https://www.w3.org/TR/xml/#sec-notation. Tokens, which are written in capitals, are left
/// out: a sampler makes them itself.
struct Grammar {
  /// The right side of a rule.
  indirect enum Term: Equatable {
    /// A word or sign as written.
    case word(String)
    /// Another rule, or a token.
    case rule(String)
    /// One after the other.
    case sequence([Term])
    /// One of them.
    case choice([Term])
    /// So often: `?`, `*` or `+`.
    case repeated(Term, least: Int, most: Int)
  }

  /// The rules by name.
  private(set) var rules: [String: Term] = [:]
  /// The names in the order of the file.
  private(set) var names: [String] = []

  /// What is wrong with the text of a grammar.
  struct Mistake: Error, CustomStringConvertible {
    /// What is wrong, and behind which text.
    let description: String
  }

  /// The grammar of the language.
  static func ofLanguage() throws -> Grammar {
    let file = Fixtures.examples.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "grammar/journey.ebnf")
    return try Grammar(String(contentsOf: file, encoding: .utf8))
  }

  /// Reads a grammar.
  init(_ text: String) throws {
    var reader = GrammarReader(text)
    for production in reader.productions() where production.name.first?.isLowercase == true {
      names.append(production.name)
      rules[production.name] = try GrammarReader.term(of: production.body)
    }
  }
}

/// Reads the text of a grammar.
struct GrammarReader {
  /// The text without comments.
  private let text: String

  /// A rule as written.
  struct Production {
    /// The name.
    var name: String
    /// The words and signs of its right side.
    var body: [Substring]
  }

  /// Takes a text; comments stand between `/*` and `*/`.
  init(_ text: String) {
    var rest = text[...]
    var plain = ""
    while let start = rest.range(of: "/*") {
      plain += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].range(of: "*/")
      rest = end.map { rest[$0.upperBound...] } ?? ""
    }
    self.text = plain + rest
  }

  /// The rules: `name ::= …`, each to the next name.
  mutating func productions() -> [Production] {
    let words = Self.words(of: text)
    let starts = words.indices.filter { $0 + 1 < words.count && words[$0 + 1] == "::=" }
    return starts.enumerated().map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : words.count
      return Production(name: String(words[start]), body: Array(words[(start + 2)..<end]))
    }
  }

  /// Cuts a text into quoted words, character classes, names and signs.
  private static func words(of text: String) -> [Substring] {
    let pattern = /"[^"]*"|'[^']*'|\[(?:\\.|[^\]])*\]|::=|#x[0-9A-F]+|[A-Za-z_]+|[()?*+|\-]/
    return text.matches(of: pattern).map { text[$0.range] }
  }

  /// The term that a right side spells.
  static func term(of words: [Substring]) throws -> Grammar.Term {
    var rest = words[...]
    let term = choice(&rest)
    guard rest.isEmpty else { throw Grammar.Mistake(description: "not read: \(rest.joined())") }
    return term
  }

  /// `a | b`.
  private static func choice(_ rest: inout ArraySlice<Substring>) -> Grammar.Term {
    var terms = [sequence(&rest)]
    while rest.first == "|" {
      rest.removeFirst()
      terms.append(sequence(&rest))
    }
    return terms.count == 1 ? terms[0] : .choice(terms)
  }

  /// `a b`.
  private static func sequence(_ rest: inout ArraySlice<Substring>) -> Grammar.Term {
    var terms: [Grammar.Term] = []
    while let word = rest.first, word != "|", word != ")" {
      rest.removeFirst()
      var term: Grammar.Term
      if word == "(" {
        term = choice(&rest)
        rest = rest.dropFirst()
      } else if word.first == "\"" || word.first == "'" {
        term = .word(String(word.dropFirst().dropLast()))
      } else {
        term = .rule(String(word))
      }
      while let sign = rest.first, let bounds = bounds[sign] {
        rest.removeFirst()
        term = .repeated(term, least: bounds.0, most: bounds.1)
      }
      terms.append(term)
    }
    return terms.count == 1 ? terms[0] : .sequence(terms)
  }

  /// How often a sign repeats what stands before it.
  private static let bounds: [Substring: (Int, Int)] = [
    "?": (0, 1), "*": (0, 3), "+": (1, 3),
  ]
}
