import JourneyModel

extension PathEvaluator {
  /// Arithmetic; missing where it has no result.
  func arithmetic(
    _ operation: Expression.Arithmetic, _ left: PathValue, _ right: PathValue
  ) -> PathValue {
    switch (operation, left, right) {
    case (.add, .number(let one), .number(let other)): Self.optional(one.adding(other))
    case (.subtract, .number(let one), .number(let other)): Self.optional(one.subtracting(other))
    case (.multiply, .number(let one), .number(let other)):
      Self.optional(one.multiplied(by: other))
    case (.divide, .number(let one), .number(let other)): Self.optional(one.divided(by: other))
    case (.add, .moment(let moment), .duration(let duration)),
      (.add, .duration(let duration), .moment(let moment)):
      .moment(calendar.adding(duration, to: moment, zone: zone))
    case (.subtract, .moment(let moment), .duration(let duration)):
      .moment(calendar.subtracting(duration, from: moment, zone: zone))
    case (.add, .date(let date), .duration(let duration)):
      Self.moved(date, duration)
    case (.subtract, .date(let date), .duration(let duration)):
      Self.moved(date, duration.opposite)
    case (.subtract, .moment(let one), .moment(let other)):
      .duration(CalendarDuration(microseconds: one.microseconds - other.microseconds))
    case (.add, .duration(let one), .duration(let other)): .duration(Self.sum(one, other))
    case (.multiply, .duration(let duration), .number(let number)),
      (.multiply, .number(let number), .duration(let duration)):
      Self.multiplied(duration, by: number)
    case (.divide, .duration(let duration), .number(let number)):
      number.millionths == 0
        ? .missing
        : ExactDecimal(millionths: ExactDecimal.scale).divided(by: number).map {
          Self.multiplied(duration, by: $0)
        } ?? .missing
    case (.subtract, .duration(let one), .duration(let other)):
      .duration(Self.sum(one, other.opposite))
    default: .missing
    }
  }

  /// A number, or nothing.
  static func optional(_ number: ExactDecimal?) -> PathValue {
    number.map(PathValue.number) ?? .missing
  }

  /// A day moved by whole days and months.
  private static func moved(_ date: CivilDate, _ duration: CalendarDuration) -> PathValue {
    let day = date.adding(months: duration.months).daysSince1970 + duration.days
    return duration.microseconds == 0 ? .date(CivilDate(daysSince1970: day)) : .missing
  }

  /// A duration so many times; the fraction of a day is elapsed time, and months come whole.
  private static func multiplied(
    _ duration: CalendarDuration, by number: ExactDecimal
  ) -> PathValue {
    guard let months = ExactDecimal(duration.months)?.multiplied(by: number),
      let days = ExactDecimal(duration.days)?.multiplied(by: number),
      let time = ExactDecimal(millionths: duration.microseconds).multiplied(by: number)
    else { return .missing }
    let rest = days.millionths % ExactDecimal.scale
    return .duration(
      CalendarDuration(
        months: months.wholePart, days: days.wholePart,
        microseconds: time.millionths &+ rest &* 86_400))
  }

  /// Two durations together.
  private static func sum(
    _ one: CalendarDuration, _ other: CalendarDuration
  ) -> CalendarDuration {
    CalendarDuration(
      months: one.months + other.months, days: one.days + other.days,
      microseconds: one.microseconds &+ other.microseconds)
  }

  /// The opposite number or duration.
  func negated(_ value: PathValue) -> PathValue {
    switch value {
    case .number(let number): Self.optional(ExactDecimal(millionths: 0).subtracting(number))
    case .duration(let duration): .duration(duration.opposite)
    default: .missing
    }
  }

