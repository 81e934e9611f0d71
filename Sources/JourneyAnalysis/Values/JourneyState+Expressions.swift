package import JourneyModel

extension JourneyState.Kind {
  /// The expressions that a state evaluates, in the order of the script.
  package var expressions: [Expression] {
    switch self {
    case .wait(let length, _, _): [length]
    case .waitUntil(let moment, _), .upon(let moment, _, _): moment.expressions
    case .waitArms(let arms, let bound, _): arms.flatMap(\.expressions) + (bound?.expressions ?? [])
    case .waitWithout(_, let pattern, _, _): pattern.condition.map { [$0] } ?? []
    case .send(let send, _):
      [send.to, send.onlyIf].compactMap(\.self) + send.arguments.map(\.value)
    case .call(let call, _): call.arguments.map(\.value)
    case .set(_, let value, _), .assign(_, let value, _): [value]
    case .emit(_, let arguments, _), .start(_, let arguments, _): arguments.map(\.value)
    case .branch(let test, _, _): [test]
    case .choose(let value, let choices, _): [value] + choices.flatMap(\.values)
    case .loop(_, _, let until, _, _): until.map { [$0] } ?? []
    case .split, .again, .parallel, .join, .stop, .end: []
    }
  }
}

extension JourneyState.Kind {
  /// Shows the expressions that a state evaluates, in the order of the script: to list them takes
  /// memory for each state that is looked at.
  func visitExpressions(_ body: (Expression) -> Void) {
    switch self {
    case .wait(let expression, _, _), .set(_, let expression, _), .assign(_, let expression, _),
      .branch(let expression, _, _):
      body(expression)
    case .send(let send, _):
      if let to = send.to { body(to) }
      if let onlyIf = send.onlyIf { body(onlyIf) }
      for argument in send.arguments { body(argument.value) }
    case .call(let call, _): for argument in call.arguments { body(argument.value) }
    case .split, .again, .parallel, .join, .stop, .end: return
    case .waitUntil, .upon, .waitArms, .waitWithout, .emit, .start, .choose, .loop:
      for expression in expressions { body(expression) }
    }
  }
}

extension JourneyState.Arm {
  /// The expressions that an arm evaluates.
  fileprivate var expressions: [Expression] {
    switch condition {
    case .when(let condition): [condition]
    case .event(let pattern): pattern.condition.map { [$0] } ?? []
    }
  }
}

extension JourneyState.WaitBound {
  /// The expressions that a bound evaluates.
  fileprivate var expressions: [Expression] {
    if case .moment(let moment) = self { return moment.expressions }
    return []
  }
}

extension MomentExpression {
  /// The expressions that a moment is reckoned from.
  var expressions: [Expression] {
    switch form {
    case .offset(_, _, let base, _): [base]
    case .value(let value): [value]
    case .nextTime, .tomorrow, .nextWeekday: []
    }
  }
}
