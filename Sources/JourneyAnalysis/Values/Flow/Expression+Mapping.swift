import JourneyModel

extension Expression {
  /// The expression with its operands changed.
  func mapping(_ change: (Expression) -> Expression) -> Expression {
    switch self {
    case .literal, .path, .reachable: self
    case .member(let inner, let names): .member(change(inner), names)
    case .not(let inner): .not(change(inner))
    case .isKnown(let inner): .isKnown(change(inner))
    case .negated(let inner): .negated(change(inner))
    case .age(let inner, let isMore, let distance, let isAgo):
      .age(change(inner), isMore: isMore, distance, isAgo: isAgo)
    case .list(let parts): .list(parts.map(change))
    case .and(let parts): .and(parts.map(change))
    case .or(let parts): .or(parts.map(change))
    case .call(let function, let parts): .call(function, parts.map(change))
    case .compare(let comparison, let left, let right):
      .compare(comparison, change(left), change(right))
    case .isIn(let left, let right): .isIn(change(left), change(right))
    case .textTest(let test, let left, let right): .textTest(test, change(left), change(right))
    case .listContains(let left, let right): .listContains(change(left), change(right))
    case .defaulted(let left, let right): .defaulted(change(left), change(right))
    case .arithmetic(let operation, let left, let right):
      .arithmetic(operation, change(left), change(right))
    case .isBetween(let value, let low, let high):
      .isBetween(change(value), change(low), change(high))
    case .quantified(let isEvery, let name, let list, let condition):
      .quantified(isEvery: isEvery, name: name, list: change(list), condition: change(condition))
    case .history(let query):
      .history(
        HistoryQuery(
          kind: query.kind, event: query.event, span: query.span,
          condition: query.condition.map(change)))
    }
  }

  /// The expression with what one name means told by another: the candidate of a pattern by the
  /// name it was given, say.
  ///
  /// Questions about past events are left alone where `event` would come to mean such an event.
  func renaming(_ root: PathRoot, to other: PathRoot) -> Expression {
    switch self {
    case .path(root, let names): .path(other, names)
    case .history where root == .event || other == .event: self
    case .quantified(let isEvery, let name, let list, let condition)
    where root == .binding(name):
      .quantified(
        isEvery: isEvery, name: name, list: list.renaming(root, to: other), condition: condition)
    default: mapping { $0.renaming(root, to: other) }
    }
  }
}

extension EventPattern {
  /// What must hold, with the candidate called `event` only.
  var candidateCondition: Expression? {
    guard let binding else { return condition }
    return condition?.renaming(.binding(binding), to: .event)
  }

  /// What must hold, with the candidate called by another name.
  func condition(of root: Expression.PathRoot) -> Expression? {
    candidateCondition?.renaming(.event, to: root)
  }
}
