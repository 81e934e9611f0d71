import JourneyModel

extension ExpressionChecker {
  /// Checks `+ - * /`.
  func checkArithmetic(
    _ operation: Expression.Arithmetic, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: SourceSpan, in scope: Scope
  ) -> TypedExpression {
    let one = check(left, in: scope)
    let other = check(right, in: scope)
    let type = result(of: operation, (one, left.span), (other, right.span), at: span)
    let canVanish = operation == .divide && !isNonzero(right)
    var operands = (one.expression, other.expression)
    if operation == .multiply, table.type(of: other.type) == .duration {
      operands = (operands.1, operands.0)
    }
    return TypedExpression(
      expression: .arithmetic(operation, operands.0, operands.1), type: type,
      isMissable: one.isMissable || other.isMissable || canVanish,
      needs: one.needs.union(other.needs))
  }

  /// `true` for a fixed number that is safe to divide by.
  private func isNonzero(_ syntax: ExpressionSyntax) -> Bool {
    switch syntax.kind {
    case .parenthesized(let inner), .negated(let inner): isNonzero(inner)
    case .literal(.number(let number)): number.millionths != 0
    default: false
    }
  }

  /// A value with its place.
  private typealias Placed = (value: TypedExpression, span: SourceSpan)

  /// The type of a result; what does not go together is reported.
  private func result(
    of operation: Expression.Arithmetic, _ left: Placed, _ right: Placed, at span: SourceSpan
  ) -> TypeTerm {
    let one = table.type(of: left.value.type)
    let other = table.type(of: right.value.type)
    if isSilent(left.value.type) || isSilent(right.value.type) { return .anything }
    if one == .unknown || other == .unknown {
      return unsettledResult(of: operation, left, one, right, other)
    }
    if let type = Self.result(of: operation, one, other) { return TypeTerm(type) }
    reportArithmetic(operation, left, one, right, other, at: span)
    return .anything
  }

  /// `true` for `missing`, and for what has been reported already.
  func isSilent(_ term: TypeTerm) -> Bool {
    if case .anything = table.resolved(term) { return true }
    return false
  }

  /// The type of a result of settled types, or `nil` if they do not go together.
  private static func result(
    of operation: Expression.Arithmetic, _ one: ValueType, _ other: ValueType
  ) -> ValueType? {
    switch (operation, one, other) {
    case (_, .number, .number): .number
    case (.add, .moment, .duration), (.subtract, .moment, .duration), (.add, .duration, .moment):
      .moment
    case (.add, .date, .duration), (.subtract, .date, .duration), (.add, .duration, .date): .date
    case (.subtract, .moment, .moment), (.subtract, .date, .date): .duration
    case (.add, .duration, .duration), (.subtract, .duration, .duration): .duration
    case (.multiply, .duration, .number), (.multiply, .number, .duration): .duration
    default: nil
    }
  }

  /// The type of a result where one side is not settled, which may settle it.
  private func unsettledResult(
    of operation: Expression.Arithmetic, _ left: Placed, _ one: ValueType, _ right: Placed,
    _ other: ValueType
  ) -> TypeTerm {
    switch (operation, one, other) {
    case (.add, .number, _), (.subtract, .number, _), (.divide, _, _), (.add, _, .number),
      (.subtract, _, .number), (.multiply, .unknown, .unknown), (.add, .unknown, .unknown):
      _ = table.unify(left.value.type, .number, at: left.span)
      _ = table.unify(right.value.type, .number, at: right.span)
      return .number
    case (.add, .moment, _), (.add, .date, _):
      _ = table.unify(right.value.type, .duration, at: right.span)
      return TypeTerm(one)
    case (.add, _, .moment), (.add, _, .date):
      _ = table.unify(left.value.type, .duration, at: left.span)
      return TypeTerm(other)
    case (.multiply, .duration, _):
      _ = table.unify(right.value.type, .number, at: right.span)
      return .duration
    case (.multiply, _, .duration):
      _ = table.unify(left.value.type, .number, at: left.span)
      return .duration
    case (.subtract, _, .moment):
      _ = table.unify(left.value.type, .moment, at: left.span)
      return .duration
    default: return .anything
    }
  }

  /// Reports two values that do not go together.
  private func reportArithmetic(
    _ operation: Expression.Arithmetic, _ left: Placed, _ one: ValueType, _ right: Placed,
    _ other: ValueType, at span: SourceSpan
  ) {
    for (place, type) in [(left, one), (right, other)] where isOpenName(place.value.type) {
      let partner = place.span == left.span ? right.value.type : left.value.type
      if type != table.type(of: partner),
        reportContradiction(place.value.type, as: partner, at: place.span)
      {
        return
      }
    }
    let isText = [one, other].contains { TypeTable.agree($0, .text) }
    findings.report(
      TypeCode.wrongType, at: span,
      "`\(operation.rawValue)` does not go with \(one.phrase) and \(other.phrase)",
      help: isText && operation == .add ? "text is joined by `concat(…, …)`" : nil)
  }

  /// Checks `-x`.
  func checkNegated(_ inner: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    let typed = check(inner, in: scope)
    if case .number(let number) = typed.fixedValue {
      let opposite = Literal.number(ExactDecimal(millionths: 0 - number.millionths))
      return TypedExpression(expression: .literal(opposite), type: .number)
    }
    var type = TypeTerm.number
    if table.type(of: typed.type) == .duration { type = .duration }
    require(typed, is: type, at: inner.span) {
      "\($0) is \($1), but only numbers and durations have an opposite"
    }
    return TypedExpression(
      expression: .negated(typed.expression), type: type, isMissable: typed.isMissable,
      needs: typed.needs)
  }
}

extension TypedExpression {
  /// The literal that this is, if it is one.
  var fixedValue: Literal? {
    if case .literal(let literal) = expression { return literal }
    return nil
  }
}
