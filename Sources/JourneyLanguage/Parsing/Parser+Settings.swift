import JourneyModel

extension Parser {
  /// Parses the settings in the head of a journey.
  ///
  ///     setting ::= trigger | entry | exit | goal | holdout | quiet | limit | gate | priority
  ///               | exclusive | timezone | promise
  mutating func parseSettings() -> [SettingSyntax] {
    var settings: [SettingSyntax] = []
    while !isHeadOver {
      mendSettingWord()
      if isSettingWord || isGate {
        if let setting = parseSetting() { settings.append(setting) }
      } else if guide.orphans[position] != nil || isRewordedStep {
        break
      } else if !isHeadOver {
        skipUnknownSetting()
      }
    }
    noteStatements(.settings)
    return settings
  }

  /// `true` if the word here begins a setting, and is no name of which a part is read.
  private var isSettingWord: Bool {
    current.roles.contains(.setting) && !isSign(".", at: 1)
  }

  /// `true` if the first step begins here, or no step and no setting can.
  private var isHeadOver: Bool {
    if current.kind == .endOfFile || isItem(at: position) { return true }
    guard current.kind == .word else { return false }
    return current.value == "end" || current.roles.contains(.step) && !isGate
  }

  /// Reports what begins no setting, and skips it.
  private mutating func skipUnknownSetting() {
    let token = current
    let isArm = token.kind == .word && ["on", "when"].contains(token.value)
    skipUnknown(
      "no setting begins with `\(shown(token))`",
      help: isArm
        ? "did you mean `trigger \(token.value)` or `exit \(token.value)`?"
        : "the head holds `trigger`, `entry`, `exit`, `goal`, `quiet`, `limit`, `promise`, …")
  }

  /// `true` if the gate of all sends begins here.
  ///
  /// So does one that is not quite right: `if` on the line of a `send` that has no channel.
  private var isGate: Bool {
    guard current.kind == .word, current.value == "send" else { return false }
    if peek().kind == .word, peek().value == "only" { return true }
    for distance in 1...3 {
      let token = peek(distance)
      guard token.kind == .word, !token.startsLine, token.value != "by" else { return false }
      if token.value == "if" || token.value == "only" { return true }
    }
    return false
  }

  /// Mends a misspelt word that a line of the head begins with.
  private mutating func mendSettingWord() {
    let token = current
    if token.roles.contains(.setting) || token.roles.contains(.step) {
      return
    }
    let words = Keywords.settings + Keywords.steps + endIfAlone
    guard !isItem(at: position), let meant = Keywords.meant(by: token.value, among: words)
    else { return }
    mend(token, meant: meant, among: words)
  }

  /// Parses one setting; `nil` if it cannot be read.
  mutating func parseSetting() -> SettingSyntax? {
    let token = advance()
    let kind = read(token.value) { (parser: inout Parser) throws(SyntaxFailure) in
      try parser.parseSettingKind(token.value)
    }
    let span = span(from: token.span.start)
    if kind == nil, token.value == "trigger" {
      let invalid = ExpressionSyntax(.invalid, span: token.span)
      return SettingSyntax(kind: .trigger(.when(invalid)), span: span)
    }
    return kind.map { SettingSyntax(kind: $0, span: span) }
  }

  /// Parses a setting behind its word.
  private mutating func parseSettingKind(
    _ word: String
  ) throws(SyntaxFailure) -> SettingSyntax.Kind {
    switch word {
    case "trigger": return .trigger(try parseTrigger())
    case "entry": return .entry(try parseEntry())
    case "exit": return try parseExit()
    case "goal": return try parseGoal()
    case "holdout": return .holdout(try parsePercentage())
    case "quiet": return try parseQuiet()
    case "limit": return try parseLimit()
    case "send": return try parseGate()
    case "priority": return .priority(try parsePriority())
    case "exclusive": return .exclusive(try parseName("a group"))
    case "time":
      try expect("zone")
      return .timeZone(try parseZone())
    default: return try parsePromiseSetting()
    }
  }

  /// Parses what leaves a journey.
  ///
  ///     exit ::= "exit" ("on" pattern | "when" expr)
  private mutating func parseExit() throws(SyntaxFailure) -> SettingSyntax.Kind {
    if take("on") { return .exitOn(try parsePattern()) }
    guard take("when") else { throw missing("`on` or `when`") }
    return .exitWhen(try parseExpression())
  }

  /// Parses a goal.
  ///
  /// Where no `within` follows the pattern, the one that ended it is taken back.
  ///
  ///     goal ::= "goal" pattern "within" duration
  private mutating func parseGoal() throws(SyntaxFailure) -> SettingSyntax.Kind {
    let start = (position, diagnostics.count)
    (lastWithin, goalWithin) = (nil, nil)
    defer { goalWithin = nil }
    var pattern = try parsePattern()
    if !isWord("within"), let last = lastWithin, last.end == position {
      goalWithin = last.position
      position = start.0
      diagnostics.removeSubrange(start.1...)
      pattern = try parsePattern()
    }
    goalWithin = nil
    guard take("within") else { throw missing("`within`") }
    return .goal(pattern, within: try parseDuration())
  }

  /// Parses the hours without marketing.
  ///
  ///     quiet ::= "quiet" "from" TIME "to" TIME inzone?
  private mutating func parseQuiet() throws(SyntaxFailure) -> SettingSyntax.Kind {
    try expect("from")
    let from = try parseTime()
    try expect("to")
    return .quiet(from: from, to: try parseTime(), zone: try parseInZoneIfPresent())
  }

  /// Parses the most messages of a journey.
  ///
  ///     limit ::= "limit" NUMBER messages ("about" name)? "per" duration ("by" name)?
  private mutating func parseLimit() throws(SyntaxFailure) -> SettingSyntax.Kind {
    let count = try parseNumber()
    try expectMessages()
    let topic = take("about") ? try parseName("a topic") : nil
    try expect("per")
    let duration = try parseDuration()
    let channel = take("by") ? try parseName("a channel") : nil
    return .limit(count, about: topic, per: duration, channel: channel)
  }

  /// Parses what is asked before each send.
  ///
  ///     gate ::= "send" "only" "if" expr
  private mutating func parseGate() throws(SyntaxFailure) -> SettingSyntax.Kind {
    try expect("only")
    try expect("if")
    return .sendOnlyIf(try parseExpression())
  }

  /// Parses a priority.
  ///
  ///     priority ::= "priority" "-"? NUMBER
  private mutating func parsePriority() throws(SyntaxFailure) -> Spanned<ExactDecimal> {
    let start = current.span.start
    let isNegative = takeSign("-")
    var number = try parseNumber()
    if isNegative { number.value.millionths.negate() }
    return Spanned(number.value, span: span(from: start))
  }
}
