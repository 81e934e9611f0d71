import JourneyModel

extension Parser {
  /// The current token.
  ///
  /// It is lent and not copied, as most of those who ask look at its kind or its word alone.
  var current: Token { _read { yield tokens[position] } }

  /// The token before the current one, or the current one at the start.
  var previous: Token { _read { yield tokens[max(0, position - 1)] } }

  /// Returns the token so many places on; the last one stands for all behind it.
  func peek(_ distance: Int = 1) -> Token {
    tokens[min(position + distance, tokens.count - 1)]
  }

  /// Goes on to the next token without a word about a habit.
  @discardableResult
  mutating func skip() -> Token {
    let token = current
    if token.kind != .endOfFile { position += 1 }
    return token
  }

  /// Takes the current token, and reports it if it is a habit.
  @discardableResult
  mutating func advance() -> Token {
    if !habits.isEmpty, let habit = habits[current.span.start] { diagnostics.append(habit) }
    return skip()
  }

  /// Returns `true` if a word stands so many places on; else it is one that could have.
  mutating func isWord(_ word: String, at distance: Int = 0) -> Bool {
    let place = min(position + distance, tokens.count - 1)
    if tokens[place].kind == .word, tokens[place].says(word) { return true }
    if notesWanted { want(word, at: position + distance) }
    return false
  }

  /// Remembers a word that could have stood at a place.
  private mutating func want(_ word: String, at place: Int) {
    if let probe, probe.place == place { probe.note([word]) }
    if place < wantedPosition { return }
    goToWanted(place)
    wanted.append(word)
  }

  /// Remembers words that could have stood at a place.
  mutating func want(_ words: @autoclosure () -> [String], at place: Int) {
    guard notesWanted else { return }
    let words = words()
    if let probe, probe.place == place { probe.note(words) }
    if place < wantedPosition { return }
    goToWanted(place)
    wanted += words
  }

  /// Begins to remember words for a place, if it lies further on.
  private mutating func goToWanted(_ place: Int) {
    guard place > wantedPosition else { return }
    // The two change places, so that neither is given up and made anew at every token.
    swap(&wantedBefore, &wanted)
    if place != wantedPosition + 1 { wantedBefore.removeAll(keepingCapacity: true) }
    wanted.removeAll(keepingCapacity: true)
    wantedPosition = place
  }

  /// Returns `true` if a sign stands so many places on.
  ///
  /// It is asked of every token, and written out where it is: who calls it would copy the parser.
  @inline(__always)
  func isSign(_ sign: String, at distance: Int = 0) -> Bool {
    let place = min(position + distance, tokens.count - 1)
    return tokens[place].kind == .sign && tokens[place].says(sign)
  }

  /// Takes a word if it comes next.
  mutating func take(_ word: String) -> Bool {
    guard isWord(word) else { return false }
    advance()
    return true
  }

  /// Takes a sign if it comes next.
  mutating func takeSign(_ sign: String) -> Bool {
    guard isSign(sign) else { return false }
    advance()
    return true
  }

  /// Takes a word that must come next.
  mutating func expect(_ word: String) throws(SyntaxFailure) {
    guard take(word) else { throw missing("`\(word)`") }
  }

  /// Takes a sign that must come next.
  mutating func expectSign(_ sign: String) throws(SyntaxFailure) {
    guard takeSign(sign) else { throw missing("`\(sign)`") }
  }

  /// Takes the `=` before a value; `==`, `is` and `:` are understood.
  mutating func expectEquals() throws(SyntaxFailure) {
    if takeSign("=") { return }
    let isHabit = current.kind == .word && current.value == "is" || isSign(":")
    guard isHabit else { throw missing("`=`") }
    let token = skip()
    let fix = Diagnostic.Fix(span: token.span, replacement: "=")
    report(
      SyntaxCode.foreignHabit, at: token.span, "`\(source.text(token.span))` is written `=` here",
      fix: fix)
  }

  /// The span from a token's start up to the last token taken.
  func span(from start: Int) -> SourceSpan {
    SourceSpan(start, max(start, previous.span.end))
  }
}
