import JourneyModel

extension Parser {
  /// Opens the block whose first word is the token at a place.
  ///
  /// `word` is the one that it ought to begin with, where another stands there.
  mutating func openBlock(at place: Int, arms: [String], word: String? = nil) {
    let token = tokens[place]
    let indentation = token.startsLine ? IndentationGuide.column(of: token, in: source) : nil
    blocks.append(
      OpenBlock(
        word: word ?? token.value, keyword: token.span, indentation: indentation, arms: arms,
        ownEnd: isGuided ? guide.ends[place] ?? guide.orphans[place] : nil,
        isGuided: isGuided && token.startsLine))
    if blocks.count > ParserLimits.blocksMax { giveUpNesting(at: token) }
  }

  /// Reports blocks that are nested too deeply, and gives up the rest of the script.
  private mutating func giveUpNesting(at token: Token) {
    report(
      SyntaxCode.nestedTooDeeply, at: token.span,
      "more than \(ParserLimits.blocksMax) blocks stand within each other",
      help: "put some of the steps in a `fragment`")
    isGivenUp = true
    position = tokens.count - 1
  }

  /// Closes the innermost block with its `end`; one that is missing is reported and taken as there.
  mutating func closeBlock() {
    guard let block = blocks.popLast() else { return }
    if current.kind == .word, current.value == "end", !isEndOfOuter(block) {
      advance()
    } else {
      reportMissingEnd(of: block)
    }
  }

  /// Returns `true` if the `end` here is an outer block's by indentation.
  private func isEndOfOuter(_ block: OpenBlock) -> Bool {
    guard block.ownEnd != position else { return false }
    return blocks.contains { $0.ownEnd == position }
  }

  /// Reports a block without its `end`.
  private mutating func reportMissingEnd(of block: OpenBlock) {
    report(
      SyntaxCode.missingEnd, at: block.keyword, "this `\(block.word)` has no `end`",
      fix: endFix(for: block))
  }

  /// The fix that puts the `end` of a block where its steps are over.
  private func endFix(for block: OpenBlock) -> Diagnostic.Fix {
    guard current.startsLine || current.kind == .endOfFile else {
      let place = SourceSpan(current.span.start, current.span.start)
      return Diagnostic.Fix(span: place, replacement: "end ", isSafe: false)
    }
    let last = max(0, previous.span.end - 1)
    let end = source.lineSpan(source.line(at: last)).end
    let blanks = String(repeating: " ", count: block.indentation ?? 0)
    return Diagnostic.Fix(
      span: SourceSpan(end, end), replacement: "\n\(blanks)end", isSafe: block.isGuided)
  }

  /// Returns `true` if the innermost block is over here, with or without an `end`.
  mutating func isBlockOver() -> Bool {
    if current.kind == .endOfFile || isItem(at: position) { return true }
    guard let block = blocks.last else { return true }
    if isGuided, guide.lostItems.contains(position) { return true }
    if isOverByIndentation(block) { return true }
    mendStepIfPresent()
    if current.kind == .word, current.value == "end" { return !skipExtraEnd(block) }
    return isArm()
  }

  /// Mends an `end` that was meant to be a `send` or a `stop`.
  private mutating func mendStepIfPresent() {
    guard current.value == "end", let meant = IndentationGuide.step(meantBy: position, tokens)
    else { return }
    mend(current, meant: meant, among: Keywords.steps)
  }

  /// Returns `true` if a line that is not indented deeper than its head ends a block that lacks its
  /// `end`.
  @inline(__always)
  private func isOverByIndentation(_ block: OpenBlock) -> Bool {
    guard block.isGuided, block.ownEnd == nil, current.startsLine,
      let indentation = block.indentation, let column = guide.columns[position],
      column <= indentation
    else { return false }
    if isInnerWord, blocks.count == 1 { return false }
    if current.value == "end", !guide.matched.contains(position) { return false }
    return column < indentation || !takesArm(block)
  }

  /// `true` if the word here begins what stands only within an item.
  private var isInnerWord: Bool {
    current.kind == .word
      && (current.roles.contains(.step) || current.roles.contains(.setting))
  }

  /// Skips and reports an `end` that stands before the one that is the block's by indentation.
  private mutating func skipExtraEnd(_ block: OpenBlock) -> Bool {
    guard let ownEnd = block.ownEnd, position < ownEnd,
      !blocks.contains(where: { $0.ownEnd == position })
    else { return false }
    reportExtraEnd()
    return true
  }

