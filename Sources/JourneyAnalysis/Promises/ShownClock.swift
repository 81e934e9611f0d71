import JourneyModel

/// What the clock shows at a place of a journey, behind a wait for a time of the day.
///
/// Only clocks of zones that stay are known: a person who moves is in another time of the day at
/// once. And only by day: an hour of the night may be left out, so that a wait for it ends behind
/// it.
struct ShownClock: Hashable {
  /// The time of the day.
  private(set) var time: TimeOfDay
  /// The day of the week, 1 for Monday; `nil` where it may be any.
  private(set) var weekday: Int?
  /// The date that it was, seen from where the wait began.
  private var date: Date
  /// The zone; `nil` is the workspace's.
  let zone: String?

  /// The date of a moment as a wait names it.
  private enum Date: Hashable {
    /// Today, or tomorrow if the time has passed.
    case next
    /// Tomorrow.
    case tomorrow
    /// The next day of this name.
    case weekday(Int)
  }

  /// Reads the clock at the end of a wait, in a journey of a zone; `nil` if nothing tells.
  init?(at moment: MomentExpression, zone: ZoneReference?) {
    switch moment.zone ?? zone {
    case .user?: return nil
    case .named(let name)?: self.zone = name
    case nil: self.zone = nil
    }
    switch moment.form {
    case .nextTime(let time): (self.time, date, weekday) = (time, .next, nil)
    case .tomorrow(let time): (self.time, date, weekday) = (time, .tomorrow, nil)
    case .nextWeekday(let day, let time):
      (self.time, date, weekday) = (time, .weekday(day), day)
    case .offset, .value: return nil
    }
  }

  /// Reads the clock where a trigger starts a run, in a journey of a zone; `nil` if nothing tells.
  init?(at trigger: Trigger, zone: ZoneReference?) {
    guard let moment = trigger.moment else { return nil }
    self.init(at: moment, zone: zone)
    if trigger.weekdays.count == 1 { weekday = trigger.weekdays[0] }
  }

  /// The clock for what comes behind the wait; `nil` by night.
  var forSteps: ShownClock? { time.isWhenClocksChange && !isFixed ? nil : self }

  /// `true` if nobody changes the clock.
  private var isFixed: Bool { zone.map { ZoneReference.named($0).isFixed } ?? false }

  /// What the clock shows so long after; `nil` where a night lies between that may have changed it.
  func later(by length: CalendarDuration) -> ShownClock? {
    let elapsed = length.microseconds / Moment.perSecond
    guard length.isForward, elapsed * Moment.perSecond == length.microseconds else { return nil }
    let (days, second) = (Int64(time.seconds) + elapsed).quotientAndRemainder(dividingBy: 86_400)
    var later = self
    later.time = TimeOfDay(seconds: Int(second))
    later.date = .next
    let day = weekday.map { ($0 - 1 + length.days + Int(days)) % 7 + 1 }
    later.weekday = length.months == 0 ? day : nil
    return days == 0 || isFixed ? later.forSteps : nil
  }

  /// What the clock shows behind a wait in a journey of a zone; `nil` if nothing tells.
  func behind(_ wait: JourneyState.Kind, home: ZoneReference?) -> ShownClock? {
    guard case .wait(let length, nil, _) = wait, let length = length.fixedDuration else {
      return nil
    }
    // Days are those of the journey's own clocks.
    return isAtHome(home) || !length.hasCalendarPart ? later(by: length) : nil
  }

  /// The time of a wait that begins here, up to what the clock shows at its end, in a journey of a
  /// zone; `nil` if nothing tells.
  func time(until end: ShownClock?, home: ZoneReference?) -> TimeRange? {
    guard let end, end.zone == zone else { return nil }
    let range = clockTime(until: end)
    let named = zone.map { ZoneReference.named($0) }
    let late = TimeRange.lateness(end.time, in: named)
    let (least, greatest) = (range.least, range.greatest.map { $0 + late })
    if isAtHome(home) { return TimeRange(least, greatest) }
    return TimeRange(
      least.byClocks(of: named, in: home).elapsing,
      greatest?.byClocks(of: named, in: home).elapsing)
  }

  /// What the clock shows at the end of a wait that begins here, with the day of the week where
  /// this tells it.
  func reaching(_ end: ShownClock) -> ShownClock {
    guard let weekday, end.weekday == nil, end.zone == zone else { return end }
    var reached = end
    let isToday = end.date == .next && end.time > time
    reached.weekday = isToday ? weekday : weekday % 7 + 1
    return reached
  }

  /// `true` in a journey whose days are counted by this clock.
  func isAtHome(_ home: ZoneReference?) -> Bool { zone.map { .named($0) } == home }

  /// The time of a wait that begins here, as clocks that nobody changes tell it.
  private func clockTime(until end: ShownClock) -> TimeRange {
    let later = Int64(end.time.seconds - time.seconds) * Moment.perSecond
    switch end.date {
    case .next where later > 0:
      let stretch = Stretch(microseconds: later, hasDays: end.forSteps == nil)
      return TimeRange(stretch, stretch)
    case .next: return Self.days(1, 1, later)
    case .tomorrow: return Self.days(1, 1, later)
    case .weekday(let next):
      guard let weekday else { return Self.days(1, 7, later) }
      let days = Int64((next - weekday + 6) % 7 + 1)
      return Self.days(days, days, later)
    }
  }

  /// The time of so many days, to a clock that shows so much later.
  private static func days(_ least: Int64, _ greatest: Int64, _ later: Int64) -> TimeRange {
    TimeRange(
      Stretch(byCalendar: least * Stretch.day + later),
      Stretch(byCalendar: greatest * Stretch.day + later))
  }

  /// `true` if no quiet hours hold a message here.
  func isAwake(through settings: JourneySettings) -> Bool {
    let isSameZone = settings.quiet.allSatisfy { quiet in
      switch quiet.zone ?? settings.timeZone {
      case .user?: false
      case .named(let name)?: name == zone
      case nil: zone == nil
      }
    }
    return isSameZone && !QuietSpans(settings).isQuiet(time.seconds)
  }
}

extension TimeOfDay {
  /// `true` in the hours in which clocks are put forward or back.
  ///
  /// Since 2012 that has been between 21:00 and 05:00 in every zone of the public time zone
  /// database.
  var isWhenClocksChange: Bool { seconds >= 21 * 3_600 || seconds < 5 * 3_600 }
}
