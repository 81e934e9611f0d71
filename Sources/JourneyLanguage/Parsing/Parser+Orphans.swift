import JourneyModel

extension Parser {
  /// Parses the arms and steps of a block whose head could not be read, so that its `end` is not
  /// taken for another's; `nil` if what was given up is no such head.
  mutating func parseOrphanBlockIfPresent(from head: Int) -> StepSyntax? {
    let hasFailed = abandoned?.head == head && abandoned?.end == position
    guard let end = guide.orphans[head], position <= end, tokens[head].startsLine,
      hasFailed || isArmOfPlainWait(head)
    else { return nil }
    if !hasFailed { reportArmOfPlainWait(head) }
    openBlock(at: head, arms: ["on", "when", "otherwise", "branch", "rest", "%"])
    guard !blocks.isEmpty, !isGivenUp else { return nil }
    blocks[blocks.count - 1].ownEnd = end
    var parts = [parseSteps()]
    while position < end, let block = blocks.last, takesArm(block) {
      let start = position
      parts.append(parseOrphanArm())
      if position == start { skip() }
    }
    closeBlock()
    let keyword = tokens[head].span
    let invalid = ExpressionSyntax(.invalid, span: keyword)
    let branches = parts.map { BranchSyntax(test: invalid, steps: $0, keyword: keyword) }
    return StepSyntax(
      kind: .branch(branches, otherwise: nil), span: span(from: keyword.start), keyword: keyword)
  }

  /// Returns `true` if an arm that no block takes follows a wait that takes none.
  private func isArmOfPlainWait(_ head: Int) -> Bool {
    guard tokens[head].value == "wait", current.kind == .word else { return false }
    return ["on", "when", "otherwise"].contains(current.value) && !blocks.contains { takesArm($0) }
  }

  /// Reports a wait that has arms but lacks the words that let it take them.
  private mutating func reportArmOfPlainWait(_ head: Int) {
    let isLength = tokens[head + 1].kind == .number
    let place = SourceSpan(tokens[head].span.end, tokens[head].span.end)
    report(
      SyntaxCode.strayArm, at: tokens[head].span, "this `wait` takes no arms",
      help: "only `wait up to …`, or a `wait` alone, is followed by `on` and `when`",
      fix: isLength ? Diagnostic.Fix(span: place, replacement: " up to") : nil)
  }

  /// Parses an arm of a block whose head could not be read.
  private mutating func parseOrphanArm() -> [StepSyntax] {
    let (token, place) = (current, position)
    if !isShare { advance() }
    _ = read(token.kind == .number ? "split" : token.value) {
      (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseOrphanArmHead(token)
    }
    let names = partialSteps(from: place)
    return names + parseSteps()
  }

  /// Parses the head of such an arm by its first word.
  private mutating func parseOrphanArmHead(_ token: Token) throws(SyntaxFailure) {
    switch token.value {
    case "on": _ = try parsePattern()
    case "when":
      _ = try parseExpression()
      while takeSign(",") { _ = try parseExpression() }
    case "rest": _ = try parseName("a label")
    case "otherwise if": _ = try parseExpression()
    case "otherwise": if !current.startsLine, take("if") { _ = try parseExpression() }
    case "branch": break
    default:
      _ = try parsePercentage()
      _ = try parseName("a label")
    }
  }
}
