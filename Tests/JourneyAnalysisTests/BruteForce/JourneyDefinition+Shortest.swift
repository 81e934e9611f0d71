import JourneyModel

extension JourneyDefinition {
  /// The fewest states that a run leaves which ends past a stage.
  func shortestWay(past stage: String) -> Int? {
    fewestSteps { state, place in
      if state.stages.contains(stage) { return .goesOn([]) }
      return state.kind.isEnding ? .isThere(behind: 1) : .goesOn(places(after: state, place))
    }
  }

  /// The fewest states that a run leaves before a message leaves after an event, with the event
  /// where the run waits on.
  func shortestWay(to message: String, after event: String) -> Int? {
    fewestSteps { state, place in
      if case .send(let action, _) = state.kind, action.message == message, place.hasCome {
        return .isThere(behind: 0)
      }
      var waiting = place
      waiting.hasCome = true
      let stays = waits(at: state, place, through: event) ? [waiting] : []
      return .goesOn(stays + places(after: state, place, event))
    }
  }
}

extension JourneyDefinition {
  /// A state that a run comes to, and what has happened by then.
  private struct Place: Hashable {
    /// The id of the state.
    var id: String
    /// `true` if the event has come.
    var hasCome = false
    /// The rounds that have begun of the loops that the run is in.
    var rounds: [String: Int] = [:]

    /// The place in another state.
    func moved(to id: String) -> Place { Place(id: id, hasCome: hasCome, rounds: rounds) }
  }

  /// What is found at a place.
  private enum Finding {
    /// The way ends here, or so many steps behind.
    case isThere(behind: Int)
    /// The places that are one step behind.
    case goesOn([Place])
  }

  /// The fewest steps from the start to where a way ends.
  private func fewestSteps(_ look: (JourneyState, Place) -> Finding) -> Int? {
    var steps = [Place(id: start): 0]
    var open = [Place(id: start)][...]
    while let place = open.popFirst(), let passed = steps[place] {
      guard let state = states.first(where: { $0.id == place.id }) else { continue }
      switch look(state, place) {
      case .isThere(let behind): return passed + behind
      case .goesOn(let places):
        for next in places where steps[next] == nil {
          steps[next] = passed + 1
          open.append(next)
        }
      }
    }
    return nil
  }

  /// The places that a state leads to; an event may make a wait take an arm.
  private func places(
    after state: JourneyState, _ place: Place, _ event: String? = nil
  ) -> [Place] {
    switch state.kind {
    case .waitArms(let arms, _, let otherwise):
      let late = otherwise.map { [place.moved(to: $0)] } ?? []
      return late + arms.flatMap { places(by: $0, place, event) }
    case .loop(let timesMax, _, let until, let body, let next):
      let left = until != nil || timesMax < 1 ? [place.moved(to: next)] : []
      return left + (timesMax < 1 ? [] : [begun(1, of: state.id, body, place)])
    case .again(let id): return places(afterRoundOf: id, place)
    default: return state.kind.links.map(place.moved)
    }
  }

  /// The places that an arm leads to; an event that makes the run exit takes none.
  private func places(
    by arm: JourneyState.Arm, _ place: Place, _ event: String?
  ) -> [Place] {
    let target = place.moved(to: arm.next)
    var told = target
    told.hasCome = true
    switch arm.condition {
    case .event(let pattern):
      if isExit(pattern.event) { return [] }
      return [pattern.event == event ? told : target]
    case .when: return event == nil ? [target] : [target, told]
    }
  }

  /// The places that the end of a round leads to.
  private func places(afterRoundOf id: String, _ place: Place) -> [Place] {
    guard let loop = states.first(where: { $0.id == id }), let round = place.rounds[id],
      case .loop(let timesMax, _, let until, let body, let next) = loop.kind
    else { return [] }
    var left = place.moved(to: next)
    left.rounds[id] = nil
    if round >= timesMax { return [left] }
    return (until == nil ? [] : [left]) + [begun(round + 1, of: id, body, place)]
  }

  /// The place where a round begins.
  private func begun(
    _ round: Int, of loop: String, _ body: String, _ place: Place
  ) -> Place {
    var begun = place.moved(to: body)
    begun.rounds[loop] = round
    return begun
  }

  /// `true` if a run may wait on here as an event comes.
  private func waits(at state: JourneyState, _ place: Place, through event: String) -> Bool {
    switch state.kind {
    case .wait, .waitUntil, .upon, .waitWithout, .call: return true
    case .waitArms(let arms, _, _):
      return !arms.contains { arm in
        if case .event(let pattern) = arm.condition { pattern.event == event } else { false }
      }
    case .again(let id):
      guard let loop = states.first(where: { $0.id == id }), let round = place.rounds[id],
        case .loop(let timesMax, let every, _, _, _) = loop.kind
      else { return false }
      return every != nil && round < timesMax
    default: return false
    }
  }

  /// `true` if an event makes a run exit.
  private func isExit(_ event: String) -> Bool {
    settings.exits.contains { rule in
      if case .event(let pattern) = rule { pattern.event == event } else { false }
    }
  }
}

extension JourneyState.Kind {
  /// `true` where a run ends.
  fileprivate var isEnding: Bool {
    switch self {
    case .stop, .end: true
    default: false
    }
  }

  /// `true` where branches begin side by side.
  var isParallel: Bool { if case .parallel = self { true } else { false } }
}
