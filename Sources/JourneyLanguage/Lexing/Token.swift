public import JourneyModel

/// A token with the trivia before it.
public struct Token: Equatable, Sendable {
  /// The kinds of token; what a word or sign is stands in its text.
  public enum Kind: Equatable, Sendable {
    /// A letter or `_`, then letters, digits, `_`; reserved or not.
    case word
    /// Quoted text; its value is `Token.value`.
    case text
    /// A number.
    case number
    /// `2026-12-24`.
    case date
    /// `09:00`.
    case time
    /// Punctuation or an operator.
    case sign
    /// Something that the language has no use for; it has been reported.
    case invalid
    /// The end of the file.
    case endOfFile
  }

  /// The place, trivia not included.
  public var span: SourceSpan {
    get { SourceSpan(Int(start), Int(end)) }
    set { (start, end) = (Int32(clamping: newValue.start), Int32(clamping: newValue.end)) }
  }
  /// The place of the blanks and comments before it.
  public var trivia: SourceSpan {
    get { SourceSpan(Int(triviaStart), Int(triviaEnd)) }
    set {
      (triviaStart, triviaEnd) = (Int32(clamping: newValue.start), Int32(clamping: newValue.end))
    }
  }
  /// What it says, normalised: the word, sign or digits, the text without quotes and escapes.
  ///
  /// A habit such as `==` stands here as what was meant.
  public var value: String {
    didSet { roles = WordRoles(of: value) }
  }
  /// Where it begins: no script that is read has more bytes than such a number can count, and there
  /// is a token for every six of them.
  private var start: Int32
  /// Where it ends.
  private var end: Int32
  /// Where the trivia before it begins.
  private var triviaStart: Int32
  /// Where that ends.
  private var triviaEnd: Int32
  /// What the value may be where it stands as a word.
  package private(set) var roles: WordRoles
  /// The kind.
  public var kind: Kind
  /// `true` if it is the first of its line.
  public var startsLine: Bool

  /// Creates a token.
  public init(
    kind: Kind, span: SourceSpan, trivia: SourceSpan, value: String, startsLine: Bool
  ) {
    self.init(
      kind: kind, span: span, trivia: trivia, value: value, roles: WordRoles(of: value),
      startsLine: startsLine)
  }

  /// Creates a token whose roles are known.
  init(
    kind: Kind, span: SourceSpan, trivia: SourceSpan, value: String, roles: WordRoles,
    startsLine: Bool
  ) {
    self.roles = roles
    self.kind = kind
    self.value = value
    self.startsLine = startsLine
    start = Int32(clamping: span.start)
    end = Int32(clamping: span.end)
    triviaStart = Int32(clamping: trivia.start)
    triviaEnd = Int32(clamping: trivia.end)
  }

  /// Returns `true` if it says this: most words are told apart by their length alone, without a
  /// call.
  @inline(__always)
  func says(_ word: String) -> Bool {
    value.utf8.count == word.utf8.count && value == word
  }
}
