import JourneyModel

extension Lexer {
  /// Scans a text in straight quotes.
  ///
  ///     TEXT ::= '"""' (ESCAPE | BLOCKCHAR)* '"""' | '"' (ESCAPE | [^"\#xA#xD])* '"'
  mutating func scanText() {
    if isNext("\"\"\"") { return scanBlockText() }
    let start = offset
    offset += 1
    let hasStraightEnd = hasStraightQuoteOnLine()
    while let byte = peek(), byte != 0x0A, byte != 0x0D {
      if byte == UInt8(ascii: "\"") { return closeText(from: start, quote: 1) }
      if !hasStraightEnd, isNext("\u{201D}") || isNext("\u{201C}") {
        return closeForeignText(from: start, opener: 1, closer: 3)
      }
      offset += byte == UInt8(ascii: "\\") && isEscapable(peek(1)) ? 2 : 1
    }
    closeUnclosedText(from: start)
  }

  /// Returns `true` if a character may stand behind `\` on the same line.
  private func isEscapable(_ byte: UInt8?) -> Bool {
    byte.map { $0 != 0x0A && $0 != 0x0D } ?? false
  }

  /// Returns `true` if a straight quote that is not escaped stands further on the line.
  private func hasStraightQuoteOnLine() -> Bool {
    var place = offset
    while place < bytes.count, bytes[place] != 0x0A {
      if bytes[place] == UInt8(ascii: "\"") { return true }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }

  /// Adds a text whose closing quote comes next.
  private mutating func closeText(from start: Int, quote: Int) {
    let value = unescaped(SourceSpan(start + quote, offset))
    offset += quote
    add(.text, from: start, value: value)
  }

  /// Adds a text that ends with its line for want of a closing quote, and reports it.
  private mutating func closeUnclosedText(from start: Int) {
    while offset > start + 1, [0x20, 0x09].contains(bytes[offset - 1]) { offset -= 1 }
    let value = unescaped(SourceSpan(start + 1, offset))
    let end = SourceSpan(offset, offset)
    result.diagnostics.append(
      Diagnostic(
        SyntaxCode.unclosedText, at: SourceSpan(start, offset),
        "this text has no closing quote",
        help: "a text ends on its line; `\"\"\"` begins one of several lines",
        fix: Diagnostic.Fix(span: end, replacement: "\"", isSafe: false)))
    result.broken.insert(start)
    add(.text, from: start, value: value)
  }

  /// Scans a text in quotes of another kind, and reports it.
  mutating func scanForeignText(closers: [Unicode.Scalar]) {
    let start = offset
    if closers.contains("\u{2019}"), scanApostropheIfPresent() { return }
    let opener = scalar(at: offset)?.length ?? 1
    offset += opener
    while let (scalar, length) = scalar(at: offset), scalar != "\n", scalar != "\r" {
      if closers.contains(scalar) {
        return closeForeignText(from: start, opener: opener, closer: length)
      }
      offset += scalar == "\\" && isEscapable(peek(1)) ? 2 : length
    }
    closeUnclosedText(from: start)
  }

  /// Scans the end of a word such as `isn't` or `user's` as a part of that word; `false` if none
  /// stands here.
  private mutating func scanApostropheIfPresent() -> Bool {
    let length = scalar(at: offset)?.length ?? 1
    guard let letter = peek(length), letter == UInt8(ascii: "s") || letter == UInt8(ascii: "t"),
      !(peek(length + 1).map(isLetter) ?? false), let last = result.tokens.indices.last,
      result.tokens[last].kind == .word, result.tokens[last].span.end == offset
    else { return false }
    result.tokens[last].value += "'" + String(UnicodeScalar(letter))
    offset += length + 1
    result.tokens[last].span.end = offset
    triviaStart = offset
    return true
  }

  /// Adds a text with a curly or single quote on one of its sides, and reports it.
  private mutating func closeForeignText(from start: Int, opener: Int, closer: Int) {
    let inner = SourceSpan(start + opener, offset)
    let value = unescaped(inner)
    offset += closer
    let straight = source.text(inner).replacingQuotes()
    report(
      SyntaxCode.foreignHabit, start, "a text stands in straight quotes: `\"`",
      replacement: "\"\(straight)\"")
    add(.text, from: start, value: value)
  }

  /// Returns what a stretch of text says, its escapes resolved and in normal form C.
  mutating func unescaped(_ span: SourceSpan) -> String {
    let raw = source.text(span)
    guard raw.utf8.contains(UInt8(ascii: "\\")) else { return Lexer.normalized(raw) }
    var reader = EscapeReader(raw, at: span.start)
    let value = reader.read()
    result.diagnostics += reader.diagnostics
    return Lexer.normalized(value)
  }
}

extension String {
  /// The text with each straight quote that is not escaped made an escape.
  fileprivate func replacingQuotes() -> String {
    var result = ""
    var isEscaped = false
    for character in self {
      if character == "\"", !isEscaped { result += "\\" }
      result.append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    return result
  }
}
