import JourneyModel

extension Expression {
  /// Shows this expression and those in it to `body`, the outer before the inner.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for part in operands { part.visit(body) }
  }

  /// `true` if one of the expressions in this one is such.
  func contains(where isSuch: (Expression) -> Bool) -> Bool {
    var found = false
    visit { part in found = found || isSuch(part) }
    return found
  }
}
