import JourneyModel

extension Parser {
  /// Parses a number.
  mutating func parseNumber(_ what: String = "a number") throws(SyntaxFailure) -> Spanned<
    ExactDecimal
  > {
    guard current.kind == .number else { throw missing(what) }
    let token = skip()
    return Spanned(number(token), span: token.span)
  }

  /// The most digits behind the point: numbers are exact, to the millionth.
  private static let fractionDigitsMax = 6

  /// The number of a token; one that is out of range is reported.
  mutating func number(_ token: Token) -> ExactDecimal {
    let point = token.value.utf8.firstIndex(of: UInt8(ascii: "."))
    let fraction = point.map { token.value.utf8[$0...].count - 1 } ?? 0
    if fraction > Self.fractionDigitsMax {
      report(
        SyntaxCode.impossibleValue, at: token.span,
        "`\(shown(token))` has more than \(Self.fractionDigitsMax) digits behind the point",
        help: "numbers are exact, to the millionth")
    }
    if let value = ExactDecimal(token.value) { return value }
    report(
      SyntaxCode.impossibleValue, at: token.span,
      "`\(shown(token))` is more than a number can be", help: "numbers go up to 9_000_000_000_000")
    return ExactDecimal(millionths: 0)
  }

  /// Parses a date.
  mutating func parseDate() throws(SyntaxFailure) -> Spanned<CivilDate> {
    guard current.kind == .date else { throw missing("a date such as `2026-12-24`") }
    let token = skip()
    if let date = CivilDate(token.value) { return Spanned(date, span: token.span) }
    report(
      SyntaxCode.impossibleValue, at: token.span, "the calendar has no `\(shown(token))`",
      help: "a date is year, month and day: `2026-12-24`")
    return Spanned(CivilDate(daysSince1970: 0), span: token.span)
  }

  /// Parses a time.
  mutating func parseTime() throws(SyntaxFailure) -> Spanned<TimeOfDay> {
    guard current.kind == .time else { throw missing("a time such as `09:00`") }
    let token = skip()
    if let time = TimeOfDay(token.value) { return Spanned(time, span: token.span) }
    report(
      SyntaxCode.impossibleValue, at: token.span, "the clock never shows `\(shown(token))`",
      help: "times go from `00:00` to `23:59:59`")
    return Spanned(TimeOfDay(seconds: 0), span: token.span)
  }

  /// Returns `true` if a duration begins here.
  ///
  ///     duration ::= (NUMBER UNIT)+
  mutating func isDuration() -> Bool {
    guard current.kind == .number else { return false }
    let next = peek()
    if next.kind == .word, next.roles.contains(.unit) { return true }
    let isOne = current.value == "1"
    want(isOne ? Keywords.units : Keywords.unitsOfMany, at: position + 1)
    return false
  }

  /// Parses a duration.
  ///
  ///     duration ::= (NUMBER UNIT)+
  mutating func parseDuration() throws(SyntaxFailure) -> DurationSyntax {
    let start = current.span.start
    guard isDuration() else {
      if current.kind == .number { skip() }
      throw missing(
        previous.kind == .number ? "a unit such as `days`" : "a duration such as `2 days`")
    }
    var sum: CalendarDuration? = CalendarDuration()
    while isDuration() {
      let count = number(advance())
      let unit = skip().value
      sum = sum?.adding(count, unit: unit)
    }
    let span = self.span(from: start)
    if sum == nil {
      report(
        SyntaxCode.impossibleValue, at: span, "`\(source.text(span))` cannot be a duration",
        help: "months and years come whole, and a duration has at most a hundred years")
    }
    return Spanned(sum ?? CalendarDuration(days: 1), span: span)
  }

  /// Parses a duration if one begins here.
  mutating func parseDurationIfPresent() throws(SyntaxFailure) -> DurationSyntax? {
    isDuration() ? try parseDuration() : nil
  }

  /// Parses a share in per cent.
  ///
  ///     percentage ::= NUMBER "%"
  mutating func parsePercentage() throws(SyntaxFailure) -> Spanned<ExactDecimal> {
    let start = current.span.start
    let number = try parseNumber("a share such as `50%`")
    try expectSign("%")
    return Spanned(number.value, span: span(from: start))
  }

  /// Parses a number of times.
  ///
  ///     times ::= NUMBER ("times" | "time")
  mutating func parseTimes() throws(SyntaxFailure) -> Spanned<ExactDecimal> {
    let start = current.span.start
    let number = try parseNumber("a number of times")
    if !take("times") { guard take("time") else { throw missing("`times`") } }
    return Spanned(number.value, span: span(from: start))
  }

  /// Parses the word for messages.
  ///
  ///     messages ::= "messages" | "message"
  mutating func expectMessages() throws(SyntaxFailure) {
    if !take("messages") { guard take("message") else { throw missing("`messages`") } }
  }

  /// Parses a day of the week: 1 for Monday to 7 for Sunday.
  mutating func parseWeekdayIfPresent() -> Int? {
    guard current.kind == .word, current.roles.contains(.weekday),
      let index = Keywords.weekdays.firstIndex(of: current.value)
    else {
      want(Keywords.weekdays, at: position)
      return nil
    }
    skip()
    return index + 1
  }
}
