extension JourneyState.Kind {
  /// `true` for a step that gives a name.
  func gives(_ name: String) -> Bool {
    switch self {
    case .assign(let given, _, _): given == name
    case .send(let send, _): send.binding == name
    case .call(let call, _): call.binding == name
    case .waitWithout(_, let pattern, _, _): pattern.binding == name
    case .waitArms(let arms, _, _):
      arms.contains { arm in
        if case .event(let pattern) = arm.condition { return pattern.binding == name }
        return false
      }
    case .wait, .waitUntil, .upon, .set, .emit, .start, .branch, .choose, .split, .loop, .again,
      .parallel, .join, .stop, .end:
      false
    }
  }

  /// The same step with its expressions changed.
  func mapping(_ change: (Expression) -> Expression) -> Self {
    switch self {
    case .wait(let length, let upTo, let next):
      .wait(length: change(length), upTo: upTo, next: next)
    case .waitUntil(let moment, let next): .waitUntil(moment.mapping(change), next: next)
    case .upon(let moment, let body, let next):
      .upon(moment.mapping(change), body: body, next: next)
    case .waitArms(let arms, let bound, let otherwise):
      .waitArms(
        arms: arms.map { .init(condition: $0.condition.mapping(change), next: $0.next) },
        bound: bound?.mapping(change), otherwise: otherwise)
    case .waitWithout(let length, let pattern, let timesMax, let next):
      .waitWithout(length, pattern.mapping(change), timesMax: timesMax, next: next)
    case .send(let send, let next): .send(send.mapping(change), next: next)
    case .call(let call, let next): .call(call.mapping(change), next: next)
    case .set(let path, let value, let next): .set(path: path, change(value), next: next)
    case .assign(let name, let value, let next): .assign(name: name, change(value), next: next)
    case .emit(let event, let arguments, let next):
      .emit(event: event, arguments.mapping(change), next: next)
    case .start(let journey, let arguments, let next):
      .start(journey: journey, arguments.mapping(change), next: next)
    case .branch(let test, let then, let otherwise):
      .branch(test: change(test), then: then, otherwise: otherwise)
    case .choose(let value, let choices, let otherwise):
      .choose(change(value), choices: choices, otherwise: otherwise)
    case .loop(let timesMax, let every, let until, let body, let next):
      .loop(timesMax: timesMax, every: every, until: until.map(change), body: body, next: next)
    case .split, .again, .parallel, .join, .stop, .end: self
    }
  }
}

extension EventPattern {
  /// The same pattern with its condition changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> EventPattern {
    var pattern = self
    pattern.condition = condition.map(change)
    return pattern
  }
}

extension JourneyState.Arm.Condition {
  /// The same condition with its expressions changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> Self {
    switch self {
    case .event(let pattern): .event(pattern.mapping(change))
    case .when(let condition): .when(change(condition))
    }
  }
}

extension JourneyState.WaitBound {
  /// The same bound with its expressions changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> Self {
    switch self {
    case .duration: self
    case .moment(let moment): .moment(moment.mapping(change))
    }
  }
}

extension MomentExpression {
  /// The same moment with its expressions changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> MomentExpression {
    switch form {
    case .nextTime, .tomorrow, .nextWeekday: self
    case .offset(let distance, let isBefore, let base, let time):
      MomentExpression(
        .offset(distance, isBefore: isBefore, from: change(base), at: time), zone: zone)
    case .value(let value): MomentExpression(.value(change(value)), zone: zone)
    }
  }
}

extension SendAction {
  /// The same action with its expressions changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> SendAction {
    var send = self
    send.to = to.map(change)
    send.arguments = arguments.mapping(change)
    send.onlyIf = onlyIf.map(change)
    return send
  }
}

extension CallAction {
  /// The same action with its expressions changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> CallAction {
    var call = self
    call.arguments = arguments.mapping(change)
    return call
  }
}

extension [Argument] {
  /// The same arguments with their values changed.
  fileprivate func mapping(_ change: (Expression) -> Expression) -> [Argument] {
    map { Argument(name: $0.name, value: change($0.value)) }
  }
}
