import JourneyModel

extension Parser {
  /// Parses a test.
  ///
  ///     test ::= "test" TEXT "for" name ("," name)* ("now" moment)? testline* "end"
  mutating func parseTest(lacksWord: Bool = false) -> TestSyntax {
    let place = position
    let start = lacksWord ? current.span.start : advance().span.start
    openBlock(at: place, arms: [], word: "test")
    let empty = TestSyntax(
      name: NameSyntax("", span: tokens[place].span), journeys: [], lines: [],
      span: tokens[place].span)
    var test =
      read("test") { (parser: inout Parser) throws(SyntaxFailure) in
        try parser.parseTestHead(empty)
      } ?? empty
    while !isBlockOver() {
      if let line = parseTestLine() { test.lines.append(line) }
    }
    noteStatements(.testLines)
    closeBlock()
    test.span = span(from: start)
    return test
  }

  /// Parses the head of a test behind its word.
  private mutating func parseTestHead(_ empty: TestSyntax) throws(SyntaxFailure) -> TestSyntax {
    var test = empty
    guard let name = parseTextIfPresent() else { throw missing("what is shown, in quotes,") }
    test.name = name
    try expect("for")
    test.journeys = [try parseName("a journey")]
    while takeSign(",") { test.journeys.append(try parseName("a journey")) }
    if take("now") { test.now = try parseMoment() }
    return test
  }

  /// Parses a line of a test; what is none is reported and skipped.
  private mutating func parseTestLine() -> TestLineSyntax? {
    let token = current
    guard token.kind == .word, token.roles.contains(.testLine) else {
      return mendTestLine()
    }
    advance()
    let kind = read(token.value) { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseTestLineKind(token.value)
    }
    return kind.map { TestLineSyntax(kind: $0, span: span(from: token.span.start)) }
  }

  /// Mends the misspelt word of a line, or reports and skips what is no line.
  private mutating func mendTestLine() -> TestLineSyntax? {
    let token = current
    if token.kind == .word, !token.roles.contains(.reserved),
      let meant = Keywords.meant(by: token.value, among: Keywords.testLines + ["end"])
    {
      report(misspelt(token, meant: meant, among: Keywords.testLines))
      tokens[position].value = meant
      return nil
    }
    let start = position
    skip()
    skipStatement(isLine: token.startsLine)
    if !(start..<position).contains(where: { broken.contains($0) }) {
      report(
        SyntaxCode.unexpectedWord, at: token.span,
        "no line of a test begins with `\(shown(token))`",
        help: "a line begins with `user`, `event`, `advance`, `expect`, `respond`, `fail`, …")
    }
    return nil
  }

  /// Parses a line of a test behind its word.
  ///
  ///     testline ::= ("user" | "preferences" | "request") record
  ///                | "event" name record (duration "ago")? | "advance" (duration | "to" moment)
  ///                | "respond" operation record | "fail" operation | "force" name name
  ///                | "expect" expected
  private mutating func parseTestLineKind(
    _ word: String
  ) throws(SyntaxFailure) -> TestLineSyntax.Kind {
    switch word {
    case "user": return .user(try parseRecord())
    case "preferences": return .preferences(try parseRecord())
    case "request": return .request(try parseRecord())
    case "event": return try parseEventLine()
    case "advance":
      if take("to") { return .advanceTo(try parseMoment()) }
      return .advance(try parseDuration())
    case "respond":
      let (service, operation) = try parseOperation()
      return .respond(service, operation, try parseRecord())
    case "fail":
      let (service, operation) = try parseOperation()
      return .fail(service, operation)
    case "force": return .force(try parseName("a split"), try parseName("a label"))
    default: return .expect(try parseExpectation())
    }
  }

  /// Parses an event that comes, or came.
  private mutating func parseEventLine() throws(SyntaxFailure) -> TestLineSyntax.Kind {
    let name = try parseName("an event")
    let fields = try parseRecord()
    let ago = try parseDurationIfPresent()
    if ago != nil { try expect("ago") }
    return .event(name, fields, ago: ago)
  }

  /// Parses named values in braces.
  ///
  ///     record ::= "{" (field ("," field)*)? "}"
  ///     field  ::= key ":" expr
  mutating func parseRecord() throws(SyntaxFailure) -> [ArgumentSyntax] {
    try expectSign("{")
    if takeSign("}") { return [] }
    var fields: [ArgumentSyntax] = []
    repeat {
      let name = try parseKey()
      try expectColon()
      fields.append(ArgumentSyntax(name: name, value: try parseExpression()))
    } while takeSign(",")
    guard takeSign("}") else { throw missing("`,` or `}`") }
    return fields
  }

  /// Takes the `:` before a value; `=` is understood.
  private mutating func expectColon() throws(SyntaxFailure) {
    guard isSign("=") else { return try expectSign(":") }
    let sign = skip()
    report(
      SyntaxCode.foreignHabit, at: sign.span, "`=` is written `:` here",
      fix: Diagnostic.Fix(span: sign.span, replacement: ":"))
  }
}
