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
    let whole: (node: Node?, failure: SyntaxFailure?)
    do {
      let node = try parse(&self)
      if isAtBoundary { return node }
      whole = (node, leftover())
    } catch {
      whole = (nil, error)
    }
    return notesWanted ? readAgain(parse, behind: whole, from: start) : giveUpHope()
  }

  /// Gives the script up at a statement that has failed, for a reading that takes notes.
  private mutating func giveUpHope<Node>() -> Node? {
    lacksNotes = true
    position = tokens.count - 1
    return nil
  }

  /// Reads a statement that has failed: with words mended, and in other ways; reports it where
  /// nothing helps.
  private mutating func readAgain<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node,
    behind whole: (node: Node?, failure: SyntaxFailure?), from start: (position: Int, count: Int)
  ) -> Node? {
    var cut: (place: Int, token: Token)?
    var (node, failure) = lines(of: whole, parse, from: start, &cut)
    defer { if let cut { tokens[cut.place] = cut.token } }
    if let failure,
      let meant = readReworded(Rewording.foreign, parse, after: failure, from: start)
    {
      return meant
    }
    let repairs = mendWords(of: &node, &failure, parse, from: start, &cut)
    if failure != nil, !isLineStrict { (node, failure) = readStrictly(parse, from: start) }
    if let failure, repairs.isEmpty,
      let meant = readReworded(Rewording.all, parse, after: failure, from: start)
    {
      return meant
    }
    if let failure { giveUp(failure, from: start, repairs: repairs.count) }
    diagnostics += isGivenUp ? [] : repairs
    return node
  }

  /// Reads a statement that has failed as if the script ended with its lines, and `cut` is the
  /// token behind them.
  private mutating func lines<Node>(
    of whole: (node: Node?, failure: SyntaxFailure?),
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, from start: (position: Int, count: Int),
    _ cut: inout (place: Int, token: Token)?
  ) -> (Node?, SyntaxFailure?) {
    guard cut == nil,
      let place = whole.failure.flatMap({ ownLine(from: start.position, upTo: $0.position) })
    else { return whole }
    cut = (place, tokens[place])
    return readLines(parse, upTo: place, from: start, or: whole)
  }

  /// Mends words of a statement that has failed, one after the other, as long as that helps.
  private mutating func mendWords<Node>(
    of node: inout Node?, _ failure: inout SyntaxFailure?,
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, from start: (position: Int, count: Int),
    _ cut: inout (place: Int, token: Token)?
  ) -> [Diagnostic] {
    var repairs: [Diagnostic] = []
    while let found = failure, repairs.count < ParserLimits.repairsMax {
      let repair: Diagnostic?
      (repair, node, failure) = readMended(parse, after: found, from: start, &cut)
      guard let repair else { break }
      repairs.append(repair)
    }
    return repairs
  }

  /// Reads a statement that has failed as if the script ended with its lines, of which the next
  /// statement is none; but not one that is whole only with what stands on that.
  private mutating func readLines<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, upTo cut: Int,
    from start: (position: Int, count: Int), or whole: (Node?, SyntaxFailure?)
  ) -> (Node?, SyntaxFailure?) {
    let next = tokens[cut]
    tokens[cut].kind = .endOfFile
    rewind(to: start)
    let (node, failure) = attempt(parse)
    let isMisspelt =
      next.kind == .word && cut > start.position && IndentationGuide.isMisspeltStart(next.value)
    if node != nil || whole.0 == nil || isMisspelt { return (node, failure) }
    tokens[cut] = next
    rewind(to: start)
    return attempt(parse)
  }

  /// Reads a statement that has failed with the word mended that was likely misspelt.
  private mutating func readMended<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, after found: SyntaxFailure,
    from start: (position: Int, count: Int), _ cut: inout (place: Int, token: Token)?
  ) -> (repair: Diagnostic?, Node?, SyntaxFailure?) {
    for (place, meant, words) in misspellings(found, from: start.position) {
      let written = tokens[place]
      tokens[place].value = meant
      rewind(to: start)
      let (node, failure) = lines(of: attempt(parse), parse, from: start, &cut)
      if failure.map({ $0.position > found.position && !written.startsLine }) ?? true {
        return (misspelt(written, meant: meant, among: words), node, failure)
      }
      tokens[place] = written
    }
    rewind(to: start)
    let (node, failure) = attempt(parse)
    return (nil, node, failure)
  }

  /// Reads a statement that has failed once more, with lines that look like statements of their own
  /// left out of it.
  ///
  /// What stands on a line of its own behind a statement that is whole is another statement.
  private mutating func readStrictly<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node, from start: (position: Int, count: Int)
  ) -> (Node?, SyntaxFailure?) {
    isLineStrict = true
    defer { isLineStrict = false }
    rewind(to: start)
    do {
      let node = try parse(&self)
      return (node, isAtBoundary || current.startsLine ? nil : leftover())
    } catch {
      return (nil, error)
    }
  }

  /// Tries to read a statement to its end.
  mutating func attempt<Node>(
    _ parse: (inout Parser) throws(SyntaxFailure) -> Node
  ) -> (node: Node?, failure: SyntaxFailure?) {
    do {
      let node = try parse(&self)
      return isAtBoundary ? (node, nil) : (node, leftover())
    } catch {
      return (nil, error)
    }
  }

  /// Goes back to a place and forgets what was found behind it.
  mutating func rewind(to start: (position: Int, count: Int)) {
    position = start.position
    diagnostics.removeSubrange(start.count...)
    wanted = []
    wantedPosition = 0
  }

  /// The failure of a statement that has more behind it than it can take.
  private func leftover() -> SyntaxFailure {
    if ["<", "<=", ">", ">="].contains(where: { isSign($0) }) {
      return failure(
        SyntaxCode.unexpectedWord, "one test does not go on with another",
        help: "join two tests by `and`, or write `is between 1 and 5`")
    }
    return failure(
      SyntaxCode.unexpectedWord,
      "`\(statement)` does not go on with `\(shown(current))`", help: Tails.of(statement))
  }

  /// The words at the place of a failure, or before it, that are likely misspelt, with what was
  /// meant.
  ///
  /// A misspelt word may have been taken for a name, so that only the next one gave offence.
  private func misspellings(
    _ failure: SyntaxFailure, from start: Int
  ) -> [(place: Int, meant: String, words: [String])] {
    let place = failure.position
    guard wantedPosition <= place else { return [] }
    let before = wantedPosition == place ? wantedBefore : wanted
    let places = place > start ? [(place, wanted), (place - 1, before)] : [(place, wanted)]
    return places.compactMap { place, words in
      meantWord(at: place, among: words).map { (place, $0, words) }
    }
  }

  /// The word that a misspelt one was meant to be, if that could stand at its place.
  private func meantWord(at place: Int, among wanted: [String]) -> String? {
    let token = tokens[place]
    guard token.kind == .word, isPlainWord(token), !isExactStart(at: place) else { return nil }
    let after = tokens[min(place + 2, tokens.count - 1)]
    let isClause = !token.startsLine || after.kind == .sign && after.value == "="
    let words = isClause ? wanted : Keywords.steps + wanted
    guard let meant = Keywords.meant(by: token.value, among: words), wanted.contains(meant)
    else { return nil }
    return meant
  }

  /// Reports the word that a statement begins with as misspelt, and reads on as if it were right.
  mutating func mend(_ token: Token, meant: String, among words: [String]) {
    report(misspelt(token, meant: meant, among: words))
    tokens[position].value = meant
    mended = position
  }

  /// The finding about a misspelt word; its fix is safe if no other word is as near.
  func misspelt(_ token: Token, meant: String, among words: [String]) -> Diagnostic {
    Diagnostic(
      SyntaxCode.misspeltWord, at: token.span,
      "`\(shown(token))` is no word that can stand here",
      help: "did you mean `\(meant)`?",
      fix: Diagnostic.Fix(
        span: token.span, replacement: meant,
        isSafe: Keywords.isOnly(meant, by: token.value, among: words)))
  }

  /// Skips the rest of a statement that cannot be read, and reports it unless that has been done.
  private mutating func giveUp(
    _ failure: SyntaxFailure, from start: (position: Int, count: Int), repairs: Int
  ) {
    let head = max(0, start.position - 1)
    position = endOfStatement(failure, from: start)
    abandoned = (head, position)
    let isBroken = (head..<max(start.position + 1, position)).contains { broken.contains($0) }
    let isReported = diagnostics[start.count...].contains { $0.code != SyntaxCode.foreignHabit }
    if repairs == 0, !isBroken, !isReported, mended != head { report(failure.diagnostic) }
  }

  /// Returns the place behind a statement that cannot be read.
  mutating func endOfStatement(
    _ failure: SyntaxFailure, from start: (position: Int, count: Int)
  ) -> Int {
    let here = position
    defer { position = here }
    position = max(position, failure.position)
    let head = max(0, start.position - 1)
    skipStatement(
      isLine: (max(0, head - 1)...start.position).contains { tokens[$0].startsLine },
      column: ownColumn(of: start.position))
    return position
  }

  /// Skips to the next token that begins a statement, an arm or an item, or ends a block.
  ///
  /// A statement that has a line of its own is skipped to a word that begins a line, since in the
  /// middle of a line such a word is likely part of what is wrong. A line that begins at `column`
  /// or before it is another statement, whatever it begins with.
  /// Where nobody knows what the statement is, steps behind it on its line are those of a block
  /// whose first word is lost, and the `end` behind them is its own.
  mutating func skipStatement(isLine: Bool, column: Int? = nil, isHeadLost: Bool = false) {
    var depth = 0
    var isHeadLost = isHeadLost && isLine
    while current.kind != .endOfFile {
      if current.startsLine, isStatementStart(at: position) || isOwnLine(position, column) {
        return
      }
      if current.kind == .word, !isPartOfClause {
        if current.roles.contains(.block) { depth += 1 }
        if isHeadLost, depth == 0, isStepInLine { (depth, isHeadLost) = (1, false) }
        if current.value == "end" {
          if depth == 0, !isLine || peek().startsLine || peek().kind == .endOfFile { return }
          depth -= 1
        }
        if !isLine, current.roles.contains(.step) { return }
      }
      skip()
    }
  }

  /// `true` if a step other than a block begins here, behind something else on its line.
  private var isStepInLine: Bool {
    !current.startsLine && current.roles.contains(.step)
      && !current.roles.contains(.block)
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
    if current.kind == .number { return isShare && blocks.contains { takesArm($0) } }
    guard current.kind == .word else { return false }
    let word = current.value
    if isSign(":", at: 1) { return false }
    if isItem(at: position) { return true }
    guard let block = blocks.last else { return word == "end" }
    if word == "end" { return true }
    if block.word == "test" { return current.roles.contains(.testLine) }
    if isSettingStart || current.roles.contains(.step) { return true }
    return word == "then" || blocks.contains { takesArm($0) }
  }

  /// `true` if the share of an arm of a split begins here, be it without its `%`.
  @inline(__always)
  var isShare: Bool {
    current.kind == .number && isShareToken(at: position)
  }

  /// Returns `true` if the number at a place is a share: its `%`, or on a line of its own a word
  /// that is no unit, follows.
  private func isShareToken(at place: Int) -> Bool {
    let next = tokens[min(place + 1, tokens.count - 1)]
    if next.kind == .sign { return next.says("%") }
    return tokens[place].startsLine && next.kind == .word && !next.startsLine
      && next.roles.isDisjoint(with: [.unit, .reserved])
  }

  /// `true` if a setting begins here: in a head, or at the beginning of a line.
  var isSettingStart: Bool {
    guard current.kind == .word, current.roles.contains(.setting), !isSign(".", at: 1)
    else { return false }
    return current.startsLine || blocks.last?.word == "journey"
  }

  /// Returns `true` if a token likely begins a statement.
  func isStatementStart(at place: Int) -> Bool {
    let token = tokens[place]
    if token.kind == .number, token.startsLine { return isShareToken(at: place) }
    guard token.kind == .word else { return false }
    if isKeyToken(at: place) { return false }
    return isExactStart(at: place) || isMisspeltStart(at: place)
  }

  /// Returns `true` if a token is a word that begins a statement, at the beginning of a line or
  /// where it can be nothing else.
  private func isExactStart(at place: Int) -> Bool {
    let token = tokens[place]
    if isItem(at: place) || token.value == "end" { return true }
    if token.roles.contains(.step) || token.roles.contains(.arm) {
      return true
    }
    guard token.startsLine else { return false }
    if blocks.last?.word == "test" { return token.roles.contains(.testLine) }
    return token.roles.contains(.setting)
  }

  /// Returns `true` if the token at a place is the name of a value: `=` or `:` follows it.
  private func isKeyToken(at place: Int) -> Bool {
    let next = tokens[min(place + 1, tokens.count - 1)]
    return next.kind == .sign && [":", "=", ".", ","].contains(next.value)
  }

  /// Returns `true` if a word at the beginning of a line looks like one that begins a statement.
  private func isMisspeltStart(at place: Int) -> Bool {
    let token = tokens[place]
    guard token.startsLine, !token.roles.contains(.reserved) else { return false }
    let clauses = ["with", "where", "matching", "within", "only", "retry", "without", "until"]
    let words = Keywords.steps + Keywords.arms + ["end"] + clauses
    guard let meant = Keywords.meant(by: token.value, among: words) else { return false }
    return !clauses.contains(meant)
  }

  /// Returns `true` if an item of the top level begins at a place.
  @inline(__always)
  func isItem(at place: Int) -> Bool {
    tokens[place].roles.contains(.item) && isItemOfWord(at: place)
  }

  /// Returns `true` if an item of the top level begins at a place, if that holds a word for one.
  private func isItemOfWord(at place: Int) -> Bool {
    guard tokens[place].kind == .word,
      tokens[place].startsLine || place == 0 || blocks.isEmpty || tokens[place - 1].value == "end"
    else { return false }
    let next = tokens[min(place + 1, tokens.count - 1)]
    return next.kind == .text || next.kind == .word && !next.roles.contains(.reserved)
  }
}
