import JourneyModel

/// Brings conditions into their normal form.
///
/// What it cannot take apart becomes a question: the same expression is the same question.
struct ConditionReader {
  /// The types of what is asked about.
  let types: ValueTypes

  /// The most elements of a list that are told apart; all of them are compared with each other, and
  /// nobody reads a longer list to see what it leaves over.
  private static let elementsMax = 64

  /// The normal form of a condition.
  func formula(_ condition: Expression) -> Formula {
    switch condition {
    case .literal(let literal): .truth(literal == .boolean(true))
    case .and(let parts): .all(parts.map(formula))
    case .or(let parts): .any(parts.map(formula))
    case .not(let inner): formula(inner).negated
    case .compare(let comparison, let left, let right): compare(comparison, left, right)
    case .isIn(let item, let list): isIn(item, list)
    case .listContains(let list, let item): isIn(item, list)
    case .isBetween(let value, let low, let high):
      .all([compare(.lessOrEqual, low, value), compare(.lessOrEqual, value, high)])
    case .isKnown(let value): known(value)
    case .age(let value, let isMore, let distance, let isAgo):
      age(value, isMore: isMore, distance, isAgo: isAgo, of: condition)
    case .textTest(let test, let text, let part): textTest(test, text, part)
    case .history(let query): history(query, condition)
    case .defaulted(let first, let second):
      .any([formula(first), .all([known(first).negated, formula(second)])])
    case .reachable, .quantified: question(condition)
    case .path, .member, .call: test(condition, .holds)
    case .list, .arithmetic, .negated: .truth(false)
    }
  }

  /// A test of a value; that of a part holds only where what it is a part of is there.
  func test(_ value: Expression, _ test: Test) -> Formula {
    let atom = Formula.atom(Atom(subject: .value(value), test: test), true)
    guard let whole = types.whole(of: value) else { return atom }
    let isThere = self.test(whole.expression, .known)
    return test == .known && whole.holdsPart ? isThere : .all([isThere, atom])
  }

  /// A question that is not taken apart.
  func question(_ condition: Expression) -> Formula {
    .atom(Atom(subject: .question(condition), test: .holds), true)
  }

  /// `x is known`.
  private func known(_ value: Expression) -> Formula {
    switch value {
    case .literal(let literal): return .truth(literal != .missing)
    case .list: return .truth(true)
    case .defaulted(let first, let second): return .any([known(first), known(second)])
    default: return value.isCondition ? .truth(true) : test(value, .known)
    }
  }

  /// `x is in [a, b]`, `list contains x`.
  private func isIn(_ item: Expression, _ list: Expression) -> Formula {
    if case .list(let items) = list {
      guard items.count <= Self.elementsMax else { return question(.isIn(item, list)) }
      return .any(items.map { compare(.equal, item, $0) })
    }
    guard case .literal(let literal) = item, literal != .missing, !list.isMadeUp,
      !literal.isMoment
    else { return question(.listContains(list, item)) }
    return test(list, .contains(literal))
  }

  /// `x starts with "a"` and its like.
  private func textTest(
    _ kind: Expression.TextTest, _ text: Expression, _ part: Expression
  ) -> Formula {
    if case .defaulted(let first, let second) = text {
      return defaulted(first, textTest(kind, first, part), textTest(kind, second, part))
    }
    guard case .literal(.text(let sought)) = part else {
      return question(.textTest(kind, text, part))
    }
    if case .literal(let literal) = text {
      return .truth(Sample(literal).satisfies(.text(kind, sought)))
    }
    return text.isCondition ? .truth(false) : test(text, .text(kind, sought))
  }

  /// What holds of a value, or of what stands in for it where it is missing.
  func defaulted(_ first: Expression, _ ofFirst: Formula, _ ofSecond: Formula) -> Formula {
    .any([ofFirst, .all([known(first).negated, ofSecond])])
  }

  /// `x is more than D ago` and its like.
  private func age(
    _ value: Expression, isMore: Bool, _ distance: CalendarDuration, isAgo: Bool,
    of condition: Expression
  ) -> Formula {
    if case .defaulted(let first, let second) = value {
      let ofFirst = Expression.age(first, isMore: isMore, distance, isAgo: isAgo)
      let ofSecond = Expression.age(second, isMore: isMore, distance, isAgo: isAgo)
      return defaulted(first, formula(ofFirst), formula(ofSecond))
    }
    guard distance.isForward, !value.isMadeUp else { return question(condition) }
    let edge = HalfLine.Edge(distance: distance, isPast: isAgo)
    let beyond = HalfLine(edge: edge, isBefore: isAgo, includesEdge: false)
    if isMore { return test(value, .beside(beyond)) }
    let within = HalfLine(edge: edge, isBefore: !isAgo, includesEdge: false)
    let side = HalfLine(edge: .now, isBefore: isAgo, includesEdge: true)
    return .all([test(value, .beside(within)), test(value, .beside(side))])
  }

  /// `did x at least 3 times`: a test of how many there are.
  private func history(_ query: HistoryQuery, _ condition: Expression) -> Formula {
    guard case .did(let quantity, let times) = query.kind else { return test(condition, .holds) }
    guard let number = ExactDecimal(times) else { return question(condition) }
    var counted = query
    counted.kind = .count
    let comparison: Expression.Comparison =
      switch quantity {
      case .atLeast: .greaterOrEqual
      case .atMost: .lessOrEqual
      case .exactly: .equal
      }
    return compare(comparison, .history(counted), .literal(.number(number)))
  }
}
