import JourneyModel

extension Lexer {
  /// What a word of other languages means here; `nil` for any other word.
  private static func meaning(of word: String) -> String? {
    // The shortest words need not be compared with them.
    guard (4...11).contains(word.utf8.count) else { return nil }
    return switch word {
    case "else": "otherwise"
    case "elif", "elsif", "elseif": "otherwise if"
    case "then": "then"
    case "null": "missing"
    default: ends.contains(word) ? "end" : nil
    }
  }

  /// The words for the `end` of one sort of block.
  private static let ends = WordSet(
    (Keywords.blocks + ["wait", "journey", "fragment", "test"]).map { "end" + $0 })

  /// Scans a word.
  ///
  ///     WORD ::= (\p{L} | "_") (\p{L} | DIGIT | "_")*
  ///
  /// A combining mark goes on with a word, since normal form C leaves some letters in two parts.
  mutating func scanWord() {
    let start = offset
    let (end, hash) = WordTable.hash(bytes, from: start)
    offset = end
    if offset < bytes.count, bytes[offset] >= 0x80 { return scanForeignWord(from: start) }
    if let known = words.find(hash, start..<offset, in: bytes) {
      add(.word, from: start, value: words[known].text, roles: words[known].roles)
      if words[known].roles.contains(.unit) { countArticle() }
      return
    }
    let word = source.text(SourceSpan(start, offset))
    if Self.meaning(of: word) != nil { return addWord(word, from: start) }
    let roles = words.note(word, hash, start..<offset)
    add(.word, from: start, value: word, roles: roles)
    if roles.contains(.unit) { countArticle() }
  }

  /// Scans the rest of a word that may go on with a letter beyond ASCII.
  private mutating func scanForeignWord(from start: Int) {
    var isPlain = true
    while let byte = peek() {
      if isLetter(byte) || isDigit(byte) {
        offset += 1
      } else if byte >= 0x80, let (scalar, length) = scalar(at: offset), Self.goesOn(scalar) {
        isPlain = false
        offset += length
      } else {
        break
      }
    }
    let written = source.text(SourceSpan(start, offset))
    addWord(isPlain ? written : plainWord(Lexer.normalized(written), from: start), from: start)
  }

  /// Adds a word, or what a habit means.
  private mutating func addWord(_ word: String, from start: Int) {
    // The longer ones are no words of the language: they may be names where no step can begin.
    guard let meaning = Self.meaning(of: word), word.utf8.count == 4 || isAtLineStart else {
      return add(.word, from: start, value: word)
    }
    remember(habit: word, from: start, meaning: meaning)
    if word == "then" { rememberThen(from: start) }
    add(.word, from: start, value: meaning)
  }

  /// Remembers a `then`, which is written as nothing.
  private mutating func rememberThen(from start: Int) {
    let blank = start > 0 && bytes[start - 1] == 0x20 ? start - 1 : start
    result.habits[start] = Diagnostic(
      SyntaxCode.foreignHabit, at: SourceSpan(start, offset), "no `then` is needed here",
      fix: Diagnostic.Fix(span: SourceSpan(blank, offset), replacement: ""))
  }

  /// Returns a word with letters that only look Latin made so, and reports them.
  private mutating func plainWord(_ word: String, from start: Int) -> String {
    guard let plain = LookAlikes.latin(word) else { return word }
    report(
      SyntaxCode.foreignHabit, start,
      "`\(word)` has letters of another alphabet that only look like those of `\(plain)`",
      replacement: plain)
    return plain
  }

  /// Returns `true` if a character beyond ASCII goes on with a word.
  private static func goesOn(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// Scans what begins with a character beyond ASCII: a word, a curly quote, a dash.
  mutating func scanForeignCharacter() {
    guard let (scalar, length) = scalar(at: offset) else { return scanInvalidBytes() }
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}":
      scanForeignText(closers: ["\u{201C}", "\u{201D}", "\"", "\u{00BB}"])
    case "\u{2018}", "\u{2019}", "\u{201A}":
      scanForeignText(closers: ["\u{2019}", "\u{2018}", "'"])
    case "\u{2010}"..."\u{2015}", "\u{2212}": scanDash(length)
    default: if Self.goesOn(scalar) { scanWord() } else { scanInvalid(length) }
    }
  }

  /// Scans a dash that is no `-`.
  private mutating func scanDash(_ length: Int) {
    let start = offset
    offset += length
    report(
      SyntaxCode.foreignHabit, start, "this dash is written `-` here", replacement: "-")
    add(.sign, from: start, value: "-")
  }

  /// Scans bytes that are no text; they have been reported.
  private mutating func scanInvalidBytes() {
    let start = offset
    while offset < bytes.count, bytes[offset] >= 0x80, scalar(at: offset) == nil { offset += 1 }
    result.broken.insert(start)
    add(.invalid, from: start, value: "")
  }
}
