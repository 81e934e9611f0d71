import JourneyModel

extension ValueAnalysis {
  /// Checks the arms of a wait: whether each can happen, and the wait can end, or begin at all.
  mutating func checkArms(
    _ arms: [JourneyState.Arm], hasBound: Bool, _ state: JourneyState, _ facts: Facts
  ) {
    let lasting = flow.waited(facts)
    let dead = arms.filter { !canHappen($0, lasting) }
    if dead.count == arms.count, !dead.isEmpty, !hasBound {
      return report(
        StructureCode.endlessWait, state, "nothing can end the wait `\(state.id)`",
        help: "give it a bound in time", details: dead.map { "`\($0.words)` can never happen" })
    }
    for arm in dead { reportDead(arm, lasting, state) }
    for case .when(let condition) in arms.map(\.condition) {
      guard let reason = reasonFor(condition, facts) else { continue }
      let why = reason.sources.isEmpty ? "it always holds" : reason.words
      return report(
        ValueCode.constantCondition, state,
        "this wait ends as it begins, by `when \(ExpressionText.short(condition))`: \(why)",
        details: reason.details)
    }
    let living = arms.filter { !dead.contains($0) }
    for (place, arm) in living.enumerated() {
      if reportShadowed(arm, behind: living[..<place], lasting, state) { continue }
      checkParts(of: arm, state)
    }
  }

  /// `false` if an arm is never taken, whatever comes.
  private func canHappen(_ arm: JourneyState.Arm, _ lasting: Facts) -> Bool {
    switch arm.condition {
    case .event(let pattern): matches(pattern, lasting)
    case .when(let condition): reasonAgainst(condition, lasting) == nil
    }
  }

  /// Reports an arm that is never taken.
  private mutating func reportDead(
    _ arm: JourneyState.Arm, _ lasting: Facts, _ state: JourneyState
  ) {
    switch arm.condition {
    case .event(let pattern): reportNever(pattern, state)
    case .when(let condition):
      let reason = reasonAgainst(condition, lasting) ?? Reason()
      let why = reason.sources.isEmpty ? "its parts rule each other out" : reason.words
      report(
        ValueCode.constantCondition, state,
        "`when \(ExpressionText.short(condition))` can never happen: \(why)",
        details: reason.details)
    }
  }

  /// `false` if no event can be as a pattern has it, whatever is known besides.
  func matches(_ pattern: EventPattern, _ lasting: Facts) -> Bool {
    guard let condition = pattern.candidateCondition, condition.readsAnything else {
      return true
    }
    return flow.canMatch(pattern, flow.forgetting(pattern.binding, lasting))
  }

  /// Reports a pattern that no event can match.
  mutating func reportNever(_ pattern: EventPattern, _ state: JourneyState) {
    report(
      ValueCode.constantCondition, state,
      "no `\(pattern.event)` can be so that `\(pattern.words)`",
      help: "what the `where` asks for rules itself out, or what is known here")
  }

  /// Checks the parts of the condition of an arm, each on its own.
  private mutating func checkParts(of arm: JourneyState.Arm, _ state: JourneyState) {
    switch arm.condition {
    case .when(let condition):
      checkParts(of: condition, in: conditions, at: .state(state.id), line: state.line)
    case .event(let pattern): checkParts(of: pattern, at: .state(state.id), line: state.line)
    }
  }

  /// Checks the `until` of a loop.
  mutating func checkUntil(_ until: Expression, of state: JourneyState, _ facts: Facts) {
    if let reason = reasonFor(until, facts) {
      let words = ExpressionText.short(until)
      let why = reason.sources.isEmpty ? "it always holds" : reason.words
      return report(
        ValueCode.constantCondition, state, "no round is ever begun: `\(words)`, \(why)",
        details: reason.details)
    }
    if let reason = reasonAgainst(until, [:]), reason.sources.isEmpty {
      return report(
        ValueCode.constantCondition, state, "`\(ExpressionText.short(until))` can never hold",
        help: "the rounds are always used up; leave the `until` out")
    }
    checkParts(of: until, in: conditions, at: .state(state.id), line: state.line)
  }

  /// Checks what a message asks as it leaves.
  mutating func checkOnlyIf(
    _ condition: Expression, of send: SendAction, _ state: JourneyState, _ facts: Facts
  ) {
    let known = flow.mayHold(send) ? flow.waited(facts) : facts
    if let reason = reasonAgainst(condition, known) {
      let words = ExpressionText.short(condition)
      let why = reason.sources.isEmpty ? "its parts rule each other out" : reason.words
      return report(
        ValueCode.constantCondition, state,
        "`\(send.message)` never leaves: `\(words)` never holds here, \(why)",
        details: reason.details)
    }
    if let reason = reasonFor(condition, [:]), reason.sources.isEmpty {
      return reportNeedless(condition, state)
    }
    checkParts(of: condition, in: conditions, at: .state(state.id), line: state.line)
  }

  /// Reports a condition that always holds where nothing is lost by it.
  private mutating func reportNeedless(_ condition: Expression, _ state: JourneyState) {
    report(
      holdsByDeclaration(condition, in: conditions)
        ? ValueCode.needlessTest : ValueCode.constantCondition, state,
      "`\(ExpressionText.short(condition))` always holds", help: "leave it out")
  }
}

extension EventPattern {
  /// Its condition in words.
  var words: String { condition.map(ExpressionText.short) ?? "" }
}

extension JourneyState.Arm {
  /// The arm in words.
  fileprivate var words: String {
    switch condition {
    case .when(let condition): "when \(ExpressionText.short(condition))"
    case .event(let pattern): "on \(NameSpelling.spelled(pattern.event)) where \(pattern.words)"
    }
  }
}
