extension Expression {
  /// The expressions that this one is made of, in order.
  package var operands: [Expression] {
    switch self {
    case .literal, .path, .reachable: []
    case .member(let inner, _), .not(let inner), .isKnown(let inner), .negated(let inner): [inner]
    case .age(let inner, _, _, _): [inner]
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts): parts
    case .compare(_, let left, let right), .isIn(let left, let right): [left, right]
    case .textTest(_, let left, let right), .listContains(let left, let right): [left, right]
    case .defaulted(let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .isBetween(let value, let low, let high): [value, low, high]
    case .quantified(_, _, let list, let condition): [list, condition]
    case .history(let query): query.condition.map { [$0] } ?? []
    }
  }

  /// Shows the expressions that this one is made of, in order: to list them takes memory each time.
  package func visitOperands(_ body: (Expression) -> Void) {
    switch self {
    case .literal, .path, .reachable: return
    case .member(let inner, _), .not(let inner), .isKnown(let inner), .negated(let inner):
      body(inner)
    case .age(let inner, _, _, _): body(inner)
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts):
      for part in parts { body(part) }
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right),
      .defaulted(let left, let right), .arithmetic(_, let left, let right):
      body(left)
      body(right)
    case .isBetween(let value, let low, let high):
      body(value)
      body(low)
      body(high)
    case .quantified(_, _, let list, let condition):
      body(list)
      body(condition)
    case .history(let query): if let condition = query.condition { body(condition) }
    }
  }

  /// The expression with its operands changed.
  package func mapping(_ change: (Expression) -> Expression) -> Expression {
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
}
