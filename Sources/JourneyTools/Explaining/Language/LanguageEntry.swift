/// What there is to say of a word of the language, or of some that belong together.
package struct LanguageEntry: Sendable {
  /// The words.
  package let words: [String]
  /// The rules of the grammar that it stands in, the most telling first.
  package let rules: [String]
  /// What it means.
  package let text: String
  /// A script that shows it.
  package let example: String

  /// Creates an entry.
  init(_ words: [String], rules: [String], _ text: String, example: String) {
    self.words = words
    self.rules = rules
    self.text = text
    self.example = example
  }

  /// The syntax, rule by rule.
  package var syntax: String { rules.compactMap { GrammarRules.byName[$0] }.joined() }

  /// The entry for a terminal.
  package var plainText: String {
    var lines = [words.joined(separator: ", "), ""]
    lines += TextLayout.wrapped(text)
    lines += ["", "Syntax:", ""] + TextLayout.indented(syntax)
    lines += ["", "Example:", ""] + TextLayout.indented(example)
    return lines.joined(separator: "\n") + "\n"
  }
}
