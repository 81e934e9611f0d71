import JourneyModel

extension Machine {
  /// The sum of numbers or durations, or a moment or date moved by a duration.
  @inline(__always)
  func sum(_ left: Value, _ right: Value, zone: UInt8) -> Value {
    if left.tag == .number, right.tag == .number {
      let (sum, overflow) = left.bits.addingReportingOverflow(right.bits)
      return overflow ? .missing : .number(sum)
    }
    guard right.tag == .duration else { return .missing }
    return moved(left, by: right.asDuration, zone: zone)
  }

  /// The difference of two values of one kind, or a moment or date moved back by a duration.
  @inline(__always)
  func difference(_ left: Value, _ right: Value, zone: UInt8) -> Value {
    if left.tag == .number, right.tag == .number {
      let (sum, overflow) = left.bits.subtractingReportingOverflow(right.bits)
      return overflow ? .missing : .number(sum)
    }
    return otherDifference(left, right, zone: zone)
  }

  /// The difference of moments, dates or durations.
  @inline(never)
  private func otherDifference(_ left: Value, _ right: Value, zone: UInt8) -> Value {
    switch (left.tag, right.tag) {
    case (_, .duration):
      guard right.bits != .min else { return .missing }
      return moved(left, by: right.asDuration.opposite, zone: zone)
    case (.moment, .moment):
      let (elapsed, overflow) = left.bits.subtractingReportingOverflow(right.bits)
      return overflow ? .missing : .duration(CalendarDuration(microseconds: elapsed))
    case (.date, .date): return .duration(CalendarDuration(days: Int(left.bits - right.bits)))
    default: return .missing
    }
  }

  /// A moment, date or duration and a duration.
  @inline(never)
  private func moved(_ value: Value, by length: CalendarDuration, zone: UInt8) -> Value {
    switch value.tag {
    case .moment: return movedMoment(value, by: length, zone: zoneNumbers[Int(zone)])
    case .date: return movedDate(value, by: length)
    case .duration:
      let base = value.asDuration
      let (elapsed, overflow) = base.microseconds.addingReportingOverflow(length.microseconds)
      if overflow { return .missing }
      return .duration(
        CalendarDuration(
          months: base.months + length.months, days: base.days + length.days,
          microseconds: elapsed))
    default: return .missing
    }
  }

  /// A moment moved in a zone; asked of one person after another, it is mostly the one before.
  private func movedMoment(_ value: Value, by length: CalendarDuration, zone: Int) -> Value {
    let move = Move(from: value.bits, length: length, zone: zone)
    if move == latestMove { return movedTo }
    latestMove = move
    movedTo = zones.adding(length, to: value.asMoment, zone: zone).map(Value.moment) ?? .missing
    return movedTo
  }

  /// A date moved: months, then days; elapsed time counts in whole days.
  private func movedDate(_ value: Value, by length: CalendarDuration) -> Value {
    let elapsed = Int(length.microseconds / (86_400 * Moment.perSecond))
    let start = value.asDate.adding(months: length.months)
    return inCalendar(CivilDate(daysSince1970: start.daysSince1970 + length.days + elapsed))
  }

  /// The date, or missing outside of the years 0 to 9999.
  func inCalendar(_ date: CivilDate) -> Value {
    (0...9999).contains(date.parts.year) ? .date(date) : .missing
  }

  /// The product of numbers, or of a duration and a number.
  func product(_ left: Value, _ right: Value) -> Value {
    guard right.tag == .number else { return .missing }
    let factor = ExactDecimal(millionths: right.bits)
    if left.tag == .number {
      return .number(ExactDecimal(millionths: left.bits).multiplied(by: factor)?.millionths)
    }
    return left.tag == .duration ? scaled(left.asDuration, factor) : .missing
  }

  /// A duration so many times: months stay whole, the fraction of a day is elapsed time.
  private func scaled(_ length: CalendarDuration, _ factor: ExactDecimal) -> Value {
    let scale = ExactDecimal.scale
    let months = Int64(length.months).multipliedReportingOverflow(by: factor.millionths)
    let days = Int64(length.days).multipliedReportingOverflow(by: factor.millionths)
    guard !months.overflow, !days.overflow, months.partialValue % scale == 0,
      let elapsed = ExactDecimal(millionths: length.microseconds).multiplied(by: factor)
    else { return .missing }
    let rest = days.partialValue % scale * 86_400
    let (sum, overflow) = elapsed.millionths.addingReportingOverflow(rest)
    if overflow { return .missing }
    return .duration(
      CalendarDuration(
        months: Int(months.partialValue / scale), days: Int(days.partialValue / scale),
        microseconds: sum))
  }

