import JourneyModel

extension JourneyState.Kind {
  /// The patterns of events that a state waits for.
  var patterns: [EventPattern] {
    switch self {
    case .waitArms(let arms, _, _):
      arms.compactMap { if case .event(let pattern) = $0.condition { pattern } else { nil } }
    case .waitWithout(_, let pattern, _, _): [pattern]
    default: []
    }
  }

  /// The names that a state gives to values.
  var names: [String] {
    switch self {
    case .assign(let name, _, _): [name]
    case .send(let send, _): send.binding.map { [$0] } ?? []
    case .call(let call, _): call.binding.map { [$0] } ?? []
    default: patterns.compactMap(\.binding)
    }
  }
}
