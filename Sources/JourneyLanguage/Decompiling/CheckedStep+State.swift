import JourneyModel

extension CheckedStep.Kind {
  /// The step that a state stands for, with empty blocks: what the state's id is made of; `nil` for
  /// a state that no step makes by itself.
  init?(_ state: JourneyState) {
    switch state.kind {
    case .wait(let length, let upTo, _): self = .wait(length, upTo: upTo)
    case .waitUntil(let moment, _): self = .waitUntil(moment)
    case .upon(let moment, _, _): self = .upon(moment, [])
    case .waitArms(let arms, let bound, _):
      self = .waitArms(
        arms.map { CheckedArm(condition: $0.condition, steps: []) }, bound: bound, otherwise: [])
    case .waitWithout(let length, let pattern, let timesMax, _):
      self = .waitWithout(length, pattern, timesMax: timesMax)
    case .send(let send, _): self = .send(send)
    case .call(let call, _): self = .call(call)
    case .set(let path, let value, _): self = .set(path, value)
    case .assign(let name, let value, _): self = .assign(name, value)
    case .emit(let event, let arguments, _): self = .emit(event, arguments)
    case .branch: self.init([state])
    case .choose(let value, let choices, _):
      self = .choose(
        value, choices.map { CheckedChoice(values: $0.values, steps: []) }, otherwise: [])
    case .split(let name, let arms):
      self = .split(
        name, arms.map { CheckedShare(label: $0.label, percent: $0.percent, steps: []) })
    case .loop(let timesMax, let every, let until, _, _):
      self = .loop(timesMax: timesMax, every: every, until: until, [])
    case .stop(let reason): self = .stop(reason)
    case .start(let journey, let arguments, _): self = .start(journey, arguments)
    case .parallel(let isFirst, let branches, _):
      self = .parallel(isFirst: isFirst, branches.map { _ in [] })
    case .again, .join, .end: return nil
    }
  }

  /// The `if` that some tests stand for, with empty blocks.
  init(_ tests: [JourneyState]) {
    let branches = tests.compactMap { state -> CheckedBranch? in
      guard case .branch(let test, _, _) = state.kind else { return nil }
      return CheckedBranch(test: test, steps: [], keyword: SourceSpan(0, 0))
    }
    self = .branch(branches, otherwise: [])
  }
}
