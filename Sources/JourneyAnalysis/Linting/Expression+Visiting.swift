import JourneyModel

extension Expression {
  /// Shows this expression and those in it to `body`, the outer before the inner.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    switch self {
    case .literal, .path, .reachable: return
    case .member(let base, _), .not(let base), .isKnown(let base), .age(let base, _, _, _),
      .negated(let base):
      base.visit(body)
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts):
      for part in parts { part.visit(body) }
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right),
      .defaulted(let left, let right), .arithmetic(_, let left, let right),
      .quantified(_, _, let left, let right):
      left.visit(body)
      right.visit(body)
    case .isBetween(let value, let low, let high):
      value.visit(body)
      low.visit(body)
      high.visit(body)
    case .history(let query): query.condition?.visit(body)
    }
  }

  /// `true` if one of the expressions in this one is such.
  func contains(where isSuch: (Expression) -> Bool) -> Bool {
    var found = false
    visit { part in found = found || isSuch(part) }
    return found
  }
}
