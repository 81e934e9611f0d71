import JourneyModel

extension Parser {
  /// Parses a fixed value, if one comes next.
  ///
  ///     literal ::= TEXT | NUMBER | duration | DATE ("at" TIME inzone?)? | TIME | WEEKDAY
  ///               | "true" | "false" | "missing"
  mutating func parseLiteralIfPresent() throws(SyntaxFailure) -> ExpressionSyntax? {
    let start = current.span.start
    guard let literal = try parseLiteralValueIfPresent() else { return nil }
    return ExpressionSyntax(.literal(literal), span: span(from: start))
  }

  /// Parses the value of a literal, if one comes next.
  private mutating func parseLiteralValueIfPresent() throws(SyntaxFailure) -> Literal? {
    switch current.kind {
    case .text: return .text(skip().value)
    case .number:
      if isDuration() { return .duration(try parseDuration().value) }
      return .number(number(skip()))
    case .date: return try parseDateLiteral()
    case .time: return .time(try parseTime().value)
    case .word: return parseWordLiteralIfPresent()
    case .sign, .invalid, .endOfFile: return nil
    }
  }

  /// Parses a date, or the moment of a time on it.
  private mutating func parseDateLiteral() throws(SyntaxFailure) -> Literal {
    let date = try parseDate().value
    guard isWord("at"), peek().kind == .time else { return .date(date) }
    advance()
    let time = try parseTime().value
    return .moment(date, time, zone: try parseInZoneIfPresent()?.reference)
  }

  /// Parses a word that is a fixed value.
  private mutating func parseWordLiteralIfPresent() -> Literal? {
    switch current.value {
    case "true", "false": return .boolean(advance().value == "true")
    case "missing":
      advance()
      return .missing
    default: return parseWeekdayIfPresent().map { .weekday($0) }
    }
  }
}
