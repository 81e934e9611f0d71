import JourneyModel

extension ExpressionGenerator {
  /// A number made of others.
  mutating func number(_ place: Place) -> Expression {
    switch dice.below(16) {
    case 0...3:
      return .arithmetic(
        dice.pick(Expression.Arithmetic.allCases), expression(.number, place),
        expression(.number, place))
    case 4: return .negated(expression(.number, place))
    case 5: return .call(dice.pick([.floor, .ceil, .abs]), [expression(.number, place)])
    case 6: return .call(.round, rounding(place))
    case 7:
      return .call(
        dice.pick([.min, .max]),
        (0..<dice.number(in: 1...3)).map { _ in expression(.number, place) })
    case 8:
      return .call(.length, [expression(dice.pick([.text, .texts, .numbers]), place)])
    case 9, 10:
      return .call(
        dice.pick([.day, .weekday, .hour, .month, .year]),
        [expression(dice.chance(70) ? .moment : .date, place)])
    case 11: return .history(history(.count, place))
    default: return .history(history(aggregate(["total"]), place))
    }
  }

  /// The arguments of `round`.
  private mutating func rounding(_ place: Place) -> [Expression] {
    let number = expression(.number, place)
    switch dice.below(4) {
    case 0: return [number, expression(.number, place)]
    case 1: return [number]
    default:
      let digits = ExactDecimal(dice.number(in: -1...7)) ?? ExactDecimal(millionths: 0)
      return [number, .literal(.number(digits))]
    }
  }

  /// A question that yields a value of events.
  private mutating func aggregate(_ path: [String]) -> HistoryQuery.Kind {
    switch dice.below(6) {
    case 0: .sum(path)
    case 1: .average(path)
    case 2: .smallest(path)
    case 3: .largest(path)
    case 4: .latest(path)
    default: .first(path)
    }
  }

  /// A text made of values.
  mutating func text(_ place: Place) -> Expression {
    switch dice.below(6) {
    case 0: return .call(dice.pick([.lower, .upper, .trim]), [expression(.text, place)])
    case 1, 2:
      return .call(
        .concat, (0..<dice.number(in: 1...3)).map { _ in expression(spelled(), place) })
    case 3:
      return .call(
        .formatDate, [expression(dice.chance(50) ? .date : .moment, place), pattern()])
    case 4:
      return .member(.history(history(latest([]), place)), [fieldName(.text)])
    default: return .history(history(latest([fieldName(.text)]), place))
    }
  }

  /// The newest or the oldest event.
  private mutating func latest(_ path: [String]) -> HistoryQuery.Kind {
    dice.chance(50) ? .latest(path) : .first(path)
  }

  /// A kind that `concat` spells, or now and then does not.
  private mutating func spelled() -> Kind { dice.pick(Kind.allCases) }

  /// A pattern of `format_date`.
  private mutating func pattern() -> Expression {
    .literal(
      .text(
        dice.pick([
          "yyyy-MM-dd", "d. MMMM yyyy", "EEEE, d/M/yy", "HH:mm:ss", "H.m.s EEE MMM", "",
          "yyyyy q dd\u{e9}",
        ])))
  }

  /// A moment made of others.
  mutating func moment(_ place: Place) -> Expression {
    switch dice.below(6) {
    case 0: return .arithmetic(.add, expression(.moment, place), expression(.duration, place))
    case 1:
      return .arithmetic(.subtract, expression(.moment, place), expression(.duration, place))
    case 2:
      return .call(dice.pick([.min, .max]), [expression(.moment, place), leaf(.moment, place)])
    case 3: return .path(.now, [])
    case 4: return .member(.history(history(latest([]), place)), ["at"])
    default:
      return .history(history(aggregate([dice.chance(80) ? "at" : "delivered"]), place))
    }
  }

  /// A date made of others.
  mutating func date(_ place: Place) -> Expression {
    switch dice.below(4) {
    case 0: .path(.today, [])
    case 1: .history(history(aggregate(["placed_on"]), place))
    default:
      .arithmetic(
        dice.pick([.add, .subtract]), expression(.date, place), expression(.duration, place))
    }
  }

  /// A duration made of others.
  mutating func duration(_ place: Place) -> Expression {
    switch dice.below(8) {
    case 0:
      return .arithmetic(.subtract, expression(.moment, place), expression(.moment, place))
    case 1: return .arithmetic(.subtract, expression(.date, place), expression(.date, place))
    case 2:
      return .arithmetic(
        dice.pick([.add, .subtract]), expression(.duration, place), expression(.duration, place))
    case 3:
      return .arithmetic(.multiply, expression(.duration, place), expression(.number, place))
    case 4: return .negated(expression(.duration, place))
    default:
      return .call(
        dice.pick([.seconds, .minutes, .hours, .days, .weeks, .months, .years]),
        [expression(.number, place)])
    }
  }
}
