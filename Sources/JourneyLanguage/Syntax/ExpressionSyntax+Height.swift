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
  /// Shows the expressions right below it, in order: to list them takes memory each time.
  func visitChildren(_ body: (ExpressionSyntax) -> Void) {
    switch self {
    case .literal, .name, .isInAudience, .invalid: return
    case .member(let base, _), .parenthesized(let base), .not(let base), .negated(let base),
      .isKnown(let base, _), .age(let base, _, _, _, _), .reachable(let base, _, _):
      body(base)
    case .arithmetic(_, let left, let right), .defaulted(let left, let right),
      .compare(_, let left, let right, _), .isIn(let left, let right, _),
      .textTest(_, let left, let right, _):
      body(left)
      body(right)
    case .call, .list, .or, .and, .record, .isBetween, .quantified, .history:
      for child in children { body(child) }
    }
  }

  /// The height of the highest expression right below it.
  var heightBelow: Int {
    switch self {
    case .literal, .name, .isInAudience, .invalid: 0
    case .member(let base, _), .parenthesized(let base), .not(let base), .negated(let base),
      .isKnown(let base, _), .age(let base, _, _, _, _), .reachable(let base, _, _):
      base.height
    case .arithmetic(_, let left, let right), .defaulted(let left, let right),
      .compare(_, let left, let right, _), .isIn(let left, let right, _),
      .textTest(_, let left, let right, _):
      max(left.height, right.height)
    case .call, .list, .or, .and, .record, .isBetween, .quantified, .history:
      children.reduce(0) { max($0, $1.height) }
    }
  }
}
