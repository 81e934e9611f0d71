import JourneyModel

extension Parser {
  /// Parses a pattern of events.
  ///
  ///     pattern ::= name (times ("within" duration)?)? matching? ("as" binding)? ("where" expr)?
  mutating func parsePattern() throws(SyntaxFailure) -> PatternSyntax {
    let start = current.span.start
    var pattern = PatternSyntax(
      event: try parseName("an event"), matching: [], span: SourceSpan(start, start))
    if isTimes() {
      pattern.times = try parseTimes()
      pattern.within = try parseWithinIfPresent()
    }
    pattern.matching = try parseMatchingIfPresent()
    if take("as") { pattern.binding = try parseBinding("a name") }
    if takeWhere() { pattern.condition = try parseExpression() }
    pattern.span = span(from: start)
    return pattern
  }

  /// Takes `where` if it comes next; `if` is understood before what is asked of an event, of which
  /// no step can ask.
  private mutating func takeWhere() -> Bool {
    if take("where") { return true }
    guard isWord("if"), !current.startsLine, isWord("event", at: 1), isSign(".", at: 2) else {
      return false
    }
    let fix = Diagnostic.Fix(span: current.span, replacement: "where")
    report(
      SyntaxCode.foreignHabit, at: skip().span, "`if` is written `where` here", fix: fix)
    return true
  }

  /// Returns `true` if a number of times begins here, not the share of a split around.
  mutating func isTimes() -> Bool {
    guard current.kind == .number else { return false }
    return isWord("times", at: 1) || isWord("time", at: 1)
  }

  /// Parses `within D`, unless it is the one that the goal around takes.
  mutating func parseWithinIfPresent() throws(SyntaxFailure) -> DurationSyntax? {
    let start = position
    guard start != goalWithin, take("within") else { return nil }
    let duration = try parseDuration()
    lastWithin = (start, position)
    return duration
  }

  /// Parses what must equal the entry's.
  ///
  ///     matching ::= "matching" attribute ("," attribute)*
  mutating func parseMatchingIfPresent() throws(SyntaxFailure) -> [[NameSyntax]] {
    guard take("matching") else { return [] }
    var attributes = [try parseAttribute()]
    while isSign(","), !isKey(at: 1) {
      advance()
      attributes.append(try parseAttribute())
    }
    return attributes
  }

  /// Returns `true` if the word so many places on is a key: `=` or `:` follows it.
  private func isKey(at distance: Int) -> Bool {
    isSign("=", at: distance + 1) || isSign(":", at: distance + 1)
  }
}
