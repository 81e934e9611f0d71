import JourneyModel

/// The tokens of a script by their place in it, and what the formatter asks about them.
struct TokenTable {
  /// The script.
  let source: SourceFile
  /// Every token; the last is the end of the file.
  let tokens: [Token]
  /// What is printed for each token.
  let texts: [String]
  /// How many columns each of them takes.
  let extents: [TextExtent]
  /// What stands before each token.
  let margins: [TokenMargin]
  /// What the parser took misspelt words for, by their offset.
  private let mended: [Int: String]
  /// The offsets of texts without their closing quote.
  private let unclosed: Set<Int>

  /// How many columns a tab at the beginning of a line is worth.
  private static let tabColumns = 2

  /// Creates the table of a script.
  init(_ tree: SyntaxTree) {
    source = tree.source
    tokens = tree.tokens
    texts = tree.tokens.map { Self.text($0, in: tree.source) }
    extents = texts.map { TextExtent($0) }
    margins = tree.tokens.map { TokenMargin($0.trivia, in: tree.source) }
    var mended: [Int: String] = [:]
    for finding in tree.diagnostics where finding.code == SyntaxCode.misspeltWord {
      mended[finding.span.start] = finding.fix?.replacement
    }
    self.mended = mended
    unclosed = Set(
      tree.diagnostics.filter { $0.code == SyntaxCode.unclosedText }.map(\.span.start))
  }

  /// The text of a token as written; the lines of a text of several end in plain line breaks.
  private static func text(_ token: Token, in source: SourceFile) -> String {
    let written = source.text(token.span)
    guard token.kind == .text, written.utf8.contains(0x0A) else { return written }
    return written.split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: "\n")
  }

  /// Everything that a script says, in order: its tokens and its comments.
  var words: [String] {
    var words: [String] = []
    words.reserveCapacity(tokens.count)
    for index in tokens.indices { Self.add(texts[index], behind: margins[index], to: &words) }
    return words
  }

  /// Returns everything that a text says when it is read as a script.
  static func words(of source: SourceFile) -> [String] {
    let tokens = Lexer.lex(source).tokens
    var words: [String] = []
    words.reserveCapacity(tokens.count)
    for token in tokens {
      add(text(token, in: source), behind: TokenMargin(token.trivia, in: source), to: &words)
    }
    return words
  }

  /// Adds what a token and the comments before it say.
  private static func add(
    _ text: String, behind margin: TokenMargin, to words: inout [String]
  ) {
    for comment in margin.comments { words.append(comment.text) }
    words.append(text)
  }

  /// Returns the first token that begins at an offset or behind it.
  func index(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].span.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the tokens of a span.
  func range(_ span: SourceSpan) -> Range<Int> {
    let start = index(at: span.start)
    return start..<max(start, index(at: span.end))
  }

  /// Returns `true` if a token is this word, or was taken for it.
  func isWord(_ word: String, at index: Int) -> Bool {
    guard tokens[index].kind == .word else { return false }
    return (mended[tokens[index].span.start] ?? tokens[index].value) == word
  }

  /// Returns `true` if a token is this sign.
  func isSign(_ sign: String, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .sign && tokens[index].value == sign
  }

  /// Returns `true` if tokens are lost or half lost in a range, so that they cannot be moved.
  func isBroken(_ range: Range<Int>) -> Bool {
    tokens[range].contains { $0.kind == .invalid || unclosed.contains($0.span.start) }
  }

  /// The number of blanks that the line of a token begins with.
  func indentation(at index: Int) -> Int {
    let line = source.lineSpan(source.line(at: tokens[index].span.start))
    var columns = 0
    for byte in source.bytes[line.start..<max(line.start, line.end)] {
      guard byte == 0x20 || byte == 0x09 else { break }
      columns += byte == 0x09 ? Self.tabColumns : 1
    }
    return columns
  }
}
