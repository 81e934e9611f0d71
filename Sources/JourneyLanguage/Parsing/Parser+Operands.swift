import JourneyModel

extension Parser {
  /// Parses an operand.
  ///
  ///     operand ::= literal | history | quantifier | list | record
  ///               | (NAME | function | aggregate | "(" expr ")") ("." member)*
  mutating func parseOperand() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    if let literal = try parseLiteralIfPresent() { return literal }
    if isWord("did") { return try parseDid() }
    if isWord("any") || isWord("every") { return try parseQuantifier() }
    if isSign("[") { return try parseList() }
    if isSign("{") { return try node(.record(try parseRecord()), from: start) }
    var value = try parseRoot()
    while takeSign(".") { value = try node(.member(value, try parseMember()), from: start) }
    return value
  }

  /// Parses what members may follow: a name, a call or parentheses.
  private mutating func parseRoot() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    if takeSign("(") {
      let inner = try parseExpression()
      try expectSign(")")
      return try node(.parenthesized(inner), from: start)
    }
    guard isName() else { throw missing("a value") }
    let token = skip()
    let name = NameSyntax(token.value, span: token.span)
    guard isSign("(") else { return try node(.name(name), from: start) }
    if Keywords.aggregates.contains(name.text) { return try parseAggregate(name) }
    skip()
    let values = try parseValues(until: ")")
    return try node(.call(name, values), from: start)
  }

  /// Parses a list.
  ///
  ///     list ::= "[" (expr ("," expr)*)? "]"
  private mutating func parseList() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = skip().span.start
    let values = try parseValues(until: "]")
    return try node(.list(values), from: start)
  }

  /// Parses expressions with commas between them up to a closing sign, that included.
  mutating func parseValues(until closer: String) throws(SyntaxFailure) -> [ExpressionSyntax] {
    if takeSign(closer) { return [] }
    var values = [try parseExpression()]
    while takeSign(",") { values.append(try parseExpression()) }
    guard takeSign(closer) else { throw missing("`,` or `\(closer)`") }
    return values
  }

  /// Parses a question about the elements of a list.
  ///
  ///     quantifier ::= ("any" | "every") binding "in" operand condition
  private mutating func parseQuantifier() throws(SyntaxFailure) -> ExpressionSyntax {
    try enter()
    defer { expressionDepth -= 1 }
    let start = current.span.start
    let isEvery = advance().value == "every"
    let name = try parseBinding("a name for each element")
    try expect("in")
    let list = try parseOperand()
    guard let condition = try parseConditionIfPresent() else { throw missing("`where (…)`") }
    return try node(
      .quantified(isEvery: isEvery, name, list: list, condition: condition), from: start)
  }

  /// Parses a condition within an expression.
  ///
  ///     condition ::= "where" "(" expr ")"
  mutating func parseConditionIfPresent() throws(SyntaxFailure) -> ExpressionSyntax? {
    guard isWord("where") else { return nil }
    guard isSign("(", at: 1) else {
      throw failure(
        SyntaxCode.missingPart, "inside an expression a `where` needs parentheses",
        help: "write `where (event.total > 20)`, say")
    }
    advance()
    advance()
    let condition = try parseExpression()
    try expectSign(")")
    return condition
  }
}
