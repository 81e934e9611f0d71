/// The slips of fingers on a keyboard.
enum Typo {
  /// The letters that a slip can hit.
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// Returns a word with one slip: two letters swapped, one lost, doubled, or another in its place.
  static func slip(in word: String, using random: inout SeededGenerator) -> String {
    var letters = Array(word)
    let index = Int.random(in: letters.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where index + 1 < letters.count: letters.swapAt(index, index + 1)
    case 1 where letters.count > 2: letters.remove(at: index)
    case 2: letters.insert(letters[index], at: index)
    default: letters[index] = Self.letters.randomElement(using: &random) ?? "x"
    }
    return String(letters)
  }
}
