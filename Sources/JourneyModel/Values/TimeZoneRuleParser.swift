/// Reads the rule in the footer of a TZif file: a POSIX `TZ` text with the additions of RFC 8536.
struct TimeZoneRuleParser {
  /// The text.
  private let bytes: [UInt8]
  /// The offset of the next byte to read.
  private var index = 0

  /// The most hours that a time of change may be from the start of its day: a week, as RFC 8536
  /// says.
  private static let hoursMax = 167

  /// Creates a parser of a text.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the rule, or `nil` if the text is none.
  mutating func parse() -> TimeZoneRule? {
    guard skipName(), let behind = time() else { return nil }
    if index == bytes.count { return TimeZoneRule(offset: -behind, daylight: nil) }
    guard let daylight = daylight(standard: -behind), index == bytes.count else { return nil }
    return TimeZoneRule(offset: -behind, daylight: daylight)
  }

  /// Reads daylight-saving time: name, offset (an hour ahead if there is none), start and end.
  private mutating func daylight(standard: Int) -> TimeZoneRule.Daylight? {
    guard skipName() else { return nil }
    var offset = standard + 3600
    if index < bytes.count, bytes[index] != 0x2C {
      guard let behind = time() else { return nil }
      offset = -behind
    }
    guard let start = yearDay(), let end = yearDay() else { return nil }
    return TimeZoneRule.Daylight(offset: offset, start: start, end: end)
  }

  /// Skips a name: letters, or anything in angle brackets.
  private mutating func skipName() -> Bool {
    let start = index
    if take("<") {
      while index < bytes.count, bytes[index] != 0x3E { index += 1 }
      return take(">")
    }
    while index < bytes.count, (bytes[index] | 0x20) >= 0x61, (bytes[index] | 0x20) <= 0x7A {
      index += 1
    }
    return index - start >= 3
  }

  /// Reads `,Jn`, `,n` or `,Mm.w.d`, each with `/time` or at 02:00.
  private mutating func yearDay() -> TimeZoneRule.YearDay? {
    guard take(","), let day = day() else { return nil }
    var seconds = 2 * 3600
    if take("/") {
      guard let given = time() else { return nil }
      seconds = given
    }
    return TimeZoneRule.YearDay(day: day, seconds: seconds)
  }

  /// Reads a day of the year.
  private mutating func day() -> TimeZoneRule.YearDay.Day? {
    if take("J") { return number(1...365).map { .julian($0) } }
    guard take("M") else { return number(0...365).map { .zeroBased($0) } }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."),
      let weekday = number(0...6)
    else { return nil }
    return .monthly(month: month, week: week, weekday: weekday)
  }

  /// Reads `[+-]h[:mm[:ss]]` in seconds.
  private mutating func time() -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(0...Self.hoursMax) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// Reads a number in a range.
  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let start = index
    while index < bytes.count, index - start < 4, (0x30...0x39).contains(bytes[index]) {
      index += 1
    }
    return digits(bytes[start..<index]).flatMap { range.contains($0) ? $0 : nil }
  }

  /// Consumes a character if it is next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }
}
