import JourneyModel

extension Parser {
  /// Parses a step without a block behind its word.
  mutating func parseAction(_ word: String) throws(SyntaxFailure) -> StepSyntax.Kind {
    switch word {
    case "send": return .send(try parseSend())
    case "call": return .call(try parseCall())
    case "set": return try parseSet()
    case "let": return try parseLet()
    case "emit": return .emit(try parseName("an event"), try parseWithIfPresent())
    case "start": return .start(try parseName("a journey"), try parseWithIfPresent())
    case "go":
      try expect("to")
      return .goTo(try parseName("a stage"))
    case "use": return try parseUse()
    default: return .stop(parseTextIfPresent())
    }
  }

  /// Parses a send.
  ///
  ///     send ::= "send" "transactional"? name "by" channels ("to" expr)? with? ("only" "if" expr)?
  ///              ("as" binding)? failure?
  private mutating func parseSend() throws(SyntaxFailure) -> SendSyntax {
    let isTransactional = take("transactional")
    let message = try parseName("a message")
    let (channels, isByEach) = try parseChannels()
    var send = SendSyntax(
      isTransactional: isTransactional, message: message, channels: channels, isByEach: isByEach,
      arguments: [])
    if take("to") { send.to = try parseExpression() }
    send.arguments = try parseWithIfPresent()
    if take("only") {
      try expect("if")
      send.onlyIf = try parseExpression()
    }
    if take("as") { send.binding = try parseBinding("a name") }
    send.failure = try parseFailureIfPresent()
    return send
  }

  /// Parses the channels of a send.
  ///
  ///     channels ::= name (("or" name)+ | ("and" name)+)?
  private mutating func parseChannels() throws(SyntaxFailure) -> ([NameSyntax], Bool) {
    guard take("by") else { throw missing("`by` and a channel") }
    var channels = [try parseName("a channel")]
    let isByEach = isWord("and")
    while isByEach ? take("and") : isWord("or") && !isFailure(at: 1) && take("or") {
      channels.append(try parseName("a channel"))
    }
    return (channels, isByEach)
  }

  /// Parses named values, if they come next.
  ///
  ///     with ::= "with" argument ("," argument)*
  mutating func parseWithIfPresent() throws(SyntaxFailure) -> [ArgumentSyntax] {
    guard take("with") else { return [] }
    var arguments = [try parseArgument()]
    while takeSign(",") { arguments.append(try parseArgument()) }
    return arguments
  }

  /// Parses a named value.
  ///
  ///     argument ::= key "=" expr
  private mutating func parseArgument() throws(SyntaxFailure) -> ArgumentSyntax {
    let name = try parseKey()
    try expectEquals()
    let count = diagnostics.count
    let value = try parseExpression()
    if diagnostics.count > count, value.joinsArguments {
      throw failure(SyntaxCode.unexpectedWord, "a comma stands between the values of a message")
    }
    return ArgumentSyntax(name: name, value: value)
  }

  /// Parses a call.
  ///
  ///     call ::= "call" operation "(" (argument ("," argument)*)? ")" ("as" binding)?
  ///              ("within" duration)? failure?
  private mutating func parseCall() throws(SyntaxFailure) -> CallSyntax {
    let (service, operation) = try parseOperation()
    var call = CallSyntax(service: service, operation: operation, arguments: [])
    try expectSign("(")
    if !takeSign(")") {
      repeat { call.arguments.append(try parseArgument()) } while takeSign(",")
      guard takeSign(")") else { throw missing("`,` or `)`") }
    }
    if take("as") { call.binding = try parseBinding("a name") }
    if take("within") { call.within = try parseDuration() }
    call.failure = try parseFailureIfPresent()
    return call
  }

  /// Parses what becomes of a failure, if it is said.
  ///
  ///     failure ::= "retry" times orelse? | orelse
  ///     orelse  ::= "or" ("skip" | "stop" TEXT? | "park")
  private mutating func parseFailureIfPresent() throws(SyntaxFailure) -> FailureSyntax? {
    let start = current.span.start
    let retries = take("retry") ? try parseTimes() : nil
    guard take("or") else {
      return retries.map { FailureSyntax(retries: $0, span: span(from: start)) }
    }
    var action = FailurePolicy.Action.skip
    if take("stop") {
      action = .stop(reason: parseTextIfPresent()?.text)
    } else if take("park") {
      action = .park
    } else {
      guard take("skip") else { throw missing("`skip`, `stop` or `park`") }
    }
    return FailureSyntax(retries: retries, action: action, span: span(from: start))
  }

  /// Parses a text, if one comes next.
  mutating func parseTextIfPresent() -> NameSyntax? {
    guard current.kind == .text else { return nil }
    let token = skip()
    return NameSyntax(token.value, span: token.span)
  }

  /// Parses a change of the user.
  ///
  ///     set ::= "set" userpath "=" expr
  private mutating func parseSet() throws(SyntaxFailure) -> StepSyntax.Kind {
    let path = try parseUserPath()
    try expectEquals()
    return .set(path, try parseExpression())
  }

  /// Parses a name for a value.
  ///
  ///     let ::= "let" binding "=" expr
  private mutating func parseLet() throws(SyntaxFailure) -> StepSyntax.Kind {
    let name = try parseBinding("a name")
    try expectEquals()
    return .assign(name, try parseExpression())
  }

  /// Parses the use of a fragment.
  ///
  ///     use ::= "use" name ("(" (expr ("," expr)*)? ")")?
  private mutating func parseUse() throws(SyntaxFailure) -> StepSyntax.Kind {
    let name = try parseName("a fragment")
    return .use(UseSyntax(name, takeSign("(") ? try parseValues(until: ")") : []))
  }
}

extension ExpressionSyntax {
  /// `true` for what `and` joins if all behind the first were likely meant as values with a name.
  fileprivate var joinsArguments: Bool {
    guard case .and(let parts) = kind else { return false }
    return parts.dropFirst().allSatisfy { part in
      if case .compare(.equal, let name, _, false) = part.kind, case .name = name.kind {
        true
      } else {
        false
      }
    }
  }
}
