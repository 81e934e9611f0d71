internal import JourneyModel

/// What is compared of a table at two places: how many rows, and what is in them.
package struct TableSum: Equatable, Sendable {
  /// How many rows there are.
  package private(set) var rows = 0
  /// The sum of the rows' hashes, which the order of the rows does not change.
  private var sum: UInt64 = 0

  /// Creates the sum of no rows.
  init() {}

  /// Adds a row.
  mutating func add(_ row: [StoredValue]) {
    rows += 1
    var hash: UInt64 = 0
    for value in row { hash = Self.mixed(hash, Self.hash(of: value)) }
    sum &+= hash
  }

  /// The hash of a value; what is of different kinds has different ones.
  private static func hash(of value: StoredValue) -> UInt64 {
    switch value {
    case .nothing: 1
    case .number(let number): mixed(2, UInt64(bitPattern: number))
    case .text(let text): mixed(3, StableHash.of(text))
    case .bytes(let bytes): mixed(4, StableHash.of(bytes))
    }
  }

  /// A hash that depends on two, and on which comes first.
  private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    // Steps of the finishing of SplitMix64: each bit of either goes into all of the result.
    var mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ second
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
