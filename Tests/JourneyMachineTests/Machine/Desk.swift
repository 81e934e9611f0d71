import JourneyMachine
import JourneyModel
import Testing

/// A machine with a program on it, and the words to try it with.
final class Desk {
  /// The program.
  let program: Program
  /// The machine.
  let machine: Machine
  /// The user's past events, by name.
  var past: [String: [HistoryEvent]] = [:]
  /// The events that the machine has asked for.
  var asked: [String] = []
  /// The effects that were answered, as `state` and arguments.
  var effects: [String] = []
  /// The zones.
  let zones: ZoneTable

  /// Assembles a definition.
  init(_ definition: JourneyDefinition, workspaceZone: String = "UTC") throws {
    program = try Program(definition)
    zones = ZoneTable(load: zoneFile)
    machine = Machine(
      program: program, zones: zones, workspaceZone: zones.index(named: workspaceZone) ?? 0)
    machine.setInput(now: Self.monday, number: 1)
  }

  /// Monday 2030-01-07 at 09:00 UTC.
  static let monday = moment("2030-01-07T09:00:00Z")

  /// The outcome, all histories provided and all effects done; as one line of text.
  func settle(_ outcome: MachineOutcome) -> String {
    var outcome = outcome
    while true {
      switch outcome {
      case .needsHistory(let event):
        asked.append(event)
        machine.provideHistory(event: event, past[event] ?? [])
        outcome = machine.proceed()
      case .effect(let state):
        effects.append(id(state) + " " + text(machine.argumentsJSON()))
        outcome = machine.proceed()
      default: return describe(outcome)
      }
    }
  }

  /// The outcome as one line of text.
  func describe(_ outcome: MachineOutcome) -> String {
    switch outcome {
    case .value(let value): text(machine.valueJSON(value))
    case .needsHistory(let event): "needs \(event)"
    case .effect(let state): "effect \(id(state))"
    case .parked(let state, let wakeAt):
      "parked \(id(state))" + (wakeAt.map { " until \($0)" } ?? "")
    case .forked(let state): "forked \(id(state))"
    case .joined(let state): "joined \(id(state))"
    case .unchanged: "unchanged"
    case .ended(let reason, let isStop): isStop ? "stopped \(reason ?? "-")" : "completed"
    case .outOfFuel: "out of fuel"
    }
  }

  /// Enters by the first trigger and starts.
  func start(payload: String = "{}", event: String? = "begun", at: Moment = monday) -> String {
    machine.enter(
      trigger: 0, eventName: event, payload: Array(payload.utf8), at: at, now: at, number: 1)
    return settle(machine.start())
  }

  /// Tells a run that stands at a state of an event.
  func event(
    _ name: String, _ attributes: String = "{}", at: Moment, number: Int64 = 2, to state: String
  ) -> String {
    machine.setInput(now: at, number: number)
    machine.setEvent(name: name, at: at, attributes: Array(attributes.utf8))
    machine.forgetHistory()
    return settle(machine.resume(state: program.index(ofState: state) ?? -1, input: .event))
  }

  /// Tells a run that stands at a state of another input.
  func input(_ input: MachineInput, at: Moment, to state: String) -> String {
    machine.setInput(now: at, number: 3)
    machine.clearEvent()
    return settle(machine.resume(state: program.index(ofState: state) ?? -1, input: input))
  }

  /// Tells who the user is.
  func user(_ json: String) { machine.loadUser(Array(json.utf8)) }

  private func id(_ state: Int) -> String { program.definition.states[state].id }
}

/// The text of bytes.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The moment that text names.
func moment(_ text: String) -> Moment { Moment(text) ?? Moment(microseconds: 0) }

/// A journey of some states, started by `begun`.
func journey(
  _ states: [JourneyState], triggers: [Trigger]? = nil,
  settings: JourneySettings = JourneySettings(), types: FactTypes = FactTypes()
) -> JourneyDefinition {
  JourneyDefinition(
    journeyID: "trial",
    triggers: triggers ?? [Trigger(id: "t", kind: .event(EventPattern(event: "begun")))],
    settings: settings, types: types, start: states.first?.id ?? "", states: states)
}

/// A state.
func step(_ id: String, _ kind: JourneyState.Kind) -> JourneyState {
  JourneyState(id: id, kind: kind)
}

/// A number.
func number(_ text: String) -> Expression {
  .literal(.number(ExactDecimal(text) ?? ExactDecimal(millionths: 0)))
}

/// Text.
func quoted(_ text: String) -> Expression { .literal(.text(text)) }

/// A path of the user.
func user(_ path: String...) -> Expression { .path(.user, path) }

/// A path of the candidate.
func event(_ path: String...) -> Expression { .path(.event, path) }

/// A path of what started the run.
func entry(_ path: String...) -> Expression { .path(.entry, path) }

/// A path behind a name.
func bound(_ name: String, _ path: String...) -> Expression { .path(.binding(name), path) }

/// A duration.
func hours(_ count: Int) -> CalendarDuration {
  CalendarDuration(microseconds: Int64(count) * 3600 * Moment.perSecond)
}

/// A duration of calendar days.
func days(_ count: Int) -> CalendarDuration { CalendarDuration(days: count) }

/// A message by e-mail.
func message(
  _ name: String, with arguments: [Argument] = [], as binding: String? = nil,
  onlyIf: Expression? = nil, to: Expression? = nil
) -> SendAction {
  SendAction(
    message: name, kind: .marketing, channels: ["email"], to: to, arguments: arguments,
    onlyIf: onlyIf, binding: binding)
}

/// The value of an expression for a user, as JSON, asked as a `set`.
func valued(
  _ expression: Expression, user json: String = "{}", types: FactTypes = FactTypes(),
  zone: String = "UTC", now: Moment = Desk.monday, past: [String: [HistoryEvent]] = [:],
  entry payload: String = "{}"
) throws -> String {
  let desk = try Desk(
    journey(
      [step("set", .set(path: ["x"], expression, next: "end")), step("end", .end)], types: types),
    workspaceZone: zone)
  desk.past = past
  desk.user(json)
  desk.machine.enter(
    trigger: 0, eventName: "begun", payload: Array(payload.utf8), at: now, now: now, number: 1)
  var outcome = desk.machine.start()
  while case .needsHistory(let event) = outcome {
    desk.machine.provideHistory(event: event, past[event] ?? [])
    outcome = desk.machine.proceed()
  }
  return text(desk.machine.effectValueJSON())
}

/// A past event.
func happened(_ at: String, _ number: Int64, _ attributes: String = "{}") -> HistoryEvent {
  HistoryEvent(at: moment(at), number: number, attributes: Array(attributes.utf8))
}
