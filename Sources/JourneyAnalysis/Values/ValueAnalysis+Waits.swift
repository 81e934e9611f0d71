import JourneyModel

extension ValueAnalysis {
  /// Checks the arms of a wait: whether each can happen, and the wait can end, or begin at all.
  mutating func checkArms(
    _ arms: [JourneyState.Arm], hasBound: Bool, _ state: JourneyState, _ facts: Facts
  ) {
    let lasting = flow.waited(facts)
    let dead = arms.indices.filter { !canHappen(arms[$0], lasting) }
    if dead.count == arms.count, !dead.isEmpty, !hasBound {
      return report(
        StructureCode.endlessWait, state, "nothing can end the wait `\(state.id)`",
        help: "give it a bound in time",
        details: dead.map { "`\(arms[$0].words)` can never happen" })
    }
    for number in dead { reportDead(arms[number], at: .arm(state.id, number), lasting, state) }
    if reportTimeless(arms, state, facts) { return }
    var earlier: [JourneyState.Arm] = []
    for number in arms.indices where !dead.contains(number) {
      let place = Finding.Place.arm(state.id, number)
      if !reportShadowed(arms[number], at: place, behind: earlier, lasting, state) {
        checkParts(of: arms[number], at: place, line: state.line)
      }
      earlier.append(arms[number])
    }
  }

  /// Reports a wait that is over as it begins, since one of its `when` holds whatever is; `false`
  /// for others.
  private mutating func reportTimeless(
    _ arms: [JourneyState.Arm], _ state: JourneyState, _ facts: Facts
  ) -> Bool {
    var passed: [Expression] = []
    for (number, arm) in arms.enumerated() {
      guard case .when(let condition) = arm.condition else { continue }
      passed.append(condition)
      let words = "this wait ends as it begins, by `when \(ExpressionText.short(condition))`"
      let place = Finding.Place.arm(state.id, number)
      if let reason = reasonFor(condition, facts) {
        let why = reason.sources.isEmpty ? "it always holds" : reason.words
        report(
          ValueCode.constantCondition, state, "\(words): \(why)", details: reason.details,
          at: place)
        return true
      }
      guard passed.count > 1, reasonFor(.or(passed), facts) != nil else { continue }
      let others = passed.dropLast().map { "`when \(ExpressionText.short($0))`" }
      report(
        ValueCode.constantCondition, state,
        "\(words) at the latest: it holds whenever those before it do not", details: others,
        at: place)
      return true
    }
    return false
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
    _ arm: JourneyState.Arm, at place: Finding.Place, _ lasting: Facts, _ state: JourneyState
  ) {
    switch arm.condition {
    case .event(let pattern): reportNever(pattern, state, at: place)
    case .when(let condition):
      let reason = reasonAgainst(condition, lasting) ?? Reason()
      let why = reason.sources.isEmpty ? "its parts rule each other out" : reason.words
      report(
        ValueCode.constantCondition, state,
        "`when \(ExpressionText.short(condition))` can never happen: \(why)",
        details: reason.details, at: place)
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
  mutating func reportNever(
    _ pattern: EventPattern, _ state: JourneyState, at place: Finding.Place? = nil
  ) {
    report(
      ValueCode.constantCondition, state,
      "no `\(pattern.event)` can be so that `\(pattern.words)`",
      help: "what the `where` asks for rules itself out, or what is known here", at: place)
  }

  /// Checks the parts of the condition of an arm, each on its own.
  private mutating func checkParts(
    of arm: JourneyState.Arm, at place: Finding.Place, line: Int?
  ) {
    switch arm.condition {
    case .when(let condition): checkParts(of: condition, in: conditions, at: place, line: line)
    case .event(let pattern): checkParts(of: pattern, at: place, line: line)
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
