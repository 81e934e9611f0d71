import JourneyModel

extension Parser {
  /// Parses an item whose first line lacks its first word, or has it behind the name, and reports
  /// that; `nil` if nothing tells that one begins here.
  mutating func parseItemWithoutWordIfPresent() -> ItemSyntax? {
    if isTestHead {
      reportLostItemWord("test")
      return .test(parseTest(lacksWord: true))
    }
    guard current.startsLine, mayNameItem, !guide.isFlat else { return nil }
    if hasItemWordBehind { return parseItemWithWordBehind() }
    if isSign("(", at: 1), !peek().startsLine {
      reportLostItemWord("fragment")
      return .fragment(parseFragment(lacksWord: true))
    }
    let next = peek().kind == .text && !peek().startsLine ? 2 : 1
    guard peek(next).startsLine, peek(next).value != "end", isDeeper(position + next) else {
      return nil
    }
    reportLostItemWord("journey")
    return .journey(parseJourney(lacksWord: true))
  }

  /// `true` if a test begins here that lacks its `test`: no other line goes on like that.
  private var isTestHead: Bool {
    current.kind == .text && current.startsLine && peek().kind == .word && peek().value == "for"
      && !peek().startsLine
  }

  /// `true` if the word or text here can be the name of an item, and is the word of no statement.
  private var mayNameItem: Bool {
    if current.kind == .text { return true }
    return isName() && isPlainWord(current) && !isStatementStart(at: position)
      && !current.roles.contains(.setting)
  }

  /// `true` if the name here stands before its `journey` or `fragment`.
  private var hasItemWordBehind: Bool {
    let word = peek()
    return word.kind == .word && !word.startsLine && ["journey", "fragment"].contains(word.value)
  }

  /// Parses an item as if its first two words stood in their order.
  private mutating func parseItemWithWordBehind() -> ItemSyntax {
    let word = peek().value
    reportLostItemWord(nil)
    tokens[position + 1].value = current.value
    tokens[position].value = word
    return word == "journey" ? .journey(parseJourney()) : .fragment(parseFragment())
  }

  /// Reports that an item begins with its name; the fix gives the word that is lost.
  private mutating func reportLostItemWord(_ word: String?) {
    let token = current
    let place = SourceSpan(token.span.start, token.span.start)
    report(
      SyntaxCode.unexpectedWord, at: token.span, "nothing begins with `\(shown(token))` here",
      help: word.map { "did you mean `\($0) \(shown(token))`?" }
        ?? "a script holds `journey`, `fragment`, `audience`, `constant` and `test`",
      fix: word.map { Diagnostic.Fix(span: place, replacement: "\($0) ", isSafe: false) })
  }

  /// Returns `true` if the line that a token begins is indented deeper than the current one.
  private func isDeeper(_ place: Int) -> Bool {
    guard let own = guide.columns[position], let other = guide.columns[min(place, tokens.count - 1)]
    else { return false }
    return other > own
  }

  /// The words that no item begins with: their lines belong to what stands before them.
  private static let inner = WordSet(
    Keywords.steps + Keywords.settings + Keywords.arms + ["end"])

  /// `true` if the line here, by its column, is none of the item that a token begins.
  func isItemLine(behind head: Int) -> Bool {
    guard !guide.isFlat, let column = guide.columns[head], !Self.inner.contains(current.value)
    else { return false }
    return isOwnLine(position, column + 1)
  }
}
