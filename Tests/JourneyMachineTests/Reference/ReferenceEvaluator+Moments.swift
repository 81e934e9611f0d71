import JourneyModel

extension ReferenceEvaluator {
  /// The instant that a step waits for; `nil` if it is missing.
  func instant(of moment: MomentExpression) -> Moment? {
    let zone = number(of: moment.zone)
    let today = zones.local(of: world.now, zone: zone).date
    switch moment.form {
    case .nextTime(let time):
      let early = at(time, on: today, zone)
      return early > world.now ? early : at(time, on: day(today, 1), zone)
    case .tomorrow(let time): return at(time, on: day(today, 1), zone)
    case .nextWeekday(let weekday, let time):
      let first = fault == .nextWeekdayIsToday ? 0 : 1
      for ahead in first...7 where day(today, ahead).weekday == weekday {
        return at(time, on: day(today, ahead), zone)
      }
      return nil
    case .offset(let duration, let isBefore, let base, let time):
      let value = evaluate(base, outerScope)
      return offset(value, by: isBefore ? duration.opposite : duration, at: time, zone)
    case .value(let expression): return instant(of: evaluate(expression, outerScope), zone: zone)
    }
  }

  /// The base moved: as an instant, or by its day where a time is given.
  private func offset(
    _ base: ReferenceValue, by duration: CalendarDuration?, at time: TimeOfDay?, _ zone: Int
  ) -> Moment? {
    guard let time else {
      return instant(of: base, zone: zone).flatMap { adding(duration, to: $0, zone: zone) }
    }
    guard let duration else { return nil }
    let start: CivilDate
    switch base {
    case .moment(let moment): start = zones.local(of: moment, zone: zone).date
    case .date(let date): start = date
    default: return nil
    }
    let moved = day(start.adding(months: duration.months), duration.days)
    return (0...9999).contains(moved.parts.year) ? at(time, on: moved, zone) : nil
  }

  /// A time on a day.
  private func at(_ time: TimeOfDay, on date: CivilDate, _ zone: Int) -> Moment {
    zones.moment(date: date, time: time, zone: zone)
  }

  /// The day so many days later.
  private func day(_ date: CivilDate, _ days: Int) -> CivilDate {
    CivilDate(daysSince1970: date.daysSince1970 + days)
  }

  /// `true` if the moment reads the user or history, so that an input may move it.
  static func isMovable(_ moment: MomentExpression) -> Bool {
    switch moment.form {
    case .nextTime, .tomorrow, .nextWeekday: false
    case .offset(_, _, let base, _): readsOutside(base)
    case .value(let expression): readsOutside(expression)
    }
  }

  /// `true` if the expression reads the user or history.
  private static func readsOutside(_ expression: Expression) -> Bool {
    switch expression {
    case .literal: false
    case .path(let root, _): root == .user
    case .reachable, .history: true
    case .member(let inner, _), .not(let inner), .isKnown(let inner), .age(let inner, _, _, _),
      .negated(let inner):
      readsOutside(inner)
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts):
      parts.contains(where: readsOutside)
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right),
      .defaulted(let left, let right), .arithmetic(_, let left, let right),
      .quantified(_, _, let left, let right):
      readsOutside(left) || readsOutside(right)
    case .isBetween(let value, let low, let high):
      readsOutside(value) || readsOutside(low) || readsOutside(high)
    }
  }
}
