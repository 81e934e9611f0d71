internal import JourneyLanguage

/// Says what a word of the language is for.
enum KeywordText {
  /// Returns what is said of a word; `nil` for one that explains nothing alone.
  static func text(of word: String) -> String? {
    Tails.of(word)
  }
}
