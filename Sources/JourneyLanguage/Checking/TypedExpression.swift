import JourneyModel

/// An expression with what the checker found out about it.
struct TypedExpression: Sendable {
  /// The checked form.
  var expression: Expression
  /// Its type.
  var type: TypeTerm
  /// `true` if it can be missing here.
  var isMissable = false
  /// The name of the event that it is as a whole; `nil` for anything else.
  var event: String?
  /// The paths that are known wherever the value is.
  var needs: KnownPaths = .none
  /// The paths that are known where the test holds.
  var whenTrue: KnownPaths = .none
  /// The paths that are known where the test does not hold.
  var whenFalse: KnownPaths = .none

  /// Something that was reported: it agrees with everything and is silent.
  static let invalid = TypedExpression(expression: .literal(.missing), type: .anything)

  /// A test, which is true or false and never missing.
  static func test(
    _ expression: Expression, whenTrue: KnownPaths = .none, whenFalse: KnownPaths = .none
  ) -> TypedExpression {
    TypedExpression(
      expression: expression, type: .boolean, whenTrue: whenTrue, whenFalse: whenFalse)
  }

  /// What is known where this holds.
  var factsWhenTrue: KnownPaths { whenTrue.union(needs) }

  /// The opposite test.
  var opposite: TypedExpression {
    .test(.not(expression), whenTrue: whenFalse, whenFalse: factsWhenTrue)
  }

  /// This test, or its opposite.
  func negated(if isNegated: Bool) -> TypedExpression {
    isNegated ? opposite : self
  }
}