  /// The quotient of numbers.
  func quotient(_ left: Value, _ right: Value) -> Value {
    guard left.tag == .number, right.tag == .number else { return .missing }
    let divisor = ExactDecimal(millionths: right.bits)
    return .number(ExactDecimal(millionths: left.bits).divided(by: divisor)?.millionths)
  }

  /// The opposite number or duration.
  func negated(_ value: Value) -> Value {
    guard value.bits != .min else { return .missing }
    switch value.tag {
    case .number: return .number(-value.bits)
    case .duration: return .duration(value.asDuration.opposite)
    default: return .missing
    }
  }

  /// A number rounded half to even.
  func rounded(_ value: Value, digits: Value) -> Value {
    guard value.tag == .number, digits.tag == .number else { return .missing }
    let count = ExactDecimal(millionths: digits.bits)
    guard count.isWhole else { return .missing }
    let number = ExactDecimal(millionths: value.bits)
    return .number(number.rounded(digits: count.wholePart)?.millionths)
  }

  /// The next whole number below or above.
  func whole(_ value: Value, isUp: Bool) -> Value {
    guard value.tag == .number else { return .missing }
    let rest = value.bits % ExactDecimal.scale
    if rest == 0 { return value }
    let down = value.bits - rest
    if isUp {
      if rest < 0 { return .number(down) }
      let (up, overflow) = down.addingReportingOverflow(ExactDecimal.scale)
      return overflow ? .missing : .number(up)
    }
    if rest > 0 { return .number(down) }
    let (lower, overflow) = down.subtractingReportingOverflow(ExactDecimal.scale)
    return overflow ? .missing : .number(lower)
  }

  /// A number without its sign.
  func absolute(_ value: Value) -> Value {
    guard value.tag == .number else { return .missing }
    return value.bits < 0 ? negated(value) : value
  }

  /// The least or greatest of values of one ordered kind.
  func extreme(_ first: Int, count: Int, isLeast: Bool) -> Value {
    guard count > 0, frame[first].isOrdered else { return .missing }
    var best = frame[first]
    for index in first..<first + count {
      let value = frame[index]
      guard value.tag == best.tag else { return .missing }
      if isLeast ? Value.isLess(value, best) : Value.isLess(best, value) { best = value }
    }
    return best
  }

  /// A number as so many of a unit: the whole part in it, the rest as elapsed time.
  func duration(_ value: Value, unit: Int) -> Value {
    guard value.tag == .number, let unit = DurationUnit(rawValue: UInt16(unit)) else {
      return .missing
    }
    let count = value.bits
    switch unit {
    case .seconds: return .duration(CalendarDuration(microseconds: count))
    case .minutes: return elapsed(count, secondsPerUnit: 60)
    case .hours: return elapsed(count, secondsPerUnit: 3600)
    case .days: return days(count, perUnit: 1)
    case .weeks: return days(count, perUnit: 7)
    case .months: return months(count, perUnit: 1)
    case .years: return months(count, perUnit: 12)
    }
  }

  /// Millionths of a unit of so many seconds: each is as many microseconds.
  private func elapsed(_ millionths: Int64, secondsPerUnit: Int64) -> Value {
    let (elapsed, overflow) = millionths.multipliedReportingOverflow(by: secondsPerUnit)
    return overflow ? .missing : .duration(CalendarDuration(microseconds: elapsed))
  }

  /// Millionths of a unit of so many days.
  private func days(_ millionths: Int64, perUnit: Int64) -> Value {
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: ExactDecimal.scale)
    return .duration(
      CalendarDuration(days: Int(whole * perUnit), microseconds: rest * 86_400 * perUnit))
  }

  /// Millionths of a unit of so many months, if they are whole.
  private func months(_ millionths: Int64, perUnit: Int64) -> Value {
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: ExactDecimal.scale)
    return rest == 0 ? .duration(CalendarDuration(months: Int(whole * perUnit))) : .missing
  }
}

/// A moment that is moved by a duration in a zone.
struct Move: Equatable {
  /// The moment, in microseconds.
  var from: Int64
  /// The duration.
  var length: CalendarDuration
  /// The zone.
  var zone: Int
}
