import JourneyMachine
import JourneyModel

/// Many people step through ten states in memory, on a simulated clock: all that the engine does
/// for a step but the store.
struct SteppingBenchmark {
  /// A person who waits, as the store keeps a run.
  private struct Parked {
    /// The state.
    var state: UInt16
    /// When it goes on by itself.
    var wakeAt: Int64
    /// When it began.
    var enteredAt: Int64
    /// The number of the event that started it.
    var entryNumber: Int64
    /// The machine's registers.
    var registers: [UInt8]
  }

  /// How many people wait at once.
  private let people: Int
  /// The program.
  private let program: Program
  /// The machine, one for all.
  private let machine: Machine
  /// Everyone's facts as JSON.
  private let texts: [[UInt8]]
  /// Everyone's facts, packed.
  private let rows: FactRows

  /// Assembles the journey, and makes people up.
  init(people: Int = 100_000) throws {
    self.people = people
    program = try Setting.program(TenStates.script, Setting.catalog(TenStates.catalog))
    let machine = Setting.machine(program)
    let texts = (0..<people).map { Array(TenStates.user($0).utf8) }
    let rows = FactRows(of: .users, for: program)
    for text in texts { machine.append(user: text, to: rows) }
    self.rows = rows
    self.machine = machine
    self.texts = texts
  }

  /// Steps everyone through, with facts packed before and with facts read at every step.
  func run(into report: inout Report) throws {
    let group = "ten states in memory, \(people) people parked"
    let packed = try step(isPacked: true)
    report.add(group, "a state, facts packed", packed.nanoseconds, "ns", clock: "cpu")
    report.add(group, "states of one processor in a second", 1e9 / packed.nanoseconds, "states")
    let read = try step(isPacked: false)
    report.add(
      group, "a state, facts read from JSON at every step", read.nanoseconds, "ns", clock: "cpu")
    report.add(group, "the registers of one who waits", packed.snapshotBytes, "bytes")
    report.add(group, "one who waits, all told in memory", packed.residentBytes, "bytes")
    for (program, title) in [(["luajit"], "LuaJIT"), (["lua5.4"], "Lua 5.4")] {
      let figures = Peer.measure(program, script: "stepping.lua", ["\(people)"])
      guard let state = figures["state"], let bytes = figures["bytes"] else {
        Peer.tellMissing(title, install: "apt-get install \(program[0])")
        continue
      }
      report.add(group, "\(title) coroutines, a state", state, "ns", clock: "cpu")
      report.add(group, "\(title) coroutines, one who waits", bytes, "bytes")
    }
  }

  /// What one measurement gives.
  struct Result {
    /// Nanoseconds for a state.
    var nanoseconds = Double.infinity
    /// Bytes of the registers of one who waits.
    var snapshotBytes = 0.0
    /// Bytes of memory of one who waits.
    var residentBytes = 0.0
  }

  /// Steps everyone through the three goes of the journey, several times.
  func step(isPacked: Bool, repetitions: Int = 5) throws -> Result {
    var result = Result()
    for _ in 0..<repetitions {
      let before = ResidentMemory.bytes
      var parked: [Parked] = []
      parked.reserveCapacity(people)
      var states = people
      let first = Stopwatch.time {
        for person in 0..<people {
          tell(person, isPacked: isPacked)
          parked.append(begin(person, &states))
        }
      }
      // Only the first time is all of it new memory.
      if result.residentBytes == 0 {
        result.residentBytes = Double(ResidentMemory.bytes - before) / Double(people)
      }
      result.snapshotBytes = Double(parked[0].registers.count)
      let rest = try Stopwatch.time {
        for person in 0..<people {
          tell(person, isPacked: isPacked)
          try wake(&parked[person], &states)
        }
        for person in 0..<people {
          tell(person, isPacked: isPacked)
          try order(parked[person], &states)
        }
      }
      guard states == people * TenStates.count else {
        throw BenchmarkError(description: "\(states) states instead of ten for each")
      }
      result.nanoseconds = min(result.nanoseconds, (first.cpu + rest.cpu) / Double(states))
    }
    return result
  }

  /// Tells the machine who comes next.
  private func tell(_ person: Int, isPacked: Bool) {
    if isPacked { machine.loadUser(person, of: rows) } else { machine.loadUser(texts[person]) }
  }

  /// Signs a person up, and goes on to the first wait.
  @inline(never)
  private func begin(_ person: Int, _ states: inout Int) -> Parked {
    let number = Int64(person + 1)
    machine.setEvent(name: "signed_up", at: TenStates.begin, attributes: TenStates.event)
    machine.enter(
      trigger: 0, eventName: "signed_up", payload: TenStates.event, at: TenStates.begin,
      now: TenStates.begin, number: number)
    let outcome = settle(machine.start(), &states)
    guard case .parked(let state, let wakeAt) = outcome else {
      preconditionFailure("the journey does not wait")
    }
    return Parked(
      state: UInt16(state), wakeAt: wakeAt?.microseconds ?? .max,
      enteredAt: TenStates.begin.microseconds, entryNumber: number, registers: machine.snapshot())
  }

  /// Wakes a person, who goes on to the second wait.
  @inline(never)
  private func wake(_ parked: inout Parked, _ states: inout Int) throws {
    machine.setInput(now: Moment(microseconds: parked.wakeAt), number: 0)
    machine.clearEvent()
    try restore(parked)
    let outcome = settle(machine.resume(state: Int(parked.state), input: .timer), &states)
    guard case .parked(let state, let wakeAt) = outcome else {
      preconditionFailure("the journey does not wait again")
    }
    parked.state = UInt16(state)
    parked.wakeAt = wakeAt?.microseconds ?? .max
    parked.registers = machine.snapshot()
  }

  /// Tells a person's run of an order, which ends it.
  @inline(never)
  private func order(_ parked: Parked, _ states: inout Int) throws {
    machine.setInput(now: TenStates.order, number: parked.entryNumber + 1_000_000)
    machine.setEvent(name: "order_placed", at: TenStates.order, attributes: TenStates.event)
    try restore(parked)
    let outcome = settle(machine.resume(state: Int(parked.state), input: .event), &states)
    guard case .ended = outcome else { preconditionFailure("the journey does not end") }
  }

  /// Gives the machine the registers of a run.
  private func restore(_ parked: Parked) throws {
    try machine.restore(
      parked.registers, enteredAt: Moment(microseconds: parked.enteredAt),
      entryNumber: parked.entryNumber)
  }

  /// Goes on behind every message, and counts the states.
  private func settle(_ outcome: MachineOutcome, _ states: inout Int) -> MachineOutcome {
    var outcome = outcome
    while case .effect(let state) = outcome {
      machine.answerSend(state: state, sent: true, channel: "email", reason: nil)
      outcome = machine.proceed()
    }
    states += machine.takeVisited().count
    return outcome
  }
}
