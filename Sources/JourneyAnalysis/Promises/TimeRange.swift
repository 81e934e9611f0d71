import JourneyModel

/// The time that a step can take: at least, and at most.
struct TimeRange: Hashable {
  /// The least.
  var least: Stretch
  /// The greatest; `nil` where there is none.
  var greatest: Stretch?

  /// No time.
  static let zero = TimeRange(.zero, .zero)
  /// Any time.
  static let any = TimeRange(.zero, nil)

  /// Creates a range.
  init(_ least: Stretch, _ greatest: Stretch?) {
    self.least = least
    self.greatest = greatest
  }

  /// Creates the range of a time that is fixed.
  init(exactly duration: CalendarDuration) {
    self.init(Stretch(duration), Stretch(duration))
  }

  /// The range cut at a stretch; which of two is shorter may hang on the calendar.
  private func cut(at end: Stretch) -> TimeRange {
    let isShorter = least.least <= end.least
    var shorter = isShorter ? least : end
    var longer = least.greatest <= end.greatest ? least : end
    shorter.hasDays = least.hasDays || end.hasDays
    shorter.hasElapsed = least.hasElapsed || end.hasElapsed
    longer.hasDays = shorter.hasDays
    longer.hasElapsed = shorter.hasElapsed
    return TimeRange(shorter, longer)
  }

  /// The range between two times of one day.
  var withinDay: TimeRange { TimeRange(least.withinDay, greatest?.withinDay) }

  /// The times up to the greatest of these.
  var upToGreatest: TimeRange { TimeRange(.zero, greatest) }
}

extension TimeRange {
  /// The time from any instant to a moment, for a journey of a zone.
  init(until moment: MomentExpression, in home: ZoneReference?) {
    let zone = moment.zone ?? home
    self = TimeRange(until: moment, by: zone).byClocks(of: zone, in: home)
  }

  /// The time from any instant to a moment by the clocks of a zone.
  private init(until moment: MomentExpression, by zone: ZoneReference?) {
    let day = Stretch(byCalendar: Stretch.day)
    switch moment.form {
    case .nextTime(let time): self.init(Self.instant, day + Self.lateness(time, in: zone))
    case .tomorrow(let time): self = Self.days(1, at: time, in: zone)
    case .nextWeekday(_, let time): self = Self.days(7, at: time, in: zone)
    case .offset, .value: self = .any
    }
  }

  /// The time from any instant of a day to a time of a later one, so many days on at most.
  private static func days(
    _ count: Int64, at time: TimeOfDay, in zone: ZoneReference?
  ) -> TimeRange {
    let days = Stretch(byCalendar: count * Stretch.day)
    return TimeRange(instant + Self.time(time), days + Self.time(time) + lateness(time, in: zone))
  }

  /// By how much later than a clock tells a time of the night may be: it may be left out, or the
  /// first of two that has just passed.
  static func lateness(_ time: TimeOfDay, in zone: ZoneReference?) -> Stretch {
    let isSteady = !time.isWhenClocksChange || zone?.isFixed ?? false
    return isSteady ? .zero : Stretch(byCalendar: Stretch.clockShift)
  }

  /// The time of a wait that goes by the clocks of a zone, for a journey of another.
  func byClocks(of zone: ZoneReference?, in home: ZoneReference?) -> TimeRange {
    TimeRange(least.byClocks(of: zone, in: home), greatest?.byClocks(of: zone, in: home))
  }

  /// The time that an expression of a wait can take, cut at `upTo`.
  init(of length: Expression, upTo: CalendarDuration?) {
    let fixed = length.fixedDuration
    switch (fixed, upTo) {
    case (let fixed?, nil): self.init(exactly: fixed)
    case (let fixed?, let upTo?):
      self = TimeRange(exactly: fixed).cut(at: Stretch(upTo))
    case (nil, let upTo?): self.init(.zero, Stretch(upTo))
    case (nil, nil): self = .any
    }
  }

  /// The least time there is, whatever counts it: a moment that is always ahead may be this near.
  private static let instant = Stretch(microseconds: 1)

  /// The time from midnight to a time of the day.
  private static func time(_ time: TimeOfDay) -> Stretch {
    Stretch(byCalendar: Int64(time.seconds) * Moment.perSecond)
  }
}

extension Expression {
  /// The duration that the expression always yields; `nil` if it may vary.
  var fixedDuration: CalendarDuration? {
    if case .literal(.duration(let duration)) = self { return duration }
    guard case .call(let function, let values) = self, let unit = Self.units[function],
      case .literal(.number(let number))? = values.first, values.count == 1,
      number.millionths % ExactDecimal.scale == 0
    else { return nil }
    let count = Int(number.millionths / ExactDecimal.scale)
    guard (0...CalendarDuration.monthsMax).contains(count) else { return nil }
    return CalendarDuration(
      months: count * unit.months, days: count * unit.days,
      microseconds: Int64(count) * unit.microseconds)
  }

  /// The functions that make a duration of a number, with the duration that they make of one.
  private static let units: [Function: CalendarDuration] = [
    .seconds: CalendarDuration(microseconds: Moment.perSecond),
    .minutes: CalendarDuration(microseconds: 60 * Moment.perSecond),
    .hours: CalendarDuration(microseconds: 3_600 * Moment.perSecond),
    .days: CalendarDuration(days: 1), .weeks: CalendarDuration(days: 7),
    .months: CalendarDuration(months: 1), .years: CalendarDuration(months: 12),
  ]
}
