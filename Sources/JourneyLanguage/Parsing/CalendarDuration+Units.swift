import JourneyModel

extension CalendarDuration {
  /// Returns this duration and so many units more, or `nil` if that cannot be.
  ///
  /// The fraction of a day or week is elapsed time; months and years come whole.
  func adding(_ count: ExactDecimal, unit: String) -> CalendarDuration? {
    switch unit.hasSuffix("s") ? String(unit.dropLast()) : unit {
    case "second": addingElapsed(count, seconds: 1)
    case "minute": addingElapsed(count, seconds: 60)
    case "hour": addingElapsed(count, seconds: 3_600)
    case "day": addingDays(count, each: 1)
    case "week": addingDays(count, each: 7)
    case "month": addingMonths(count, each: 1)
    case "year": addingMonths(count, each: 12)
    default: nil
    }
  }

  /// Returns this duration and so much elapsed time more.
  private func addingElapsed(_ count: ExactDecimal, seconds: Int64) -> CalendarDuration? {
    let most = Int64(Self.daysMax) * 86_400 * Moment.perSecond
    let (time, overflow) = count.millionths.multipliedReportingOverflow(by: seconds)
    guard !overflow, time <= most, microseconds + time <= most else { return nil }
    return CalendarDuration(months: months, days: days, microseconds: microseconds + time)
  }

  /// Returns this duration and so many days more.
  private func addingDays(_ count: ExactDecimal, each size: Int) -> CalendarDuration? {
    guard let number = ExactDecimal(size).flatMap({ count.multiplied(by: $0) }),
      number.wholePart <= Self.daysMax, days + number.wholePart <= Self.daysMax
    else { return nil }
    let rest = ExactDecimal(millionths: number.millionths % ExactDecimal.scale)
    return CalendarDuration(
      months: months, days: days + number.wholePart, microseconds: microseconds
    ).addingElapsed(rest, seconds: 86_400)
  }

  /// Returns this duration and so many months more.
  private func addingMonths(_ count: ExactDecimal, each size: Int) -> CalendarDuration? {
    guard count.isWhole, count.wholePart <= Self.monthsMax,
      months + count.wholePart * size <= Self.monthsMax
    else { return nil }
    return CalendarDuration(
      months: months + count.wholePart * size, days: days, microseconds: microseconds)
  }
}
