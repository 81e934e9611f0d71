import JourneyModel

extension Parser {
  /// Parses an `if`.
  ///
  ///     if ::= "if" expr step* ("otherwise" "if" expr step*)* ("otherwise" step*)? "end"
  mutating func parseIf(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: ["otherwise"])
    var branches = [parseBranch("if", keyword: tokens[place].span)]
    while let keyword = takeOtherwiseIf() {
      branches.append(parseBranch("otherwise if", keyword: keyword))
    }
    let otherwise = parseOtherwiseIfPresent()
    closeBlock()
    return .branch(branches, otherwise: otherwise)
  }

  /// Parses a branch behind its words.
  private mutating func parseBranch(_ word: String, keyword: SourceSpan) -> BranchSyntax {
    let test = parseHeadExpression("if")
    return BranchSyntax(test: test, steps: parseSteps(), keyword: keyword)
  }

  /// Parses the expression in the head of a block; one that cannot be read is invalid.
  mutating func parseHeadExpression(_ word: String) -> ExpressionSyntax {
    let keyword = previous.span
    let expression = read(word) { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseExpression()
    }
    return expression ?? ExpressionSyntax(.invalid, span: keyword)
  }

  /// Takes `otherwise if`, or what means it, if it is the innermost block's next branch.
  private mutating func takeOtherwiseIf() -> SourceSpan? {
    let start = current.span.start
    guard let block = blocks.last, takesArm(block) else { return nil }
    if isWordOtherwiseIf {
      advance()
      return span(from: start)
    }
    guard isOwnArm("otherwise") else { return nil }
    mendIfBehindOtherwise()
    if isWord("if", at: 1) {
      advance()
    } else if !lacksIf {
      return nil
    } else {
      reportLostIf()
    }
    advance()
    return span(from: start)
  }

  /// Mends a `when` behind `otherwise`, which was meant to be an `if`, and a comma before that.
  private mutating func mendIfBehindOtherwise() {
    if isSign(",", at: 1), isWord("if", at: 2) {
      let word = skip()
      skipSignBehindArm()
      position -= 1
      tokens[position] = word
    }
    let word = peek()
    guard word.kind == .word, word.value == "when", !word.startsLine else { return }
    report(misspelt(word, meant: "if", among: []))
    tokens[position + 1].value = "if"
  }

  /// `true` if a condition stands on the line of this `otherwise`, so that its `if` is lost.
  private var lacksIf: Bool {
    let next = peek()
    guard !next.startsLine, next.kind != .endOfFile else { return false }
    if next.kind == .sign, [",", ":"].contains(next.value) { return false }
    if next.kind != .word { return !(next.kind == .number && isSign("%", at: 2)) }
    return !next.roles.contains(.reserved) && !isItem(at: position + 1)
      && Keywords.meant(by: next.value, among: Keywords.steps) == nil
  }

  /// Reports an `otherwise` whose `if` is lost.
  private mutating func reportLostIf() {
    let place = SourceSpan(current.span.end, current.span.end)
    report(
      SyntaxCode.missingPart, at: current.span, "`if` is missing behind `otherwise`",
      fix: Diagnostic.Fix(span: place, replacement: " if"))
  }

  /// Parses a `choose`.
  ///
  ///     choose ::= "choose" expr ("when" choice ("," choice)* step*)+ ("otherwise" step*)? "end"
  ///              | "choose" expr "otherwise" step* "end"
  mutating func parseChoose(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: ["when", "otherwise"])
    let value = parseHeadExpression("choose")
    if leaveBlockWithoutArms() { return .choose(value, [], otherwise: []) }
    skipStepsBeforeArms()
    var choices: [ChoiceSyntax] = []
    while isOwnArm("when") { choices.append(parseChoice()) }
    let otherwise = parseOtherwiseIfPresent()
    closeBlock()
    return .choose(value, choices, otherwise: otherwise)
  }

  /// Parses an arm of a `choose`.
  private mutating func parseChoice() -> ChoiceSyntax {
    let start = advance().span.start
    let values = read("choose") { (parser: inout Parser) throws(SyntaxFailure) in
      var values = [try parser.parseChoiceValue()]
      while parser.takeSign(",") { values.append(try parser.parseChoiceValue()) }
      return values
    }
    let headSpan = span(from: start)
    return ChoiceSyntax(values: values ?? [], steps: parseSteps(), headSpan: headSpan)
  }

  /// Parses a value that a choice covers.
  ///
  ///     choice ::= literal | "-" NUMBER
  private mutating func parseChoiceValue() throws(SyntaxFailure) -> ExpressionSyntax {
    let start = current.span.start
    if isSign("-"), peek().kind == .number {
      skip()
      let number = try parseNumber()
      let operand = ExpressionSyntax(.literal(.number(number.value)), span: number.span)
      return try node(.negated(operand), from: start)
    }
    guard let literal = try parseLiteralIfPresent() else {
      throw missing("a fixed value", help: "write `when \"a\", \"b\"`")
    }
    return literal
  }

  /// Parses a `split`.
  ///
  ///     split ::= "split" name (percentage name step*)+ ("rest" name step*)? "end"
  ///             | "split" name "rest" name step* "end"
  mutating func parseSplit(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: ["%", "rest"])
    let name = parseHeadName("split", "a name for the split")
    if leaveBlockWithoutArms() { return .split(name, []) }
    skipStepsBeforeArms()
    var arms: [SplitArmSyntax] = []
    while isOwnArm("%") || isOwnArm("rest") {
      if !isShare { blocks[blocks.count - 1].arms = [] }
      let start = position
      arms.append(parseSplitArm())
      if position == start { skip() }
    }
    closeBlock()
    return .split(name, arms)
  }

  /// Parses an arm of a `split`.
  private mutating func parseSplitArm() -> SplitArmSyntax {
    let token = current
    let isRest = take("rest")
    let head = read("split") {
      (parser: inout Parser) throws(SyntaxFailure) -> (Spanned<ExactDecimal>?, NameSyntax) in
      let share = isRest ? nil : try parser.parsePercentage()
      return (share, try parser.parseName("a label"))
    }
    let headSpan = span(from: token.span.start)
    let label = head?.1 ?? NameSyntax("", span: token.span)
    return SplitArmSyntax(
      percent: head?.0, label: label, steps: parseSteps(), headSpan: headSpan)
  }

  /// Puts the share of an arm before its label, and reports that they stand the other way round;
  /// `false` if they do not.
  mutating func mendShareIfPresent() -> Bool {
    let (label, share, sign) = (current, peek(), peek(2))
    guard blocks.last?.arms.contains("%") ?? false, label.startsLine, isName(),
      share.kind == .number, !share.startsLine, !sign.startsLine,
      ["%", "percent", "pct"].contains(sign.value)
    else { return false }
    let span = label.span.joined(with: sign.span)
    let meant = "\(share.value)% \(label.value)"
    report(
      SyntaxCode.foreignHabit, at: span, "`\(source.text(span))` is written `\(meant)` here",
      fix: Diagnostic.Fix(span: span, replacement: meant))
    tokens.replaceSubrange(position..<position + 3, with: [share, sign, label])
    tokens[position].startsLine = true
    tokens[position + 1].kind = .sign
    tokens[position + 1].value = "%"
    tokens[position + 2].startsLine = false
    return true
  }

  /// Parses the name in the head of a block; one that cannot be read is empty.
  private mutating func parseHeadName(_ word: String, _ what: String) -> NameSyntax {
    let keyword = previous.span
    let name = read(word) { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseName(what)
    }
    return name ?? NameSyntax("", span: keyword)
  }

  /// Parses a named part.
  ///
  ///     stage ::= "stage" name step* "end"
  mutating func parseStage(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: [])
    let name = parseHeadName("stage", "a name for the stage")
    let steps = parseSteps()
    closeBlock()
    return .stage(name, steps)
  }
}
