import JourneyModel

extension JourneyState.Kind {
  /// The ids that the state links to; the first is where one goes on without it.
  var links: [String] {
    switch self {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next),
      .send(_, let next), .call(_, let next), .set(_, _, let next), .assign(_, _, let next),
      .emit(_, _, let next), .start(_, _, let next):
      [next]
    case .upon(_, let body, let next), .loop(_, _, _, let body, let next): [next, body]
    case .waitArms(let arms, _, let otherwise):
      (otherwise.map { [$0] } ?? []) + arms.map(\.next)
    case .branch(_, let then, let otherwise): [then, otherwise]
    case .choose(_, let choices, let otherwise): [otherwise] + choices.map(\.next)
    case .split(_, let arms): arms.map(\.next)
    case .parallel(_, let branches, let next): [next] + branches
    case .again, .join, .stop, .end: []
    }
  }

  /// The same state with its links changed.
  func linked(_ change: (String) -> String) -> JourneyState.Kind {
    switch self {
    case .wait(let length, let upTo, let next):
      return .wait(length: length, upTo: upTo, next: change(next))
    case .waitUntil(let moment, let next): return .waitUntil(moment, next: change(next))
    case .upon(let moment, let body, let next):
      return .upon(moment, body: change(body), next: change(next))
    case .waitArms(let arms, let bound, let otherwise):
      let changed = arms.map { JourneyState.Arm(condition: $0.condition, next: change($0.next)) }
      return .waitArms(arms: changed, bound: bound, otherwise: otherwise.map(change))
    case .waitWithout(let duration, let pattern, let timesMax, let next):
      return .waitWithout(duration, pattern, timesMax: timesMax, next: change(next))
    case .send(let action, let next): return .send(action, next: change(next))
    case .call(let action, let next): return .call(action, next: change(next))
    case .set(let path, let value, let next): return .set(path: path, value, next: change(next))
    case .assign(let name, let value, let next):
      return .assign(name: name, value, next: change(next))
    case .emit(let event, let arguments, let next):
      return .emit(event: event, arguments, next: change(next))
    case .branch(let test, let then, let otherwise):
      return .branch(test: test, then: change(then), otherwise: change(otherwise))
    case .choose(let value, let choices, let otherwise):
      let changed = choices.map {
        JourneyState.Choice(values: $0.values, next: change($0.next))
      }
      return .choose(value, choices: changed, otherwise: change(otherwise))
    case .split(let name, let arms):
      let changed = arms.map {
        JourneyState.SplitArm(label: $0.label, percent: $0.percent, next: change($0.next))
      }
      return .split(name: name, arms: changed)
    case .loop(let timesMax, let every, let until, let body, let next):
      return .loop(
        timesMax: timesMax, every: every, until: until, body: change(body), next: change(next))
    case .start(let journey, let arguments, let next):
      return .start(journey: journey, arguments, next: change(next))
    case .parallel(let isFirst, let branches, let next):
      return .parallel(isFirst: isFirst, branches: branches.map(change), next: change(next))
    case .again, .join, .stop, .end: return self
    }
  }

  /// States that are a little simpler, their links kept.
  var simpler: [JourneyState.Kind] {
    switch self {
    case .wait(let length, let upTo, let next):
      length.simpler.map { .wait(length: $0, upTo: upTo, next: next) }
        + (upTo == nil ? [] : [.wait(length: length, upTo: nil, next: next)])
    case .waitUntil(let moment, let next): moment.simpler.map { .waitUntil($0, next: next) }
    case .upon(let moment, let body, let next):
      moment.simpler.map { .upon($0, body: body, next: next) }
    case .waitArms(let arms, let bound, let otherwise):
      simplerArms(arms).map { .waitArms(arms: $0, bound: bound, otherwise: otherwise) }
    case .waitWithout(let duration, let pattern, let timesMax, let next):
      pattern.simpler.map { .waitWithout(duration, $0, timesMax: timesMax, next: next) }
    case .send(let action, let next): action.simpler.map { .send($0, next: next) }
    case .call(let action, let next):
      action.arguments.simpler.map { arguments in
        var smaller = action
        smaller.arguments = arguments
        return .call(smaller, next: next)
      }
    case .set(let path, let value, let next):
      value.simpler.map { .set(path: path, $0, next: next) }
    case .assign(let name, let value, let next):
      value.simpler.map { .assign(name: name, $0, next: next) }
    case .emit(let event, let arguments, let next):
      arguments.simpler.map { .emit(event: event, $0, next: next) }
    case .branch(let test, let then, let otherwise):
      test.simpler.map { .branch(test: $0, then: then, otherwise: otherwise) }
    case .choose(let value, let choices, let otherwise):
      value.simpler.map { .choose($0, choices: choices, otherwise: otherwise) }
    case .loop(let timesMax, let every, let until, let body, let next):
      ([nil] + (until?.simpler ?? [])).filter { $0 != until }.map {
        .loop(timesMax: timesMax, every: every, until: $0, body: body, next: next)
      }
    case .start(let journey, let arguments, let next):
      arguments.simpler.map { .start(journey: journey, $0, next: next) }
    case .split, .parallel, .again, .join, .stop, .end: []
    }
  }

  /// The arms with one left out or one simpler.
  private func simplerArms(_ arms: [JourneyState.Arm]) -> [[JourneyState.Arm]] {
    arms.indices.flatMap { index in
      var rest = arms
      rest.remove(at: index)
      let conditions: [JourneyState.Arm.Condition] =
        switch arms[index].condition {
        case .event(let pattern): pattern.simpler.map { .event($0) }
        case .when(let condition): condition.simpler.map { .when($0) }
        }
      return (rest.isEmpty ? [] : [rest])
        + conditions.map { condition in
          var changed = arms
          changed[index].condition = condition
          return changed
        }
    }
  }
}

extension MomentExpression {
  /// Moments that are a little simpler.
  var simpler: [MomentExpression] {
    let forms: [Form] =
      switch form {
      case .nextTime, .tomorrow, .nextWeekday: []
      case .offset(let duration, let isBefore, let base, let time):
        base.simpler.map { .offset(duration, isBefore: isBefore, from: $0, at: time) }
      case .value(let expression): expression.simpler.map { .value($0) }
      }
    return forms.map { MomentExpression($0, zone: zone) }
      + (zone == nil ? [] : [MomentExpression(form)])
  }
}

extension EventPattern {
  /// Patterns that are a little simpler.
  var simpler: [EventPattern] {
    var result: [EventPattern] = []
    for condition in [nil] + (condition?.simpler.map(Optional.some) ?? [])
    where condition != self.condition {
      var pattern = self
      pattern.condition = condition
      result.append(pattern)
    }
    if times > 1 {
      var pattern = self
      (pattern.times, pattern.within) = (1, nil)
      result.append(pattern)
    }
    return result
  }
}

extension SendAction {
  /// Messages that are a little simpler.
  var simpler: [SendAction] {
    var result: [SendAction] = arguments.simpler.map { arguments in
      var action = self
      action.arguments = arguments
      return action
    }
    var bare = self
    (bare.to, bare.onlyIf) = (nil, nil)
    if bare != self { result.append(bare) }
    return result
  }
}

extension [Argument] {
  /// Arguments with one left out or one simpler.
  var simpler: [[Argument]] {
    indices.flatMap { index in
      var rest = self
      rest.remove(at: index)
      return [rest]
        + self[index].value.simpler.map { value in
          var changed = self
          changed[index].value = value
          return changed
        }
    }
  }
}
