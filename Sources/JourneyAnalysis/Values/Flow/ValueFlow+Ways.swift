import JourneyModel

extension ValueFlow {
  /// The ways on from a state on which somebody can go.
  func ways(from number: Int, knowing facts: Facts) -> [Way] {
    let state = graph.states[number]
    switch state.kind {
    case .wait(_, _, let next), .waitUntil(_, let next):
      return [Way(target: next, facts: waited(facts))]
    case .upon(_, let body, let next):
      return [body, next].map { Way(target: $0, facts: waited(facts)) }
    case .waitWithout(_, let pattern, _, let next):
      let known = forgetting(pattern.binding, waited(facts))
      return [Way(target: next, facts: known)]
    case .waitArms(let arms, _, let otherwise):
      let known = waited(facts)
      let late = otherwise.map { [Way(target: $0, facts: known)] } ?? []
      return arms.compactMap { way(by: $0, of: state, known) } + late
    case .branch(let test, let then, let otherwise):
      let question = question(test, facts)
      let taken = learning(question, true, of: state, facts).map { Way(target: then, facts: $0) }
      let passed = learning(question, false, of: state, facts)
        .map { Way(target: otherwise, facts: $0) }
      return [taken, passed].compactMap { $0 }
    case .choose(let value, let choices, let otherwise):
      return ways(of: value, choices, otherwise, of: state, facts)
    case .split(_, let arms):
      return arms.filter { $0.percent.millionths > 0 }.map { Way(target: $0.next, facts: facts) }
    case .loop(_, _, let until, let body, let next):
      return ways(until: until, of: state, body: body, next: next, facts)
    case .again(let loop): return waysAgain(loop, facts)
    case .parallel(_, let branches, let next):
      return parallelWays(number, branches, next: next, facts)
    case .send, .call, .set, .assign, .emit, .start:
      return state.kind.links.map {
        Way(target: $0, facts: done(state, facts))
      }
    case .join, .stop, .end: return []
    }
  }

  /// What is left of facts when a condition holds, or does not; `nil` if that cannot be.
  func learning(
    _ condition: Expression, _ holds: Bool, of state: JourneyState, _ facts: Facts
  ) -> Facts? {
    learning(question(condition, facts), holds, of: state, facts)
  }

  /// A condition with what bears on it, whichever way it comes out.
  private struct Question {
    /// The condition.
    var condition: Expression
    /// Its normal form.
    var formula: Formula
    /// The clauses of what is known that bear on it.
    var bearing: [Formula]
  }

  /// Prepares to ask a condition beside what is known.
  private func question(_ condition: Expression, _ facts: Facts) -> Question {
    let formula = conditions.formula(condition)
    return Question(
      condition: condition, formula: formula,
      bearing: table.relevant(facts, to: formula).map { table.clauses[$0] })
  }

  /// What is left of facts when a question is answered one way; `nil` if that cannot be.
  private func learning(
    _ question: Question, _ holds: Bool, of state: JourneyState, _ facts: Facts
  ) -> Facts? {
    let learned = holds ? question.formula : question.formula.negated
    guard conditions.canHold(question.bearing + [learned]) else { return nil }
    var result = facts
    let statement: Expression = holds ? question.condition : .not(question.condition)
    table.add(
      learned,
      from: FactSource(
        way: holds ? .taken : .passed, line: state.line, stateID: state.id, condition: statement),
      to: &result)
    return result
  }

  /// The way on where a condition holds, or does not.
  private func way(
    to target: String, where condition: Expression, _ holds: Bool, of state: JourneyState,
    _ facts: Facts
  ) -> Way? {
    learning(condition, holds, of: state, facts).map { Way(target: target, facts: $0) }
  }

  /// The way on by an arm of a wait.
  private func way(
    by arm: JourneyState.Arm, of state: JourneyState, _ facts: Facts
  ) -> Way? {
    switch arm.condition {
    case .when(let condition):
      return way(to: arm.next, where: condition, true, of: state, facts)
    case .event(let pattern):
      let known = forgetting(pattern.binding, facts)
      guard canMatch(pattern, known) else { return nil }
      guard let name = pattern.binding, let condition = pattern.condition(of: .binding(name)) else {
        return Way(target: arm.next, facts: known)
      }
      return way(to: arm.next, where: condition, true, of: state, known)
        ?? Way(target: arm.next, facts: known)
    }
  }

  /// `false` if no event can be as a pattern has it.
  func canMatch(_ pattern: EventPattern, _ facts: Facts) -> Bool {
    guard let condition = pattern.candidateCondition else { return true }
    var inner = conditions
    inner.types.event = pattern.event
    let formula = inner.formula(condition)
    return inner.canHold(
      table.relevant(facts, to: formula).map { table.clauses[$0] } + [formula])
  }

  /// The ways of a choice, each with the value that it is for.
  private func ways(
    of value: Expression, _ choices: [JourneyState.Choice], _ otherwise: String,
    of state: JourneyState, _ facts: Facts
  ) -> [Way] {
    var ways: [Way] = []
    var rest: Facts? = facts
    for choice in choices {
      guard let known = rest else { break }
      let condition = choice.condition(on: value)
      if let way = way(to: choice.next, where: condition, true, of: state, known) {
        ways.append(way)
      }
      rest = learning(condition, false, of: state, known)
    }
    return ways + (rest.map { [Way(target: otherwise, facts: $0)] } ?? [])
  }
}

extension JourneyState.Choice {
  /// What must hold for it to be taken, earlier ones aside.
  func condition(on value: Expression) -> Expression {
    let tests = values.map { literal -> Expression in
      literal == .literal(.missing) ? .not(.isKnown(value)) : .compare(.equal, value, literal)
    }
    return tests.count == 1 ? tests[0] : .or(tests)
  }
}
