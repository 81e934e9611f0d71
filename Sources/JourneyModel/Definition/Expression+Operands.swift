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
}
