import JourneyMachine
import JourneyModel

/// The machine as the comparison asks it: every input finds it with the run's registers restored
/// from bytes, in a new machine or in one that has worked for somebody else in between.
struct MachineStepper: Stepper {
  /// What a host keeps of a run.
  private struct Kept {
    /// Its registers.
    var registers: [UInt8]
    /// When it began.
    var enteredAt: Moment
    /// The number of the input that began it.
    var entryNumber: Int64
  }

  /// Every so many inputs a new machine is made.
  private static let freshEvery = 5

  /// The program.
  private var program: Program
  /// The zones.
  let zones: ZoneTable
  /// The workspace's zone.
  let workspaceZone: Int
  /// The machine.
  private var machine: Machine
  /// What lies outside.
  private var world: ReferenceWorld
  /// What a host keeps of a run, or of a branch, by its number.
  private var kept: [Int: Kept] = [:]
  /// When and by which input the run began.
  private var entry = (at: Moment(microseconds: 0), number: Int64(0))
  /// How many inputs there were.
  private var inputs = 0
  /// What the machine did against its own word.
  private(set) var breach: String?

  /// Assembles a definition; an observed program is looked into wherever it stops.
  init(
    definition: JourneyDefinition, zones: ZoneTable, workspaceZone: Int, world: ReferenceWorld,
    isObserved: Bool = false
  ) throws {
    program = try Program(definition, isObserved: isObserved)
    self.zones = zones
    self.workspaceZone = workspaceZone
    self.world = world
    machine = Machine(program: program, zones: zones, workspaceZone: workspaceZone)
  }

  /// JSON as the machine gets it, in one style or another.
  private func bytes(_ payload: Payload) -> [UInt8] {
    let styles = Payload.Style.allCases
    return payload.bytes(styles[Int(world.number) % styles.count])
  }

  mutating func tell(_ world: ReferenceWorld) {
    self.world = world
    machine.loadUser(bytes(world.user))
    for (index, channel) in program.channels.enumerated() {
      machine.setReachable(index, world.reachable.contains(channel))
    }
    machine.setZone(world.userZone)
    machine.setInput(now: world.now, number: world.number)
    machine.forgetHistory()
    if let event = world.candidate {
      machine.setEvent(
        name: event.name, at: event.at, attributes: bytes(event.attributes))
    } else {
      machine.clearEvent()
    }
  }

  mutating func keep(_ number: Int) {
    kept[number] = Kept(
      registers: machine.snapshot(), enteredAt: entry.at, entryNumber: entry.number)
  }

  mutating func forget(_ number: Int) { kept[number] = nil }

  mutating func takeUp(_ number: Int?) {
    prepare()
    guard let kept = number.flatMap({ kept[$0] }) else { return }
    do {
      try machine.restore(
        kept.registers, enteredAt: kept.enteredAt, entryNumber: kept.entryNumber)
    } catch {
      breach = "its own registers are refused: \(error)"
    }
  }

  mutating func join(_ branches: [Int], into number: Int) {
    prepare()
    guard let kept = kept[number] else { return }
    do {
      try machine.join(
        branches.compactMap { self.kept[$0]?.registers }, into: kept.registers,
        enteredAt: kept.enteredAt, entryNumber: kept.entryNumber)
    } catch {
      breach = "the registers of its branches are refused: \(error)"
    }
  }

  mutating func begin(branch: Int, of state: String) -> ReferenceOutcome {
    plain(machine.begin(branch: branch, of: program.index(ofState: state) ?? -1))
  }

  mutating func goOn(behindBranchesOf state: String) -> ReferenceOutcome {
    plain(machine.proceed(behindBranchesOf: program.index(ofState: state) ?? -1))
  }

  /// Makes a new machine, or disturbs the present one, and tells it how things are.
  private mutating func prepare() {
    inputs += 1
    if inputs % Self.freshEvery == 0 {
      makeMachine()
    } else {
      disturb()
    }
    tell(world)
  }

  /// Makes a new machine, of the program assembled anew.
  private mutating func makeMachine() {
    let isObserved = program.isObserved
    if let program = try? Program(program.definition, isObserved: isObserved) {
      self.program = program
    }
    machine = Machine(program: program, zones: zones, workspaceZone: workspaceZone)
  }

