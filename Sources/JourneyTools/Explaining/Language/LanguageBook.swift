/// The entries about the words of the language.
package enum LanguageBook {
  /// The entries in their sections.
  package static let sections: [(title: String, entries: [LanguageEntry])] = [
    ("Top level", topLevelEntries), ("Settings: the head of a journey", settingEntries),
    ("Steps", stepEntries), ("Arms and the ends of blocks", armEntries),
    ("Expressions", expressionEntries), ("Clauses", clauseEntries),
    ("Words within statements", phraseEntries), ("Events of the system", eventEntries),
    ("Lines of tests", testLineEntries), ("Words of other languages", habitEntries),
  ]

  /// All entries, in order.
  package static var entries: [LanguageEntry] { sections.flatMap(\.entries) }

  /// Returns the entry of a word, however it is written.
  package static func entry(for word: String) -> LanguageEntry? {
    let word = word.lowercased()
    return entries.first { $0.words.contains(word) }
      ?? entries.first { entry in entry.words.contains { $0 + "s" == word } }
  }

  /// All words in a list for a terminal.
  static var overview: String {
    var lines: [String] = []
    for (title, entries) in sections {
      lines += lines.isEmpty ? [title] : ["", title]
      lines += TextLayout.indented(
        TextLayout.wrapped(entries.flatMap(\.words).joined(separator: " "), width: 76)
          .joined(separator: "\n"), by: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
