internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// The steps of a run, told from what was observed in them.
extension LifeTeller {
  /// Tells a step that is over.
  mutating func tell(
    _ step: TraceRecord, _ observation: Observation, _ teller: RunTeller
  ) {
    guard let run = observation.run else { return }
    var left = pending.removeValue(forKey: run) ?? []
    var entries: [AccountEntry] = []
    var path = step.path.map(Int.init)
    let isUnmoved = path.isEmpty && step.endReason == nil
    if let state = waitsAt[run], ["timer", "event", "change"].contains(step.input), !isUnmoved {
      let heard = Self.heard(at: state, in: left)
      entries.append(
        teller.waitEnded(state, at: step.at, heard, input: step.input, next: path.first))
    }
    if isUnmoved, step.input == "event" || step.input == "change" {
      pending[run] = left.filter { if case .heard = $0.kind { true } else { false } }
    }
    path = teller.withRounds(path, from: waitsAt[run], reached: Self.reached(in: left))
    if step.input == "released" {
      entries += Self.released(path, at: step.at, from: &left, by: teller)
    }
    for (index, state) in path.enumerated() {
      let next = path.indices.contains(index + 1) ? path[index + 1] : nil
      entries += Self.told(state, step, next: next, from: &left, by: teller)
    }
    entries += Self.messages(in: left, at: step.at, by: teller)
    entries += [teller.ended(step)].compactMap { $0 }
    let wait = left.last { if case .waits = $0.kind { true } else { false } }
    if case .waits(let state, _)? = wait?.kind { waitsAt[run] = state }
    append(entries, to: observation, end: step.endReason)
  }

  /// The states that a run came to, in order.
  private static func reached(in observations: [Observation]) -> [Int] {
    observations.compactMap { observation in
      if case .reached(let state, _, _) = observation.kind { state } else { nil }
    }
  }

  /// What a run heard of while it waited at a state.
  private static func heard(at wait: Int, in observations: [Observation]) -> [RunTeller.Heard] {
    observations.compactMap { observation in
      guard case .heard(wait, _, let arms) = observation.kind else { return nil }
      return (observation, arms)
    }
  }

  /// Tells the message that quiet hours had held, which leaves before the run goes on.
  private static func released(
    _ path: [Int], at moment: Moment, from observations: inout [Observation], by teller: RunTeller
  ) -> [AccountEntry] {
    let first = observations.firstIndex { if case .departed = $0.kind { true } else { false } }
    guard let first else { return [] }
    return messages(in: [observations.remove(at: first)], at: moment, by: teller)
  }

  /// Tells one state of a path; what was observed there is taken away.
  private static func told(
    _ state: Int, _ step: TraceRecord, next: Int?, from observations: inout [Observation],
    by teller: RunTeller
  ) -> [AccountEntry] {
    var (evidence, round): (Evidence?, Evidence?) = (nil, nil)
    let reached = observations.firstIndex {
      if case .reached(state, _, _) = $0.kind { true } else { false }
    }
    if let reached, case .reached(_, let value, let number) = observations[reached].kind {
      (evidence, round) = (value, number)
      observations.remove(at: reached)
    }
    let arms = takeArms(at: state, from: &observations)
    let own = takeMessages(at: state, from: &observations)
    let entry =
      arms.flatMap { next == nil ? nil : teller.wentOn(state, at: step.at, $0, next: next) }
      ?? teller.passed(
        state, at: step.at, evidence, round: round, next: next,
        until: wake(at: state, in: observations))
    return [entry].compactMap { $0 } + messages(in: own, at: step.at, by: teller)
  }

  /// Until when a run waits at a state.
  private static func wake(at state: Int, in observations: [Observation]) -> Moment? {
    observations.lazy.compactMap { observation -> Moment? in
      if case .waits(state, let moment) = observation.kind { moment } else { nil }
    }.first
  }

  /// Takes what the arms of a wait asked as a run came to it.
  private static func takeArms(
    at state: Int, from observations: inout [Observation]
  ) -> RunTeller.Heard? {
    let index = observations.firstIndex {
      if case .heard(state, _, _) = $0.kind { true } else { false }
    }
    guard let index, case .heard(_, _, let arms) = observations[index].kind else { return nil }
    return (observations.remove(at: index), arms)
  }

  /// Takes what became of the message or the call of a state, once.
  private static func takeMessages(
    at state: Int, from observations: inout [Observation]
  ) -> [Observation] {
    var taken: [Observation] = []
    var left: [Observation] = []
    var isOver = false
    for observation in observations {
      var isOwn = false
      switch observation.kind {
      case .departed(let place, _), .held(let place, _), .called(let place, _):
        isOwn = place == state
      case .reached: isOver = isOver || !taken.isEmpty
      default: break
      }
      if isOwn, !isOver { taken.append(observation) } else { left.append(observation) }
    }
    observations = left
    return taken
  }

  /// Tells messages and calls.
  private static func messages(
    in observations: [Observation], at moment: Moment, by teller: RunTeller
  ) -> [AccountEntry] {
    observations.compactMap { observation in
      switch observation.kind {
      case .departed(let state, let account): teller.departed(state, account, at: moment)
      case .held(let state, let until): teller.held(state, at: moment, until: until)
      case .called(let state, let row): teller.called(state, row, at: moment)
      default: nil
      }
    }
  }
}
