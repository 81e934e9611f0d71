import JourneyModel

extension ConditionReader {
  /// A comparison of two values.
  func compare(
    _ comparison: Expression.Comparison, _ left: Expression, _ right: Expression
  ) -> Formula {
    if case .defaulted(let first, let second) = left {
      return defaulted(
        first, compare(comparison, first, right), compare(comparison, second, right))
    }
    if case .defaulted(let first, let second) = right {
      return defaulted(first, compare(comparison, left, first), compare(comparison, left, second))
    }
    if case .literal(let literal) = right { return compare(comparison, left, with: literal) }
    if case .literal(let literal) = left {
      return compare(comparison.turned, right, with: literal)
    }
    if left.isCondition || right.isCondition { return question(.compare(comparison, left, right)) }
    return relate(comparison, left, right)
  }

  /// A comparison with a fixed value.
  private func compare(
    _ comparison: Expression.Comparison, _ value: Expression, with literal: Literal
  ) -> Formula {
    if literal == .missing { return .truth(false) }
    if case .literal(let other) = value { return fixed(comparison, other, literal) }
    if value.isCondition { return truth(comparison, of: value, is: literal) }
    if case .list = value { return .truth(false) }
    let isEqual = comparison == .equal
    return test(value, isEqual ? .among([literal]) : .order(comparison, literal))
  }

  /// A comparison of two fixed values; moments are left open, as zones are not looked up here.
  private func fixed(
    _ comparison: Expression.Comparison, _ left: Literal, _ right: Literal
  ) -> Formula {
    if left.isMoment, right.isMoment {
      return question(.compare(comparison, .literal(left), .literal(right)))
    }
    let test: Test = comparison == .equal ? .among([right]) : .order(comparison, right)
    return .truth(Sample(left).satisfies(test))
  }

  /// `(a < b) is false`: a condition is always known.
  private func truth(
    _ comparison: Expression.Comparison, of condition: Expression, is literal: Literal
  ) -> Formula {
    guard comparison == .equal, case .boolean(let value) = literal else { return .truth(false) }
    return value ? formula(condition) : formula(condition).negated
  }

  /// A comparison of two values that are not fixed, the one whose words come first to the left.
  private func relate(
    _ comparison: Expression.Comparison, _ left: Expression, _ right: Expression
  ) -> Formula {
    let isInOrder =
      Self.areRootsInOrder(left, right)
      ?? (ExpressionText.text(left) <= ExpressionText.text(right))
    let (first, second) = isInOrder ? (left, right) : (right, left)
    let relations = (isInOrder ? comparison : comparison.turned).relations
    return .atom(Atom(subject: .pair(first, second), test: .related(relations)), true)
  }

  /// Whether the words of two paths are in their order, where the first words tell: to spell the
  /// paths out takes longer than all else that is done with a `matching`.
  private static func areRootsInOrder(_ left: Expression, _ right: Expression) -> Bool? {
    guard case .path(let one, _) = left, case .path(let other, _) = right else { return nil }
    return switch (one, other) {
    case (.entry, .event), (.entry, .user), (.event, .user): true
    case (.event, .entry), (.user, .entry), (.user, .event): false
    default: nil
    }
  }
}

extension Expression.Comparison {
  /// The comparison with its sides changed over.
  fileprivate var turned: Expression.Comparison {
    switch self {
    case .equal: .equal
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// The ways in which two values may stand to each other for it to hold.
  fileprivate var relations: Subject.Relations {
    switch self {
    case .equal: [.equal, .same]
    case .less: [.less]
    case .lessOrEqual: [.less, .equal]
    case .greater: [.greater]
    case .greaterOrEqual: [.greater, .equal]
    }
  }
}

extension Literal {
  /// `true` for a time on a day, whose instant depends on a zone.
  var isMoment: Bool {
    if case .moment = self { return true }
    return false
  }
}

extension Expression {
  /// `true` for what is true or false and never missing.
  var isCondition: Bool {
    switch self {
    case .and, .or, .not, .compare, .isIn, .isBetween, .isKnown, .age, .textTest, .listContains,
      .reachable, .quantified:
      return true
    case .history(let query):
      if case .did = query.kind { return true }
      return false
    case .literal, .path, .member, .list, .defaulted, .arithmetic, .negated, .call: return false
    }
  }

  /// `true` for what is written down where it stands, or put together there.
  var isMadeUp: Bool {
    switch self {
    case .literal, .list, .defaulted: true
    default: isCondition
    }
  }
}
