/// A set that can tell of a hash that it was never added, in 12 bits for each that was.
///
/// Of one that was not added it says in one of some 200 cases that it may have been, of one that
/// was it says so always. All bits of a hash lie in one line of memory, so that asking takes one
/// look there: F. Putze, P. Sanders, J. Singler, "Cache-, Hash- and Space-Efficient Bloom Filters",
/// 2007.
package struct BloomFilter {
  /// A line of memory: eight words.
  private typealias Block = SIMD8<UInt64>

  /// The bits.
  private var blocks: [Block]

  /// The bits of a block for each hash.
  private static let bitsEach = 12
  /// How many bits are set for a hash.
  private static let bitsSet = 4
  /// The bits that say which bit of a block is meant: three for the word, six within it.
  private static let placeBits: UInt64 = 9

  /// Creates an empty set with room for so many hashes; with more it is wrong more often.
  package init(capacity: Int) {
    let count = max(1, capacity * Self.bitsEach / (Block.scalarCount * UInt64.bitWidth))
    blocks = [Block](repeating: .zero, count: count)
  }

  /// Adds a hash.
  package mutating func insert(_ hash: UInt64) {
    let block = place(of: hash)
    for (word, bit) in Self.bits(of: hash) { blocks[block][word] |= bit }
  }

  /// `false` of a hash that was never added.
  package func mayContain(_ hash: UInt64) -> Bool {
    let block = blocks[place(of: hash)]
    return Self.bits(of: hash).allSatisfy { word, bit in block[word] & bit != 0 }
  }

  /// The block of a hash, by its upper bits.
  private func place(of hash: UInt64) -> Int {
    Int(hash.multipliedFullWidth(by: UInt64(blocks.count)).high)
  }

  /// The bits of a hash in its block, by its lower bits.
  private static func bits(of hash: UInt64) -> some Sequence<(word: Int, bit: UInt64)> {
    (0..<bitsSet).lazy.map { index in
      let place = hash >> (UInt64(index) * placeBits)
      return (Int(place >> 6 & 7), 1 << (place & 63))
    }
  }
}
