import JourneyModel

extension Lexer {
  /// Skips blanks, comments and what is read as a blank.
  ///
  ///     SKIP ::= [#x9#xA#xD#x20]+ | COMMENT
  mutating func skipTrivia() {
    triviaStart = offset
    if offset == 0, isNext("\u{FEFF}") { offset += 3 }
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x0A:
        offset += 1
        isAtLineStart = true
      case 0x09, 0x0D, 0x20: offset += 1
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: ";"): skipSemicolon()
      case UInt8(ascii: "/"), UInt8(ascii: "-"): if !skipForeignComment() { return }
      case 0x80...: if !skipForeignBlank() { return }
      default: return
      }
    }
  }

  /// Skips a comment up to its line break.
  ///
  ///     COMMENT ::= "#" [^#xA]*
  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
  }

  /// Skips a comment that begins as in other languages, and reports it; `false` if none begins
  /// here.
  ///
  /// A `--` is one at the beginning of a line only, before a blank: elsewhere it may be two signs.
  private mutating func skipForeignComment() -> Bool {
    let isDashed = isAtLineStart && isNext("-- ")
    if isNext("/*") {
      skipForeignBlockComment()
      return true
    }
    guard isNext("//") || isDashed else { return false }
    let start = offset
    offset += 2
    report(
      SyntaxCode.foreignHabit, start, "a comment begins with `#`", replacement: "#")
    skipComment()
    return true
  }

  /// Skips a comment between `/*` and `*/`, and reports it; on one line by itself it can be mended.
  private mutating func skipForeignBlockComment() {
    let start = offset
    while offset < bytes.count, !isNext("*/") { offset += 1 }
    let isClosed = offset < bytes.count
    if isClosed { offset += 2 }
    let written = source.text(SourceSpan(start, offset))
    let endsLine = peek().map { $0 == 0x0A || $0 == 0x0D } ?? true
    let inner = written.dropFirst(2).dropLast(isClosed ? 2 : 0)
    report(
      SyntaxCode.foreignHabit, start, "a comment begins with `#`, and ends with its line",
      replacement: endsLine && !inner.contains("\n")
        ? "#" + inner.drop { $0 == "*" }.reversed().drop { $0 == " " }.reversed() : nil)
  }

  /// Skips a `;`, which ends nothing here.
  private mutating func skipSemicolon() {
    let start = offset
    offset += 1
    let isBlank: (UInt8?) -> Bool = { $0.map { [0x09, 0x0A, 0x0D, 0x20].contains($0) } ?? true }
    let replacement = isBlank(peek()) || (start > 0 && isBlank(bytes[start - 1])) ? "" : " "
    report(
      SyntaxCode.foreignHabit, start, "no `;` is needed here: each statement begins with its word",
      replacement: replacement)
  }

  /// Skips a run of blanks that are no plain space, such as those a web page pastes.
  private mutating func skipForeignBlank() -> Bool {
    let start = offset
    while let (scalar, length) = scalar(at: offset), Self.isForeignBlank(scalar) {
      offset += length
    }
    if offset == start { return false }
    report(
      SyntaxCode.foreignHabit, start, "this is a no-break space, not a plain one",
      replacement: " ")
    return true
  }

  /// Returns `true` for blanks beyond ASCII, the invisible ones included.
  private static func isForeignBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF, 0x85: true
    default: scalar.value > 0x7F && scalar.properties.generalCategory == .spaceSeparator
    }
  }
}
