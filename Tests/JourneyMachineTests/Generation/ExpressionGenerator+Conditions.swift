import JourneyModel

extension ExpressionGenerator {
  /// A test of some form.
  mutating func condition(_ place: Place) -> Expression {
    let inner = place.deeper
    switch dice.below(21) {
    case 0, 1: return .and(parts(inner))
    case 2, 3: return .or(parts(inner))
    case 4: return .not(expression(.boolean, inner))
    case 5, 6, 7, 8: return comparison(inner)
    case 9: return membership(inner)
    case 10:
      let kind = ordered()
      return .isBetween(
        expression(kind, inner), expression(kind, inner), expression(kind, inner))
    case 11: return .isKnown(expression(dice.pick(Kind.allCases), inner))
    case 12, 13:
      return .age(
        expression(dice.chance(75) ? .moment : .date, inner), isMore: dice.chance(50),
        dice.pick(Vocabulary.durations), isAgo: dice.chance(60))
    case 14, 15:
      return .textTest(
        dice.pick(Expression.TextTest.allCases), expression(.text, inner), part(inner))
    case 16: return .listContains(expression(.texts, inner), expression(.text, inner))
    case 17: return .reachable(channel: dice.pick(Vocabulary.channels))
    case 18: return quantified(inner)
    default: return .history(did(inner))
    }
  }

  /// A condition that inputs of the user turn: on the user or on what has happened.
  mutating func liveCondition(_ place: Place) -> Expression {
    switch dice.below(4) {
    case 0:
      return .compare(
        dice.pick(Expression.Comparison.allCases), .path(.user, ["points"]), literal(.number))
    case 1: return .isIn(.path(.user, [dice.pick(["plan", "country"])]), literal(.texts))
    case 2: return .reachable(channel: dice.pick(Vocabulary.channels))
    default: return .history(history(.did(.atLeast, dice.number(in: 1...3)), place))
    }
  }

  /// A text that another may hold.
  private mutating func part(_ place: Place) -> Expression {
    dice.chance(60)
      ? .literal(.text(dice.pick(Vocabulary.textParts))) : expression(.text, place)
  }

  /// Up to three conditions.
  private mutating func parts(_ place: Place) -> [Expression] {
    let count = dice.chance(5) ? 0 : dice.number(in: 1...3)
    return (0..<count).map { _ in expression(.boolean, place) }
  }

  /// A kind whose values have an order.
  private mutating func ordered() -> Kind {
    dice.pick([.number, .number, .moment, .date, .time, .duration])
  }

  /// A comparison of two of one kind.
  private mutating func comparison(_ place: Place) -> Expression {
    let comparison = dice.pick(Expression.Comparison.allCases)
    let kind = comparison == .equal ? dice.pick(Kind.allCases) : ordered()
    return .compare(comparison, expression(kind, place), expression(kind, place))
  }

  /// Whether a value is in a list.
  private mutating func membership(_ place: Place) -> Expression {
    dice.chance(50)
      ? .isIn(expression(.text, place), expression(.texts, place))
      : .isIn(expression(.number, place), expression(.numbers, place))
  }

  /// A condition on the elements of a list.
  private mutating func quantified(_ place: Place) -> Expression {
    let kind = dice.pick([Kind.texts, .numbers, .records])
    let name = dice.pick(["item", "view", "n1"])
    var inner = place
    inner.locals.append((name, kind == .texts ? .text : kind == .numbers ? .number : nil))
    let list = expression(kind, place)
    let condition: Expression
    if kind == .records, dice.chance(70) {
      condition = .compare(
        .greater, .path(.binding(name), ["price"]), expression(.number, place))
    } else {
      condition = expression(.boolean, inner)
    }
    return .quantified(isEvery: dice.chance(50), name: name, list: list, condition: condition)
  }

  /// A question whether there were so many events.
  private mutating func did(_ place: Place) -> HistoryQuery {
    history(
      .did(dice.pick([.atLeast, .atLeast, .atMost, .exactly]), dice.number(in: 0...3)), place)
  }

  /// A question about the past.
  mutating func history(_ kind: HistoryQuery.Kind, _ place: Place) -> HistoryQuery {
    let name = dice.pick(Vocabulary.eventNames)
    var span = HistoryQuery.Span.always
    if dice.chance(40) { span = .within(dice.pick(Vocabulary.durations)) }
    if place.isInRun, dice.chance(25) { span = .sinceEntry }
    var condition: Expression?
    if dice.chance(45), place.depth > 0 {
      var inner = place.deeper
      inner.candidate = name
      condition = dice.chance(25) ? matching(place) : expression(.boolean, inner)
    }
    return HistoryQuery(kind: kind, event: name, span: span, condition: condition)
  }

  /// `matching` an attribute.
  mutating func matching(_ place: Place) -> Expression {
    let name = dice.pick(["cart_id", "total"])
    return .compare(.equal, .path(.event, [name]), .path(.entry, [name]))
  }
}
