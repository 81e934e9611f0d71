import JourneyModel

/// The tokens of a script by their place in it, and what the formatter asks about them.
///
/// It is shared by all lines and their printers, and never changes.
final class TokenTable {
  /// The script.
  let source: SourceFile
  /// Every token; the last is the end of the file.
  let tokens: [Token]
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
    let source = tree.source
    self.source = source
    tokens = tree.tokens
    extents = tree.tokens.indices.map { index in
      let written = source.bytes[tree.tokens[index].span.range]
      return TextExtent(plain: written) ?? TextExtent(Self.text(tree.tokens[index], in: source))
    }
    margins = tree.tokens.indices.map { TokenMargin(tree.tokens[$0].trivia, in: source) }
    var mended: [Int: String] = [:]
    for finding in tree.diagnostics where finding.code == SyntaxCode.misspeltWord {
      mended[finding.span.start] = finding.fix?.replacement
    }
    self.mended = mended
    unclosed = Set(
      tree.diagnostics.filter { $0.code == SyntaxCode.unclosedText }.map(\.span.start))
  }

  /// The text of a token as it is printed.
  func text(_ index: Int) -> String { Self.text(tokens[index], in: source) }

  /// Appends the text of a token.
  func append(_ index: Int, to output: inout [UInt8]) {
    if tokens[index].kind == .text {
      output += text(index).utf8
    } else {
      output += source.bytes[tokens[index].span.range]
    }
  }

  /// The text of a token as written; the lines of a text of several end in plain line breaks.
  private static func text(_ token: Token, in source: SourceFile) -> String {
    let written = source.text(token.span)
    guard token.kind == .text, written.utf8.contains(0x0A) else { return written }
    return written.split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: "\n")
  }

  /// Returns `true` if another text says the same when it is read as a script: its tokens and its
  /// comments, in order.
  func isSaid(by other: SourceFile) -> Bool {
    let others = Lexer.lex(other).tokens
    return others.count == tokens.count
      && tokens.indices.allSatisfy { index in
        let margin = TokenMargin(others[index].trivia, in: other)
        return margins[index].comments.elementsEqual(margin.comments) { $0.text == $1.text }
          && isSaid(index, by: others[index], in: other)
      }
  }

  /// Returns `true` if a token says the same as one of another script.
  private func isSaid(_ index: Int, by token: Token, in other: SourceFile) -> Bool {
    let written = source.bytes[tokens[index].span.range]
    return written.elementsEqual(other.bytes[token.span.range])
      || text(index) == Self.text(token, in: other)
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
