import JourneyModel

/// What the clock shows at a place of a journey, behind a wait for a time of the day.
///
/// Only clocks of zones that stay are known: a person who moves is in another time of the day at
/// once.
struct ShownClock: Hashable {
  /// The time of the day.
  private let time: TimeOfDay
  /// The day of the week, 1 for Monday; `nil` where it may be any.
  private let weekday: Int?
  /// The date that it was, seen from where the wait began.
  private let date: Date
  /// The zone; `nil` is the workspace's.
  private let zone: String?

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

  /// The time of a wait that begins here, up to what the clock shows at its end; `nil` if nothing
  /// tells.
  ///
  /// The next time of another name may lie a day further on than it seems, where clocks that are
  /// put forward leave out the one that it is now.
  func time(until end: ShownClock?) -> TimeRange? {
    guard let end, end.zone == zone else { return nil }
    let later = Int64(end.time.seconds - time.seconds) * Moment.perSecond
    let day = Stretch.day
    switch end.date {
    case .next where later == 0: return Self.days(1, 1, later)
    case .next:
      return TimeRange(Stretch(byCalendar: (later + day) % day), Stretch(byCalendar: day))
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

  /// Seconds of an hour, which clocks that are put forward may leave out of a day.
  private static let hour = 3_600
  /// Seconds of a day.
  private static let day = 86_400

  /// `true` if no quiet hours hold a message here, though clocks be put forward.
  func isAwake(through settings: JourneySettings) -> Bool {
    let isSameZone = settings.quiet.allSatisfy { quiet in
      switch quiet.zone ?? settings.timeZone {
      case .user?: false
      case .named(let name)?: name == zone
      case nil: zone == nil
      }
    }
    let quiet = QuietSpans(settings)
    return isSameZone && !quiet.isQuiet(time.seconds)
      && !quiet.isQuiet((time.seconds + Self.hour) % Self.day)
  }
}
