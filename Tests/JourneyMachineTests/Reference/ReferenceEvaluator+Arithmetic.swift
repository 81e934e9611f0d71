import JourneyModel

extension ReferenceEvaluator {
  /// Arithmetic; missing where the operation has no such values.
  func arithmetic(
    _ operation: Expression.Arithmetic, _ left: ReferenceValue, _ right: ReferenceValue
  ) -> ReferenceValue {
    switch (operation, left, right) {
    case (.add, .number(let left), .number(let right)): .optional(left.adding(right))
    case (.subtract, .number(let left), .number(let right)): .optional(left.subtracting(right))
    case (.multiply, .number(let left), .number(let right)): .optional(left.multiplied(by: right))
    case (.divide, .number(let left), .number(let right)): .optional(left.divided(by: right))
    case (.add, .moment(let moment), .duration(let duration)): moved(moment, duration)
    case (.subtract, .moment(let moment), .duration(let duration)):
      moved(moment, duration.opposite)
    case (.add, .date(let date), .duration(let duration)): moved(date, duration)
    case (.subtract, .date(let date), .duration(let duration)): moved(date, duration.opposite)
    case (.subtract, .moment(let left), .moment(let right)):
      duration(microseconds: Int128(left.microseconds) - Int128(right.microseconds))
    case (.subtract, .date(let left), .date(let right)):
      duration(days: Int128(left.daysSince1970 - right.daysSince1970))
    case (.add, .duration(let left), .duration(let right)): sum(left, right, 1)
    case (.subtract, .duration(let left), .duration(let right)): sum(left, right, -1)
    case (.multiply, .duration(let duration), .number(let number)): product(duration, number)
    default: .missing
    }
  }

  /// The opposite number or duration.
  func negated(_ value: ReferenceValue) -> ReferenceValue {
    switch value {
    case .number(let number): .optional(ExactDecimal(millionths: 0).subtracting(number))
    case .duration(let duration): duration.opposite.map(ReferenceValue.duration) ?? .missing
    default: .missing
    }
  }

  /// A moment moved in the journey's zone.
  private func moved(_ moment: Moment, _ duration: CalendarDuration?) -> ReferenceValue {
    adding(duration, to: moment, zone: journeyZone).map(ReferenceValue.moment) ?? .missing
  }

  /// A day moved by calendar steps; elapsed time counts in whole days.
  private func moved(_ date: CivilDate, _ duration: CalendarDuration?) -> ReferenceValue {
    guard let duration else { return .missing }
    let elapsed = Int(duration.microseconds / (86_400 * Moment.perSecond))
    let day = date.adding(months: duration.months).daysSince1970 + duration.days + elapsed
    let moved = CivilDate(daysSince1970: day)
    return (0...9999).contains(moved.parts.year) ? .date(moved) : .missing
  }

  /// The sum or difference of two durations, part by part.
  private func sum(
    _ left: CalendarDuration, _ right: CalendarDuration, _ sign: Int128
  ) -> ReferenceValue {
    duration(
      months: Int128(left.months) + sign * Int128(right.months),
      days: Int128(left.days) + sign * Int128(right.days),
      microseconds: Int128(left.microseconds) + sign * Int128(right.microseconds))
  }

  /// A duration so many times; what is no whole day becomes elapsed time.
  private func product(_ length: CalendarDuration, _ number: ExactDecimal) -> ReferenceValue {
    let scale = Int128(ExactDecimal.scale)
    let months = Int128(length.months) * Int128(number.millionths)
    guard months % scale == 0 else { return .missing }
    let days = Int128(length.days) * Int128(number.millionths)
    let elapsed = Int128(length.microseconds) * Int128(number.millionths)
    let dayRest = days % scale * 86_400
    return duration(
      months: months / scale, days: days / scale,
      microseconds: dayRest + halfEven(elapsed, scale))
  }

  /// The quotient, rounded half to even.
  private func halfEven(_ number: Int128, _ divisor: Int128) -> Int128 {
    let floor = number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    let twice = (number - floor * divisor) * 2
    if twice == divisor { return floor % 2 == 0 ? floor : floor + 1 }
    return twice > divisor ? floor + 1 : floor
  }

  /// A duration of these parts, or missing if it is longer than durations may be.
  func duration(
    months: Int128 = 0, days: Int128 = 0, microseconds: Int128 = 0
  ) -> ReferenceValue {
    guard months.magnitude <= CalendarDuration.monthsMax,
      days.magnitude <= CalendarDuration.daysMax, let elapsed = Int64(exactly: microseconds)
    else { return .missing }
    return .duration(
      CalendarDuration(months: Int(months), days: Int(days), microseconds: elapsed))
  }
}
