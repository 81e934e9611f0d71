import JourneyModel

extension Assembler {
  /// Assembles triggers, exits, goals and the conditions of the head.
  mutating func assembleSettings() {
    triggers = definition.triggers.map { assemble($0) }
    exits = definition.settings.exits.map { assemble($0) }
    goals = definition.settings.goals.map { goal in
      ProgramGoal(
        event: goal.pattern.event, condition: condition(goal.pattern, .sinceEntry),
        within: goal.within)
    }
    entryKey = definition.settings.entry.key.map { assemble(key: $0) }
    sendOnlyIf = definition.settings.sendOnlyIf.map { condition($0) }
  }

  /// A trigger.
  private mutating func assemble(_ trigger: Trigger) -> ProgramTrigger {
    switch trigger.kind {
    case .event(let pattern):
      scope = Scope(entry: .candidate([pattern.event]), isOutsideRun: true)
      let condition = condition(pattern, .always)
      scope = Scope()
      return ProgramTrigger(event: pattern.event, condition: condition, kind: .event)
    case .turnsTrue(let predicate):
      scope = Scope(entry: Scope.Event.none, isOutsideRun: true)
      let condition = condition(predicate)
      let turnsAt = turns(of: [predicate])
      scope = Scope()
      return ProgramTrigger(condition: condition, kind: .turnsTrue, turnsAt: turnsAt)
    case .request:
      return ProgramTrigger(condition: nil, kind: .request)
    case .schedule(_, let users), .once(_, _, _, let users):
      return assembleCalendar(users: users)
    case .userDate(let date, let users): return assembleCalendar(users: users, date: date)
    }
  }

  /// A trigger by the calendar: whom it lets in, and the day that it goes by.
  private mutating func assembleCalendar(
    users: Expression?, date: UserDate? = nil
  ) -> ProgramTrigger {
    scope = Scope(entry: Scope.Event.none, isOutsideRun: true)
    let condition = users.map { self.condition($0) }
    let userDay = date.map { answer(valueOf: .path(.user, $0.path)) }
    scope = Scope()
    return ProgramTrigger(condition: condition, kind: .calendar, userDay: userDay)
  }

  /// Assembles code that answers a value.
  mutating func answer(valueOf expression: Expression) -> CodeAddress {
    let address = CodeAddress(index: UInt32(code.count))
    scratch { $0.emit(.answer, .place($0.value(expression))) }
    return address
  }

  /// An exit.
  private mutating func assemble(_ exit: ExitRule) -> ProgramExit {
    switch exit {
    case .event(let pattern):
      ProgramExit(
        event: pattern.event, condition: condition(pattern, .sinceEntry), turnsAt: nil)
    case .when(let predicate):
      ProgramExit(event: nil, condition: condition(predicate), turnsAt: turns(of: [predicate]))
    }
  }

  /// The condition of a pattern, if it has one.
  private mutating func condition(
    _ pattern: EventPattern, _ span: PatternSpan
  ) -> CodeAddress? {
    guard pattern.condition != nil || pattern.times > 1 else { return nil }
    return answer { $0.branchUnlessMatches(pattern, span, to: $1) }
  }

  /// The entry key: of the candidate if there is one, else of the run that was just entered.
  private mutating func assemble(key: Expression) -> CodeAddress {
    let address = CodeAddress(index: UInt32(code.count))
    let entered = label()
    emit(
      .branchUnless, .place(SystemRegister.hasEvent.place), .number(0), .label(entered))
    let candidate = Scope.Event.candidate(triggerEvents + [Scope.request])
    scope = Scope(event: candidate, entry: candidate, isOutsideRun: true)
    for name in requestParameters.map(\.name) {
      scope.names[name] = .element(value(candidate, [name]))
    }
    scratch { $0.emit(.answer, .place($0.value(key))) }
    scope = Scope()
    place(entered)
    scratch { $0.emit(.answer, .place($0.value(key.readingEntry))) }
    return address
  }

  /// The events that start the journey.
  var triggerEvents: [String] {
    definition.triggers.compactMap { trigger in
      if case .event(let pattern) = trigger.kind { pattern.event } else { nil }
    }
  }

  /// The parameters of the request that starts it.
  var requestParameters: [ValueType.Field] {
    definition.triggers.lazy.compactMap { trigger in
      if case .request(let parameters) = trigger.kind { parameters } else { nil }
    }.first ?? []
  }
}

extension Expression {
  /// The same, with `entry` for `event` outside of conditions on other events.
  fileprivate var readingEntry: Expression {
    switch self {
    case .path(.event, let path): .path(.entry, path)
    case .history, .literal, .path, .reachable: self
    default: mapping { $0.readingEntry }
    }
  }
}
