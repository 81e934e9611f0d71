import JourneyModel

/// The times of the day, or of the week, that runs come to by the clock, and how far they lie
/// apart.
///
/// Whatever else happens between two of them, no less time passes than clocks tell: from one 09:30
/// to the next a day, from a Friday's start of a run to a Monday's three.
struct Timetable {
  /// A time that runs come to.
  struct Time: Hashable {
    /// The time of the day.
    var time: TimeOfDay
    /// The day of the week, 1 for Monday; `nil` where it may be any.
    var weekday: Int?
    /// The zone; `nil` is the workspace's.
    var zone: String?
    /// `true` where a run begins: one before it may end at the same instant.
    var isStart = false
  }

  /// The times.
  private(set) var times: [Time] = []
  /// The zone of the journey.
  private let home: ZoneReference?

  /// Creates a timetable of a journey of a zone.
  init(home: ZoneReference?) { self.home = home }

  /// The number of a time; a new one gets the next.
  mutating func number(of time: Time) -> Int {
    if let number = times.firstIndex(of: time) { return number }
    times.append(time)
    return times.count - 1
  }

  /// The number of the time at which a wait ends.
  mutating func number(of clock: ShownClock) -> Int {
    number(of: Time(time: clock.time, weekday: clock.weekday, zone: clock.zone))
  }

  /// The numbers of the times at which a trigger starts runs; none where no clock tells.
  mutating func starts(of trigger: Trigger) -> [Int] {
    guard let clock = ShownClock(at: trigger, zone: home) else { return [] }
    return trigger.weekdays.map { weekday in
      number(of: Time(time: clock.time, weekday: weekday, zone: clock.zone, isStart: true))
    }
  }

  /// The least time from one to another that comes later; `nil` where clocks of two zones tell
  /// them.
  func gap(from first: Int, to second: Int) -> Stretch? {
    let (first, second) = (times[first], times[second])
    guard first.zone == second.zone else { return nil }
    let later = second.time.seconds - first.time.seconds
    let mayBeAtOnce = second.isStart && !first.isStart
    let isAnotherDay = mayBeAtOnce ? later < 0 : later <= 0
    var days = isAnotherDay ? 1 : 0
    if let from = first.weekday, let to = second.weekday {
      days = (to - from + 7) % 7
      if days == 0, isAnotherDay { days = 7 }
    }
    let isSteady = first.isSteady && second.isSteady
    var gap = Stretch(
      microseconds: Int64(days) * Stretch.day + Int64(later) * Moment.perSecond,
      hasDays: days > 0 || !isSteady)
    if !isSteady { gap.otherClocks = 1 }
    let zone = first.zone.map { ZoneReference.named($0) }
    return zone == home ? gap : gap.byClocks(of: zone, in: home).elapsing
  }
}

extension Timetable.Time {
  /// `true` if no clock leaves the time out.
  fileprivate var isSteady: Bool {
    !time.isWhenClocksChange || zone.map { ZoneReference.named($0).isFixed } ?? false
  }
}

extension Trigger {
  /// The days of the week on which it starts runs: each by itself, or any.
  var weekdays: [Int?] {
    guard case .schedule(let schedule, _) = kind else { return [nil] }
    switch schedule.recurrence {
    case .day, .dayOfMonth: return [nil]
    case .weekday: return [1, 2, 3, 4, 5]
    case .dayOfWeek(let day): return [day]
    }
  }
}
