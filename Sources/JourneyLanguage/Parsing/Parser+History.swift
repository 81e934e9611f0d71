import JourneyModel

extension Parser {
  /// Parses a question whether something happened.
  ///
  ///     history ::= "did" "not"? name quantity? span? matching? condition?
  mutating func parseDid() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = advance().span.start
    let isNegated = take("not")
    let event = try parseName("an event")
    let (quantity, times) = try parseQuantityIfPresent()
    var history = HistorySyntax(
      kind: .did(isNegated: isNegated, quantity, times), event: event, attribute: [], matching: [])
    try parseHistoryClauses(into: &history)
    return try node(.history(history), from: start)
  }

  /// Parses how often it happened.
  ///
  ///     quantity ::= ("at" ("least" | "most") | "exactly") times
  private mutating func parseQuantityIfPresent() throws(SyntaxFailure) -> (
    HistoryQuery.Quantity?, Spanned<ExactDecimal>?
  ) {
    if take("exactly") { return (.exactly, try parseTimes()) }
    guard isWord("at"), peek().kind != .time else { return (nil, nil) }
    let isLeast = isWord("least", at: 1)
    guard isLeast || isWord("most", at: 1) else { return (nil, nil) }
    skip()
    skip()
    return (isLeast ? .atLeast : .atMost, try parseTimes())
  }

  /// Parses the clauses that every question about events takes.
  ///
  ///     span ::= "within" duration | "since" "entry"
  private mutating func parseHistoryClauses(
    into history: inout HistorySyntax
  ) throws(SyntaxFailure) {
    history.within = try parseWithinIfPresent()
    if history.within == nil, isWord("since") {
      let start = advance().span.start
      try expect("entry")
      history.sinceEntry = span(from: start)
    }
    history.matching = try parseMatchingIfPresent()
    history.condition = try parseConditionIfPresent()
  }

  /// Parses a number, sum or choice of events behind its word.
  ///
  ///     aggregate ::= ("count" | "latest" | "first") "(" name span? matching? condition? ")"
  ///                 | ("sum" | "average" | "smallest" | "largest")
  ///                   "(" name ("." member)+ span? matching? condition? ")"
  mutating func parseAggregate(_ word: NameSyntax) throws(SyntaxFailure) -> ExpressionSyntax {
    try expectSign("(")
    let event = try parseName("an event")
    var history = HistorySyntax(
      kind: .aggregate(word), event: event, attribute: [], matching: [])
    if Keywords.attributeAggregates.contains(word.text) {
      guard isSign(".") else {
        throw missing("an attribute, such as `\(word.text)(\(event.text).total)`,")
      }
      while takeSign(".") { history.attribute.append(try parseMember()) }
    }
    try parseHistoryClauses(into: &history)
    try expectSign(")")
    return try node(.history(history), from: word.span.start)
  }
}
