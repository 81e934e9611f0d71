import JourneyModel

extension Keywords {
  /// The names that values begin with: they are what they are, and no slip.
  private static let roots: Set<String> = ["user", "event", "now", "today"]

  /// Returns the word of the language that a misspelt one was meant to be, or `nil` if none of the
  /// candidates is close to it.
  ///
  /// A word that is spelled right is not misspelt, and no word of the language has a `_`.
  static func meant(by word: String, among candidates: [String]) -> String? {
    if roots.contains(word) || reserved.contains(word) || candidates.contains(word) { return nil }
    if word.contains("_") { return nil }
    return Suggestion.closest(to: word, among: candidates)
      ?? shortWord(meantBy: Array(word.lowercased()), among: candidates)
  }

  /// Returns `true` if no other candidate than the one that was found is close to a misspelt word;
  /// one and many of a unit are the same.
  static func isOnly(_ meant: String, by word: String, among candidates: [String]) -> Bool {
    let others = candidates.filter { $0 != meant && $0 + "s" != meant && $0 != meant + "s" }
    return Suggestion.closest(to: word, among: others) == nil || word.lowercased() == meant
  }

  /// Returns the one word of two letters in which a letter is wrong, or both have changed places.
  private static func shortWord(meantBy word: [Character], among candidates: [String]) -> String? {
    guard word.count == 2 else { return nil }
    let short = Set(candidates.filter { $0.count == 2 })
    let swapped = String(word.reversed())
    if short.contains(swapped) { return swapped }
    let near = short.filter { zip($0, word).contains { $0 == $1 } }
    return near.count == 1 ? near.first : nil
  }
}
