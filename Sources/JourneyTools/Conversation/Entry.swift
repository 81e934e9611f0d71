internal import JourneyLanguage
internal import JourneyModel

/// What somebody entered: one line, or several that belong together.
struct Entry {
  /// The text, without blanks and comments around it.
  let text: String
  /// What messages call the place that it comes from.
  var sourceName: String
  /// Its first line there.
  var line: Int
  /// Its tokens, without the end.
  let tokens: [Token]

  /// Takes what was entered.
  init(_ text: String, from sourceName: String, line: Int) {
    let source = SourceFile(name: sourceName, text: text)
    tokens = Parser.parse(source).tokens.filter { $0.kind != .endOfFile }
    let start = tokens.first?.span.start ?? 0
    let end = tokens.last?.span.end ?? 0
    self.text = source.text(SourceSpan(start, end))
    self.sourceName = sourceName
    self.line = line + source.line(at: start) - 1
  }

  /// What the text is.
  enum Kind {
    /// Nothing but blanks and comments.
    case nothing
    /// When the session begins.
    case beginning
    /// Lines of a test.
    case lines
    /// A whole test.
    case test
    /// A journey, or what else stands in scripts.
    case item
    /// A question.
    case question
  }

  /// What the text is, by its first words.
  var kind: Kind {
    guard let first = tokens.first else { return .nothing }
    guard first.kind == .word else { return .question }
    let next = tokens.dropFirst().first
    switch first.value {
    case "now": return next.map { Self.beginsMoment($0) } == true ? .beginning : .question
    case "user", "preferences", "request":
      return next == nil || next?.isSign("{") == true ? .lines : .question
    case let word where Keywords.testLines.contains(word): return .lines
    case "test": return .test
    case let word where Keywords.items.contains(word): return .item
    case let word where Self.misspells(word, before: next): return .lines
    default: return .question
    }
  }

  /// `true` for the misspelt word of a line: it is close to one, and a name or record follows.
  private static func misspells(_ word: String, before next: Token?) -> Bool {
    guard let next, !Keywords.reserved.contains(word),
      Suggestion.closest(to: word, among: Keywords.testLines) != nil
    else { return false }
    return next.isSign("{") || next.kind == .text || next.kind == .number
      || next.kind == .word && !Keywords.reserved.contains(next.value)
  }

  /// `true` if a token begins a moment behind `now`.
  private static func beginsMoment(_ token: Token) -> Bool {
    token.kind == .date || token.kind == .number || token.isWord("next") || token.isWord("tomorrow")
  }

  /// `true` if a text is whole: all its brackets are closed, or its last line is empty.
  static func isWhole(_ text: String) -> Bool {
    if text.hasSuffix("\n") { return true }
    let tokens = Parser.parse(SourceFile(name: "", text: text)).tokens
    if tokens.first?.isWord("test") == true { return tokens.contains { $0.isWord("end") } }
    let last = tokens.last { $0.kind != .endOfFile }
    return depth(of: tokens) <= 0 && last?.isSign(",") != true && !hasOpenText(text)
  }

  /// `true` if a bracket is not closed.
  var isOpen: Bool { Self.depth(of: tokens) > 0 }

  /// How many brackets are open behind some tokens.
  private static func depth(of tokens: [Token]) -> Int {
    var depth = 0
    for token in tokens where token.kind == .sign {
      if ["(", "[", "{"].contains(token.value) { depth += 1 }
      if [")", "]", "}"].contains(token.value) { depth -= 1 }
    }
    return depth
  }

  /// `true` if a text over several lines is open.
  private static func hasOpenText(_ text: String) -> Bool {
    text.split(separator: "\"\"\"", omittingEmptySubsequences: false).count % 2 == 0
  }
}
