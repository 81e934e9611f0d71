extension CalendarDuration {
  /// Creates the duration that words spell: `7 days`, `1 day 12 hours`; `nil` if they spell none.
  public init?(words text: some StringProtocol) {
    self.init()
    let words = text.split(separator: " ")
    guard !words.isEmpty, words.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: words.count, by: 2) {
      guard let count = digits(Array(words[index].utf8.prefix(Self.digitsMax + 1))[...]),
        words[index].utf8.count <= Self.digitsMax, add(count, String(words[index + 1]))
      else { return nil }
    }
  }

  /// The most digits of a number of units; the longest duration in seconds has ten.
  private static let digitsMax = 10

  /// Adds so many of the unit of this name; `false` if there is none, or that is too long.
  private mutating func add(_ count: Int, _ name: String) -> Bool {
    let singular = name.hasSuffix("s") ? String(name.dropLast()) : name
    guard let unit = Self.units.first(where: { $0.name == singular })?.unit else { return false }
    months += count * unit.months
    days += count * unit.days
    let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unit.microseconds)
    guard !overflow, product <= Self.microsecondsMax else { return false }
    microseconds += product
    return months <= Self.monthsMax && days <= Self.daysMax
      && microseconds <= Self.microsecondsMax
  }

  /// The units by name.
  private static let units: [(name: String, unit: CalendarDuration)] = [
    ("second", CalendarDuration(microseconds: Moment.perSecond)),
    ("minute", CalendarDuration(microseconds: 60 * Moment.perSecond)),
    ("hour", CalendarDuration(microseconds: 3600 * Moment.perSecond)),
    ("day", CalendarDuration(days: 1)), ("week", CalendarDuration(days: 7)),
    ("month", CalendarDuration(months: 1)), ("year", CalendarDuration(months: 12)),
  ]
}
