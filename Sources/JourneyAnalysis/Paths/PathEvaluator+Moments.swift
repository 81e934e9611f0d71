import JourneyModel

extension PathEvaluator {
  /// The instant that a step waits for; `nil` if it is missing.
  func instant(of moment: MomentExpression) -> Moment? {
    let zone = calendar.number(of: moment.zone, user: userZone)
    let today = calendar.day(of: now, zone: zone)
    func day(_ days: Int) -> CivilDate { CivilDate(daysSince1970: today.daysSince1970 + days) }
    switch moment.form {
    case .nextTime(let time):
      let early = calendar.moment(today, time, zone: zone)
      return early > now ? early : calendar.moment(day(1), time, zone: zone)
    case .tomorrow(let time): return calendar.moment(day(1), time, zone: zone)
    case .nextWeekday(let weekday, let time):
      let ahead = (weekday - today.weekday + 6) % 7 + 1
      return calendar.moment(day(ahead), time, zone: zone)
    case .offset(let duration, let isBefore, let base, let time):
      let signed = isBefore ? duration.opposite : duration
      return moved(value(of: base), by: signed, at: time, zone)
    case .value(let expression):
      return instant(of: value(of: expression), zone)
    }
  }

  /// A moment or date, moved; by its day where a time is given.
  private func moved(
    _ base: PathValue, by duration: CalendarDuration, at time: TimeOfDay?, _ zone: Int
  ) -> Moment? {
    guard let start = instant(of: base, zone) else { return nil }
    guard let time else { return calendar.adding(duration, to: start, zone: zone) }
    let date: CivilDate
    if case .date(let own) = base { date = own } else { date = calendar.day(of: start, zone: zone) }
    let day = date.adding(months: duration.months).daysSince1970 + duration.days
    return calendar.moment(CivilDate(daysSince1970: day), time, zone: zone)
  }

  /// A value as an instant; a date is its first.
  private func instant(of value: PathValue, _ zone: Int) -> Moment? {
    switch value {
    case .moment(let moment): moment
    case .date(let date): calendar.moment(date, TimeOfDay(seconds: 0), zone: zone)
    default: nil
    }
  }
}
