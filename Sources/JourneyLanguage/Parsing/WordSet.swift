/// Some words, of which most others can be told without being hashed: the parser asks for every
/// token what it may begin.
package struct WordSet: Sendable {
  /// The words.
  private let words: Set<String>
  /// The lengths of the words, as bits.
  private var lengths: UInt64 = 0
  /// The first letters of the words, as bits by their last six bits.
  private var initials: UInt64 = 0

  /// Collects words.
  init(_ words: [String]) {
    self.words = Set(words)
    for word in words {
      lengths |= Self.bit(word.utf8.count)
      initials |= Self.bit(Int(word.utf8.first ?? 0))
    }
  }

  /// `true` if a word is among them.
  package func contains(_ word: String) -> Bool {
    guard lengths & Self.bit(word.utf8.count) != 0, let first = word.utf8.first,
      initials & Self.bit(Int(first)) != 0
    else { return false }
    return words.contains(word)
  }

  /// The bit that stands for a number, and for all others with the same last six bits.
  private static func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
}
