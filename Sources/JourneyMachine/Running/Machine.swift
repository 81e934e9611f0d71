public import JourneyModel

/// Steps the runs of one program; what it knows, it was told.
///
/// It is made once per worker and used for many users and runs. It does no I/O, reads no clock and
/// throws no dice: the same words from the host bring the same answers.
public final class Machine {
  /// The program.
  public let program: Program

  /// The most states entered, and past events or elements looked at, in one go.
  ///
  /// A checked script has no cycle without a wait, so only loops over long histories come near; a
  /// million of those steps take some ten milliseconds, as long as one user may hold a worker.
  public static let fuelMax = 1_000_000
  /// The most bytes of text and lists that one step may make.
  private static let stepBytesMax = 16 << 20

  /// The registers.
  let frame: UnsafeMutablePointer<Value>
  /// The first of the registers that the host's words go to.
  let system: UnsafeMutablePointer<Value>
  /// The registers of the user's facts: looked up once, since each person's are filled anew.
  let userRegisters: UnsafeMutableBufferPointer<Value>
  /// The registers of the candidate's facts.
  let candidateRegisters: UnsafeMutableBufferPointer<Value>
  /// The zones of the program, as numbers of the table.
  let zoneNumbers: UnsafeMutablePointer<Int>
  /// The past events, by the index of their name.
  let histories: UnsafeMutablePointer<EventRows>
  /// The zones.
  let zones: ZoneTable
  /// The workspace's zone.
  let workspaceZone: Int

  /// What the user's facts point to.
  let userArena = Arena(bytesMax: .max / 2)
  /// What the candidate's facts point to.
  let eventArena = Arena(bytesMax: .max / 2)
  /// The past events.
  let historyArena = Arena(bytesMax: .max / 2)
  /// What the registers of the run, its arguments and its temporaries point to.
  let runArena = Arena(bytesMax: stepBytesMax)
  /// What the temporaries of a condition point to.
  let conditionArena = Arena(bytesMax: stepBytesMax)

  /// The rows that the user's facts lie in, where they were told by one.
  @exclusivity(unchecked)
  var heldUsers: FactRows?
  /// The rows that the candidate's facts lie in, where they were told by one.
  @exclusivity(unchecked)
  var heldEvents: FactRows?

  /// The latest move of a moment.
  @exclusivity(unchecked)
  var latestMove: Move?
  /// Where it led.
  @exclusivity(unchecked)
  var movedTo = Value.missing

  /// The points that splits are given by name, in millionths of a per cent, in the place of those
  /// of the user: how tests choose an arm.
  public var forcedPoints: [String: Int64] = [:]

  /// The states gone through.
  var visitedStates: UnsafeMutablePointer<UInt16>
  /// How many of them there are.
  var visitedCount = 0
  /// How many there is room for.
  var visitedCapacity = 256
  /// `true` while a condition is evaluated that lacks a history.
  var isEvaluating = false
  /// Where the loop stopped.
  var stoppedAt = 0
  /// Where the run goes on.
  var runAddress = 0
  /// Where the condition goes on.
  var conditionAddress = 0
  /// What is left to the loop.
  var fuel = 0
  /// What is left to the run.
  var runFuel = 0
  /// The state of the newest effect.
  var effectState = 0

  /// Creates a machine for a program.
  public init(program: Program, zones: ZoneTable, workspaceZone: Int) {
    self.program = program
    self.zones = zones
    self.workspaceZone = workspaceZone
    frame = .allocate(capacity: max(1, program.frame.count))
    frame.initialize(repeating: .missing, count: program.frame.count)
    frame.update(from: program.constants.values.start, count: program.constants.values.count)
    system = frame + program.frame.start(.system)
    let registers = UnsafeMutableBufferPointer(start: frame, count: program.frame.count)
    userRegisters = .init(rebasing: registers[program.frame.range(.user)])
    candidateRegisters = .init(rebasing: registers[program.frame.range(.candidate)])
    zoneNumbers = .allocate(capacity: max(1, program.tables.zones.count))
    histories = .allocate(capacity: max(1, program.tables.histories.count))
    histories.initialize(repeating: EventRows(), count: program.tables.histories.count)
    visitedStates = .allocate(capacity: visitedCapacity)
    for channel in program.channels.indices { setReachable(channel, false) }
    set(.hasEvent, .boolean(false))
    setZone(nil)
    clearEvent()
  }

