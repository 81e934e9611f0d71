import JourneyModel

extension Parser {
  /// Parses steps up to the end of the innermost block or its next arm.
  mutating func parseSteps() -> [StepSyntax] {
    var steps: [StepSyntax] = []
    while !isBlockOver() {
      let start = position
      if let step = parseStepIfPresent() { steps.append(step) }
      if position == start, !isBlockOver(), !canBeginStep { skipUnknownStatement() }
      if let block = parseOrphanBlockIfPresent(from: start) { steps.append(block) }
    }
    noteStatements(.steps)
    return steps
  }

  /// `true` if the current word begins a step, an arm or an item, or has just been mended to.
  private var canBeginStep: Bool {
    current.kind == .word
      && (current.roles.contains(.step) || current.value == "end"
        || current.roles.contains(.arm) || isItem(at: position))
      || isShare
  }

  /// Parses a step, or reads what stands in its place; `nil` if that is no step.
  private mutating func parseStepIfPresent() -> StepSyntax? {
    guard current.kind == .word else { return nil }
    if current.value == "then" {
      advance()
      return nil
    }
    if isSettingStart || isLateGate {
      if let step = parseRewordedStepIfPresent() { return step }
      parseLateSetting()
      return nil
    }
    if current.roles.contains(.step) { return parseStep() }
    if mendShareIfPresent() { return nil }
    if let step = parseRewordedStepIfPresent() { return step }
    mendStepWord()
    return nil
  }

  /// `true` if words of other languages and tools stand here which a step begins with.
  var isRewordedStep: Bool {
    Rewording.heads.contains { $0.match(tokens, at: position, in: source) != nil }
  }

  /// Parses a step that begins with words of other languages and tools, and reports those.
  private mutating func parseRewordedStepIfPresent() -> StepSyntax? {
    let start = (position: position, count: diagnostics.count)
    guard notesWanted, current.startsLine else { return nil }
    let unknown = SyntaxFailure(
      diagnostic: Diagnostic(SyntaxCode.unexpectedWord, at: current.span, ""),
      position: position + 1)
    return readReworded(
      Rewording.heads,
      { (parser: inout Parser) throws(SyntaxFailure) in
        guard let step = parser.parseStepHopefully(), parser.diagnostics.count == start.count else {
          throw unknown
        }
        return step
      }, after: unknown, from: start)
  }

  /// Parses a step that is mended in nothing; `nil` if it cannot be read as it is.
  private mutating func parseStepHopefully() -> StepSyntax? {
    guard current.roles.contains(.step) else { return nil }
    (notesWanted, lacksNotes) = (false, false)
    defer { (notesWanted, lacksNotes) = (true, false) }
    let step = parseStep()
    return lacksNotes ? nil : step
  }

  /// Mends a misspelt word that a step begins with.
  private mutating func mendStepWord() {
    let words = wordsAmongSteps
    guard !isKeyAhead, let meant = Keywords.meant(by: current.value, among: words) else { return }
    mend(current, meant: meant, among: words)
  }

  /// Mends a misspelt word that the first arm of the innermost block begins with.
  mutating func mendArmWord() {
    if mendShareIfPresent() { return }
    guard current.kind == .word, current.startsLine, !isKeyAhead else { return }
    let words = wordsAmongSteps
    guard let meant = Keywords.meant(by: current.value, among: words),
      blocks.last?.arms.contains(meant) ?? false
    else { return }
    mend(current, meant: meant, among: words)
  }

  /// The words that may begin what stands among steps here, those that come first in mind first.
  private var wordsAmongSteps: [String] {
    let own = Keywords.arms.filter { blocks.last?.arms.contains($0) ?? false }
    let items = current.startsLine ? Keywords.items : []
    return own + Keywords.steps + Keywords.arms + endIfAlone + Keywords.settings + items
  }

  /// `end` if nothing stands behind the word here on its line.
  var endIfAlone: [String] {
    peek().startsLine || peek().kind == .endOfFile ? ["end"] : []
  }

  /// `true` if the word here is followed by a sign that no statement has behind its first word.
  private var isKeyAhead: Bool {
    peek().kind == .sign && !peek().startsLine && ["=", ":", ".", ","].contains(peek().value)
  }

  /// `true` if the gate of all sends stands among the steps.
  private var isLateGate: Bool {
    current.value == "send" && peek().kind == .word && peek().value == "only"
  }

  /// Parses a setting behind the first step, and reports it.
  private mutating func parseLateSetting() {
    let token = current
    if lateSettings.isEmpty {
      report(
        SyntaxCode.lateSetting, at: token.span,
        "`\(token.value)` is a setting and stands before the first step")
    }
    let count = diagnostics.count
    if let setting = parseSetting() { lateSettings.append(setting) }
    diagnostics.removeSubrange(min(count, diagnostics.count)...)
  }

  /// Reports what begins no step, and skips it.
  private mutating func skipUnknownStatement() {
    skipUnknown(
      "no step begins with `\(shown(current))`",
      help: "a step begins with `wait`, `send`, `if`, `call`, `set`, `let`, `emit`, `stop`, …")
  }

  /// Reports what begins no statement, and skips it.
  mutating func skipUnknown(_ message: String, help: String) {
    let token = current
    let start = position
    skip()
    let column = token.startsLine && !guide.isFlat ? guide.columns[start].map { $0 + 1 } : nil
    skipStatement(isLine: token.startsLine, column: column, isHeadLost: true)
    abandoned = (start, position)
    if (start..<position).contains(where: { broken.contains($0) }) { return }
    report(SyntaxCode.unexpectedWord, at: token.span, message, help: help)
  }

  /// Parses a step.
  ///
  ///     step ::= wait | upon | send | call | set | let | emit | start | if | choose | split
  ///            | parallel | repeat | stage | goto | use | stop
  private mutating func parseStep() -> StepSyntax? {
    let place = position
    let keyword = advance()
    let kind = parseStepKind(keyword.value, at: place)
    return kind.map {
      StepSyntax(kind: $0, span: span(from: keyword.span.start), keyword: keyword.span)
    }
  }

  /// Parses a step behind its word.
  private mutating func parseStepKind(_ word: String, at place: Int) -> StepSyntax.Kind? {
    switch word {
    case "wait": parseWait(at: place)
    case "upon": parseUpon(at: place)
    case "if": parseIf(at: place)
    case "choose": parseChoose(at: place)
    case "split": parseSplit(at: place)
    case "parallel": parseParallel(at: place)
    case "repeat": parseRepeat(at: place)
    case "stage": parseStage(at: place)
    default:
      read(word) { (parser: inout Parser) throws(SyntaxFailure) in
        try parser.parseAction(word)
      } ?? partialStep(from: place)
    }
  }
}
