extension JourneyState.Kind {
  /// The ids of the states that this one can lead on to, in the order of the script; the end of a
  /// round leads on to its loop, and that of a branch to its parallel state.
  public var links: [String] {
    switch self {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next): [next]
    case .send(_, let next), .call(_, let next), .set(_, _, let next): [next]
    case .assign(_, _, let next), .emit(_, _, let next), .start(_, _, let next): [next]
    case .upon(_, let body, let next), .loop(_, _, _, let body, let next): [body, next]
    case .waitArms(let arms, _, let otherwise): arms.map(\.next) + (otherwise.map { [$0] } ?? [])
    case .branch(_, let then, let otherwise): [then, otherwise]
    case .choose(_, let choices, let otherwise): choices.map(\.next) + [otherwise]
    case .split(_, let arms): arms.map(\.next)
    case .again(let loop): [loop]
    case .parallel(_, let branches, let next): branches + [next]
    case .join(let parallel): [parallel]
    case .stop, .end: []
    }
  }

  /// The same step with other links.
  public func leading(to change: (String) -> String) -> Self {
    switch self {
    case .wait(let length, let upTo, let next):
      .wait(length: length, upTo: upTo, next: change(next))
    case .waitUntil(let moment, let next): .waitUntil(moment, next: change(next))
    case .upon(let moment, let body, let next):
      .upon(moment, body: change(body), next: change(next))
    case .waitArms(let arms, let bound, let otherwise):
      .waitArms(
        arms: arms.map { JourneyState.Arm(condition: $0.condition, next: change($0.next)) },
        bound: bound,
        otherwise: otherwise.map(change))
    case .waitWithout(let length, let pattern, let timesMax, let next):
      .waitWithout(length, pattern, timesMax: timesMax, next: change(next))
    case .send(let send, let next): .send(send, next: change(next))
    case .call(let call, let next): .call(call, next: change(next))
    case .set(let path, let value, let next): .set(path: path, value, next: change(next))
    case .assign(let name, let value, let next): .assign(name: name, value, next: change(next))
    case .emit(let event, let arguments, let next):
      .emit(event: event, arguments, next: change(next))
    case .start(let journey, let arguments, let next):
      .start(journey: journey, arguments, next: change(next))
    case .branch(let test, let then, let otherwise):
      .branch(test: test, then: change(then), otherwise: change(otherwise))
    case .choose(let value, let choices, let otherwise):
      .choose(
        value,
        choices: choices.map { JourneyState.Choice(values: $0.values, next: change($0.next)) },
        otherwise: change(otherwise))
    case .split(let name, let arms):
      .split(
        name: name,
        arms: arms.map {
          JourneyState.SplitArm(label: $0.label, percent: $0.percent, next: change($0.next))
        })
    case .loop(let timesMax, let every, let until, let body, let next):
      .loop(timesMax: timesMax, every: every, until: until, body: change(body), next: change(next))
    case .parallel(let isFirst, let branches, let next):
      .parallel(isFirst: isFirst, branches: branches.map(change), next: change(next))
    case .again(let loop): .again(loop: change(loop))
    case .join(let parallel): .join(parallel: change(parallel))
    case .stop, .end: self
    }
  }
}
