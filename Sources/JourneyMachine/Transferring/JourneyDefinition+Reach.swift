import JourneyModel

/// What lies ahead of a step, as one run walks.
extension JourneyDefinition {
  /// The steps that can be reached from a step, itself included; those of a region do not go
  /// through its head.
  func reach(from id: String, insideOf head: String? = nil) -> Set<String> {
    var seen: Set<String> = [id]
    var open = [id]
    let kinds = Dictionary(states.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    while let next = open.popLast() {
      // The end of a branch ends its region.
      if case .join(let parallel) = kinds[next], parallel == head { continue }
      for target in Self.successors(of: next, kinds) where target != head {
        if seen.insert(target).inserted { open.append(target) }
      }
    }
    return seen
  }

  /// The steps that can be reached behind a step.
  func reach(behind id: String) -> Set<String> {
    let kinds = Dictionary(states.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    return Self.successors(of: id, kinds).reduce(into: []) { $0.formUnion(reach(from: $1)) }
  }

  /// Where a step leads on to: the end of a branch to what stands behind all branches.
  private static func successors(
    of id: String, _ kinds: [String: JourneyState.Kind]
  ) -> [String] {
    guard let kind = kinds[id] else { return [] }
    if case .join(let parallel) = kind, case .parallel(_, _, let next) = kinds[parallel] {
      return [next]
    }
    return kind.links
  }

  /// The same definition in which all other steps do nothing: what it reads is read at these, or by
  /// what holds for the whole.
  func keeping(_ kept: Set<String>) -> JourneyDefinition {
    var part = self
    part.states = states.map { state in
      switch state.kind {
      case .parallel, .join, .loop, .again, .end: return state
      default: break
      }
      var state = state
      if !kept.contains(state.id) { state.kind = .stop(reason: nil) }
      return state
    }
    return part
  }
}

extension JourneyState.Kind {
  /// `true` if the step gives a value this name.
  func gives(_ name: String) -> Bool {
    switch self {
    case .assign(let given, _, _): given == name
    case .send(let send, _): send.binding == name
    case .call(let call, _): call.binding == name
    case .waitArms(let arms, _, _):
      arms.contains { arm in
        if case .event(let pattern) = arm.condition { pattern.binding == name } else { false }
      }
    case .waitWithout(_, let pattern, _, _): pattern.binding == name
    default: false
    }
  }
}
