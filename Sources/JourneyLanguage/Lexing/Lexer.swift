import JourneyModel

/// Cuts a script into tokens with the trivia before them, so that both tile the source exactly.
struct Lexer {
  /// The script.
  let source: SourceFile
  /// Its bytes.
  let bytes: [UInt8]
  /// The next byte to read.
  var offset = 0
  /// Where the trivia before the next token begins.
  var triviaStart = 0
  /// `true` if no token stands before `offset` on its line.
  var isAtLineStart = true
  /// `true` between the first mark of a merge and what it puts against that.
  var isInConflict = false
  /// What has been found so far.
  var result = LexedSource()
  /// The words that were read before.
  var words = WordTable()

  /// The fewest bytes that a token takes on average, the blanks before it included: of scripts that
  /// people lay out it is five or six.
  private static let bytesOfToken = 4

  /// Creates a lexer of one script.
  private init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
    result.tokens.reserveCapacity(bytes.count / Self.bytesOfToken + 1)
  }

  /// Returns the tokens of a script.
  static func lex(_ source: SourceFile) -> LexedSource {
    var lexer = Lexer(source)
    lexer.reportInvalidBytes()
    repeat {
      lexer.skipTrivia()
      lexer.scanToken()
    } while lexer.result.tokens.last?.kind != .endOfFile
    return lexer.result
  }

  /// Scans one token: the longest that begins here.
  private mutating func scanToken() {
    guard let byte = peek() else { return add(.endOfFile, from: offset, value: "") }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanDigits()
    case UInt8(ascii: "\""): scanText()
    case UInt8(ascii: "'"): scanForeignText(closers: ["'", "\u{2019}"])
    case 0x80...: scanForeignCharacter()
    default: if isLetter(byte) { scanWord() } else { scanSign() }
    }
  }

  /// Returns the byte so many places on, or `nil` behind the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    let place = offset + distance
    return place < bytes.count ? bytes[place] : nil
  }

  /// Returns `true` if these characters come next.
  func isNext(_ text: StaticString, at distance: Int = 0) -> Bool {
    let start = offset + distance
    guard start + text.utf8CodeUnitCount <= bytes.count, bytes[start] == text.utf8Start.pointee
    else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[start..<start + $0.count]) }
  }

  /// Adds the token from `start` up to the current place.
  mutating func add(_ kind: Token.Kind, from start: Int, value: String) {
    let isWordLike = kind == .word || kind == .text
    add(kind, from: start, value: value, roles: isWordLike ? WordRoles(of: value) : [])
  }

  /// Adds the token from `start` up to the current place, whose roles are known.
  mutating func add(_ kind: Token.Kind, from start: Int, value: String, roles: WordRoles) {
    result.tokens.append(
      Token(
        kind: kind, span: SourceSpan(start, offset), trivia: SourceSpan(triviaStart, start),
        value: value, roles: roles, startsLine: isAtLineStart))
    triviaStart = offset
    isAtLineStart = false
  }

  /// Adds a finding that holds wherever the place stands.
  mutating func report(
    _ code: DiagnosticCode, _ start: Int, _ message: String, help: String? = nil,
    replacement: String? = nil, isSafe: Bool = true
  ) {
    let span = SourceSpan(start, offset)
    let fix = replacement.map { Diagnostic.Fix(span: span, replacement: $0, isSafe: isSafe) }
    result.diagnostics.append(Diagnostic(code, at: span, message, help: help, fix: fix))
  }

  /// Remembers a habit that begins at `start`, to be reported when it is taken.
  mutating func remember(habit written: String, from start: Int, meaning: String) {
    let span = SourceSpan(start, offset)
    result.habits[start] = Diagnostic(
      SyntaxCode.foreignHabit, at: span, "`\(written)` is written `\(meaning)` here",
      fix: Diagnostic.Fix(span: span, replacement: meaning))
  }
}
