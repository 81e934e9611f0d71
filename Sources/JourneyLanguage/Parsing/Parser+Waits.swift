import JourneyModel

extension Parser {
  /// Parses a wait.
  ///
  ///     wait ::= "wait" ( "until" moment | "for" pattern bound?
  ///                     | bound? arm+ ("otherwise" step*)? "end" | bound? "otherwise" step* "end"
  ///                     | duration "without" pattern ("at" "most" times)?
  ///                     | expr ("up" "to" duration)? )
  mutating func parseWait(at place: Int) -> StepSyntax.Kind? {
    if isMisspeltUp { mend(current, meant: "up", among: []) }
    if isWord("up") || isArmOfWait || takeBoundOfArms(at: place) { return parseWaitArms(at: place) }
    let wait = read("wait") { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parsePlainWait()
    }
    return wait ?? partialStep(from: place)
  }

  /// `true` if a misspelt `up` stands before a `to`.
  private var isMisspeltUp: Bool {
    current.kind == .word && peek().kind == .word && peek().value == "to"
      && Keywords.meant(by: current.value, among: ["up"]) != nil
  }

  /// The words that people put before how long a wait with arms lasts, for `up to`.
  private static let boundWords = WordSet([
    "upto", "max", "maximum", "until", "at", "most", "for", "within", "no", "more", "than", "up",
    "to", "-",
  ])

  /// Takes such words, and reports them, where a length of time and an arm that no other block
  /// takes follow.
  private mutating func takeBoundOfArms(at place: Int) -> Bool {
    guard current.kind == .word, Self.boundWords.contains(current.value) else { return false }
    var length = 1
    while !peek(length).startsLine, Self.boundWords.contains(peek(length).value) { length += 1 }
    var end = length
    while peek(end).kind == .number, peek(end + 1).roles.contains(.unit) { end += 2 }
    let arm = peek(end)
    guard end > length, arm.startsLine, ["on", "when", "otherwise"].contains(arm.value),
      guide.orphans[place] != nil || !blocks.contains(where: { $0.arms.contains(arm.value) })
    else { return false }
    let span = current.span.joined(with: peek(length - 1).span)
    report(
      SyntaxCode.foreignHabit, at: span, "`\(source.text(span))` is written `up to` here",
      fix: Diagnostic.Fix(span: span, replacement: "up to"))
    position += length
    return true
  }

  /// `true` if an arm of a wait begins here.
  private var isArmOfWait: Bool {
    current.kind == .word && ["on", "when", "otherwise"].contains(current.value)
  }

  /// Parses a wait without arms.
  private mutating func parsePlainWait() throws(SyntaxFailure) -> StepSyntax.Kind {
    if take("until") { return .waitUntil(try parseMoment()) }
    if take("for") { return .waitFor(try parsePattern(), bound: try parseBoundIfPresent()) }
    let length = try parseExpression()
    if case .and(let parts) = length.kind, parts.allSatisfy(\.isDuration) {
      throw failure(SyntaxCode.unexpectedWord, "a length of time has no `and` in it")
    }
    if case .literal(.duration(let duration)) = length.kind, take("without") {
      return try parseWithout(Spanned(duration, span: length.span))
    }
    guard take("up") else { return .wait(length, upTo: nil) }
    try expect("to")
    return .wait(length, upTo: try parseDuration())
  }

  /// Parses a wait that each event starts anew.
  private mutating func parseWithout(
    _ duration: DurationSyntax
  ) throws(SyntaxFailure) -> StepSyntax.Kind {
    let pattern = try parsePattern()
    guard take("at") else { return .waitWithout(duration, pattern, timesMax: nil) }
    try expect("most")
    return .waitWithout(duration, pattern, timesMax: try parseTimes())
  }

  /// Parses a wait with arms.
  private mutating func parseWaitArms(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: ["on", "when", "otherwise"])
    let bound = read("wait") { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.isDuration() ? parser.parseBound() : parser.parseBoundIfPresent()
    }
    if leaveBlockWithoutArms() { return .waitArms(bound: bound ?? nil, [], otherwise: []) }
    var arms: [ArmSyntax] = []
    skipStepsBeforeArms()
    while isOwnArm("on") || isOwnArm("when") { arms.append(parseArm()) }
    let otherwise = parseOtherwiseIfPresent()
    closeBlock()
    return .waitArms(bound: bound ?? nil, arms, otherwise: otherwise)
  }

  /// Parses an arm of a wait.
  ///
  ///     arm ::= "on" pattern step* | "when" expr step*
  private mutating func parseArm() -> ArmSyntax {
    let place = position
    let token = advance()
    let condition = read(token.value) { (parser: inout Parser) throws(SyntaxFailure) in
      token.value == "on"
        ? ArmSyntax.Condition.on(try parser.parsePattern())
        : ArmSyntax.Condition.when(try parser.parseExpression())
    }
    let headSpan = span(from: token.span.start)
    let names = condition == nil ? partialSteps(from: place) : []
    let steps = names + parseSteps()
    let invalid = ExpressionSyntax(.invalid, span: token.span)
    return ArmSyntax(condition: condition ?? .when(invalid), steps: steps, headSpan: headSpan)
  }

  /// Parses the last arm of a block, if it is there; the block takes none behind it.
  mutating func parseOtherwiseIfPresent() -> [StepSyntax]? {
    guard isOwnArm("otherwise") else { return nil }
    advance()
    skipSignBehindArm()
    blocks[blocks.count - 1].arms = []
    return parseSteps()
  }

  /// Skips and reports a `:` or `,` behind a word that is an arm by itself.
  mutating func skipSignBehindArm() {
    guard current.kind == .sign, !current.startsLine, isSign(":") || isSign(",") else { return }
    let sign = skip()
    report(
      SyntaxCode.foreignHabit, at: sign.span, "no `\(sign.value)` is needed here",
      fix: Diagnostic.Fix(span: sign.span, replacement: ""))
  }

  /// Reports steps between the head of a block and its first arm, and skips them.
  mutating func skipStepsBeforeArms() {
    let token = current
    guard !isBlockOver() else { return }
    let word = blocks.last?.word ?? ""
    report(
      SyntaxCode.strayArm, at: token.span,
      "between `\(word)` and its first arm stands no step")
    let count = diagnostics.count
    _ = parseSteps()
    guard diagnostics.count > count else { return }
    let line = source.line(at: token.span.start)
    let others = diagnostics[count...].filter { source.line(at: $0.span.start) != line }
    diagnostics.replaceSubrange(count..., with: others)
  }

  /// Parses steps that wait for a moment.
  ///
  ///     upon ::= "upon" moment step* "end"
  mutating func parseUpon(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: [])
    let moment = read("upon") { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseMoment()
    }
    let steps = parseSteps()
    closeBlock()
    let span = tokens[place].span
    let invalid = MomentSyntax(form: .value(ExpressionSyntax(.invalid, span: span)), span: span)
    return .upon(moment ?? invalid, steps)
  }
}

extension ExpressionSyntax {
  /// `true` for a fixed length of time.
  fileprivate var isDuration: Bool {
    if case .literal(.duration) = kind { true } else { false }
  }
}
