import JourneyModel

extension Keywords {
  /// The words that stand for values or join conditions: they are what they are, and no slip.
  private static let neverMeantOtherwise: Set<String> = [
    "user", "event", "now", "today", "and", "not", "is",
  ]

  /// Returns the word of the language that a misspelt one was meant to be, or `nil` if none of the
  /// candidates is close to it.
  static func meant(by word: String, among candidates: [String]) -> String? {
    if neverMeantOtherwise.contains(word) || candidates.contains(word) { return nil }
    return Suggestion.closest(to: word, among: candidates)
      ?? shortWord(meantBy: Array(word.lowercased()), among: candidates)
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
