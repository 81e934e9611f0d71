import JourneyModel

extension ReferenceEvaluator {
  /// A function of the language.
  func call(
    _ function: Expression.Function, _ arguments: [ReferenceValue]
  ) -> ReferenceValue {
    let first = arguments.first ?? .missing
    return switch function {
    case .lower: text(first) { $0.lowercased() }
    case .upper: text(first) { $0.uppercased() }
    case .trim: text(first, trimmed)
    case .length: length(of: first)
    case .round: rounded(arguments)
    case .floor: whole(first, -1)
    case .ceil: whole(first, 1)
    case .abs: absolute(first)
    case .min: extreme(arguments, -1)
    case .max: extreme(arguments, 1)
    case .concat: concatenation(of: arguments)
    case .formatDate: formatted(arguments)
    case .day, .weekday, .hour, .month, .year: part(function, of: first)
    case .seconds, .minutes, .hours, .days, .weeks, .months, .years: span(function, first)
    }
  }

  /// Text made from text.
  private func text(
    _ value: ReferenceValue, _ change: (String) -> String
  ) -> ReferenceValue {
    guard case .text(let text) = value else { return .missing }
    return .limited(change(text))
  }

  /// Text without white space around it.
  private func trimmed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// The code points of a text, the elements of a list.
  private func length(of value: ReferenceValue) -> ReferenceValue {
    switch value {
    case .text(let text): .optional(ExactDecimal(text.unicodeScalars.count))
    case .list(let items): .optional(ExactDecimal(items.count))
    default: .missing
    }
  }

  /// A number rounded half to even, to so many digits.
  private func rounded(_ arguments: [ReferenceValue]) -> ReferenceValue {
    guard case .number(let number)? = arguments.first else { return .missing }
    var digits = 0
    if arguments.count > 1 {
      guard case .number(let given) = arguments[1], given.isWhole else { return .missing }
      digits = max(0, min(6, given.wholePart))
    }
    var unit: Int128 = 1
    for _ in digits..<6 { unit *= 10 }
    let value = Int128(number.millionths)
    let below = value - ((value % unit) + unit) % unit
    let twice = (value - below) * 2
    var result = below
    if twice > unit || (twice == unit && below / unit % 2 != 0) { result += unit }
    if fault == .halfRoundsAway, twice == unit { result = value < 0 ? below : below + unit }
    return .optional(Int64(exactly: result).map(ExactDecimal.init(millionths:)))
  }

  /// The next whole number in a direction.
  private func whole(_ value: ReferenceValue, _ direction: Int128) -> ReferenceValue {
    guard case .number(let number) = value else { return .missing }
    let scale = Int128(ExactDecimal.scale)
    let exact = Int128(number.millionths)
    let below = exact - ((exact % scale) + scale) % scale
    let result = direction < 0 || below == exact ? below : below + scale
    return .optional(Int64(exactly: result).map(ExactDecimal.init(millionths:)))
  }

  /// A number without its sign.
  private func absolute(_ value: ReferenceValue) -> ReferenceValue {
    guard case .number(let number) = value else { return .missing }
    return number.millionths < 0 ? negated(value) : value
  }

  /// The smallest or largest; missing if one is missing or they have no order.
  private func extreme(_ values: [ReferenceValue], _ direction: Int) -> ReferenceValue {
    guard var best = values.first, best.compared(to: best) != nil else { return .missing }
    for value in values.dropFirst() {
      guard let order = value.compared(to: best) else { return .missing }
      if order == direction { best = value }
    }
    return best
  }

  /// The texts of values behind one another; missing if one has none.
  private func concatenation(of values: [ReferenceValue]) -> ReferenceValue {
    var result = ""
    for value in values {
      switch value {
      case .text(let text): result += text
      case .number(let number): result += number.description
      case .boolean(let value): result += value ? "true" : "false"
      case .date(let date): result += date.description
      case .time(let time): result += time.description
      case .moment(let moment): result += moment.description
      case .duration(let duration): result += duration.iso8601
      default: return .missing
      }
    }
    return .limited(result)
  }

  /// A part of a moment or date, in the journey's zone.
  private func part(
    _ function: Expression.Function, of value: ReferenceValue
  ) -> ReferenceValue {
    guard let (date, time) = calendar(of: value) else { return .missing }
    let number: Int? =
      switch function {
      case .day: date.parts.day
      case .weekday: date.weekday
      case .month: date.parts.month
      case .year: date.parts.year
      default: time.seconds / 3600
      }
    return .optional(number.flatMap { ExactDecimal($0) })
  }

  /// What calendar and clock show at a moment or date.
  func calendar(of value: ReferenceValue) -> (CivilDate, TimeOfDay)? {
    switch value {
    case .moment(let moment):
      let local = zones.local(of: moment, zone: journeyZone)
      return (local.date, local.time)
    case .date(let date): return (date, TimeOfDay(seconds: 0))
    default: return nil
    }
  }

  /// A number as a duration.
  private func span(
    _ function: Expression.Function, _ value: ReferenceValue
  ) -> ReferenceValue {
    guard case .number(let number) = value else { return .missing }
    let count = Int128(number.millionths)
    let scale = Int128(ExactDecimal.scale)
    switch function {
    case .seconds: return duration(microseconds: count)
    case .minutes: return duration(microseconds: count * 60)
    case .hours: return duration(microseconds: count * 3600)
    case .days:
      return duration(days: count / scale, microseconds: count % scale * 86_400)
    case .weeks:
      return duration(days: count / scale * 7, microseconds: count % scale * 86_400 * 7)
    case .months: return count % scale == 0 ? duration(months: count / scale) : .missing
    default: return count % scale == 0 ? duration(months: count / scale * 12) : .missing
    }
  }
}
