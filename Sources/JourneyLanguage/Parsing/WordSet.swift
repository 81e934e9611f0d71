/// Some words, told by their length and first letter before any of them is compared: the parser
/// asks for every token what it may begin, and to hash the word takes several times as long.
package struct WordSet: Sendable {
  /// The words, those of one drawer behind each other.
  private var words: [String] = []
  /// Where each drawer begins among the words; behind the last one, where that ends.
  private var starts: [Int]

  /// As many drawers as make most of them hold no word or one.
  private static let drawersMax = 256

  /// Collects words.
  package init(_ all: some Sequence<String>) {
    var drawers = [[String]](repeating: [], count: Self.drawersMax)
    for word in all {
      let drawer = Self.drawer(of: word)
      if !drawers[drawer].contains(word) { drawers[drawer].append(word) }
    }
    starts = [0]
    for drawer in drawers {
      words += drawer
      starts.append(words.count)
    }
  }

  /// `true` if a word is among them.
  package func contains(_ word: String) -> Bool {
    let drawer = Self.drawer(of: word)
    for place in starts[drawer]..<starts[drawer + 1] where words[place] == word { return true }
    return false
  }

  /// The drawer of a word: by its first letter and its length.
  private static func drawer(of word: String) -> Int {
    let first = word.utf8.first.map { Int($0) } ?? 0
    return (first &* 8 &+ word.utf8.count) & (drawersMax - 1)
  }
}
