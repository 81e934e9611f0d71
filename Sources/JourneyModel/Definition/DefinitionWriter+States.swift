extension DefinitionWriter {
  /// A state: its type, kind and fields, its links, and where it stands in the script.
  static func node(of state: JourneyState) -> JSONNode {
    var (kind, members) = fields(of: state.kind)
    let type = DefinitionVocabulary.type(ofKind: kind) ?? kind
    members.insert(contentsOf: [("type", .text(type)), ("kind", .text(kind))], at: 0)
    if !state.stages.isEmpty { members.append(("stages", names(state.stages))) }
    if let line = state.line { members.append(("line", .integer(line))) }
    return .object(members: members)
  }

  /// The kind of a state and its own fields, the links last.
  private static func fields(
    of kind: JourneyState.Kind
  ) -> (kind: String, members: [(String, JSONNode)]) {
    switch kind {
    case .wait(let length, let upTo, let next):
      ("wait", self.length(length) + present([("up_to", upTo.map(node))]) + links(next: next))
    case .waitUntil(let moment, let next):
      ("wait_until", [("moment", node(of: moment))] + links(next: next))
    case .upon(let moment, let body, let next):
      ("upon", [("moment", node(of: moment)), links(["body": .text(body), "next": .text(next)])])
    case .waitArms(let conditions, let bound, let otherwise):
      (
        "wait_for",
        present([("up_to", bound.map(node))]) + [arms(conditions.map(node), otherwise: otherwise)]
      )
    case .waitWithout(let duration, let pattern, let timesMax, let next):
      ("wait_without", without(duration, pattern, timesMax) + links(next: next))
    case .send(let action, let next): ("send", send(action) + links(next: next))
    case .call(let action, let next): ("call", call(action) + links(next: next))
    case .set(let path, let value, let next):
      ("set", [("path", names(path)), ("value", node(of: value))] + links(next: next))
    case .assign(let name, let value, let next):
      ("let", [("name", .text(name)), ("value", node(of: value))] + links(next: next))
    case .emit(let event, let arguments, let next):
      ("emit", [("event_name", .text(event))] + with(arguments) + links(next: next))
    case .start(let journey, let arguments, let next):
      ("start", [("journey", .text(journey))] + with(arguments) + links(next: next))
    case .parallel(let isFirst, let branches, let next):
      (
        "parallel",
        present([("first", isFirst ? .boolean(true) : nil)])
          + [links(["branches": names(branches), "next": .text(next)])]
      )
    case .join(let parallel): ("join", [links(["parallel": .text(parallel)])])
    case .branch(let test, let then, let otherwise):
      (
        "if",
        [("test", node(of: test)), links(["then": .text(then), "otherwise": .text(otherwise)])]
      )
    case .choose(let value, let choices, let otherwise):
      ("choose", [("value", node(of: value)), arms(choices.map(node), otherwise: otherwise)])
    case .split(let name, let shares):
      ("split", [("name", .text(name)), arms(shares.map(node), otherwise: nil)])
    case .loop(let times, let every, let until, let body, let next):
      ("repeat", loop(times, every, until) + [links(["body": .text(body), "next": .text(next)])])
    case .again(let loop): ("again", [links(["repeat": .text(loop)])])
    case .stop(let reason): ("stop", present([("reason", reason.map(JSONNode.text))]))
    case .end: ("end", [])
    }
  }

  /// The length of a wait: `for` a fixed duration, or an expression.
  private static func length(_ length: Expression) -> [(String, JSONNode)] {
    guard case .literal(.duration(let duration)) = length else {
      return [("length", node(of: length))]
    }
    return [("for", node(of: duration))]
  }

  /// The fields of a wait for the absence of events.
  private static func without(
    _ duration: CalendarDuration, _ pattern: EventPattern, _ timesMax: Int?
  ) -> [(String, JSONNode)] {
    let fields = [
      ("for", node(of: duration)), ("event_name", .text(pattern.event)),
      ("conditions", conditions(of: pattern)),
    ]
    return fields + present([("times_max", timesMax.map(JSONNode.integer))])
  }

  /// The fields of a message to be sent.
  private static func send(_ action: SendAction) -> [(String, JSONNode)] {
    [
      ("message", .text(action.message)), ("message_kind", .text(action.kind.rawValue)),
      ("channels", names(action.channels)),
    ]
      + present([
        ("topic", action.topic.map(JSONNode.text)),
        ("by_each", action.isByEach ? .boolean(true) : nil), ("to", action.to.map(node)),
      ]) + with(action.arguments)
      + present([
        ("only_if", action.onlyIf.map(node)), ("binding", action.binding.map(JSONNode.text)),
        ("failure", node(of: action.failure)),
      ])
  }

  /// The fields of a host function to be called.
  private static func call(_ action: CallAction) -> [(String, JSONNode)] {
    [("service", .text(action.service)), ("operation", .text(action.operation))]
      + with(action.arguments)
      + present([
        ("binding", action.binding.map(JSONNode.text)), ("within", action.within.map(node)),
        ("failure", node(of: action.failure)),
      ])
  }

  /// The fields of a loop.
  private static func loop(
    _ times: Int, _ every: CalendarDuration?, _ until: Expression?
  ) -> [(String, JSONNode)] {
    present([
      ("times_max", .integer(times)), ("every", every.map(node)), ("until", until.map(node)),
    ])
  }

  /// The named arguments, if there are any.
  private static func with(_ arguments: [Argument]) -> [(String, JSONNode)] {
    if arguments.isEmpty { return [] }
    return [("with", .object(members: arguments.map { ($0.name, node(of: $0.value)) }))]
  }

  /// What becomes of a run; `nil` for what is usual.
  private static func node(of failure: FailurePolicy) -> JSONNode? {
    if failure == FailurePolicy() { return nil }
    let retries = failure.retries.map(JSONNode.integer)
    switch failure.action {
    case .skip: return .object(["action": .text("skip"), "retries": retries])
    case .park: return .object(["action": .text("park"), "retries": retries])
    case .stop(let reason):
      return .object([
        "action": .text("stop"), "reason": reason.map(JSONNode.text), "retries": retries,
      ])
    }
  }

  /// An arm of a wait.
  private static func node(of arm: JourneyState.Arm) -> JSONNode {
    switch arm.condition {
    case .event(let pattern):
      .object([
        "event_name": .text(pattern.event), "conditions": conditions(of: pattern),
        "next": .text(arm.next),
      ])
    case .when(let condition): .object(["when": node(of: condition), "next": .text(arm.next)])
    }
  }

  /// The values of a choice.
  private static func node(of choice: JourneyState.Choice) -> JSONNode {
    .object(["values": .array(choice.values.map(node)), "next": .text(choice.next)])
  }

  /// A share of a split.
  private static func node(of arm: JourneyState.SplitArm) -> JSONNode {
    .object([
      "label": .text(arm.label), "percent": .number(arm.percent), "next": .text(arm.next),
    ])
  }

  /// The longest that a wait lasts.
  private static func node(of bound: JourneyState.WaitBound) -> JSONNode {
    switch bound {
    case .duration(let duration): node(of: duration)
    case .moment(let moment): node(of: moment)
    }
  }

  /// The link to the one state that follows.
  private static func links(next: String) -> [(String, JSONNode)] {
    [links(["next": .text(next)])]
  }

  /// The links of a state.
  private static func links(_ links: KeyValuePairs<String, JSONNode?>) -> (String, JSONNode) {
    ("links", .object(links))
  }

  /// The links of a state with arms.
  private static func arms(_ arms: [JSONNode], otherwise: String?) -> (String, JSONNode) {
    links(["arms": .array(arms), "otherwise": otherwise.map(JSONNode.text)])
  }

  /// A list of names.
  static func names(_ names: [String]) -> JSONNode { .array(names.map(JSONNode.text)) }

  /// The members that have a value.
  private static func present(_ members: [(String, JSONNode?)]) -> [(String, JSONNode)] {
    members.compactMap { name, value in value.map { (name, $0) } }
  }
}
