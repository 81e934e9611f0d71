import JourneyModel

/// A moment that is told by how far it is from a value: `3 days before entry.starts_at`.
struct RelativeMoment: Hashable {
  /// What it is told from.
  struct Anchor: Hashable {
    /// The value.
    var value: Expression
    /// The zone of the days between them; `nil` is the journey's.
    var zone: ZoneReference?
  }

  /// What it is told from.
  var anchor: Anchor
  /// How far behind the value it is; before it if that is below nothing.
  var offset = CalendarDuration()
  /// The time of that day; `nil` is that of the value.
  var time: TimeOfDay?
  /// How long has been waited since.
  var waited = CalendarDuration()
  /// The state that waits for it; `nil` for the beginning of the run.
  var place: String?

  /// An hour.
  private static let hour = 3_600 * Moment.perSecond
  /// What changed clocks make of days against hours, at most.
  private static let changedClocks = 2 * hour
  /// How far one day is from itself in another zone, at most.
  private static let moved = 28 * hour

  /// Reads a moment that stays where it is while the run waits; `nil` for any other.
  init?(_ moment: MomentExpression, at place: String, home: ZoneReference?) {
    let value: Expression
    switch moment.form {
    case .offset(let distance, let isBefore, let from, let time):
      value = from
      offset = isBefore ? distance.opposite : distance
      self.time = time
    case .value(let moment): value = moment
    case .nextTime, .tomorrow, .nextWeekday: return nil
    }
    guard value.staysInRun else { return nil }
    anchor = Anchor(value: value, zone: moment.zone ?? home)
    self.place = place
  }

  /// The moment at which the run began.
  init(beginningIn home: ZoneReference?) {
    anchor = Anchor(value: .path(.enteredAt, []), zone: home)
  }

  /// `true` if it is told as another one is.
  func isSame(as other: RelativeMoment) -> Bool { offset == other.offset && time == other.time }

  /// `true` if it is later than another moment of the same anchor as the calendar mostly is.
  func seemsLater(than other: RelativeMoment) -> Bool {
    offset.nominalMicroseconds > other.offset.nominalMicroseconds
  }

  /// `true` if it is never later than another moment of the same anchor, whatever the calendar
  /// does.
  func isSurelyUpTo(_ other: RelativeMoment) -> Bool {
    guard anchor == other.anchor else { return false }
    let slack = max(slack, other.slack)
    let isByCalendar = hasCalendarPart || other.hasCalendarPart
    if slack == 0 || !isByCalendar, isSame(as: other), waited.isZero { return true }
    let days = leastDays(to: other)
    let elapsed = other.microseconds - microseconds
    let isOneClock = offset.months == other.offset.months && days == 0
    let least = Int64(days) * Stretch.day + elapsed + leastByTime(to: other)
    return least >= max(slack, isOneClock ? 0 : Self.changedClocks)
  }

  /// The moment without what has been waited since.
  var beforeWaits: RelativeMoment {
    var moment = self
    moment.waited = CalendarDuration()
    return moment
  }

  /// What the calendar may take away from a comparison: days and hours one after the other, and the
  /// other way round, part where clocks are changed.
  private var slack: Int64 {
    if case .user? = anchor.zone { return Self.moved }
    return waited.isZero ? 0 : Self.changedClocks
  }

  /// `true` if zones have a say in when it is.
  private var hasCalendarPart: Bool {
    anchor.value != .path(.enteredAt, []) || offset.hasCalendarPart || time != nil
  }

  /// The fewest days from it to another moment, as their offsets have them.
  private func leastDays(to other: RelativeMoment) -> Int {
    let days = other.offset.days + other.waited.days - offset.days - waited.days
    let months = other.offset.months - offset.months
    if months == 0 { return days }
    // Each of the two may end on the last day of a shorter month.
    let shortened = offset.months == 0 || other.offset.months == 0 ? 0 : 3
    let least =
      months > 0 ? MonthLengths.leastDays(months) : -MonthLengths.greatestDays(-months)
    return Int(least) - shortened + days
  }

  /// What the times of their days make of the time from it to another moment, at the least: a value
  /// may stand at any time of its day.
  private func leastByTime(to other: RelativeMoment) -> Int64 {
    switch (time, other.time) {
    case (nil, nil): 0
    case (let own?, let others?): Int64(others.seconds - own.seconds) * Moment.perSecond
    case (let own?, nil): -Int64(own.seconds) * Moment.perSecond
    case (nil, let others?): Int64(others.seconds) * Moment.perSecond - Stretch.day
    }
  }

  /// The elapsed time in it.
  private var microseconds: Int64 { offset.microseconds + waited.microseconds }

  /// The moment so long after it; itself where that cannot be told.
  func later(by length: CalendarDuration) -> RelativeMoment {
    guard time == nil, offset.months == 0, length.months == 0, length.isForward else { return self }
    var later = self
    later.waited.days += length.days
    later.waited.microseconds += length.microseconds
    return later
  }
}

extension Expression {
  /// `true` if nothing changes the value while the run waits, but for what gives a name anew.
  fileprivate var staysInRun: Bool {
    let reads = Reads(self)
    return readsAnything && !reads.isVolatile
  }
}
