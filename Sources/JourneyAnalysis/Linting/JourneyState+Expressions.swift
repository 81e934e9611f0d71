import JourneyModel

extension JourneyState.Kind {
  /// The expressions of a state, in the order of the script.
  var expressions: [Expression] {
    switch self {
    case .wait(let length, _, _): [length]
    case .waitUntil(let moment, _), .upon(let moment, _, _): moment.expressions
    case .waitArms(let arms, let bound, _):
      arms.flatMap(\.expressions) + (bound?.expressions ?? [])
    case .waitWithout(_, let pattern, _, _): pattern.condition.map { [$0] } ?? []
    case .send(let send, _): send.expressions
    case .call(let call, _): call.arguments.map(\.value)
    case .set(_, let value, _), .assign(_, let value, _): [value]
    case .emit(_, let arguments, _), .start(_, let arguments, _): arguments.map(\.value)
    case .branch(let test, _, _): [test]
    case .choose(let value, _, _): [value]
    case .loop(_, _, let until, _, _): until.map { [$0] } ?? []
    case .split, .again, .parallel, .join, .stop, .end: []
    }
  }

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

extension JourneyState.Arm {
  /// The expressions of an arm.
  fileprivate var expressions: [Expression] {
    switch condition {
    case .event(let pattern): pattern.condition.map { [$0] } ?? []
    case .when(let test): [test]
    }
  }
}

extension JourneyState.WaitBound {
  /// The expressions of a bound.
  fileprivate var expressions: [Expression] {
    if case .moment(let moment) = self { return moment.expressions }
    return []
  }
}

extension MomentExpression {
  /// The expressions of a moment.
  var expressions: [Expression] {
    switch form {
    case .offset(_, _, let base, _): [base]
    case .value(let value): [value]
    case .nextTime, .tomorrow, .nextWeekday: []
    }
  }
}

extension SendAction {
  /// The expressions of a send.
  fileprivate var expressions: [Expression] {
    (to.map { [$0] } ?? []) + arguments.map(\.value) + (onlyIf.map { [$0] } ?? [])
  }
}
