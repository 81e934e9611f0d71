public import JourneyModel

/// Reads the tokens of a script as a syntax tree.
///
/// It reads any input. One mistake gives one finding: a statement is mended or given up as a
/// whole, and reading goes on at the next one. A script is read first by its words alone; only if
/// something but a habit is wrong, and it is indented at all, is it read again with an eye to its
/// indentation, and the reading with fewer findings is taken.
public struct Parser {
  /// The script.
  let source: SourceFile
  /// The tokens that are read: all but those that mean nothing; the last is the end of the file.
  var tokens: [Token]
  /// Habits by the offset of their token, reported when they are taken.
  let habits: [Int: Diagnostic]
  /// The places of tokens beside which a part of the script is lost.
  let broken: Set<Int>
  /// The `end` of each block by indentation.
  let guide: IndentationGuide
  /// `true` if indentation tells which block an `end` closes, `false` if only the words do.
  let isGuided: Bool
  /// The place of the current token.
  var position = 0
  /// What has been found so far.
  var diagnostics: [Diagnostic] = []
  /// The blocks around the current token, the innermost last.
  var blocks: [OpenBlock] = []
  /// The number of expressions around the current token.
  var expressionDepth = 0
  /// The first word, and the place behind it, of the statement that was given up last.
  var abandoned: (head: Int, end: Int)? {
    didSet { noteUnread() }
  }
  /// The stretches that could not be read.
  private var unread: [SourceSpan] = []
  /// Where the tokens begin that are part of a phrase which was told as a whole.
  var reworded: Set<Int> = []
  /// The place of a word that was mended last, which began a statement.
  var mended: Int?
  /// `true` if the rest of the script is not worth reading.
  var isGivenUp = false
  /// `true` if it is noted which words could have stood where: only who has failed asks for them,
  /// and to note them takes a sixth of the time of a reading.
  var notesWanted: Bool
  /// `true` once a statement has failed without a note of the words that could have stood there.
  var lacksNotes = false
  /// The words that could have stood at `wantedPosition`.
  var wanted: [String] = []
  /// The words that could have stood at the place before.
  var wantedBefore: [String] = []
  /// The furthest place that a word was looked for at.
  var wantedPosition = 0
  /// The `within` that the goal being read takes for its own.
  var goalWithin: Int?
  /// The last `within` of a pattern or history, and the place behind its duration.
  var lastWithin: (position: Int, end: Int)?
  /// Settings that stand behind the first step of the journey being read; the first is reported.
  var lateSettings: [SettingSyntax] = []
  /// `true` while a line that looks like a statement of its own is none of the one being read.
  var isLineStrict = false
  /// What the statement being read is about, for messages.
  var statement = ""
  /// Collects what could stand where the script ends, if anybody asks.
  var probe: ExpectationProbe?

  /// Creates a parser.
  init(_ source: SourceFile, lexed: LexedSource, isGuided: Bool) {
    self.source = source
    (tokens, broken) = Self.meaningful(lexed)
    habits = lexed.habits
    self.isGuided = isGuided
    guide = IndentationGuide(tokens, in: source)
    notesWanted = true
  }

  /// Creates a parser that takes no notes of what could have stood where, and gives the script up
  /// where a statement fails.
  private init(hopefully other: Parser) {
    source = other.source
    tokens = other.tokens
    broken = other.broken
    habits = other.habits
    isGuided = other.isGuided
    guide = other.guide
    notesWanted = false
  }

  /// The tokens that mean something, and the places among them beside which a part of the script is
  /// lost.
  private static func meaningful(_ lexed: LexedSource) -> (tokens: [Token], broken: Set<Int>) {
    // Most scripts are whole: their tokens need not be copied.
    if lexed.broken.isEmpty, !lexed.tokens.contains(where: { $0.kind == .invalid }) {
      return (lexed.tokens, [])
    }
    var kept: [Token] = []
    var broken: Set<Int> = []
    for token in lexed.tokens {
      if lexed.broken.contains(token.span.start) { broken.insert(kept.count) }
      if token.kind != .invalid { kept.append(token) }
    }
    return (kept, broken)
  }

  /// Returns the tree of a script, whatever it holds.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    if source.bytes.count > ParserLimits.scriptBytesMax { return tooLarge(source) }
    var lexed = Lexer.lex(source)
    let tokens = lexed.tokens
    var parser = Parser(hopefully: Parser(source, lexed: lexed, isGuided: false))
    var items = parser.parseScript()
    if parser.lacksNotes {
      lexed.makePlainEnds(in: source)
      parser = Parser(source, lexed: lexed, isGuided: false)
      items = parser.parseScript()
    }
    let isWrong = parser.diagnostics.contains { $0.code != SyntaxCode.foreignHabit }
    if isWrong, !parser.guide.isFlat {
      var guided = Parser(source, lexed: lexed, isGuided: true)
      let guidedItems = guided.parseScript()
      let lostItems = guided.guide.lostItems.count
      let most = parser.diagnostics.count + ParserLimits.lostItemWeight * lostItems
      if guided.diagnostics.count <= most {
        (parser, items) = (guided, guidedItems)
      }
    }
    let lines = LineReport(
      source: source,
      findings: lexed.diagnostics.filter { !parser.reworded.contains($0.span.start) }
        + parser.diagnostics)
    return SyntaxTree(
      source: source, tokens: tokens, items: items, diagnostics: lines.findings,
      unread: parser.unread + lines.brokenLines)
  }

  /// Notes the statement that was given up last.
  private mutating func noteUnread() {
    guard let abandoned, abandoned.end > abandoned.head else { return }
    unread.append(tokens[abandoned.head].span.joined(with: tokens[abandoned.end - 1].span))
  }

  /// The tree of a script that is not read for its size.
  private static func tooLarge(_ source: SourceFile) -> SyntaxTree {
    let end = source.bytes.count
    let token = Token(
      kind: .endOfFile, span: SourceSpan(end, end), trivia: SourceSpan(0, end), value: "",
      startsLine: false)
    let finding = Diagnostic(
      SyntaxCode.scriptTooLarge, at: source.lineSpan(1),
      "this script is larger than \(ParserLimits.scriptBytesMax) bytes",
      help: "split it into several scripts")
    return SyntaxTree(source: source, tokens: [token], items: [], diagnostics: [finding])
  }
}
