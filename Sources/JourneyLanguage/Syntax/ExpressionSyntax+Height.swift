extension ExpressionSyntax.Kind {
  /// The expressions right below it.
  public var children: [ExpressionSyntax] {
    switch self {
    case .literal, .name, .isInAudience, .invalid: []
    case .member(let base, _), .parenthesized(let base), .not(let base), .negated(let base),
      .isKnown(let base, _), .age(let base, _, _, _, _), .reachable(let base, _, _):
      [base]
    case .call(_, let values), .list(let values), .or(let values), .and(let values): values
    case .record(let fields): fields.map(\.value)
    case .arithmetic(_, let left, let right), .defaulted(let left, let right),
      .compare(_, let left, let right, _), .isIn(let left, let right, _),
      .textTest(_, let left, let right, _):
      [left, right]
    case .isBetween(let value, let low, let high, _): [value, low, high]
    case .quantified(_, _, let list, let condition): [list, condition]
    case .history(let history): history.condition.map { [$0] } ?? []
    }
  }
}
