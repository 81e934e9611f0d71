import JourneyModel

extension Lexer {
  /// Scans what begins with a digit: a date, a time or a number.
  mutating func scanDigits() {
    if let length = dateLength() { return scanFixed(.date, length: length) }
    if let length = timeLength() { return scanFixed(.time, length: length) }
    if scanForeignDateIfPresent() { return }
    scanNumber()
  }

  /// The length of the date that begins here.
  ///
  ///     DATE ::= DIGIT DIGIT DIGIT DIGIT "-" DIGIT DIGIT "-" DIGIT DIGIT
  private func dateLength() -> Int? {
    guard areDigits(0..<4), let first = dashLength(at: 4), areDigits(4 + first..<6 + first),
      let second = dashLength(at: 6 + first),
      areDigits(6 + first + second..<8 + first + second)
    else { return nil }
    return 8 + first + second
  }

  /// The length of the time that begins here; an hour of one digit is understood.
  ///
  ///     TIME ::= DIGIT DIGIT ":" DIGIT DIGIT (":" DIGIT DIGIT)?
  private func timeLength() -> Int? {
    let hour = areDigits(0..<2) ? 2 : 1
    guard isNext(":", at: hour), areDigits(hour + 1..<hour + 3) else { return nil }
    guard isNext(":", at: hour + 3), areDigits(hour + 4..<hour + 6) else { return hour + 3 }
    return hour + 6
  }

  /// Returns `true` if all these places hold digits.
  private func areDigits(_ places: Range<Int>) -> Bool {
    for place in places where !isDigit(peek(place)) { return false }
    return true
  }

  /// The length of the hyphen or dash at a place.
  private func dashLength(at distance: Int) -> Int? {
    if isNext("-", at: distance) { return 1 }
    guard let (scalar, length) = scalar(at: offset + distance),
      ("\u{2010}"..."\u{2015}").contains(scalar) || scalar == "\u{2212}"
    else { return nil }
    return length
  }

  /// Scans a date or a time, and reports one with dashes or an hour of one digit.
  private mutating func scanFixed(_ kind: Token.Kind, length: Int) {
    let start = offset
    offset += length
    let written = source.text(SourceSpan(start, offset))
    var value = written
    if kind == .date { value = String(written.map { $0.isASCII ? $0 : "-" }) }
    if kind == .time, length == 4 || length == 7 { value = "0" + written }
    add(kind, from: start, value: value)
    if kind == .time, scanHalfOfDayIfPresent(from: start) { return }
    if value != written {
      report(
        SyntaxCode.foreignHabit, start, "`\(written)` is written `\(value)` here",
        replacement: value)
    }
  }

  /// Scans a number, and a short unit behind it.
  ///
  ///     NUMBER ::= DIGIT+ ("_" DIGIT+)* ("." DIGIT+)?
  private mutating func scanNumber() {
    let start = offset
    var isPlain = true
    skipDigits()
    while peek() == UInt8(ascii: "_"), isDigit(peek(1)) {
      isPlain = false
      offset += 1
      skipDigits()
    }
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      offset += 1
      skipDigits()
    }
    let written = source.text(SourceSpan(start, offset))
    let digits = isPlain ? written : written.filter { $0 != "_" }
    add(.number, from: start, value: digits)
    scanShortUnit(behind: digits, from: start)
  }

  /// Skips a run of digits.
  private mutating func skipDigits() {
    while isDigit(peek()) { offset += 1 }
  }
}
