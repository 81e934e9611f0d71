/// Reads a decimal literal from its bytes, digit by digit, without binary floating point.
struct DecimalParser {
  /// The literal.
  let bytes: [UInt8]
  /// The next byte to read.
  private var index = 0

  /// Creates a parser of one literal.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The most digits that are looked at; more than any number in range has.
  private static let digitLimit = 400

  /// Returns the number in millionths, or `nil` if the bytes are no number or out of range.
  mutating func parse() -> Int64? {
    if bytes.count > Self.digitLimit { return nil }
    let isNegative = take(0x2D)
    var digits: [UInt8] = []
    guard takeDigits(into: &digits) > 0 else { return nil }
    var point = digits.count
    if take(0x2E) { guard takeDigits(into: &digits) > 0 else { return nil } }
    if take(0x65) || take(0x45) {
      guard let exponent = takeExponent() else { return nil }
      point += exponent
    }
    guard index == bytes.count else { return nil }
    return value(of: digits, point: point, isNegative: isNegative)
  }

  /// Consumes `byte` if it is next.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Consumes digits and the underscores between them; returns how many digits there were.
  private mutating func takeDigits(into digits: inout [UInt8]) -> Int {
    var taken = 0
    while index < bytes.count {
      if (0x30...0x39).contains(bytes[index]) {
        digits.append(bytes[index] - 0x30)
        taken += 1
      } else if bytes[index] != 0x5F || taken == 0 {
        break
      }
      index += 1
    }
    return taken
  }

  /// Consumes a signed exponent of at most four digits.
  private mutating func takeExponent() -> Int? {
    let isNegative = take(0x2D)
    if !isNegative { _ = take(0x2B) }
    var digits: [UInt8] = []
    guard (1...4).contains(takeDigits(into: &digits)) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1) }
    return isNegative ? -value : value
  }

  /// The millionths of the number whose decimal point stands behind `point` digits.
  private func value(of digits: [UInt8], point: Int, isNegative: Bool) -> Int64? {
    let last = point + 6
    var total: Int128 = 0
    for place in 0..<max(0, last) {
      total = total * 10 + Int128(place < digits.count ? digits[place] : 0)
      if total > Int128(Int64.max) + 1 { return nil }
    }
    if last >= 0, roundsUp(digits, behind: last, isOdd: total % 2 != 0) { total += 1 }
    return Int64(exactly: isNegative ? -total : total)
  }

  /// `true` if what stands behind place `last` rounds the number up, half to even.
  private func roundsUp(_ digits: [UInt8], behind last: Int, isOdd: Bool) -> Bool {
    guard last < digits.count else { return false }
    if digits[last] != 5 { return digits[last] > 5 }
    return isOdd || digits[(last + 1)...].contains { $0 != 0 }
  }
}
