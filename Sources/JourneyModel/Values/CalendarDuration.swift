/// A length of time: months and days as calendar steps, the rest as elapsed microseconds.
///
/// A year is twelve months and a week is seven days; neither is told apart afterwards.
public struct CalendarDuration: Hashable, Sendable {
  /// Calendar months.
  public var months: Int
  /// Calendar days.
  public var days: Int
  /// Elapsed microseconds.
  public var microseconds: Int64

  /// The most months that a duration may have: a hundred years, so that it packs into 32 bits with
  /// the days.
  public static let monthsMax = 1_200
  /// The most days that a duration may have, beside its months: a hundred years.
  public static let daysMax = 36_600
  /// The most elapsed microseconds: as long as the most days.
  public static let microsecondsMax = Int64(daysMax) * 86_400 * Moment.perSecond

  /// Creates a duration of these parts.
  public init(months: Int = 0, days: Int = 0, microseconds: Int64 = 0) {
    self.months = months
    self.days = days
    self.microseconds = microseconds
  }

  /// `true` if the duration lasts no time at all.
  public var isZero: Bool { months == 0 && days == 0 && microseconds == 0 }

  /// `true` if a part of it is a calendar step.
  public var hasCalendarPart: Bool { months != 0 || days != 0 }

  /// Its usual length, a month of 30 days and a day of 24 hours: what comparisons go by.
  public var nominalMicroseconds: Int64 {
    let days = Int64(months) * 30 + Int64(self.days)
    return (days * 86_400 * Moment.perSecond) &+ microseconds
  }
}

extension CalendarDuration {
  /// The duration in ISO 8601: `PT1H`, `P14DT3H`, `P1Y2M`; whole weeks as days.
  public var iso8601: String {
    if isZero { return "PT0S" }
    let isNegative = nominalMicroseconds < 0
    let sign = isNegative ? -1 : 1
    var text = isNegative ? "-P" : "P"
    func add(_ count: Int64, _ unit: String) { if count != 0 { text += "\(count)\(unit)" } }
    let months = Int64(months * sign)
    add(months / 12, "Y")
    add(months % 12, "M")
    add(Int64(days * sign), "D")
    let micro = microseconds * Int64(sign)
    guard micro != 0 else { return text }
    text += "T"
    let seconds = micro / Moment.perSecond
    add(seconds / 3600, "H")
    add(seconds / 60 % 60, "M")
    let fraction = ExactDecimal(millionths: micro % (60 * Moment.perSecond))
    if fraction.millionths != 0 { text += "\(fraction)S" }
    return text
  }

  /// Creates the duration that ISO 8601 text spells, or `nil` if it spells none or too long a one.
  ///
  /// A part may have a sign of its own, as in `P1M-3D`: a duration may have parts of both.
  public init?(iso8601 text: String) {
    self.init()
    var rest = text[...]
    let sign: Int64 = rest.first == "-" ? -1 : 1
    if sign < 0 { rest.removeFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    let parts = rest.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard read(parts[0], units: Self.dateUnits, sign: sign) else { return nil }
    if parts.count > 1 {
      guard !parts[1].isEmpty, read(parts[1], units: Self.timeUnits, sign: sign) else { return nil }
    }
    guard abs(months) <= Self.monthsMax, abs(days) <= Self.daysMax,
      microseconds.magnitude <= UInt64(Self.microsecondsMax)
    else { return nil }
  }

  /// The units before the `T`, in the order in which they come.
  private static let dateUnits: [(letter: Character, unit: CalendarDuration)] = [
    ("Y", CalendarDuration(months: 12)), ("M", CalendarDuration(months: 1)),
    ("W", CalendarDuration(days: 7)), ("D", CalendarDuration(days: 1)),
  ]

  /// The units behind the `T`, in the order in which they come.
  private static let timeUnits: [(letter: Character, unit: CalendarDuration)] = [
    ("H", CalendarDuration(microseconds: 3600 * Moment.perSecond)),
    ("M", CalendarDuration(microseconds: 60 * Moment.perSecond)),
    ("S", CalendarDuration(microseconds: Moment.perSecond)),
  ]

  /// Adds what a half of an ISO 8601 text spells; `false` if it is malformed.
  private mutating func read(
    _ half: Substring, units: [(letter: Character, unit: CalendarDuration)], sign: Int64
  ) -> Bool {
    var rest = half
    var units = units[...]
    while !rest.isEmpty {
      let digits = rest.prefix { "0123456789.-".contains($0) }
      rest = rest.dropFirst(digits.count)
      guard let count = ExactDecimal(String(digits)), let letter = rest.popFirst(),
        letter == "S" || !digits.contains("."),
        let place = units.firstIndex(where: { $0.letter == letter }),
        add(count, of: units[place].unit, sign: sign)
      else { return false }
      units = units[(place + 1)...]
    }
    return true
  }

  /// Adds so many units; `false` if that is too long.
  private mutating func add(_ count: ExactDecimal, of unit: CalendarDuration, sign: Int64) -> Bool {
    if count.millionths == .min { return false }
    let millionths = count.millionths * sign
    let (total, overflow) = millionths.multipliedReportingOverflow(
      by: unit.microseconds / Moment.perSecond)
    guard !overflow, total.magnitude <= UInt64(Self.microsecondsMax) else { return false }
    let whole = Int(millionths / ExactDecimal.scale)
    guard abs(whole * unit.months) <= Self.monthsMax, abs(whole * unit.days) <= Self.daysMax
    else { return false }
    months += whole * unit.months
    days += whole * unit.days
    microseconds += total
    return true
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// The duration as a script says it: `14 days 3 hours`.
  public var description: String {
    var parts: [String] = []
    func add(_ count: Int64, _ unit: String) {
      if count != 0 { parts.append("\(count) \(unit)\(abs(count) == 1 ? "" : "s")") }
    }
    add(Int64(months / 12), "year")
    add(Int64(months % 12), "month")
    if days % 7 == 0 { add(Int64(days / 7), "week") } else { add(Int64(days), "day") }
    let seconds = microseconds / Moment.perSecond
    add(seconds / 3600, "hour")
    add(seconds / 60 % 60, "minute")
    let rest = ExactDecimal(millionths: microseconds % (60 * Moment.perSecond))
    if rest.isWhole {
      add(Int64(rest.wholePart), "second")
    } else {
      parts.append("\(rest) seconds")
    }
    return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
  }
}
