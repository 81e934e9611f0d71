import JourneyModel

/// Triggers by the calendar, and the share that is held out.
extension HeadChecker {
  /// Checks a schedule.
  func checkSchedule(
    _ schedule: ScheduleSyntax, into entry: inout EntryBuilder
  ) -> Trigger.Kind {
    expressions.checkZone(schedule.zone)
    if let from = schedule.from, let until = schedule.until, until.value < from.value {
      findings.report(
        TypeCode.emptySchedule, at: until.span,
        "the schedule ends on \(until.value), before it begins on \(from.value)",
        help: "give a later day behind `until`")
    }
    let users = checkUsers(schedule.users, into: &entry)
    let checked = Schedule(
      recurrence(of: schedule), at: schedule.at.value, zone: schedule.zone?.reference,
      from: schedule.from?.value, until: schedule.until?.value)
    if let until = schedule.until, checked.isWithoutDay {
      findings.report(
        TypeCode.emptySchedule, at: until.span,
        "none of the days up to \(until.value) is one of this schedule",
        help: "give a later day behind `until`")
    }
    return .schedule(checked, users: users)
  }

  /// How often a schedule comes; a day of the month must be one that some month has.
  private func recurrence(of schedule: ScheduleSyntax) -> Schedule.Recurrence {
    switch schedule.recurrence {
    case .day: return .day
    case .weekday: return .weekday
    case .dayOfWeek(let day): return .dayOfWeek(day)
    case .month(let day):
      let number = day.value
      if number.isWhole, (1...31).contains(number.wholePart) {
        return .dayOfMonth(number.wholePart)
      }
      findings.report(
        TypeCode.wrongCount, at: day.span, "no month has a day `\(number)`",
        help: "give a day from 1 to 31; in a shorter month it is the last one")
      return .dayOfMonth(1)
    }
  }

  /// Checks `for users where`: what must hold of those who enter.
  func checkUsers(_ test: ExpressionSyntax, into entry: inout EntryBuilder) -> Expression {
    let typed = expressions.checkTest(test, in: Scope())
    entry.addWithoutPayload(facts: typed.factsWhenTrue)
    return typed.expression
  }

  /// Checks a user's own day: it must be a moment or a date.
  func checkUserDate(
    _ path: [NameSyntax], isYearly: Bool, _ offset: DurationSyntax?, isBefore: Bool,
    at time: Spanned<TimeOfDay>?
  ) -> UserDate {
    let found = expressions.userPath(path)
    if let first = path.first, let last = path.last {
      let typed = TypedExpression(
        expression: .path(.user, path.map(\.text)), type: found.type)
      expressions.requireDay(
        typed, at: first.span.joined(with: last.span), use: time == nil ? .bare : .withTime)
    }
    if let offset {
      expressions.checkPositive(offset)
      if let time { expressions.checkWholeDays(offset, with: time) }
    }
    return UserDate(
      path: path.map(\.text), isYearly: isYearly, offset: offset?.value, isBefore: isBefore,
      at: time?.value)
  }

  /// Checks the share that is held out: some, and not all.
  func checkHoldout(_ share: Spanned<ExactDecimal>) -> ExactDecimal {
    let isShare = share.value.millionths > 0 && share.value.millionths < 100 * ExactDecimal.scale
    if !isShare {
      findings.report(
        TypeCode.wrongCount, at: share.span,
        "a holdout of \(share.value)% leaves out "
          + (share.value.millionths <= 0 ? "nobody" : "everybody"),
        help: "give a share between 0% and 100%, such as `10%`")
    }
    return share.value
  }

  /// Journeys by the calendar alone let people in one at a time unless the script says otherwise.
  func settleEntry(of head: inout Checked) {
    let isStated = journey.settings.contains { setting in
      if case .entry = setting.kind { return true }
      return false
    }
    let isByCalendar = head.triggers.allSatisfy(\.kind.isByCalendar)
    if !isStated, isByCalendar, !head.triggers.isEmpty {
      head.settings.entry = EntryRule(kind: .oneAtATime)
    }
  }
}

extension Schedule {
  /// As many days as there are between two days of any schedule, at most.
  private static let gapMax = 31

  /// `true` if none of its days lies between its first and its last, both of which it names.
  fileprivate var isWithoutDay: Bool {
    guard let first = from?.daysSince1970, let last = until?.daysSince1970, first <= last,
      last - first < Self.gapMax
    else { return false }
    return !(first...last).contains { comes(on: CivilDate(daysSince1970: $0)) }
  }

  /// `true` if it comes on a day.
  private func comes(on date: CivilDate) -> Bool {
    switch recurrence {
    case .day: true
    case .weekday: date.weekday <= 5
    case .dayOfWeek(let day): date.weekday == day
    case .dayOfMonth(let day):
      date.parts.day
        == min(day, CivilDate.length(ofMonth: date.parts.month, year: date.parts.year))
    }
  }
}
