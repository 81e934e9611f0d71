import JourneyModel

extension Parser {
  /// Parses ways that are gone at the same time.
  ///
  ///     parallel ::= "parallel" "first"? ("branch" step*)+ "end"
  mutating func parseParallel(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: ["branch"])
    let isFirst = read("parallel") { (parser: inout Parser) throws(SyntaxFailure) in
      parser.take("first")
    }
    if leaveBlockWithoutArms() { return .parallel(isFirst: isFirst ?? false, []) }
    skipStepsBeforeArms()
    var branches: [[StepSyntax]] = []
    while isOwnArm("branch") {
      advance()
      skipSignBehindArm()
      branches.append(parseSteps())
    }
    closeBlock()
    return .parallel(isFirst: isFirst ?? false, branches)
  }

  /// Parses a loop.
  ///
  ///     repeat ::= "repeat" "up" "to" times ("every" duration)? ("until" expr)? step* "end"
  mutating func parseRepeat(at place: Int) -> StepSyntax.Kind {
    openBlock(at: place, arms: [])
    let head = read("repeat") {
      (parser: inout Parser) throws(SyntaxFailure)
        -> (times: Spanned<ExactDecimal>, every: DurationSyntax?, until: ExpressionSyntax?) in
      try parser.parseRepeatHead()
    }
    let steps = parseSteps()
    closeBlock()
    let once = Spanned(ExactDecimal(millionths: ExactDecimal.scale), span: tokens[place].span)
    return .loop(
      timesMax: head?.times ?? once, every: head?.every, until: head?.until, steps)
  }

  /// Parses the head of a loop behind its word.
  private mutating func parseRepeatHead() throws(SyntaxFailure) -> (
    times: Spanned<ExactDecimal>, every: DurationSyntax?, until: ExpressionSyntax?
  ) {
    try expect("up")
    try expect("to")
    let times = try parseTimes()
    let every = take("every") ? try parseDuration() : nil
    let until = take("until") ? try parseExpression() : nil
    return (times, every, until)
  }
}
