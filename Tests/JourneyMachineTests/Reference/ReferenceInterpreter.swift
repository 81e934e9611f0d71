import JourneyModel

/// The slow, obvious machine: it walks the definition's tree, keeps registers by name and asks
/// history with filters over arrays.
struct ReferenceInterpreter {
  /// The definition.
  let definition: JourneyDefinition
  /// The zones.
  let zones: ZoneTable
  /// The workspace's zone.
  let workspaceZone: Int
  /// The mistake to make.
  var fault: Fault?
  /// What has been reached.
  let coverage: Coverage
  /// What lies outside.
  var world: ReferenceWorld
  /// The run, or the branch, that is being stepped, if there is one.
  var run: ReferenceRun?
  /// The runs and branches that wait, by number.
  var runs: [Int: ReferenceRun] = [:]
  /// The ids of the states gone through.
  var visited: [String] = []

  /// How a state goes on.
  enum Step {
    /// To another state, at once.
    case go(String)
    /// Not now.
    case stay(ReferenceOutcome)
  }

  /// The expressions' side, as things are now.
  var evaluator: ReferenceEvaluator {
    ReferenceEvaluator(
      definition: definition, zones: zones, workspaceZone: workspaceZone, world: world, run: run,
      fault: fault, coverage: coverage)
  }

  /// The run's registers, for a step that happens inside of one.
  var registers: ReferenceRun {
    get {
      run ?? ReferenceRun(entry: .missing, enteredAt: world.now, entryNumber: world.number)
    }
    set { run = newValue }
  }

  /// The state of an id; a link to nothing ends the run.
  func state(_ id: String) -> JourneyState {
    definition.states.first { $0.id == id } ?? JourneyState(id: id, kind: .end)
  }

  /// Makes a new run of a trigger.
  mutating func enter(trigger: Trigger, eventName: String, payload: Payload, at: Moment) {
    let fields: [ValueType.Field] =
      switch trigger.kind {
      case .event: definition.types.events.first { $0.name == eventName }?.attributes ?? []
      case .request(let parameters): parameters
      case .turnsTrue, .schedule, .once, .userDate: []
      }
    let entry = ReferenceEvaluator.payload(payload, fields: fields, at: at)
    run = ReferenceRun(entry: entry, enteredAt: at, entryNumber: world.number)
    if case .event(let pattern) = trigger.kind, let name = pattern.binding {
      run?.bindings[name] = entry
    }
    if case .request(let parameters) = trigger.kind {
      for field in parameters { run?.bindings[field.name] = entry.member([field.name]) }
    }
  }

  /// Runs from the first state.
  mutating func start() -> ReferenceOutcome { go(from: definition.start) }

  /// Runs on behind the effect of a state.
  mutating func proceed(behind id: String) -> ReferenceOutcome {
    switch state(id).kind {
    case .send(_, let next), .call(_, let next), .set(_, _, let next), .emit(_, _, let next),
      .start(_, _, let next):
      go(from: next)
    default: .unchanged
    }
  }

  /// Runs on from a state until the next wait, effect or end.
  mutating func go(from id: String) -> ReferenceOutcome {
    var next = id
    while true {
      visited.append(next)
      coverage.note("state \(Coverage.name(of: state(next).kind))")
      switch enter(state(next)) {
      case .go(let id): next = id
      case .stay(let outcome): return outcome
      }
    }
  }

  /// Counts an input by the kind of state that it comes to.
  func noteInput(_ id: String, _ input: ReferenceInput) {
    switch input {
    case .timer: coverage.note("timer \(Coverage.name(of: state(id).kind))")
    case .event: coverage.note("event on \(Coverage.name(of: state(id).kind))")
    case .change, .released: break
    }
  }

