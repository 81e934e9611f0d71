/// Numbers pairs of a node and a tally of messages in the order in which they come.
///
/// A search asks it at every step. It is a table of its own, since half the time of a search went
/// into the hashing of a dictionary, whose care for keys that somebody made to collide is of no use
/// here: a search ends after so many ways.
struct RivalTable {
  /// A pair.
  private struct Key: Equatable {
    /// The node.
    var node: Int
    /// The messages.
    var tally: MessageCount.Tally

    /// A place to begin looking at: the bits of both, well mixed.
    var hash: Int {
      let mixed = (UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15) ^ tally
      let spread = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: spread ^ (spread >> 32))
    }
  }

  /// The pairs by number.
  private var keys: [Key] = []
  /// The number at each place, of which there are twice as many as pairs; -1 where there is none.
  private var places = [Int](repeating: -1, count: 64)

  /// The number of a pair; a new one gets the next.
  mutating func number(of node: Int, _ tally: MessageCount.Tally) -> Int {
    let key = Key(node: node, tally: tally)
    let place = self.place(of: key)
    if places[place] >= 0 { return places[place] }
    places[place] = keys.count
    keys.append(key)
    if keys.count * 2 > places.count { grow() }
    return keys.count - 1
  }

  /// The place of a pair, or the free one that it would get.
  private func place(of key: Key) -> Int {
    var place = key.hash & (places.count - 1)
    while places[place] >= 0, keys[places[place]] != key {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  /// Doubles the places.
  private mutating func grow() {
    places = [Int](repeating: -1, count: places.count * 2)
    for number in keys.indices { places[place(of: keys[number])] = number }
  }
}
