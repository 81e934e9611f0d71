extension JSONDraft {
  /// Writes a state: its type, kind and fields, its links, and where it stands in the script.
  mutating func add(_ state: JourneyState) {
    beginObject()
    member("type", word: state.kind.type)
    member("kind", word: state.kind.word)
    addFields(of: state.kind)
    if !state.stages.isEmpty { member("stages", state.stages) }
    member("line", state.line)
    endObject()
  }

  /// Writes the own fields of a kind of state, the links last.
  private mutating func addFields(of kind: JourneyState.Kind) {
    switch kind {
    case .wait(let length, let upTo, _):
      addLength(length)
      member("up_to", upTo)
    case .waitUntil(let moment, _), .upon(let moment, _, _):
      key("moment")
      add(moment)
    case .waitArms(_, let bound, _): if let bound { add(bound) }
    case .waitWithout(let duration, let pattern, let timesMax, _):
      member("for", duration)
      member("event_name", pattern.event)
      add(conditionsOf: pattern)
      member("times_max", timesMax)
    case .send(let action, _): add(action)
    case .call(let action, _): add(action)
    case .set(let path, let value, _):
      member("path", path)
      member("value", value)
    case .assign(let name, let value, _):
      member("name", name)
      member("value", value)
    case .emit(let event, let arguments, _):
      member("event_name", event)
      add(with: arguments)
    case .start(let journey, let arguments, _):
      member("journey", journey)
      add(with: arguments)
    case .parallel(let isFirst, _, _): flag("first", isFirst)
    case .branch(let test, _, _): member("test", test)
    case .choose(let value, _, _): member("value", value)
    case .split(let name, _): member("name", name)
    case .loop(let times, let every, let until, _, _):
      member("times_max", times)
      member("every", every)
      member("until", until)
    case .stop(let reason): member("reason", reason)
    case .join, .again, .end: break
    }
    addLinks(of: kind)
  }

  /// Writes the links of a kind of state, if it leads on.
  private mutating func addLinks(of kind: JourneyState.Kind) {
    if case .stop = kind { return }
    if case .end = kind { return }
    key("links")
    beginObject()
    switch kind {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next),
      .send(_, let next), .call(_, let next), .set(_, _, let next), .assign(_, _, let next),
      .emit(_, _, let next), .start(_, _, let next):
      member("next", next)
    case .upon(_, let body, let next), .loop(_, _, _, let body, let next):
      member("body", body)
      member("next", next)
    case .waitArms(let arms, _, let otherwise): addArms(arms, otherwise: otherwise) { $0.add($1) }
    case .parallel(_, let branches, let next):
      member("branches", branches)
      member("next", next)
    case .join(let parallel): member("parallel", parallel)
    case .branch(_, let then, let otherwise):
      member("then", then)
      member("otherwise", otherwise)
    case .choose(_, let choices, let otherwise):
      addArms(choices, otherwise: otherwise) { $0.add($1) }
    case .split(_, let shares): addArms(shares, otherwise: nil) { $0.add($1) }
    case .again(let loop): member("repeat", loop)
    case .stop, .end: break
    }
    endObject()
  }

  /// Writes the length of a wait: `for` a fixed duration, or an expression.
  private mutating func addLength(_ length: Expression) {
    if case .literal(.duration(let duration)) = length { return member("for", duration) }
    member("length", length)
  }

  /// Writes the fields of a message to be sent.
  private mutating func add(_ action: SendAction) {
    member("message", action.message)
    member("message_kind", action.kind.rawValue)
    member("channels", action.channels)
    member("topic", action.topic)
    flag("by_each", action.isByEach)
    member("to", action.to)
    add(with: action.arguments)
    member("only_if", action.onlyIf)
    member("binding", action.binding)
    add(action.failure)
  }

  /// Writes the fields of a host function to be called.
  private mutating func add(_ action: CallAction) {
    member("service", action.service)
    member("operation", action.operation)
    add(with: action.arguments)
    member("binding", action.binding)
    member("within", action.within)
    add(action.failure)
  }

  /// Writes the named arguments, if there are any.
  private mutating func add(with arguments: [Argument]) {
    if arguments.isEmpty { return }
    key("with")
    beginObject()
    for argument in arguments {
      key(named: argument.name)
      add(argument.value)
    }
    endObject()
  }

  /// Writes what becomes of a run; nothing for what is usual.
  private mutating func add(_ failure: FailurePolicy) {
    if failure == FailurePolicy() { return }
    key("failure")
    beginObject()
    switch failure.action {
    case .skip: member("action", word: "skip")
    case .park: member("action", word: "park")
    case .stop(let reason):
      member("action", word: "stop")
      member("reason", reason)
    }
    member("retries", failure.retries)
    endObject()
  }

  /// Writes the arms of a state, and the link behind all of them.
  private mutating func addArms<Arm>(
    _ arms: [Arm], otherwise: String?, _ write: (inout JSONDraft, Arm) -> Void
  ) {
    key("arms")
    beginArray()
    for arm in arms { write(&self, arm) }
    endArray()
    member("otherwise", otherwise)
  }

  /// Writes an arm of a wait.
  private mutating func add(_ arm: JourneyState.Arm) {
    beginObject()
    switch arm.condition {
    case .event(let pattern):
      member("event_name", pattern.event)
      add(conditionsOf: pattern)
    case .when(let condition): member("when", condition)
    }
    member("next", arm.next)
    endObject()
  }

  /// Writes the values of a choice.
  private mutating func add(_ choice: JourneyState.Choice) {
    beginObject()
    key("values")
    beginArray()
    for value in choice.values { add(value) }
    endArray()
    member("next", choice.next)
    endObject()
  }

  /// Writes a share of a split.
  private mutating func add(_ arm: JourneyState.SplitArm) {
    beginObject()
    member("label", arm.label)
    member("percent", arm.percent)
    member("next", arm.next)
    endObject()
  }

  /// Writes the longest that a wait lasts.
  private mutating func add(_ bound: JourneyState.WaitBound) {
    switch bound {
    case .duration(let duration): member("up_to", duration)
    case .moment(let moment):
      key("up_to")
      add(moment)
    }
  }
}

extension JourneyState.Kind {
  /// The type that says which worker handles it.
  fileprivate var type: StaticString {
    switch self {
    case .send, .call, .set, .assign, .emit, .start: "action"
    case .branch, .choose, .split: "condition"
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout, .loop, .again, .parallel, .join,
      .stop, .end:
      "flow_control"
    }
  }

  /// The word for the kind.
  fileprivate var word: StaticString {
    switch self {
    case .wait: "wait"
    case .waitUntil: "wait_until"
    case .upon: "upon"
    case .waitArms: "wait_for"
    case .waitWithout: "wait_without"
    case .send: "send"
    case .call: "call"
    case .set: "set"
    case .assign: "let"
    case .emit: "emit"
    case .start: "start"
    case .parallel: "parallel"
    case .join: "join"
    case .branch: "if"
    case .choose: "choose"
    case .split: "split"
    case .loop: "repeat"
    case .again: "again"
    case .stop: "stop"
    case .end: "end"
    }
  }
}
