/// Makes inputs that are almost right: stretches of texts cut out, doubled, swapped between texts,
/// and bytes changed.
struct ByteMutator {
  /// What inputs are made from.
  private let seeds: [[UInt8]]
  /// Words that are thrown in.
  private let words: [[UInt8]]
  /// The dice.
  private var dice: SeededGenerator

  /// The most bytes of an input.
  private static let bytesMax = 20_000

  /// Prepares a mutator; the same number gives the same inputs.
  init(_ seeds: [[UInt8]], words: [String], seed: UInt64) {
    self.seeds = seeds
    self.words = words.map { Array($0.utf8) }
    dice = SeededGenerator(seed: seed)
  }

  /// Returns the next input.
  mutating func next() -> [UInt8] {
    var bytes = seeds.randomElement(using: &dice) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &dice) { change(&bytes) }
    return Array(bytes.prefix(Self.bytesMax))
  }

  /// Changes one thing.
  private mutating func change(_ bytes: inout [UInt8]) {
    let start = Int.random(in: 0...bytes.count, using: &dice)
    let end = min(bytes.count, start + Int.random(in: 0...40, using: &dice))
    switch Int.random(in: 0...6, using: &dice) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
    case 2: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &dice) }
    case 3: bytes.insert(contentsOf: words.randomElement(using: &dice) ?? [], at: start)
    case 4:
      let other = seeds.randomElement(using: &dice) ?? []
      let from = Int.random(in: 0...other.count, using: &dice)
      bytes.replaceSubrange(start..<end, with: other[from...].prefix(end - start + 8))
    case 5: bytes.insert(UInt8.random(in: 32...126, using: &dice), at: start)
    default: bytes = Array(bytes.prefix(start))
    }
  }
}
