import JourneyModel

extension Expression {
  /// Shows this expression and those in it to `body`, the outer before the inner.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    visitOperands { $0.visit(body) }
  }

  /// `true` if one of the expressions in this one is such.
  func contains(where isSuch: (Expression) -> Bool) -> Bool {
    if isSuch(self) { return true }
    var found = false
    visitOperands { part in found = found || part.contains(where: isSuch) }
    return found
  }
}
