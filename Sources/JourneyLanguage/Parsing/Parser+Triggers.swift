import JourneyModel

extension Parser {
  /// Parses what starts a journey.
  ///
  ///     trigger ::= "trigger" ( "on" pattern | "when" expr | schedule | once | userdate
  ///               | byrequest )
  mutating func parseTrigger() throws(SyntaxFailure) -> TriggerSyntax {
    if take("on") { return .on(try parsePattern()) }
    if take("when") { return .when(try parseExpression()) }
    if take("every") { return .schedule(try parseSchedule()) }
    if take("at") { return try parseOnce() }
    if take("by") { return try parseByRequest() }
    if isWord("yearly") || isWord("user") || isDuration() { return try parseUserDate() }
    throw missing("what starts the journey")
  }

  /// Parses a schedule.
  ///
  ///     schedule ::= "every" ("day" | "weekday" | WEEKDAY | "month" "on" NUMBER) "at" TIME inzone?
  ///                  ("from" DATE)? ("until" DATE)? users
  private mutating func parseSchedule() throws(SyntaxFailure) -> ScheduleSyntax {
    let recurrence = try parseRecurrence()
    try expect("at")
    let time = try parseTime()
    let zone = try parseInZoneIfPresent()
    let from = take("from") ? try parseDate() : nil
    let until = take("until") ? try parseDate() : nil
    return ScheduleSyntax(
      recurrence: recurrence, at: time, zone: zone, from: from, until: until,
      users: try parseUsers())
  }

  /// Parses the days of a schedule.
  private mutating func parseRecurrence() throws(SyntaxFailure) -> ScheduleSyntax.Recurrence {
    if take("day") { return .day }
    if take("weekday") { return .weekday }
    if take("month") {
      try expect("on")
      return .month(on: try parseNumber("a day of the month"))
    }
    guard let day = parseWeekdayIfPresent() else {
      throw missing("`day`, `weekday`, a day of the week or `month on 1`")
    }
    return .dayOfWeek(day)
  }

  /// Parses a moment that comes once.
  ///
  ///     once ::= "at" DATE "at" TIME inzone? users
  private mutating func parseOnce() throws(SyntaxFailure) -> TriggerSyntax {
    let date = try parseDate()
    try expect("at")
    let time = try parseTime()
    let zone = try parseInZoneIfPresent()
    return .once(date, time, zone: zone, users: try parseUsers())
  }

  /// Parses a date of each user's own.
  ///
  ///     userdate ::= "yearly"? (duration ("before" | "after"))? userpath ("at" TIME)? users?
  private mutating func parseUserDate() throws(SyntaxFailure) -> TriggerSyntax {
    let isYearly = take("yearly")
    let offset = try parseDurationIfPresent()
    var isBefore = false
    if offset != nil {
      isBefore = take("before")
      if !isBefore { guard take("after") else { throw missing("`before` or `after`") } }
    }
    let path = try parseUserPath()
    let time = take("at") ? try parseTime() : nil
    let users = isWord("for") ? try parseUsers() : nil
    return .userDate(
      isYearly: isYearly, offset: offset, isBefore: isBefore, path: path, at: time, users: users)
  }

  /// Parses whom a schedule is for.
  ///
  ///     users ::= "for" "users" "where" expr
  private mutating func parseUsers() throws(SyntaxFailure) -> ExpressionSyntax {
    try expect("for")
    try expect("users")
    try expect("where")
    return try parseExpression()
  }

  /// Parses a start from outside.
  ///
  ///     byrequest ::= "by" "request" ("(" (parameter ("," parameter)*)? ")")?
  private mutating func parseByRequest() throws(SyntaxFailure) -> TriggerSyntax {
    try expect("request")
    guard takeSign("("), !takeSign(")") else { return .byRequest([]) }
    var parameters = [try parseParameter()]
    while takeSign(",") { parameters.append(try parseParameter()) }
    guard takeSign(")") else { throw missing("`,` or `)`") }
    return .byRequest(parameters)
  }

  /// Parses a parameter of a request.
  ///
  ///     parameter ::= key ":" type "!"?
  private mutating func parseParameter() throws(SyntaxFailure) -> ParameterSyntax {
    let name = try parseKey()
    try expectSign(":")
    let type = try parseType()
    let isRequired = isSign("!")
    if isRequired { skip() }
    return ParameterSyntax(name: name, type: type, isRequired: isRequired)
  }

  /// Parses a type.
  ///
  ///     type ::= "list" "of" type | "text" | "number" | "boolean" | "moment" | "date" | "time"
  ///            | "duration" | "record"
  private mutating func parseType() throws(SyntaxFailure) -> ValueType {
    var depth = 0
    while take("list") {
      try expect("of")
      depth += 1
      if depth > ParserLimits.expressionsMax {
        throw failure(SyntaxCode.nestedTooDeeply, "this type is nested too deeply")
      }
    }
    let types: [(String, ValueType)] = [
      ("text", .text), ("number", .number), ("boolean", .boolean), ("moment", .moment),
      ("date", .date), ("time", .time), ("duration", .duration), ("record", .record([])),
    ]
    for (word, type) in types where take(word) {
      return (0..<depth).reduce(type) { inner, _ in .list(inner) }
    }
    throw missing(
      "a type", help: "write `text`, `number`, `boolean`, `moment`, `date` or `list of text`")
  }
}
