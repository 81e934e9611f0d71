import JourneyModel

extension Lexer {
  /// Signs of other languages, the longest first, and what they mean here.
  private static let habits: [(sign: StaticString, meaning: String)] = [
    ("===", "is"), ("!==", "is not"), ("==", "is"), ("!=", "is not"), ("<>", "is not"),
    ("=<", "<="), ("=>", ">="), ("&&", "and"), ("||", "or"), ("??", "default"),
  ]

  /// What they begin with.
  private static let habitStarts = Array("=!<&|?".utf8)
  /// The signs of the language that are one byte, by that byte; nothing for any other byte.
  private static let signs: [String] = {
    var signs = [String](repeating: "", count: 256)
    for sign in "<>()[]{},.:=!%+-*/".utf8 { signs[Int(sign)] = String(UnicodeScalar(sign)) }
    return signs
  }()

  /// Scans punctuation or an operator.
  ///
  ///     SIGN ::= "<=" | ">=" | "<" | ">" | "(" | ")" | "[" | "]" | "{" | "}" | "," | "." …
  mutating func scanSign() {
    if scanConflictIfPresent() { return }
    guard let byte = peek() else { return }
    if Self.habitStarts.contains(byte) {
      for (sign, meaning) in Self.habits where isNext(sign) {
        return scanHabit(length: sign.utf8CodeUnitCount, meaning: meaning)
      }
    }
    let start = offset
    let sign = Self.signs[Int(byte)]
    guard !sign.isEmpty else { return scanInvalid(1) }
    let mayBeWide = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
    let isWide = mayBeWide && peek(1) == UInt8(ascii: "=")
    offset += isWide ? 2 : 1
    if byte == UInt8(ascii: "!") { remember(habit: "!", from: start, meaning: "not ") }
    add(.sign, from: start, value: isWide ? sign + "=" : sign)
  }

  /// Scans a sign of another language as what it means.
  private mutating func scanHabit(length: Int, meaning: String) {
    let start = offset
    offset += length
    let written = source.text(SourceSpan(start, offset))
    remember(habit: written, from: start, meaning: meaning)
    let isGlued = start > 0 && ![0x20, 0x09, 0x0A].contains(bytes[start - 1])
    let isGluedBehind = peek().map { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? false
    result.habits[start]?.fix?.replacement =
      (isGlued ? " " : "") + meaning + (isGluedBehind ? " " : "")
    let isWord = meaning.utf8.first.map(isLetter) ?? false
    add(isWord ? .word : .sign, from: start, value: meaning)
  }

  /// Scans and reports a character that the language has no use for.
  mutating func scanInvalid(_ length: Int) {
    let start = offset
    offset += length
    // Of one sign that stands twice, such as `??`, there is one thing to say.
    while length == 1, peek() == bytes[start], bytes[start] != 0 { offset += 1 }
    result.broken.insert(start)
    let written = source.text(SourceSpan(start, offset))
    if bytes[start] != 0 {
      report(
        SyntaxCode.unexpectedCharacter, start, "`\(written)` means nothing here",
        help: "a name with such characters stands in quotes")
    }
    add(.invalid, from: start, value: written)
  }
}