  /// A function; those that make a text to be read by people are left out.
  func call(_ function: Expression.Function, _ values: [PathValue]) -> PathValue {
    let first = values.first ?? .missing
    switch (function, first) {
    case (.lower, .text(let text)): return .text(text.lowercased())
    case (.upper, .text(let text)): return .text(text.uppercased())
    case (.trim, .text(let text)): return .text(Self.trimmed(text))
    case (.length, .text(let text)): return Self.optional(ExactDecimal(text.unicodeScalars.count))
    case (.length, .list(let items)): return Self.optional(ExactDecimal(items.count))
    case (.abs, .number(let number)): return number.millionths < 0 ? negated(first) : first
    case (.round, .number(let number)): return Self.optional(number.rounded(digits: digits(values)))
    case (.floor, .number(let number)): return Self.whole(number, isUp: false)
    case (.ceil, .number(let number)): return Self.whole(number, isUp: true)
    case (.min, _): return extreme(values, -1)
    case (.max, _): return extreme(values, 1)
    case (.concat, _): return Self.concatenated(values)
    case (.day, _), (.weekday, _), (.hour, _), (.month, _), (.year, _):
      return part(function, of: first)
    case (_, .number(let number)): return Self.duration(function, number)
    default: return .missing
    }
  }

  /// How many digits a number is rounded to.
  private func digits(_ values: [PathValue]) -> Int {
    if values.count > 1, case .number(let digits) = values[1] { return digits.wholePart }
    return 0
  }

  /// A text without white space around it.
  private static func trimmed(_ text: String) -> String {
    let inner = text.drop(while: \.isWhitespace)
    let rest = inner.reversed().drop(while: \.isWhitespace).reversed()
    return String(rest)
  }

  /// The next whole number.
  private static func whole(_ number: ExactDecimal, isUp: Bool) -> PathValue {
    let scale = ExactDecimal.scale
    let rest = ((number.millionths % scale) + scale) % scale
    if rest == 0 { return .number(number) }
    return .number(ExactDecimal(millionths: number.millionths - rest + (isUp ? scale : 0)))
  }

  /// The smallest or largest value.
  private func extreme(_ values: [PathValue], _ direction: Int) -> PathValue {
    guard var best = values.first else { return .missing }
    for value in values.dropFirst() {
      guard let order = value.order(to: best) else { return .missing }
      if order == direction { best = value }
    }
    return best
  }

  /// Texts in a row.
  private static func concatenated(_ values: [PathValue]) -> PathValue {
    var result = ""
    for value in values {
      switch value {
      case .text(let text): result += text
      case .number(let number): result += "\(number)"
      default: return .missing
      }
    }
    return .text(result)
  }

  /// A part of a moment or a date.
  private func part(_ function: Expression.Function, of value: PathValue) -> PathValue {
    let date: CivilDate
    var hour = 0
    switch value {
    case .date(let own): date = own
    case .moment(let moment):
      let local = calendar.zones.local(of: moment, zone: zone)
      date = local.date
      hour = local.time.seconds / 3600
    default: return .missing
    }
    let parts = date.parts
    let number: Int
    switch function {
    case .day: number = parts.day
    case .weekday: number = date.weekday
    case .hour: number = hour
    case .month: number = parts.month
    default: number = parts.year
    }
    return Self.optional(ExactDecimal(number))
  }

  /// A number of units.
  private static func duration(
    _ function: Expression.Function, _ number: ExactDecimal
  ) -> PathValue {
    let count = number.wholePart
    switch function {
    case .seconds: return .duration(CalendarDuration(microseconds: number.millionths))
    case .minutes, .hours:
      let size: Int64 = function == .minutes ? 60 : 3_600
      let (time, overflow) = number.millionths.multipliedReportingOverflow(by: size)
      return overflow ? .missing : .duration(CalendarDuration(microseconds: time))
    case .days: return .duration(CalendarDuration(days: count))
    case .weeks: return .duration(CalendarDuration(days: count * 7))
    case .months: return .duration(CalendarDuration(months: count))
    case .years: return .duration(CalendarDuration(months: count * 12))
    default: return .missing
    }
  }
}
