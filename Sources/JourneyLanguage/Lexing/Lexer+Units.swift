import JourneyModel

extension Lexer {
  /// Short units behind a number, and what they mean.
  private static let shortUnits = [
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "d": "day", "w": "week", "wk": "week",
    "wks": "week", "mo": "month", "mos": "month", "y": "year", "yr": "year", "yrs": "year",
  ]

  /// Scans the `h` of `1h` or `1 h`, if it comes next, as the unit that it means.
  ///
  /// No name ever stands behind a number, so that nothing else can be meant.
  mutating func scanShortUnit(behind digits: String, from start: Int) {
    var blanks = 0
    while peek(blanks) == UInt8(ascii: " ") { blanks += 1 }
    guard let byte = peek(blanks), isLetter(byte) else { return }
    if scanHalfOfDayIfPresent(from: start) { return }
    var length = blanks + 1
    while let byte = peek(length), isLetter(byte) || isDigit(byte) || byte >= 0x80 { length += 1 }
    let written = source.text(SourceSpan(offset + blanks, offset + length))
    guard let unit = written == "m" ? "minute" : Self.shortUnits[written.lowercased()]
    else { return }
    let number = source.text(SourceSpan(start, offset))
    let unitStart = offset + blanks
    offset += length
    let plural = digits == "1" ? unit : unit + "s"
    report(short: source.text(SourceSpan(start, offset)), number, plural, from: start)
    add(.word, from: unitStart, value: plural)
  }

  /// Reports a number with a short unit; `m` may be one unit or another.
  private mutating func report(
    short written: String, _ number: String, _ unit: String, from start: Int
  ) {
    if written.hasSuffix("m") {
      return report(
        SyntaxCode.foreignHabit, start, "`\(written)` may be minutes or months",
        help: "write `\(number) minutes` or `\(number) months`")
    }
    report(
      SyntaxCode.foreignHabit, start, "`\(written)` is written `\(number) \(unit)` here",
      replacement: "\(number) \(unit)")
  }

  /// Makes the `an` of `an hour` the number that it means, where the unit was just scanned.
  mutating func countArticle() {
    let last = result.tokens.count - 1
    guard last > 0, !result.tokens[last].startsLine else { return }
    let (article, unit) = (result.tokens[last - 1], result.tokens[last])
    guard article.kind == .word, ["a", "an"].contains(article.value), !unit.value.hasSuffix("s"),
      last < 2 || !result.tokens[last - 2].says("force")
    else { return }
    let span = article.span
    result.habits[span.start] = Diagnostic(
      SyntaxCode.foreignHabit, at: SourceSpan(span.start, unit.span.end),
      "`\(article.value) \(unit.value)` is written `1 \(unit.value)` here",
      fix: Diagnostic.Fix(span: span, replacement: "1"))
    result.tokens[last - 1].kind = .number
    result.tokens[last - 1].value = "1"
  }
}
