internal import JourneyModel

/// When a trigger by the calendar lets one user in: at one moment or at many.
struct Occasion {
  /// The zones.
  let zones: ZoneTable
  /// The zone of its days and times.
  let zone: Int
  /// Its moments.
  let kind: Kind

  /// The kinds of occasion.
  enum Kind {
    /// One moment.
    case once(Moment)
    /// The days of a schedule.
    case schedule(Schedule)
    /// A user's own day, every year.
    case yearly(UserDate, UserDay)
  }

  /// The days of a schedule that are tried: clocks that leap over a day put three of them on one
  /// moment at most.
  private static let daysTriedMax = 5
  /// How far around the plain year an anniversary is looked for: its offset can end beside it.
  static let yearsAround = 2

  /// Returns its first moment after another; `nil` if there is none.
  func next(after moment: Moment) -> Moment? {
    switch kind {
    case .once(let only): only > moment ? only : nil
    case .schedule(let schedule): next(of: schedule, after: moment)
    case .yearly(let date, let day):
      years(of: date, day, around: moment)
        .lazy.compactMap { self.moment(of: date, day, inYear: $0) }.first { $0 > moment }
    }
  }

  /// Returns its last moment up to and including another; `nil` if there is none.
  func last(upTo moment: Moment) -> Moment? {
    switch kind {
    case .once(let only): only <= moment ? only : nil
    case .schedule(let schedule): last(of: schedule, upTo: moment)
    case .yearly(let date, let day):
      years(of: date, day, around: moment)
        .reversed().lazy.compactMap { self.moment(of: date, day, inYear: $0) }
        .first { $0 <= moment }
    }
  }
}

// MARK: Schedules

extension Occasion {
  /// The first moment of a schedule after another.
  ///
  /// The day before is looked at too: in a gap of the clocks it can end up behind its midnight.
  private func next(of schedule: Schedule, after moment: Moment) -> Moment? {
    var day = zones.local(of: moment, zone: zone).date.moved(by: -1)
    if let from = schedule.from { day = max(day, from) }
    for _ in 0..<Self.daysTriedMax {
      day = schedule.recurrence.day(from: day)
      if let until = schedule.until, day > until { return nil }
      let candidate = zones.moment(date: day, time: schedule.at, zone: zone)
      if candidate > moment { return candidate }
      day = day.moved(by: 1)
    }
    return nil
  }

  /// The last moment of a schedule up to and including another.
  private func last(of schedule: Schedule, upTo moment: Moment) -> Moment? {
    var day = zones.local(of: moment, zone: zone).date.moved(by: 1)
    if let until = schedule.until { day = min(day, until) }
    for _ in 0..<Self.daysTriedMax {
      day = schedule.recurrence.day(upTo: day)
      if let from = schedule.from, day < from { return nil }
      let candidate = zones.moment(date: day, time: schedule.at, zone: zone)
      if candidate <= moment { return candidate }
      day = day.moved(by: -1)
    }
    return nil
  }
}

extension CivilDate {
  /// The day so many days later.
  fileprivate func moved(by days: Int) -> CivilDate {
    CivilDate(daysSince1970: daysSince1970 + days)
  }
}

extension Schedule.Recurrence {
  /// The first of its days from a day on.
  fileprivate func day(from day: CivilDate) -> CivilDate {
    switch self {
    case .day: return day
    case .weekday: return day.weekday <= 5 ? day : day.moved(by: 8 - day.weekday)
    case .dayOfWeek(let weekday): return day.moved(by: (weekday - day.weekday + 7) % 7)
    case .dayOfMonth(let number):
      let own = day.inMonth(number)
      return own >= day ? own : day.inMonth(1).adding(months: 1).inMonth(number)
    }
  }

  /// The last of its days up to and including a day.
  fileprivate func day(upTo day: CivilDate) -> CivilDate {
    switch self {
    case .day: return day
    case .weekday: return day.weekday <= 5 ? day : day.moved(by: 5 - day.weekday)
    case .dayOfWeek(let weekday): return day.moved(by: -((day.weekday - weekday + 7) % 7))
    case .dayOfMonth(let number):
      let own = day.inMonth(number)
      return own <= day ? own : day.inMonth(1).moved(by: -1).inMonth(number)
    }
  }
}

extension CivilDate {
  /// The day of this number in the same month; in a shorter month its last.
  fileprivate func inMonth(_ number: Int) -> CivilDate {
    let (year, month, day) = parts
    return moved(by: min(number, CivilDate.length(ofMonth: month, year: year)) - day)
  }
}
