/// An exact decimal number with six fractional digits, as a count of millionths.
///
/// The range is that of the count: at least ±9 × 10¹². Rounding is half to even.
public struct ExactDecimal: Hashable, Comparable, Sendable {
  /// The millionths in one.
  public static let scale: Int64 = 1_000_000

  /// The number in millionths.
  public var millionths: Int64

  /// Creates the number of so many millionths.
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// Creates a whole number, or `nil` if it is out of range.
  public init?(_ whole: Int) {
    let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: Self.scale)
    if overflow { return nil }
    millionths = product
  }

  /// Creates the number that a literal spells: digits with `_`, a point, an exponent (as in JSON).
  ///
  /// Digits behind the sixth are rounded half to even. `nil` if it is no number or out of range.
  public init?(_ text: String) {
    var text = text
    if let whole = text.withUTF8(Self.plainWhole) {
      millionths = whole * Self.scale
      return
    }
    var parser = DecimalParser(bytes: Array(text.utf8))
    guard let value = parser.parse() else { return nil }
    millionths = value
  }

  /// The most digits that are surely in range.
  private static let plainDigitsMax = 12

  /// The whole number that a few digits spell, as most literals are nothing else; `nil` for others.
  private static func plainWhole(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
    var whole: Int64 = 0
    var count = 0
    for byte in digits {
      count += 1
      guard byte >= 0x30, byte <= 0x39, count <= plainDigitsMax else { return nil }
      whole = whole * 10 + Int64(byte - 0x30)
    }
    return count > 0 ? whole : nil
  }

  /// The order of the numbers.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.millionths < right.millionths
  }

  /// `true` if the number has no fraction.
  public var isWhole: Bool { millionths % Self.scale == 0 }

  /// The number without its fraction, rounded towards zero.
  public var wholePart: Int { Int(millionths / Self.scale) }

  /// The sum, or `nil` if it is out of range.
  @inlinable public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let (value, overflow) = millionths.addingReportingOverflow(other.millionths)
    return overflow ? nil : ExactDecimal(millionths: value)
  }

  /// The difference, or `nil` if it is out of range.
  @inlinable public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    let (value, overflow) = millionths.subtractingReportingOverflow(other.millionths)
    return overflow ? nil : ExactDecimal(millionths: value)
  }

  /// The product, rounded half to even, or `nil` if it is out of range.
  @inlinable public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let product = millionths.multipliedFullWidth(by: other.millionths)
    return Self.divideHalfEven(product, by: Self.scale)
  }

  /// The quotient, rounded half to even, or `nil` for division by zero or a result out of range.
  @inlinable public func divided(by other: ExactDecimal) -> ExactDecimal? {
    if other.millionths == 0 { return nil }
    return Self.divideHalfEven(
      millionths.multipliedFullWidth(by: Self.scale), by: other.millionths)
  }

  /// The 128-bit `dividend` divided by `divisor`, rounded half to even.
  @usableFromInline
  static func divideHalfEven(
    _ dividend: (high: Int64, low: UInt64), by divisor: Int64
  ) -> ExactDecimal? {
    let whole = (Int128(dividend.high) << 64) | Int128(dividend.low)
    let (quotient, remainder) = whole.quotientAndRemainder(dividingBy: Int128(divisor))
    let twice = remainder.magnitude * 2
    let size = UInt128(divisor.magnitude)
    let isNegative = (whole < 0) != (divisor < 0)
    let roundsAway = twice > size || (twice == size && quotient % 2 != 0)
    let rounded = roundsAway ? quotient + (isNegative ? -1 : 1) : quotient
    guard let value = Int64(exactly: rounded) else { return nil }
    return ExactDecimal(millionths: value)
  }

  /// The number rounded half to even to so many fractional digits (0 to 6).
  public func rounded(digits: Int = 0) -> ExactDecimal? {
    let places = max(0, min(6, digits))
    var unit: Int64 = 1
    for _ in places..<6 { unit *= 10 }
    guard
      let quotient = Self.divideHalfEven(
        (millionths < 0 ? -1 : 0, UInt64(bitPattern: millionths)), by: unit)
    else { return nil }
    let (value, overflow) = quotient.millionths.multipliedReportingOverflow(by: unit)
    return overflow ? nil : ExactDecimal(millionths: value)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest spelling: `12`, `0.5`, `-3.25`.
  public var description: String {
    let whole = millionths / Self.scale
    var fraction = (millionths % Self.scale).magnitude
    if fraction == 0 { return String(whole) }
    var digits = 6
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let spelled = String(fraction)
    let sign = millionths < 0 ? "-" : ""
    let zeros = String(repeating: "0", count: digits - spelled.utf8.count)
    return "\(sign)\(whole.magnitude).\(zeros)\(spelled)"
  }
}
