internal import JourneyModel

/// The value of a user's own day: a moment as the calendar shows it in a zone, or a date.
struct UserDay {
  /// The moment; `nil` for a date.
  var moment: Moment?
  /// The day.
  var date: CivilDate
  /// The time on it; midnight for a date.
  var time: TimeOfDay
  /// What is left of the second.
  var microseconds: Int64
}

extension UserDay {
  /// The day of a moment in a zone.
  init(_ moment: Moment, zones: ZoneTable, zone: Int) {
    let local = zones.local(of: moment, zone: zone)
    self.init(
      moment: moment, date: local.date, time: local.time, microseconds: local.microseconds)
  }

  /// A date.
  init(_ date: CivilDate) {
    self.init(date: date, time: TimeOfDay(seconds: 0), microseconds: 0)
  }
}

extension UserDate {
  /// The way from the day to the occasion.
  fileprivate var steps: CalendarDuration {
    guard let offset else { return CalendarDuration() }
    let sign = isBefore ? -1 : 1
    return CalendarDuration(
      months: offset.months * sign, days: offset.days * sign,
      microseconds: offset.microseconds * Int64(sign))
  }
}

extension Occasion {
  /// The occasion of a user's own day; `nil` if it lies out of all calendars.
  init?(_ date: UserDate, _ day: UserDay, zones: ZoneTable, zone: Int) {
    if date.isYearly {
      self.init(zones: zones, zone: zone, kind: .yearly(date, day))
    } else {
      guard let only = Self.moment(of: date, day, zones: zones, zone: zone) else { return nil }
      self.init(zones: zones, zone: zone, kind: .once(only))
    }
  }

  /// The moment that a day leads to: at a time of the day that the steps lead to, or so many steps
  /// from it.
  private static func moment(
    of date: UserDate, _ day: UserDay, zones: ZoneTable, zone: Int
  ) -> Moment? {
    let steps = date.steps
    if let time = date.at {
      let shifted = day.date.adding(months: steps.months).daysSince1970 + steps.days
      return zones.moment(date: CivilDate(daysSince1970: shifted), time: time, zone: zone)
    }
    let start =
      day.moment
      ?? zones.moment(
        date: day.date, time: day.time, microseconds: day.microseconds, zone: zone)
    return zones.adding(steps, to: start, zone: zone)
  }

  /// The moment of a yearly day in a year: 29 February is 28 February in a year that has none.
  func moment(of date: UserDate, _ day: UserDay, inYear year: Int) -> Moment? {
    let (_, month, number) = day.date.parts
    guard let last = CivilDate.last(ofMonth: month, year: year) else { return nil }
    let anniversary = CivilDate(year: year, month: month, day: min(number, last)) ?? day.date
    let here = UserDay(date: anniversary, time: day.time, microseconds: day.microseconds)
    return Self.moment(of: date, here, zones: zones, zone: zone)
  }

  /// The years in which a yearly day can lead to the first moment after another, or to the last
  /// before it; the year of the day itself is the first of all.
  func years(of date: UserDate, _ day: UserDay, around moment: Moment) -> ClosedRange<Int> {
    let steps = date.steps
    let back = CalendarDuration(
      months: -steps.months, days: -steps.days, microseconds: -steps.microseconds)
    let anniversary = zones.adding(back, to: moment, zone: zone) ?? moment
    let year = zones.local(of: anniversary, zone: zone).date.parts.year
    let first = max(year - Self.yearsAround, day.date.parts.year)
    return first...max(year, first) + Self.yearsAround
  }
}

extension CivilDate {
  /// The number of the last day of a month; `nil` in a year that the calendar does not reach.
  fileprivate static func last(ofMonth month: Int, year: Int) -> Int? {
    (0...9999).contains(year) ? length(ofMonth: month, year: year) : nil
  }
}