  /// Lets the machine work for somebody else in between, and stops it anywhere.
  private mutating func disturb() {
    machine.loadUser(bytes(world.candidate?.attributes ?? world.user))
    machine.setZone(nil)
    machine.setEvent(name: "page_viewed", at: world.now, attributes: Array(#"{"total":1}"#.utf8))
    for channel in program.channels.indices { machine.setReachable(channel, true) }
    machine.enter(
      trigger: inputs % program.triggers.count, eventName: nil, payload: bytes(world.user),
      at: Moment(microseconds: 0), now: world.now, number: 0)
    _ = machine.start()
    if let condition = program.exits.first?.condition { _ = machine.evaluate(condition) }
  }

  mutating func isTriggered(_ index: Int) -> Bool {
    let trigger = program.triggers[index]
    switch trigger.kind {
    case .event: return isMatched(trigger.event, trigger.condition)
    case .turnsTrue: return holds(trigger.condition)
    case .calendar: return trigger.condition.map { holds($0) } ?? true
    case .request: return true
    }
  }

  mutating func isLeaving(_ index: Int) -> Bool {
    let exit = program.exits[index]
    return exit.event == nil ? holds(exit.condition) : isMatched(exit.event, exit.condition)
  }

  mutating func isConverted(_ index: Int) -> Bool {
    isMatched(program.goals[index].event, program.goals[index].condition)
  }

  mutating func keyOfEntry() -> Payload {
    guard let key = program.entryKey, let value = value(of: key) else { return .null }
    return read(machine.valueJSON(value))
  }

  mutating func mayLeave(_ state: String) -> [Bool] {
    let own = program.index(ofState: state).flatMap { program.onlyIf(ofSend: $0) }
    return [program.sendOnlyIf, own].map { holds($0) }
  }

  /// `true` if the candidate has the name and satisfies the condition.
  private mutating func isMatched(_ event: String?, _ condition: CodeAddress?) -> Bool {
    world.candidate?.name == event && holds(condition)
  }

  /// `true` if there is no condition, or it holds.
  private mutating func holds(_ condition: CodeAddress?) -> Bool {
    condition.map { value(of: $0)?.isTrue ?? false } ?? true
  }

  /// The value of a condition or key.
  private mutating func value(of address: CodeAddress) -> Value? {
    guard case .value(let value) = withHistory(machine.evaluate(address)) else { return nil }
    return value
  }

  /// Provides what history the machine asks for, until it answers something else.
  private mutating func withHistory(_ outcome: MachineOutcome) -> MachineOutcome {
    var outcome = outcome
    while case .needsHistory(let name) = outcome {
      if !program.historyEvents.contains(name) { breach = "it asks for the history of `\(name)`" }
      let events = world.past.filter { $0.name == name && $0.number <= world.number }
      let sorted = events.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
      machine.provideHistory(
        event: name,
        sorted.map {
          HistoryEvent(at: $0.at, number: $0.number, attributes: bytes($0.attributes))
        })
      outcome = machine.proceed()
    }
    return outcome
  }

  mutating func enter(trigger: Int, eventName: String, payload: Payload, at: Moment) {
    entry = (at, world.number)
    machine.enter(
      trigger: trigger, eventName: eventName.isEmpty ? nil : eventName,
      payload: bytes(payload), at: at, now: world.now, number: world.number)
  }

  mutating func begin() -> ReferenceOutcome { plain(machine.start()) }

  mutating func goOn(_ state: String, _ input: ReferenceInput) -> ReferenceOutcome {
    let index = program.index(ofState: state) ?? -1
    let outcome = plain(machine.resume(state: index, input: Self.input(input)))
    if outcome != .unchanged, !listens(index, input) {
      breach = "`\(state)` does not listen to this \(input)"
    }
    return outcome
  }

  /// `true` if the program says that a state has to be told of an input.
  private func listens(_ state: Int, _ input: ReferenceInput) -> Bool {
    guard program.listeners.indices.contains(state) else { return false }
    let listener = program.listeners[state]
    switch input {
    case .timer, .released: return true
    case .change: return listener.hearsEverything
    case .event:
      return listener.hearsEverything || listener.events.contains(world.candidate?.name ?? "")
    }
  }

  /// The machine's word for an input.
  private static func input(_ input: ReferenceInput) -> MachineInput {
    switch input {
    case .event: .event
    case .change: .change
    case .timer: .timer
    case .released: .released
    }
  }

  mutating func goOn(behind state: String) -> ReferenceOutcome { plain(machine.proceed()) }

  mutating func goOn(released state: String) -> ReferenceOutcome { goOn(state, .released) }

  mutating func answerSend(_ state: String, sent: Bool, channel: String?, reason: String?) {
    machine.answerSend(
      state: program.index(ofState: state) ?? -1, sent: sent, channel: channel, reason: reason)
  }

  mutating func answerCall(_ state: String, _ answer: Payload?) {
    machine.answerCall(
      state: program.index(ofState: state) ?? -1, answer.map { bytes($0) })
  }

  mutating func takeVisited() -> [String] { machine.takeVisited().map { id(Int($0)) } }

  /// The id of a state.
  private func id(_ index: Int) -> String { program.definition.states[index].id }

  /// The outcome in the words of the reference.
  private mutating func plain(_ outcome: MachineOutcome) -> ReferenceOutcome {
    switch lookedAt(withHistory(outcome)) {
    case .value, .needsHistory: return .ended(reason: "no outcome of a run", isStop: true)
    case .outOfFuel: return .ended(reason: "out of fuel", isStop: true)
    case .effect(let state): return .effect(state: id(state), effect(of: state))
    case .parked(let state, let wake): return .parked(state: id(state), wakeAt: wake)
    case .forked(let state): return .forked(state: id(state))
    case .joined(let state): return .joined(state: id(state))
    case .unchanged: return .unchanged
    case .ended(let reason, let isStop): return .ended(reason: reason, isStop: isStop)
    }
  }

  /// Goes on from the stops of an observed program, at each of which it is asked all that it can be
  /// asked there.
  private mutating func lookedAt(_ outcome: MachineOutcome) -> MachineOutcome {
    var outcome = outcome
    while case .effect(let state) = outcome, program.definition.states[state].kind.isObserved {
      let visited = machine.visited.count
      var answer = false
      for (place, probe) in program.probes {
        switch place {
        case .state(state): answer = ask(probe)
        case .arm(state, _), .point(state), .round(state): _ = ask(probe)
        default: break
        }
      }
      outcome = withHistory(machine.proceed())
      guard case .branch(_, let then, let otherwise) = program.definition.states[state].kind,
        machine.visited.indices.contains(visited)
      else { continue }
      let next = id(Int(machine.visited[visited]))
      if next != (answer ? then : otherwise) { breach = "`\(id(state))` is not as it was seen" }
    }
    return outcome
  }

  /// Asks a probe and its parts; returns whether it holds.
  private mutating func ask(_ probe: Probe) -> Bool {
    for part in probe.parts { _ = ask(part) }
    return value(of: probe.address)?.isTrue ?? false
  }

  /// What the effect of a state hands over.
  private mutating func effect(of state: Int) -> ReferenceEffect {
    switch program.definition.states[state].kind {
    case .set: return .value(read(machine.effectValueJSON()))
    case .send(let action, _):
      let to = action.to == nil ? Payload.null : read(machine.effectValueJSON())
      return .arguments(read(machine.argumentsJSON()), to: to)
    default: return .arguments(read(machine.argumentsJSON()), to: .null)
    }
  }

  /// The JSON that the machine has written.
  private mutating func read(_ json: [UInt8]) -> Payload {
    do {
      return Payload(try JSONReader.parse(json))
    } catch {
      breach = "it writes what is no JSON: \(String(decoding: json, as: UTF8.self))"
      return .null
    }
  }
}

extension Payload {
  /// Takes over JSON that was read, the members of objects by name.
  init(_ node: JSONNode) {
    self =
      switch node.value {
      case .null: .null
      case .boolean(let value): .boolean(value)
      case .number(let value): .number(value)
      case .text(let value): .text(value)
      case .array(let items): .array(items.map(Payload.init))
      case .object(let members):
        .object(
          members.map { Member(key: $0.key, value: Payload($0.value)) }.sorted { $0.key < $1.key })
      }
  }
}
