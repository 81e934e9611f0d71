import JourneyModel

/// Checks the head of a journey: its triggers and settings.
struct HeadChecker {
  /// Checks expressions.
  let expressions: ExpressionChecker
  /// The journey.
  let journey: JourneySyntax
  /// What its steps bind, which settings may name as well.
  let changes: StepChanges
  /// What the checkers of the script share.
  var context: CheckContext { expressions.context }
  /// The findings of the script.
  var findings: Findings { context.findings }
  /// Checks patterns.
  var patterns: PatternChecker { PatternChecker(expressions: expressions) }

  /// What the head gives.
  struct Checked {
    /// What starts the journey.
    var triggers: [CheckedJourney.CheckedTrigger] = []
    /// What holds for the whole of it.
    var settings = JourneySettings()
    /// The scope of its first step.
    var scope = Scope()
  }

  /// Checks the head.
  func check() -> Checked {
    var head = Checked()
    checkTriggers(into: &head)
    for setting in journey.settings { check(setting, into: &head) }
    settleEntry(of: &head)
    checkDuplicates()
    return head
  }

  /// Checks the triggers, and works out what `entry` is.
  private func checkTriggers(into head: inout Checked) {
    var entry = EntryBuilder()
    for setting in journey.settings {
      guard case .trigger(let trigger) = setting.kind else { continue }
      guard let kind = check(trigger, into: &entry) else { continue }
      head.triggers.append(.init(kind: kind, span: setting.span))
    }
    let isHeadUnread = hasUnreadHead
    if entry.count == 0, !isHeadUnread {
      findings.report(
        NameCode.noTrigger, at: journey.name.span, "nothing starts `\(journey.name.text)`",
        help: "begin with `trigger on` and an event")
    }
    head.scope = entry.scope(isHeadUnread: isHeadUnread, stepNames: changes.bindings)
    head.scope.bindingsLater = changes.bindings
  }

  /// `true` if something in the head could not be read, which may have been a trigger.
  private var hasUnreadHead: Bool {
    let end = journey.steps.first?.span.start ?? journey.span.end
    return context.unread.contains { journey.span.start <= $0.start && $0.start <= end }
  }

  /// Checks one trigger; `nil` if it could not be read.
  private func check(
    _ trigger: TriggerSyntax, into entry: inout EntryBuilder
  ) -> Trigger.Kind? {
    switch trigger {
    case .on(let syntax):
      let checked = patterns.checkTrigger(syntax)
      entry.add(checked)
      return .event(checked.pattern)
    case .when(let test):
      if case .invalid = test.kind {
        entry.addUnread()
        return nil
      }
      let typed = expressions.checkTest(test, in: Scope())
      entry.addWithoutPayload(facts: typed.factsWhenTrue)
      return .turnsTrue(typed.expression)
    case .byRequest(let parameters):
      let fields = parameters.filter { expressions.checkBindable($0.name) }.map {
        ValueType.Field(name: $0.name.text, type: $0.type, isRequired: $0.isRequired)
      }
      entry.addRequest(fields)
      return .request(fields)
    case .schedule(let schedule): return checkSchedule(schedule, into: &entry)
    case .once(let date, let time, let zone, let users):
      expressions.checkZone(zone)
      let audience = checkUsers(users, into: &entry)
      return .once(date.value, time.value, zone: zone?.reference, users: audience)
    case .userDate(let isYearly, let offset, let isBefore, let path, let time, let users):
      let date = checkUserDate(path, isYearly: isYearly, offset, isBefore: isBefore, at: time)
      let audience = users.map { checkUsers($0, into: &entry) }
      if users == nil { entry.addWithoutPayload(facts: []) }
      return .userDate(date, users: audience)
    }
  }

  /// Checks one setting.
  private func check(_ setting: SettingSyntax, into head: inout Checked) {
    let scope = head.scope
    switch setting.kind {
    case .trigger: return
    case .entry(let entry): head.settings.entry = check(entry, at: setting.span, in: scope)
    case .exitOn(let pattern):
      head.settings.exits.append(.event(patterns.check(pattern, in: scope).pattern))
    case .exitWhen(let test):
      head.settings.exits.append(.when(expressions.checkTest(test, in: scope).expression))
    case .goal(let pattern, let within):
      expressions.checkPositive(within)
      let checked = patterns.check(pattern, in: scope)
      head.settings.goals.append(Goal(pattern: checked.pattern, within: within.value))
    case .quiet(let from, let to, let zone):
      head.settings.quiet.append(checkQuiet(from, to, zone))
    case .limit(let count, let topic, let per, let channel):
      head.settings.limits.append(checkLimit(count, topic, per, channel))
    case .sendOnlyIf(let test):
      head.settings.sendOnlyIf = expressions.checkTest(test, in: scope).expression
    case .timeZone(let zone):
      expressions.checkZone(zone)
      head.settings.timeZone = zone.reference
    case .holdout(let share): head.settings.holdout = checkHoldout(share)
    case .priority(let number): head.settings.priority = number.value
    case .exclusive(let group): head.settings.exclusive = group.text
    case .promise(let promise, let isPerRun):
      let kind = check(promise, in: scope)
      head.settings.promises.append(
        JourneyPromise(
          kind, isPerRun: isPerRun, line: context.source.line(at: setting.span.start)))
    }
  }
}
