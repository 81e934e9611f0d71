import JourneyModel

extension Parser {
  /// Parses a moment.
  ///
  ///     moment ::= ( TIME | "tomorrow" "at" TIME | "next" WEEKDAY "at" TIME
  ///                | duration ("before" | "after") expr ("at" TIME)? | expr ) inzone?
  mutating func parseMoment() throws(SyntaxFailure) -> MomentSyntax {
    let start = current.span.start
    let form = try parseMomentForm()
    let zone = try parseInZoneIfPresent()
    return MomentSyntax(form: form, zone: zone, span: span(from: start))
  }

  /// Parses a moment without its zone.
  private mutating func parseMomentForm() throws(SyntaxFailure) -> MomentSyntax.Form {
    if current.kind == .time { return .nextTime(try parseTime().value) }
    if isWord("tomorrow"), isWord("at", at: 1) {
      skip()
      skip()
      return .tomorrow(try parseTime().value)
    }
    if isWord("next"), let form = try parseNextWeekdayIfPresent() { return form }
    if isDuration(), let form = try parseOffsetIfPresent() { return form }
    return .value(try parseMomentExpression())
  }

  /// Parses `next WEEKDAY at TIME` if a day of the week follows.
  private mutating func parseNextWeekdayIfPresent() throws(SyntaxFailure) -> MomentSyntax.Form? {
    let start = position
    skip()
    guard let day = parseWeekdayIfPresent() else {
      position = start
      return nil
    }
    try expect("at")
    return .nextWeekday(day, try parseTime().value)
  }

  /// Parses `D before|after expr [at TIME]` if the duration is followed so.
  private mutating func parseOffsetIfPresent() throws(SyntaxFailure) -> MomentSyntax.Form? {
    let start = (position, diagnostics.count)
    let duration = try parseDuration()
    let isBefore = isWord("before")
    guard isBefore || isWord("after") else {
      position = start.0
      diagnostics.removeSubrange(start.1...)
      return nil
    }
    advance()
    let origin = try parseExpression()
    let time = take("at") ? try parseTime() : nil
    return .offset(duration, isBefore: isBefore, from: origin, at: time)
  }

  /// Parses an expression that is a moment; a bare duration is none.
  private mutating func parseMomentExpression() throws(SyntaxFailure) -> ExpressionSyntax {
    let expression = try parseExpression()
    guard case .literal(.duration) = expression.kind else { return expression }
    throw failure(
      SyntaxCode.missingPart, at: expression.span,
      "`\(source.text(expression.span))` is a length of time, not a moment",
      help: "write a moment such as `tomorrow at 09:00`, or add `before …` or `after …`")
  }

  /// Parses how long a wait lasts at most.
  ///
  ///     bound ::= "up" "to" (duration | moment)
  mutating func parseBoundIfPresent() throws(SyntaxFailure) -> BoundSyntax? {
    guard take("up") else { return nil }
    try expect("to")
    return try parseBound()
  }

  /// Parses how long a wait lasts at most, behind `up to`.
  mutating func parseBound() throws(SyntaxFailure) -> BoundSyntax {
    if isDuration() {
      let start = position
      let duration = try parseDuration()
      if !isWord("before"), !isWord("after") { return .duration(duration) }
      position = start
    }
    return .moment(try parseMoment())
  }

  /// Parses `in TZ` if it comes next.
  ///
  ///     inzone ::= "in" zone
  mutating func parseInZoneIfPresent() throws(SyntaxFailure) -> ZoneSyntax? {
    take("in") ? try parseZone() : nil
  }

  /// Parses a time zone.
  ///
  ///     zone ::= TEXT | "user" "." "timezone" ("default" TEXT)?
  mutating func parseZone() throws(SyntaxFailure) -> ZoneSyntax {
    let token = current
    if token.kind == .text {
      skip()
      return ZoneSyntax(reference: .named(token.value), span: token.span, nameSpan: token.span)
    }
    guard take("user") else {
      throw missing("a time zone", help: "write `\"Europe/Berlin\"` or `user.timezone`")
    }
    try expectSign(".")
    try expect("timezone")
    guard take("default") else {
      return ZoneSyntax(reference: .user(default: nil), span: span(from: token.span.start))
    }
    guard current.kind == .text else { throw missing("a time zone in quotes") }
    let name = skip()
    return ZoneSyntax(
      reference: .user(default: name.value), span: span(from: token.span.start),
      nameSpan: name.span)
  }
}
