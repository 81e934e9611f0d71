import JourneyModel

extension ExpressionChecker {
  /// The largest count in a script: what a run could never reach.
  private static let countMax = 1_000_000

  /// Reports a count that is no whole number from `least` on.
  @discardableResult
  func checkCount(_ count: Spanned<ExactDecimal>, from least: Int) -> Bool {
    let value = count.value
    if value.isWhole, value.wholePart >= least, value.wholePart <= Self.countMax { return true }
    let due = value.isWhole ? "at least \(least) and at most \(Self.countMax)" : "a whole number"
    findings.report(TypeCode.wrongCount, at: count.span, "`\(value)` should be \(due)")
    return false
  }

  /// Reports a duration that lasts no time.
  func checkPositive(_ duration: DurationSyntax) {
    if duration.value.nominalMicroseconds > 0 { return }
    findings.report(
      TypeCode.emptyDuration, at: duration.span,
      "\(context.quote(duration.span)) lasts no time, but it must last some")
  }

  /// Checks a time zone that is named.
  func checkZone(_ zone: ZoneSyntax?) {
    guard let zone, let isKnown = context.isKnownTimeZone else { return }
    let name: String?
    switch zone.reference {
    case .named(let text): name = text
    case .user(let fallback): name = fallback
    }
    guard let name, !isKnown(name) else { return }
    findings.report(
      TypeCode.unknownTimeZone, at: zone.nameSpan ?? zone.span,
      "no time zone is called `\(name)`",
      help: "time zones are named by region and city, such as `Europe/Berlin`")
  }

  /// Checks a moment that a step waits for.
  func checkMoment(_ moment: MomentSyntax, in scope: Scope) -> MomentExpression {
    checkZone(moment.zone)
    let zone = moment.zone?.reference
    switch moment.form {
    case .nextTime(let time): return MomentExpression(.nextTime(time), zone: zone)
    case .tomorrow(let time): return MomentExpression(.tomorrow(time), zone: zone)
    case .nextWeekday(let weekday, let time):
      return MomentExpression(.nextWeekday(weekday, time), zone: zone)
    case .offset(let duration, let isBefore, let base, let time):
      let typed = check(base, in: scope)
      requireDay(typed, at: base.span, use: time == nil ? .bare : .withTime)
      if let time { checkWholeDays(duration, with: time) }
      return MomentExpression(
        .offset(duration.value, isBefore: isBefore, from: typed.expression, at: time?.value),
        zone: zone)
    case .value(let value):
      let typed = check(value, in: scope)
      requireDay(typed, at: value.span)
      return MomentExpression(.value(typed.expression), zone: zone)
    }
  }

  /// Reports hours and the like in front of a time of the day.
  func checkWholeDays(_ duration: DurationSyntax, with time: Spanned<TimeOfDay>) {
    guard duration.value.microseconds != 0 else { return }
    findings.report(
      TypeCode.wrongType, at: duration.span,
      "\(context.quote(duration.span)) is not in whole days, so `at \(time.value)` has no day",
      help: "use days, weeks, months or years, or leave out the time")
  }
}
