public import JourneyModel

/// The days of a stretch of time in one zone, so that counting by day and by hour takes a division.
public struct DayCalendar {
  /// The most days that are counted one by one: ten years, a few megabytes for a large journey.
  public static let daysMax = 3_660

  /// The first of the days.
  public let first: CivilDate
  /// How many there are.
  public let count: Int
  /// The first instant.
  public let from: Moment
  /// The last instant.
  public let until: Moment
  /// The midnights at which the days begin, and the one at which the last of them ends.
  private let midnights: [Int64]
  /// The zones.
  let zones: ZoneTable
  /// The zone of the days.
  let zone: Int

  /// A day in microseconds, unless clocks change.
  private static let dayMicroseconds = 86_400 * Moment.perSecond

  /// Lays out the days from the one of `from` to the one of `until`; `nil` if they are too many, or
  /// none.
  public init?(from: Moment, until: Moment, zones: ZoneTable, zone: Int) {
    let first = zones.local(of: from, zone: zone).date
    let last = zones.local(of: until, zone: zone).date
    guard from <= until, last.daysSince1970 - first.daysSince1970 < Self.daysMax else { return nil }
    self.first = first
    self.from = from
    self.until = until
    self.zones = zones
    self.zone = zone
    count = last.daysSince1970 - first.daysSince1970 + 1
    midnights = (0...count).map { index in
      let day = CivilDate(daysSince1970: first.daysSince1970 + index)
      return zones.moment(date: day, time: TimeOfDay(seconds: 0), zone: zone).microseconds
    }
  }

  /// `true` if a moment lies in the stretch.
  func contains(_ moment: Moment) -> Bool { from <= moment && moment <= until }

  /// The index of the day of a moment; what lies before or behind belongs to the day at that end.
  package func day(of moment: Moment) -> Int {
    let guess = (moment.microseconds &- midnights[0]) / Self.dayMicroseconds
    var day = Int(min(max(guess, 0), Int64(count - 1)))
    while day > 0, moment.microseconds < midnights[day] { day -= 1 }
    while day < count - 1, moment.microseconds >= midnights[day + 1] { day += 1 }
    return day
  }

  /// The hour of the clock at a moment of a day.
  package func hour(of moment: Moment, on day: Int) -> Int {
    guard midnights[day + 1] - midnights[day] == Self.dayMicroseconds else {
      return zones.local(of: moment, zone: zone).time.seconds / 3_600
    }
    let hour = (moment.microseconds - midnights[day]) / (3_600 * Moment.perSecond)
    return Int(min(max(hour, 0), 23))
  }

  /// The first instant of a day.
  func midnight(of day: Int) -> Moment { Moment(microseconds: midnights[day]) }

  /// The date of a day.
  public func date(of day: Int) -> CivilDate {
    CivilDate(daysSince1970: first.daysSince1970 + day)
  }
}
