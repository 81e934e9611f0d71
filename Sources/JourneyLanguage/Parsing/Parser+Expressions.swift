import JourneyModel

extension Parser {
  /// Parses an expression.
  ///
  ///     expr ::= conj ("or" conj)*
  mutating func parseExpression() throws(SyntaxFailure) -> ExpressionSyntax {
    try enter()
    defer { expressionDepth -= 1 }
    let start = current.span.start
    let first = try parseConjunction()
    guard isWord("or"), !isFailure(at: 1) else { return first }
    var parts = [first]
    repeat {
      advance()
      parts.append(try parseConjunction())
    } while isWord("or") && !isFailure(at: 1)
    return try node(.or(parts), from: start)
  }

  /// Goes one expression deeper.
  mutating func enter() throws(SyntaxFailure) {
    expressionDepth += 1
    guard expressionDepth > ParserLimits.expressionsMax else { return }
    expressionDepth -= 1
    throw tooDeep()
  }

  /// Creates an expression up to the last token, unless its tree is too high.
  mutating func node(
    _ kind: ExpressionSyntax.Kind, from start: Int
  ) throws(SyntaxFailure) -> ExpressionSyntax {
    let expression = ExpressionSyntax(kind, span: span(from: start))
    if expression.height > ParserLimits.heightMax { throw tooDeep() }
    return expression
  }

  /// The failure of an expression that is nested too deeply.
  private func tooDeep() -> SyntaxFailure {
    failure(
      SyntaxCode.nestedTooDeeply, "this expression is nested too deeply",
      help: "name a part of it with `let`")
  }

  /// Returns `true` if what becomes of a failure stands so many places on.
  mutating func isFailure(at distance: Int) -> Bool {
    isWord("skip", at: distance) || isWord("stop", at: distance) || isWord("park", at: distance)
  }

  /// Parses tests that all hold.
  ///
  ///     conj ::= negation ("and" negation)*
  private mutating func parseConjunction() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    let first = try parseNegation()
    guard take("and") else { return first }
    var parts = [first]
    repeat { parts.append(try parseNegation()) } while take("and")
    return try node(.and(parts), from: start)
  }

  /// Parses a test or its opposite.
  ///
  ///     negation ::= "not" negation | comparison
  private mutating func parseNegation() throws(SyntaxFailure) -> ExpressionSyntax {
    guard isWord("not") || isSign("!") else { return try parseComparison() }
    let start = current.span.start
    advance()
    try enter()
    defer { expressionDepth -= 1 }
    return try node(.not(try parseNegation()), from: start)
  }

  /// Parses a value and at most one test of it.
  ///
  ///     comparison ::= value tail?
  private mutating func parseComparison() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    let value = try parseValue()
    return try parseTailIfPresent(of: value, from: start) ?? value
  }

  /// Parses a value and those that stand in for it where it is missing.
  ///
  ///     value ::= sum ("default" sum)*
  mutating func parseValue() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    var value = try parseSum()
    while take("default") { value = try node(.defaulted(value, try parseSum()), from: start) }
    return value
  }

  /// Parses a sum.
  ///
  ///     sum ::= product (("+" | "-") product)*
  private mutating func parseSum() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    var value = try parseProduct()
    while isSign("+") || isSign("-") {
      let operation: Expression.Arithmetic = advance().value == "+" ? .add : .subtract
      value = try node(.arithmetic(operation, value, try parseProduct()), from: start)
    }
    return value
  }

  /// Parses a product.
  ///
  ///     product ::= factor (("*" | "/") factor)*
  private mutating func parseProduct() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    var value = try parseFactor()
    while isSign("*") || isSign("/") {
      let operation: Expression.Arithmetic = advance().value == "*" ? .multiply : .divide
      value = try node(.arithmetic(operation, value, try parseFactor()), from: start)
    }
    return value
  }

  /// Parses an operand, or its negative.
  ///
  ///     factor ::= "-" factor | operand
  private mutating func parseFactor() throws(SyntaxFailure) -> ExpressionSyntax {
    guard isSign("-") else { return try parseOperand() }
    let start = current.span.start
    advance()
    try enter()
    defer { expressionDepth -= 1 }
    return try node(.negated(try parseFactor()), from: start)
  }
}
