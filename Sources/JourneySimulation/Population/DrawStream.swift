internal import JourneyModel

/// Numbers that look random and follow from a seed alone: SplitMix64.
///
/// Each trait of each person has a stream of its own, so that a new attribute or event changes
/// nothing of what was drawn for the others.
package struct DrawStream {
  /// The state.
  private var state: UInt64

  /// A million: chances are counted in millionths.
  static let certain = 1_000_000

  /// Begins the stream of a purpose of a person.
  package init(seed: UInt64, person: Int, purpose: UInt64) {
    var mixed = DrawStream(state: seed)
    mixed.state = mixed.next() ^ UInt64(truncatingIfNeeded: person)
    mixed.state = mixed.next() ^ purpose
    state = mixed.next()
  }

  /// Begins at a state.
  private init(state: UInt64) { self.state = state }

  /// The hash of a purpose, from its name.
  static func purpose(_ name: String) -> UInt64 { StableHash.of(name.utf8) }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`, each equally likely.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// `true` so many times in a million.
  mutating func chance(_ millionths: Int) -> Bool { below(Self.certain) < millionths }

  /// One of some values.
  mutating func pick<Element>(_ values: [Element]) -> Element? {
    values.isEmpty ? nil : values[below(values.count)]
  }
}
