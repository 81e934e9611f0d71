import JourneyModel

/// Random numbers that are the same for a seed on every machine: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  /// The state.
  private var state: UInt64

  /// Creates the sequence of a seed.
  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number of a range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// `true` so many times out of a hundred.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// An element of an array, which is not empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A number from the vocabulary, now and then from the ends of the range.
  mutating func decimal() -> ExactDecimal {
    ExactDecimal(millionths: pick(chance(7) ? Vocabulary.extremes : Vocabulary.numbers))
  }

  /// A text from the vocabulary, often one of a few.
  mutating func word() -> String {
    if below(400) == 0 { return String(repeating: "xY", count: 20_000) }
    return pick(chance(55) ? Vocabulary.commonTexts : Vocabulary.texts)
  }
}
