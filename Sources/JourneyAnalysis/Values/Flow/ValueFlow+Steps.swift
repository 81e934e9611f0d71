import JourneyModel

extension ValueFlow {
  /// What is still known after time has passed and things have arrived.
  func waited(_ facts: Facts) -> Facts {
    table.keeping(facts) { !$0.isVolatile }
  }

  /// What is known but for what a name stands for.
  func forgetting(_ name: String?, _ facts: Facts) -> Facts {
    guard let name else { return facts }
    return table.keeping(facts) { !$0.bindings.contains(name) }
  }

  /// What is known after a step that does something.
  func done(_ state: JourneyState, _ facts: Facts) -> Facts {
    switch state.kind {
    case .send(let send, _):
      let known = mayHold(send) ? waited(facts) : table.keeping(facts) { !$0.hasHistory }
      return forgetting(send.binding, known)
    case .call(let call, _):
      return answering(call, of: state, forgetting(call.binding, waited(facts)))
    case .set(let path, let value, _):
      let known = table.keeping(facts) { reads in
        !reads.readsUser(path) && !reads.hasHistory && !reads.hasReach && !reads.hasTime
      }
      return assigning(.path(.user, path), value, of: state, known)
    case .assign(let name, let value, _):
      let known = forgetting(name, facts)
      return naming(.path(.binding(name), []), value, of: state, known)
    case .emit, .start: return table.keeping(facts) { !$0.hasHistory }
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout, .branch, .choose, .split, .loop,
      .again, .parallel, .join, .stop, .end:
      return facts
    }
  }

  /// `true` for a message that holds the run: until quiet hours end, or until its outcome is there.
  func mayHold(_ send: SendAction) -> Bool {
    send.binding != nil || (send.kind == .marketing && !definition.settings.quiet.isEmpty)
  }

  /// Adds that there is an answer, where a run stops if there is none.
  private func answering(_ call: CallAction, of state: JourneyState, _ facts: Facts) -> Facts {
    guard let condition = call.answerCondition(in: definition) else { return facts }
    return adding(condition, of: state, to: facts)
  }

  /// Adds what is known of a name that a value has now: that it is there, if it always is.
  private func naming(
    _ name: Expression, _ value: Expression, of state: JourneyState, _ facts: Facts
  ) -> Facts {
    isSurelyThere(value, of: state, facts)
      ? adding(.isKnown(name), of: state, to: facts)
      : assigning(name, value, of: state, facts)
  }

  /// `true` for what is never missing; what is in something named is not if that is there.
  private func isSurelyThere(
    _ value: Expression, of state: JourneyState, _ facts: Facts
  ) -> Bool {
    guard conditions.isNeverMissing(value) else { return false }
    guard case .path(.binding(let name), let names) = value, !names.isEmpty else { return true }
    return learning(.isKnown(.path(.binding(name), [])), false, of: state, facts) == nil
  }

  /// Adds what a step has made sure of.
  private func adding(
    _ condition: Expression, of state: JourneyState, to facts: Facts
  ) -> Facts {
    var result = facts
    table.add(
      conditions.formula(condition),
      from: FactSource(way: .assigned, line: state.line, stateID: state.id, condition: condition),
      to: &result)
    return result
  }

  /// Adds that something has a fixed value now, if it has a place for a value of that type.
  private func assigning(
    _ place: Expression, _ value: Expression, of state: JourneyState, _ facts: Facts
  ) -> Facts {
    guard case .literal(let literal) = value else { return facts }
    let condition: Expression =
      literal == .missing ? .not(.isKnown(place)) : .compare(.equal, place, value)
    let formula = conditions.formula(condition)
    // A value of another type than the place has is read as missing.
    guard conditions.canHold([formula]) else { return facts }
    return adding(condition, of: state, to: facts)
  }

  /// The ways on from where a loop begins: a round, or on behind it.
  func ways(
    until: Expression?, of state: JourneyState, body: String, next: String, _ facts: Facts
  ) -> [Way] {
    guard let until else { return [Way(target: body, facts: facts)] }
    return [(next, true), (body, false)].compactMap { target, holds in
      learning(until, holds, of: state, facts).map { Way(target: target, facts: $0) }
    }
  }

  /// The ways on from the end of a round: another one, or on behind the loop, as its rounds are
  /// used up or its end has come.
  func waysAgain(_ loop: String, _ facts: Facts) -> [Way] {
    guard let number = graph.numbers[loop],
      case .loop(_, let every, let until, let body, let next) = graph.states[number].kind
    else { return [] }
    let known = every == nil ? facts : waited(facts)
    let state = graph.states[number]
    let rounds = ways(until: until, of: state, body: body, next: next, known)
    return rounds + [Way(target: next, facts: known)]
  }
}

extension CallAction {
  /// What is sure behind a call that stops the run if it fails: there is an answer.
  ///
  /// One of its fields must never be missing; and a call that waits to be tried again may be given
  /// up, so that nothing is sure there.
  func answerCondition(in definition: JourneyDefinition) -> Expression? {
    guard let name = binding, case .stop = failure.action else { return nil }
    let declared = definition.types.services.first {
      $0.service == service && $0.operation == operation
    }
    guard declared?.returns.contains(where: \.isRequired) == true else { return nil }
    return .isKnown(.path(.binding(name), []))
  }
}