  /// Takes and reports an `end` that closes nothing.
  mutating func reportExtraEnd() {
    let token = skip()
    let isAlone = token.startsLine && (current.startsLine || current.kind == .endOfFile)
    report(
      SyntaxCode.extraEnd, at: token.span, "this `end` closes nothing",
      fix: Diagnostic.Fix(
        span: isAlone ? extent(ofAlone: token) : token.span, replacement: "", isSafe: isAlone))
  }

  /// The line of a token that stands alone on it, with its break; a comment is kept.
  private func extent(ofAlone token: Token) -> SourceSpan {
    let number = source.line(at: token.span.start)
    let line = source.lineSpan(number)
    let next =
      number < source.lineCount ? source.lineSpan(number + 1).start : source.bytes.count
    let hasComment = source.bytes[token.span.end..<line.end].contains(UInt8(ascii: "#"))
    return hasComment ? token.span : SourceSpan(line.start, next)
  }

  /// Reports a block without the arms that it needs, and leaves it; `false` if it may have some.
  ///
  /// Its `end` is taken if it comes next and is not an outer block's by its column.
  mutating func leaveBlockWithoutArms() -> Bool {
    mendArmWord()
    guard let block = blocks.last, !takesArm(block) else { return false }
    noteStatements(.arms)
    if let end = block.ownEnd, end != position { return false }
    let isEnd = current.kind == .word && current.value == "end"
    if !isEnd, isDeeper(than: block) { return false }
    if !isGuided, !isEnd, !current.startsLine, current.kind != .endOfFile { return false }
    let arms = block.arms.sorted().map { $0 == "%" ? "`50% LABEL`" : "`\($0)`" }
    report(
      SyntaxCode.missingPart, at: block.keyword,
      "this `\(block.word)` has no arms: \(arms.joined(separator: ", "))",
      help: Tails.of(block.word))
    blocks.removeLast()
    if isEnd, block.ownEnd == position || !isGuided { advance() }
    return true
  }

  /// Returns `true` if the line here is indented deeper than a block whose place is told by that.
  private func isDeeper(than block: OpenBlock) -> Bool {
    guard block.isGuided, current.startsLine, let indentation = block.indentation,
      let column = guide.columns[position]
    else { return false }
    return column > indentation
  }

  /// Returns `true` if the current token begins an arm that a block takes.
  func takesArm(_ block: OpenBlock) -> Bool {
    if isShare { return block.arms.contains("%") }
    guard current.kind == .word else { return false }
    let word = current.value == "otherwise if" ? "otherwise" : current.value
    return block.arms.contains(word)
  }

  /// Returns `true` if an arm of the innermost block begins here with a word, or with a share for
  /// `%`.
  func isOwnArm(_ word: String) -> Bool {
    guard let block = blocks.last, !isOverByIndentation(block), block.arms.contains(word)
    else { return false }
    return isShare ? word == "%" : current.kind == .word && current.value == word
  }

  /// Returns `true` if an arm of one of the open blocks begins here; one of none is reported.
  private mutating func isArm() -> Bool {
    let isWord = current.kind == .word && current.roles.contains(.arm)
    guard isShare || isWord || isWordOtherwiseIf else { return false }
    if let block = blocks.last, takesArm(block) { return true }
    if blocks.dropLast().contains(where: { takesArm($0) }), blocks.last?.ownEnd == nil {
      return true
    }
    if current.value == "otherwise", blocks.last?.arms.contains("rest") ?? false {
      mend(current, meant: "rest", among: [])
      return true
    }
    let isBeforeArms = blocks.last.map { $0.arms.contains("%") || $0.arms.contains("branch") }
    if current.value == "when", current.startsLine, isBeforeArms == false {
      mend(current, meant: "if", among: [])
    } else {
      reportStrayArm()
    }
    return false
  }

  /// `true` if an `elif` stands here.
  var isWordOtherwiseIf: Bool { current.kind == .word && current.value == "otherwise if" }

  /// Reports an arm that stands in no block that takes it, and skips its head.
  private mutating func reportStrayArm() {
    let token = current
    let homes = [
      "on": "`wait up to …`", "when": "`wait up to …` or `choose`", "branch": "`parallel`",
      "rest": "`split`",
    ]
    let home = isShare ? "`split`" : homes[token.value] ?? "`if`, `wait up to …` or `choose`"
    report(
      SyntaxCode.strayArm, at: token.span, "no block around takes `\(shown(token))` here",
      help: "it belongs in \(home)")
    let isLine = token.startsLine
    skip()
    skipStatement(isLine: isLine)
  }
}
