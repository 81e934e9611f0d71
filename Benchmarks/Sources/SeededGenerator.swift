/// Numbers that look random and are the same in every run: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  /// The state.
  private var state: UInt64

  /// Begins with a seed.
  init(seed: UInt64) { state = seed }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// One of some values.
  mutating func pick<Element>(_ values: [Element]) -> Element {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  /// A number of cents in a range of whole ones, spelled with two digits behind the point.
  mutating func amount(_ range: ClosedRange<Int>) -> String {
    let cents = Int.random(in: (range.lowerBound * 100)...(range.upperBound * 100), using: &self)
    let rest = cents % 100
    return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
