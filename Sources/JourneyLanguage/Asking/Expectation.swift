public import JourneyModel

/// What could stand at a place of a script, as far as the text before it tells.
public struct Expectation: Sendable {
  /// The kinds of statement that can begin at a place.
  public enum Statements: Sendable {
    /// Journeys, fragments and their like, at the top level.
    case items
    /// Settings of a journey, or its first step.
    case settings
    /// Steps, and the arms of the block around.
    case steps
    /// Only arms of the block around.
    case arms
    /// Lines of a test.
    case testLines
  }

  /// A block around the place.
  public struct Block: Equatable, Sendable {
    /// Its first word.
    public var word: String
    /// Where that begins.
    public var start: Int
    /// What its arms begin with; `%` is a share.
    public var arms: [String]
  }

  /// The words that can go on here.
  public var words: [String]
  /// The kinds of names and values that can stand here.
  public var roles: Set<NameRole>
  /// The statements that can begin here; `nil` where none can.
  public var statements: Statements?
  /// The blocks around, the innermost last.
  public var blocks: [Block]
  /// The tokens before the place, without the word that is being typed.
  public var tokens: [Token]
  /// Where the word or text that is being typed begins; the place itself between words.
  public var start: Int
  /// `true` if the place is within a text.
  public var isInText: Bool
  /// `true` if nothing but the word that is being typed stands before the place on its line.
  public var startsLine: Bool

  /// Returns what could stand at an offset; `nil` within a comment.
  public static func at(_ offset: Int, in source: SourceFile) -> Expectation? {
    guard source.bytes.count <= ParserLimits.scriptBytesMax else { return nil }
    let before = SourceFile(name: source.name, bytes: Array(source.bytes.prefix(offset)))
    let lexed = Lexer.lex(before)
    guard let end = lexed.tokens.last, !isComment(end.trivia, in: before) else { return nil }
    let isInText = lexed.diagnostics.contains {
      $0.code == SyntaxCode.unclosedText && $0.span.end == offset
    }
    let last = lexed.tokens.dropLast().last
    let isTyped = last.map { $0.span.end == offset && ($0.kind == .word || isInText) } ?? false
    let start = isTyped ? last?.span.start ?? offset : offset
    var result = asked(SourceFile(name: source.name, bytes: Array(source.bytes.prefix(start))))
    result.start = start
    result.isInText = isInText
    let line = source.lineSpan(source.line(at: start))
    result.startsLine = source.bytes[line.start..<start].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return result
  }

  /// Asks the parser what could stand at the end of a script.
  private static func asked(_ source: SourceFile) -> Expectation {
    let lexed = Lexer.lex(source)
    var parser = Parser(source, lexed: lexed, isGuided: false)
    let probe = ExpectationProbe(place: parser.tokens.count - 1)
    parser.probe = probe
    _ = parser.parseScript()
    parser.noteStatements(.items)
    return Expectation(
      words: probe.words, roles: probe.roles, statements: probe.statements, blocks: probe.blocks,
      tokens: Array(lexed.tokens.dropLast()), start: source.bytes.count, isInText: false,
      startsLine: false)
  }

  /// Returns `true` if trivia ends in a comment.
  private static func isComment(_ trivia: SourceSpan, in source: SourceFile) -> Bool {
    let line = source.bytes[trivia.start..<trivia.end].split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).last
    return line?.contains(UInt8(ascii: "#")) ?? false
  }
}