  /// Does what a state says on being reached.
  private mutating func enter(_ state: JourneyState) -> Step {
    switch state.kind {
    case .wait(let length, let upTo, let next): wait(state.id, length, upTo, next)
    case .waitUntil(let moment, let next): waitUntil(state.id, moment, next)
    case .upon(let moment, let body, let next): upon(state.id, moment, body, next)
    case .waitArms(let arms, let bound, let otherwise):
      enterArms(state.id, arms, bound, otherwise)
    case .waitWithout(let duration, let pattern, _, let next):
      enterWithout(state.id, duration, pattern, next)
    case .send(let action, _):
      effect(state.id, action.arguments, to: action.to)
    case .call(let action, _): effect(state.id, action.arguments, to: nil)
    case .emit(_, let arguments, _), .start(_, let arguments, _):
      effect(state.id, arguments, to: nil)
    case .set(_, let expression, _):
      .stay(.effect(state: state.id, .value(evaluate(expression).payload)))
    case .assign(let name, let expression, let next): assign(name, expression, next)
    case .branch(let test, let then, let otherwise): .go(holds(test) ? then : otherwise)
    case .choose(let expression, let choices, let otherwise):
      .go(choose(evaluate(expression), choices) ?? otherwise)
    case .split(let name, let arms): .go(split(name, arms))
    case .loop: enterLoop(state.id)
    case .again(let loop): again(state.id, loop)
    case .parallel: .stay(.forked(state: state.id))
    case .join: .stay(.joined(state: state.id))
    case .stop(let reason): .stay(.ended(reason: reason, isStop: true))
    case .end: .stay(.ended(reason: nil, isStop: false))
    }
  }

  /// The value of an expression outside of any pattern.
  func evaluate(_ expression: Expression) -> ReferenceValue {
    evaluator.evaluate(expression, evaluator.outerScope)
  }

  /// `true` if a condition outside of any pattern holds.
  func holds(_ condition: Expression) -> Bool {
    evaluator.holds(condition, evaluator.outerScope)
  }

  /// Stops for an effect, its arguments evaluated.
  private func effect(_ id: String, _ arguments: [Argument], to: Expression?) -> Step {
    let values = arguments.map {
      Payload.Member(key: $0.name, value: evaluate($0.value).payload)
    }
    let known = values.filter { $0.value != .null }.sorted { $0.key < $1.key }
    let address = to.map { evaluate($0).payload } ?? .null
    return .stay(.effect(state: id, .arguments(.object(known), to: address)))
  }

  /// Binds a name.
  private mutating func assign(_ name: String, _ expression: Expression, _ next: String) -> Step {
    bind(name, to: evaluate(expression))
    return .go(next)
  }

  /// Gives a name.
  mutating func bind(_ name: String, to value: ReferenceValue) {
    registers.bindings[name] = value
    registers.given.insert(name)
  }

  /// Where the first choice that holds the value leads.
  private func choose(_ value: ReferenceValue, _ choices: [JourneyState.Choice]) -> String? {
    choices.first { choice in
      choice.values.contains { literal in
        let covered = evaluate(literal)
        return value.isKnown ? value.equals(covered) : !covered.isKnown
      }
    }?.next
  }

  /// Where the share that the user falls into leads.
  private func split(_ name: String, _ arms: [JourneyState.SplitArm]) -> String {
    var user = ""
    if case .text(let id) = world.user["id"] { user = id }
    let label = fault == .splitIgnoresName ? "" : name
    let bytes = Array(user.utf8) + [0] + Array(definition.journeyID.utf8) + [0] + Array(label.utf8)
    let place = Int64(StableHash.of(bytes) % 100_000_000)
    var sum: Int64 = 0
    for arm in arms {
      sum += arm.percent.millionths
      if sum > place { return arm.next }
    }
    return arms.last?.next ?? ""
  }

  /// Binds the outcome of a send.
  mutating func answerSend(_ id: String, sent: Bool, channel: String?, reason: String?) {
    guard case .send(let action, _) = state(id).kind, let name = action.binding else { return }
    var record: [String: ReferenceValue] = ["sent": .boolean(sent)]
    record["channel"] = channel.map(ReferenceValue.text)
    record["reason"] = reason.map(ReferenceValue.text)
    bind(name, to: .record(record))
  }

  /// Binds the answer of a call.
  mutating func answerCall(_ id: String, _ answer: Payload?) {
    guard case .call(let action, _) = state(id).kind, let name = action.binding else { return }
    let operation = definition.types.services.first {
      $0.service == action.service && $0.operation == action.operation
    }
    bind(
      name,
      to: answer.map { ReferenceValue.record($0, fields: operation?.returns ?? []) } ?? .missing)
  }
}
