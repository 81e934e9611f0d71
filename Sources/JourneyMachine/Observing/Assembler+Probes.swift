public import JourneyModel

/// What an observed program has beside the code that runs it: code that answers each expression and
/// its parts, and a stop before each step that decides something.
extension Assembler {
  /// Lets an observed run stop before a step that decides, so that what it will ask can be seen.
  ///
  /// The stop is an effect that does nothing; what runs in earnest has none.
  mutating func pauseIfObserved(_ kind: JourneyState.Kind) {
    guard isObserved, kind.isObserved, let state else { return }
    emit(.effect, .number(state.index))
  }

  /// Assembles the probes of the whole journey.
  mutating func assembleProbes() {
    for (index, trigger) in definition.triggers.enumerated() { probe(trigger, index) }
    for (index, exit) in definition.settings.exits.enumerated() {
      switch exit {
      case .event(let pattern): probe(pattern, at: .exit(index), .sinceEntry)
      case .when(let predicate): probe(predicate, at: .exit(index))
      }
    }
    for (index, goal) in definition.settings.goals.enumerated() {
      probe(goal.pattern, at: .goal(index), .sinceEntry)
    }
    if let condition = definition.settings.sendOnlyIf { probe(condition, at: .sendOnlyIf) }
    for (index, state) in definition.states.enumerated() {
      self.state = (index, state.id)
      probe(state.kind, index)
    }
    state = nil
  }

  /// The probes of a trigger.
  private mutating func probe(_ trigger: Trigger, _ index: Int) {
    scope = Scope(entry: Scope.Event.none, isOutsideRun: true)
    switch trigger.kind {
    case .event(let pattern):
      scope = Scope(entry: .candidate([pattern.event]), isOutsideRun: true)
      probe(pattern, at: .trigger(index), .always)
    case .turnsTrue(let predicate): probe(predicate, at: .trigger(index))
    case .schedule(_, let users), .once(_, _, _, let users): probe(users, at: .trigger(index))
    case .userDate(_, let users):
      if let users { probe(users, at: .trigger(index)) }
    case .request: break
    }
    scope = Scope()
  }

  /// The probes of a pattern: its condition, and how often it was met, unless a wait counts that.
  private mutating func probe(
    _ pattern: EventPattern, at place: ProbePlace, _ span: HistoryQuery.Span?
  ) {
    let outer = scope
    scope.event = .candidate([pattern.event])
    if let name = pattern.binding { scope.names[name] = .event(scope.event) }
    if let condition = pattern.condition { probe(condition, at: place) }
    scope = outer
    guard pattern.times > 1,
      let span = pattern.within.map({ HistoryQuery.Span.within($0) }) ?? span
    else { return }
    let query = HistoryQuery(
      kind: .count, event: pattern.event, span: span, condition: pattern.condition)
    probe(.history(query), at: .count(of: place))
  }

  /// The probes of a state.
  private mutating func probe(_ kind: JourneyState.Kind, _ index: Int) {
    switch kind {
    case .wait(let length, _, _): probe(length, at: .state(index))
    case .waitUntil(let moment, _), .upon(let moment, _, _): probe(moment, index)
    case .waitArms(let arms, let bound, _):
      if case .moment(let moment)? = bound { probe(moment, index) }
      for (number, arm) in arms.enumerated() { probe(arm, .arm(state: index, number)) }
    case .waitWithout(_, let pattern, _, _): probe(pattern, at: .arm(state: index, 0), nil)
    case .send(let action, _):
      if let condition = action.onlyIf { probe(condition, at: .onlyIf(state: index)) }
    case .set(_, let value, _), .assign(_, let value, _), .choose(let value, _, _),
      .branch(let value, _, _):
      probe(value, at: .state(index))
    case .split(let name, _): probePoint(name, index)
    case .loop(_, _, let until, _, _):
      if let until { probe(until, at: .state(index)) }
      probeRound(index)
    case .call, .emit, .start, .again, .parallel, .join, .stop, .end: break
    }
  }

  /// The probes of an arm of a wait.
  private mutating func probe(_ arm: JourneyState.Arm, _ place: ProbePlace) {
    switch arm.condition {
    case .event(let pattern): probe(pattern, at: place, nil)
    case .when(let condition): probe(condition, at: place)
    }
  }

  /// The probe of what a moment hangs on, if anything.
  private mutating func probe(_ moment: MomentExpression, _ index: Int) {
    switch moment.form {
    case .offset(_, _, let base, _): probe(base, at: .state(index))
    case .value(let value): probe(value, at: .state(index))
    case .nextTime, .tomorrow, .nextWeekday: break
    }
  }

  /// Where the user stands in a split.
  private mutating func probePoint(_ name: String, _ index: Int) {
    let address = CodeAddress(index: UInt32(code.count))
    scratch { assembler in
      let point = assembler.temporary()
      assembler.emit(
        .splitPoint, .place(point), .place(assembler.constant(.text(name))))
      assembler.emit(.answer, .place(point))
    }
    probes[.point(state: index)] = Probe(
      expression: .literal(.text(name)), address: address, parts: [])
  }

  /// How many rounds of a loop have begun.
  private mutating func probeRound(_ index: Int) {
    guard let state else { return }
    let address = CodeAddress(index: UInt32(code.count))
    let rounds = run(.rounds, state.id)
    emit(.answer, .place(rounds))
    probes[.round(state: index)] = Probe(
      expression: .literal(.text(state.id)), address: address, parts: [])
  }

  /// The probe of an expression with all its parts.
  private mutating func probe(_ expression: Expression, at place: ProbePlace) {
    probes[place] = probe(expression)
  }

  /// Assembles an expression and each of its parts.
  private mutating func probe(_ expression: Expression) -> Probe {
    let address = answer(valueOf: expression)
    return Probe(
      expression: expression, address: address, parts: expression.observedParts.map { probe($0) })
  }
}

extension Expression {
  /// The parts whose values tell why this one has its own: those that are not fixed.
  ///
  /// Of a question whether something happened so often, that is how often it did.
  fileprivate var observedParts: [Expression] {
    switch self {
    case .history(var query):
      guard case .did = query.kind else { return [] }
      query.kind = .count
      return [.history(query)]
    case .quantified(_, _, let list, _): return list.isFixed ? [] : [list]
    default: return operands.filter { !$0.isFixed }
    }
  }

  /// `true` for a value that stands in the script.
  fileprivate var isFixed: Bool {
    switch self {
    case .literal: true
    case .list(let items): items.allSatisfy(\.isFixed)
    default: false
    }
  }
}

extension JourneyState.Kind {
  /// `true` for a step that decides something by itself, and does nothing to the world.
  public var isObserved: Bool {
    switch self {
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout, .assign, .branch, .choose, .split,
      .loop:
      true
    case .send, .call, .set, .emit, .start, .again, .parallel, .join, .stop, .end: false
    }
  }
}

extension JourneyState.Kind {
  /// `true` for a step that decides anew before each of its rounds.
  var hasRounds: Bool {
    if case .loop = self { true } else { false }
  }
}