  deinit {
    frame.deallocate()
    zoneNumbers.deallocate()
    histories.deallocate()
    visitedStates.deallocate()
  }

  // MARK: Running

  /// Evaluates a condition or key; a run that waits for an answer is not disturbed.
  public func evaluate(_ condition: CodeAddress) -> MachineOutcome {
    conditionArena.reset()
    isEvaluating = true
    fuel = Self.fuelMax
    return outcome(of: execute(from: Int(condition.index)))
  }

  /// Runs from the first state until the next wait, effect or end.
  public func start() -> MachineOutcome {
    begin(at: program.tables.starts[program.tables.start])
  }

  /// Tells a run that stands at a state of an input.
  public func resume(state: Int, input: MachineInput) -> MachineOutcome {
    guard program.tables.resumes.indices.contains(state) else { return .unchanged }
    set(.input, .number(Int64(input.rawValue)))
    return begin(at: program.tables.resumes[state])
  }

  /// Goes on after an effect was answered, or a history provided.
  public func proceed() -> MachineOutcome {
    if isEvaluating { return outcome(of: execute(from: conditionAddress)) }
    fuel = runFuel
    return outcome(of: execute(from: runAddress))
  }

  /// Runs from an address, with all fuel.
  func begin(at address: UInt32) -> MachineOutcome {
    visitedCount = 0
    isEvaluating = false
    fuel = Self.fuelMax
    return outcome(of: execute(from: Int(address)))
  }

  /// Puts what the loop stopped for in the host's words.
  private func outcome(of halt: Halt) -> MachineOutcome {
    if isEvaluating {
      conditionAddress = stoppedAt
      if halt.kind != .history { isEvaluating = false }
    } else {
      runAddress = stoppedAt
      runFuel = fuel
    }
    switch halt.kind {
    case .value: return .value(frame[halt.operand])
    case .isTrue: return .value(.boolean(true))
    case .isFalse: return .value(.boolean(false))
    case .history: return .needsHistory(event: program.tables.histories[halt.operand])
    case .effect:
      effectState = halt.operand
      return .effect(state: halt.operand)
    case .parked:
      let wake = frame[halt.second]
      return .parked(
        state: halt.operand, wakeAt: wake.tag == .moment ? wake.asMoment : nil)
    case .forked: return .forked(state: halt.operand)
    case .joined: return .joined(state: halt.operand)
    case .unchanged: return .unchanged
    case .ended: return .ended(reason: frame[halt.operand].string, isStop: halt.second == 1)
    case .outOfFuel: return .outOfFuel
    }
  }

  /// The bytes that its arenas hold.
  package var arenaBytes: Int {
    [userArena, eventArena, historyArena, runArena, conditionArena].reduce(0) { $0 + $1.heldBytes }
  }

  /// The states gone through since the last `start` or `resume`, in order.
  public var visited: [UInt16] {
    Array(UnsafeBufferPointer(start: visitedStates, count: visitedCount))
  }

  /// Returns the states gone through, and forgets them.
  public func takeVisited() -> [UInt16] {
    defer { visitedCount = 0 }
    return visited
  }

  /// Makes room for more visited states.
  @inline(never)
  func growVisited() {
    let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: visitedCapacity * 2)
    larger.update(from: visitedStates, count: visitedCount)
    visitedStates.deallocate()
    visitedStates = larger
    visitedCapacity *= 2
  }

  /// Sets a register of the host's words.
  @inline(__always)
  func set(_ register: SystemRegister, _ value: Value) { system[register.rawValue] = value }
}

/// What the loop stopped for.
struct Halt {
  /// The reasons to stop.
  enum Kind: UInt8 {
    case value, isTrue, isFalse, history, effect, parked, forked, joined, unchanged, ended,
      outOfFuel
  }

  /// The reason.
  var kind: Kind
  /// A register, a state or a history.
  var operand = 0
  /// A second one.
  var second = 0
}

/// The past events of a name: rows of values.
struct EventRows {
  /// The first value of the first row.
  var start: UnsafeMutablePointer<Value>?
  /// The number of rows.
  var count = 0
  /// The values in a row.
  var width = 0
  /// `true` if they were provided.
  var isKnown = false
}
