import JourneyModel

/// What a node says, in the words of the script.
enum StepWords {
  /// Returns the node of a trigger.
  static func node(of trigger: Trigger) -> FlowNode {
    var node = FlowNode(kind: .trigger, heading: "", line: trigger.line)
    let spelling = ExpressionSpelling(isBeforeEntry: true)
    if case .event(var pattern) = trigger.kind {
      let condition = pattern.condition
      pattern.condition = nil
      pattern.binding = nil
      node.heading = "on \(spelling.text(pattern))"
      node.details = condition.map { ["where \(spelling.text($0))"] } ?? []
    } else {
      let words = ExpressionSpelling.text(trigger.kind)
      let parts = words.split(separator: " for users where ", maxSplits: 1)
      node.heading = String(parts.first ?? "")
      if parts.count > 1 { node.details = ["for users where \(parts[1])"] }
    }
    return node
  }

  /// Returns the node of a state; `nil` for one that is drawn as an edge.
  static func node(of state: JourneyState) -> FlowNode? {
    guard var node = node(of: state.kind) else { return nil }
    node.stateID = state.id
    node.line = state.line
    return node
  }

  /// The arm of a wait that waits for one event only, and goes on in one way; `nil` for others.
  static func only(_ arms: [JourneyState.Arm], _ otherwise: String?) -> JourneyState.Arm? {
    guard arms.count == 1, otherwise == nil || otherwise == arms[0].next,
      case .event = arms[0].condition
    else { return nil }
    return arms[0]
  }

  /// Returns the node of what a state does.
  private static func node(of kind: JourneyState.Kind) -> FlowNode? {
    let spelling = ExpressionSpelling()
    switch kind {
    case .wait(let length, let upTo, _):
      return waiting(spelling.text(length), upTo.map { "up to \($0)" })
    case .waitUntil(let moment, _): return waiting("until \(spelling.text(moment))")
    case .upon(let moment, _, _):
      return FlowNode(kind: .wait, heading: "upon \(spelling.text(moment))")
    case .waitArms(let arms, let bound, let otherwise): return waiting(arms, bound, otherwise)
    case .waitWithout(let length, let pattern, let timesMax, _):
      return waiting(
        "\(length) without \(spelling.text(pattern))", timesMax.map { "at most \($0) times" })
    case .send(let action, _): return node(of: action)
    case .call(let action, _): return node(of: action)
    case .set(let path, let value, _):
      return change("set \(spelling.text(.path(.user, path)))", value)
    case .assign(let name, let value, _): return change("let \(name)", value)
    case .emit(let event, let arguments, _):
      return FlowNode(
        kind: .emit, heading: "emit \(NameSpelling.spelled(event))", details: with(arguments))
    case .start(let journey, let arguments, _):
      return FlowNode(
        kind: .emit, heading: "start \(NameSpelling.spelled(journey))", details: with(arguments))
    case .branch(let test, _, _):
      return FlowNode(kind: .condition, heading: "if \(spelling.text(test))")
    case .choose(let value, _, _):
      return FlowNode(kind: .condition, heading: "choose \(spelling.text(value))")
    case .split(let name, _):
      return FlowNode(kind: .split, heading: "split \(NameSpelling.spelled(name))")
    case .loop(let timesMax, let every, let until, _, _): return loop(timesMax, every, until)
    case .parallel(let isFirst, _, _):
      return FlowNode(kind: .fork, heading: isFirst ? "parallel first" : "parallel")
    case .stop(let reason):
      return FlowNode(kind: .stop, heading: "stop", details: reason.map { ["“\($0)”"] } ?? [])
    case .end: return FlowNode(kind: .end, heading: "end")
    case .again, .join: return nil
    }
  }

  /// A wait: for how long, and what more is said.
  private static func waiting(_ words: String, _ detail: String? = nil) -> FlowNode {
    FlowNode(kind: .wait, heading: "wait \(words)", details: detail.map { [$0] } ?? [])
  }

  /// A wait with arms.
  private static func waiting(
    _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ otherwise: String?
  ) -> FlowNode {
    let spelling = ExpressionSpelling()
    let time = bound.map { "up to \(spelling.text($0))" }
    if let only = only(arms, otherwise), case .event(let pattern) = only.condition {
      return waiting("for \(spelling.text(pattern))", time)
    }
    return FlowNode(kind: .wait, heading: time.map { "wait \($0)" } ?? "wait")
  }

  /// A message.
  private static func node(of action: SendAction) -> FlowNode {
    var details: [String] = []
    let spelling = ExpressionSpelling()
    if let address = action.to { details.append("to \(spelling.text(address))") }
    if let test = action.onlyIf { details.append("only if \(spelling.text(test))") }
    let kind = action.kind == .transactional ? "transactional " : ""
    return FlowNode(
      kind: .send, heading: "send \(kind)\(NameSpelling.spelled(action.message))",
      details: details, channels: action.channels, channelJoint: action.isByEach ? "and" : "or")
  }

  /// A question to a service.
  private static func node(of action: CallAction) -> FlowNode {
    let name = NameSpelling.spelled(action.service)
    let operation = NameSpelling.spelled(action.operation, isMember: true)
    let details = [
      action.within.map { "within \($0)" } ?? "", failure(action.failure),
    ].filter { !$0.isEmpty }
    return FlowNode(
      kind: .call, heading: "call \(name).\(operation)",
      details: details.isEmpty ? [] : [details.joined(separator: " ")])
  }

  /// What becomes of a failure, where the script says so.
  private static func failure(_ policy: FailurePolicy) -> String {
    switch policy.action {
    case .skip: "or skip"
    case .stop: "or stop"
    case .park: ""
    }
  }

  /// A value that is written down.
  private static func change(_ words: String, _ value: Expression) -> FlowNode {
    FlowNode(kind: .change, heading: words, details: ["= \(value.spelled)"])
  }

  /// The arguments of an effect.
  private static func with(_ arguments: [Argument]) -> [String] {
    arguments.isEmpty ? [] : ["with \(ExpressionSpelling().text(arguments))"]
  }

  /// A repetition.
  private static func loop(
    _ timesMax: Int, _ every: CalendarDuration?, _ until: Expression?
  ) -> FlowNode {
    let times = "repeat up to \(timesMax) \(timesMax == 1 ? "time" : "times")"
    let details = [every.map { "every \($0)" }, until.map { "until \($0.spelled)" }]
    return FlowNode(kind: .loop, heading: times, details: details.compactMap { $0 })
  }
}
