import JourneyModel

extension Parser {
  /// Reads one statement, or the head of a block: mends it where a word is misspelt, else reports
  /// it once and goes on behind it.
  mutating func read<Node>(
    _ word: String, _ parse: (inout Parser) throws(SyntaxFailure) -> Node
  ) -> Node? {
    let start = (position: position, count: diagnostics.count)
    let outer = statement
    defer { statement = outer }
    statement = word
    var repairs: [Diagnostic] = []
    var (node, failure) = attempt(parse)
    while let found = failure, repairs.count < ParserLimits.repairsMax,
      let repair = misspelling(found)
    {
      let written = tokens[found.position]
      tokens[found.position].value = repair.meant
      tokens[found.position].kind = .word
      rewind(to: start)
      let (nextNode, nextFailure) = attempt(parse)
      if let nextFailure, nextFailure.position <= found.position {
        tokens[found.position] = written
        rewind(to: start)
        _ = attempt(parse)
        break
      }
      repairs.append(repair.diagnostic)
      (node, failure) = (nextNode, nextFailure)
    }
    diagnostics += isGivenUp ? [] : repairs
    if let failure { giveUp(failure, from: start.position, isReported: !repairs.isEmpty) }
    return failure == nil ? node : nil
  }

  /// Tries to read a statement to its end.
  private mutating func attempt<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node
  ) -> (Node?, SyntaxFailure?) {
    do {
      let node = try parse(&self)
      return isAtBoundary ? (node, nil) : (node, leftover())
    } catch {
      return (nil, error)
    }
  }

  /// Goes back to a place and forgets what was found behind it.
  private mutating func rewind(to start: (position: Int, count: Int)) {
    position = start.position
    diagnostics.removeSubrange(start.count...)
    wanted = []
    wantedPosition = 0
  }

  /// The failure of a statement that has more behind it than it can take.
  private func leftover() -> SyntaxFailure {
    failure(
      SyntaxCode.unexpectedWord,
      "`\(statement)` does not go on with `\(shown(current))`", help: Tails.of(statement))
  }

  /// What a misspelt word at the place of a failure was meant to be.
  private func misspelling(
    _ failure: SyntaxFailure
  ) -> (meant: String, diagnostic: Diagnostic)? {
    let place = max(failure.position, wantedPosition)
    guard place == failure.position else { return nil }
    let token = tokens[place]
    guard token.kind == .word, isPlainWord(token), !isStatementStart(at: place) else { return nil }
    let words = wanted + (token.startsLine ? Keywords.steps : [])
    guard let meant = Suggestion.closest(to: token.value, among: words), wanted.contains(meant)
    else { return nil }
    return (meant, misspelt(token, meant: meant))
  }

  /// The finding about a misspelt word.
  func misspelt(_ token: Token, meant: String) -> Diagnostic {
    Diagnostic(
      SyntaxCode.misspeltWord, at: token.span,
      "`\(shown(token))` is no word that can stand here",
      help: "did you mean `\(meant)`?",
      fix: Diagnostic.Fix(span: token.span, replacement: meant))
  }

  /// Reports a statement that cannot be read, and skips the rest of it.
  private mutating func giveUp(_ failure: SyntaxFailure, from start: Int, isReported: Bool) {
    position = max(position, failure.position)
    let isLine = tokens[max(0, start - 1)].startsLine || tokens[start].startsLine
    skipStatement(isLine: isLine)
    let isBroken = (start..<max(start + 1, position)).contains { broken.contains($0) }
    if !isReported, !isBroken { report(failure.diagnostic) }
  }

  /// Skips to the next token that begins a statement, an arm or an item, or ends a block.
  ///
  /// A statement that has a line of its own is skipped to a word that begins a line, since in the
  /// middle of a line such a word is likely part of what is wrong.
  mutating func skipStatement(isLine: Bool) {
    var depth = 0
    while current.kind != .endOfFile {
      if current.startsLine, isStatementStart(at: position) { return }
      if current.kind == .word, !isPartOfClause {
        if Keywords.blocks.contains(current.value) { depth += 1 }
        if current.value == "end" {
          if depth == 0 { return }
          depth -= 1
        }
        if !isLine, Keywords.stepSet.contains(current.value) { return }
      }
      skip()
    }
  }

  /// `true` if the current word, which begins a statement elsewhere, is part of a clause here.
  private var isPartOfClause: Bool {
    if isSign("=", at: 1) || isSign(":", at: 1) { return true }
    switch previous.value {
    case ".": return previous.kind == .sign
    case "only", "otherwise": return current.value == "if"
    case "or": return current.value == "stop"
    case "not": return current.value == "end" || current.value == "start"
    default: return false
    }
  }

  /// `true` if the statement that was read can end before the current token.
  var isAtBoundary: Bool {
    if current.kind == .endOfFile { return true }
    if current.kind == .number { return isShare }
    guard current.kind == .word else { return false }
    let word = current.value
    if isItem(at: position) { return true }
    guard let block = blocks.last else { return word == "end" }
    if word == "end" { return true }
    if block.word == "test" { return Keywords.testLineSet.contains(word) }
    if Keywords.settingSet.contains(word), isSettingStart { return true }
    return Keywords.stepSet.contains(word) || Keywords.armSet.contains(word)
      || word == "otherwise if" || word == "then"
  }

  /// `true` if the share of an arm of a split begins here.
  var isShare: Bool {
    current.kind == .number && isSign("%", at: 1)
  }

  /// `true` if a setting begins here: in a head, or at the beginning of a line.
  var isSettingStart: Bool {
    guard current.kind == .word, Keywords.settingSet.contains(current.value) else { return false }
    return current.startsLine || blocks.last?.word == "journey"
  }

  /// Returns `true` if a token likely begins a statement.
  func isStatementStart(at place: Int) -> Bool {
    let token = tokens[place]
    if token.kind == .number, token.startsLine {
      let next = tokens[min(place + 1, tokens.count - 1)]
      return next.kind == .sign && next.value == "%"
    }
    guard token.kind == .word else { return false }
    if isKeyToken(at: place) { return false }
    if isItem(at: place) || token.value == "end" { return true }
    if Keywords.stepSet.contains(token.value) || Keywords.armSet.contains(token.value) {
      return true
    }
    guard token.startsLine else { return false }
    if blocks.last?.word == "test" { return Keywords.testLineSet.contains(token.value) }
    return Keywords.settingSet.contains(token.value) || isMisspeltStart(at: place)
  }

  /// Returns `true` if the token at a place is the name of a value: `=` or `:` follows it.
  private func isKeyToken(at place: Int) -> Bool {
    let next = tokens[min(place + 1, tokens.count - 1)]
    return next.kind == .sign && [":", "=", ".", ","].contains(next.value)
  }

  /// Returns `true` if a word at the beginning of a line looks like one that begins a statement.
  private func isMisspeltStart(at place: Int) -> Bool {
    let token = tokens[place]
    guard token.startsLine, !Keywords.reserved.contains(token.value) else { return false }
    let clauses = ["with", "where", "matching", "within", "only", "retry", "without", "until"]
    let words = Keywords.steps + Keywords.arms + ["end"] + clauses
    guard let meant = Suggestion.closest(to: token.value, among: words) else { return false }
    return !clauses.contains(meant)
  }

  /// Returns `true` if an item of the top level begins at a place.
  func isItem(at place: Int) -> Bool {
    let token = tokens[place]
    guard token.kind == .word, Keywords.itemSet.contains(token.value),
      token.startsLine || place == 0 || blocks.isEmpty || tokens[place - 1].value == "end"
    else { return false }
    let next = tokens[min(place + 1, tokens.count - 1)]
    return next.kind == .text || next.kind == .word && !Keywords.reserved.contains(next.value)
  }
}
