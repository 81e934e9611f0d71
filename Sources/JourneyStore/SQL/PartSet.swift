/// Some of the parts, one bit for each.
struct PartSet: Equatable {
  /// The bits, those of the first eight parts in the first byte.
  private(set) var bytes: [UInt8]

  /// All parts.
  static let all = PartSet(bytes: [UInt8](repeating: .max, count: byteCount))

  /// How many bytes there are.
  private static let byteCount = Part.count / UInt8.bitWidth

  /// Takes bits as they were kept; parts for which there are none are not in the set.
  init(bytes: [UInt8]) {
    let missing = max(0, Self.byteCount - bytes.count)
    self.bytes = bytes.prefix(Self.byteCount) + [UInt8](repeating: 0, count: missing)
  }

  /// `true` if no part is in it.
  var isEmpty: Bool { bytes.allSatisfy { $0 == 0 } }

  /// `true` if a part is in it.
  func contains(_ part: Int) -> Bool {
    bytes[part / UInt8.bitWidth] & Self.bit(part) != 0
  }

  /// Takes a part out.
  mutating func remove(_ part: Int) {
    bytes[part / UInt8.bitWidth] &= ~Self.bit(part)
  }

  /// The bit of a part in its byte.
  private static func bit(_ part: Int) -> UInt8 { 1 << (part % UInt8.bitWidth) }
}
