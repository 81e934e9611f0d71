import JourneyModel

extension JourneyDefinition {
  /// The fewest states that a run leaves which ends past a stage; loops are left as they may be.
  func shortestWay(past stage: String) -> Int? {
    var steps = [start: 0]
    var open = [start][...]
    while let id = open.popFirst(), let passed = steps[id] {
      guard let state = states.first(where: { $0.id == id }), !state.stages.contains(stage) else {
        continue
      }
      if state.kind.links.isEmpty { return passed + 1 }
      for next in state.kind.links where steps[next] == nil {
        steps[next] = passed + 1
        open.append(next)
      }
    }
    return nil
  }
}

extension JourneyDefinition {
  /// A state that a run comes to, and whether an event has come by then.
  private struct Place: Hashable {
    var id: String
    var hasCome = false
  }

  /// The fewest states that a run without loops leaves before a message leaves after an event, with
  /// the event where the run waits on.
  func shortestWay(to message: String, after event: String) -> Int? {
    var steps = [Place(id: start): 0]
    var open = [Place(id: start)][...]
    while let place = open.popFirst(), let passed = steps[place] {
      guard let state = states.first(where: { $0.id == place.id }) else { continue }
      if case .send(let action, _) = state.kind, action.message == message, place.hasCome {
        return passed
      }
      let waiting = state.kind.waits(through: event) ? [Place(id: place.id, hasCome: true)] : []
      for next in waiting + places(after: state.kind, place.hasCome, event)
      where steps[next] == nil {
        steps[next] = passed + 1
        open.append(next)
      }
    }
    return nil
  }

  /// The places that a state leads to; the event may make a wait take an arm.
  private func places(
    after kind: JourneyState.Kind, _ hasCome: Bool, _ event: String
  ) -> [Place] {
    let plain = kind.links.map { Place(id: $0, hasCome: hasCome) }
    guard case .waitArms(let arms, _, let otherwise) = kind else { return plain }
    let late = otherwise.map { [Place(id: $0, hasCome: hasCome)] } ?? []
    return late
      + arms.flatMap { arm -> [Place] in
        switch arm.condition {
        case .event(let pattern):
          return [Place(id: arm.next, hasCome: hasCome || pattern.event == event)]
        case .when: return [hasCome, true].map { Place(id: arm.next, hasCome: $0) }
        }
      }
  }
}

extension JourneyState.Kind {
  /// `true` if a run may wait on here as an event comes.
  fileprivate func waits(through event: String) -> Bool {
    switch self {
    case .wait, .waitUntil, .upon, .waitWithout, .call: true
    case .waitArms(let arms, _, _):
      !arms.contains { arm in
        if case .event(let pattern) = arm.condition { pattern.event == event } else { false }
      }
    default: false
    }
  }
}

extension JourneyState.Kind {
  /// `true` for a loop.
  var isLoop: Bool { if case .loop = self { true } else { false } }

  /// `true` where branches begin side by side.
  var isParallel: Bool { if case .parallel = self { true } else { false } }
}
