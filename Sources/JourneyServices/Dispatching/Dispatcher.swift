public import JourneyEngine
public import JourneyModel
public import JourneyStore
internal import Logging

/// The one who owns store and engine: everybody else asks.
///
/// It works on a thread of its own, in rounds: what has gathered at the door is committed with one
/// flush and acknowledged; what is due is lived, a batch at a time; then it rests until something
/// comes in or is due.
public actor Dispatcher {
  /// The thread of all that follows.
  private nonisolated let thread: WorkThread
  /// Tells the time.
  nonisolated let clock: any ServiceClock
  /// Where everything durable lives.
  let store: SQLStore
  /// Runs the journeys.
  let engine: Engine
  /// Says what is being handled, should the process end in it.
  let dutyMark: DutyMark
  /// Says what an operator should know.
  let logger: Logger
  /// Measures what the rounds do.
  let meter = DispatcherMeter()
  /// Where what comes in waits for the next commit.
  let door: IntakeDoor
  /// Takes it into the log; `nil` where it goes to the tables at once.
  nonisolated let recorder: IntakeRecorder?
  /// Reads the log.
  let logReader: IntakeLogReader?
  /// When what is in the log goes to the tables.
  var settlingPace = SettlingPace()
  /// Up to when people were lived.
  var livedUntil = Moment(microseconds: 0)
  /// Whether the data could be written last.
  public nonisolated let writing = WriteOutcome()
  /// The users who were read lately; a change makes them forgotten.
  public nonisolated let profiles = ProfileCache()
  /// The position of the part that is next to be asked for work, so that no part waits for another.
  var nextPosition = 0
  /// How many people are lived at once.
  var batchSize: BatchSize
  /// `true` while each part is lived alone, since something has failed in one of them.
  var isGoingPartByPart = false
  /// `true` while no part was found to fail alone since one of many has: the next failure is that
  /// of no part, and all rest for a while.
  var hasSearchedInVain = false
  /// The parts whose work has failed, and until when they rest.
  var restingParts: [Int: Moment] = [:]
  /// The way out; `nil` where effects are done inside their step, and nothing leaves.
  let outlet: EffectOutlet?
  /// How much room there is for attempts, by receiver.
  var lanes = SendingLanes()
  /// How many attempts are under way.
  var attemptsUnderWay = 0
  /// What became of attempts and is not written down yet.
  var results: [EffectResult] = []
  /// How many rounds in a row have done nothing though something was due.
  var fruitlessRounds = 0
  /// The parts in which a process before this one may have left something on its way, which is to
  /// be settled before anything leaves.
  var unrecovered: Set<Int> = []
  /// When that is tried again.
  var recoveryDue: Moment
  /// Keeps this process among those who share the parts; `nil` where it is alone with all of them.
  var tender: LeaseTender?
  /// When the word of this process was given last.
  var wordGiven = ContinuousClock.now
  /// How many attempts are under way, by part.
  var partsUnderWay: [Int: Int] = [:]
  /// Until when attempts under way may go on; `nil` while nobody has told the process to stop.
  var finishesBy: Moment?
  /// `true` once the rounds are to end.
  var isStopping = false
  /// What says that there is nothing to be done here any more; `nil` while there is.
  var reasonToLeave: StoreError?
  /// `true` once there are no more rounds.
  private var hasEnded = false
  /// What wakes the rounds when something is due; `nil` while nothing is.
  private var alarm: (due: Moment, task: Task<Void, Never>)?
  /// Who waits until there is nothing left to be done now.
  private var idleWaiters: [CheckedContinuation<Void, Never>] = []

  /// The thread of this actor.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Takes some data, and all that is in it; `owner` names this process in the leases.
  ///
  /// The folder is this process's own; the data lies in it unless another place is named. Where
  /// others share it, the process takes what falls to its `roles`, and all of it otherwise.
  /// Without an `outlet` effects are done inside their step, and nothing leaves.
  public init(
    folder: String, data: (any StorePlace)? = nil, settings: EngineSettings,
    zones: sending ZoneTable, clock: any ServiceClock, owner: String,
    roles: Set<ServerRole> = ServerRole.all, admission: AdmissionLimits = AdmissionLimits(),
    outlet: EffectOutlet? = nil
  ) throws {
    thread = WorkThread(name: "journey.dispatcher")
    self.clock = clock
    logger = Logger(label: "journey.dispatcher")
    recoveryDue = clock.now
    let place = data ?? StoreFolder(folder)
    store = try place.open()
    store.keepsDiary = true
    let isShared = store.isShared
    // Others wait for the numbers of a part as long as a batch of its people takes.
    batchSize = BatchSize(
      usersMax: isShared ? EngineLimits.usersPerBatchMax : EngineLimits.usersPerCrowdMax)
    door = IntakeDoor(
      queue: isShared ? nil : QueueGauge(waiting: try store.waitingInputs(), at: clock.now),
      admission: admission)
    recorder = try IntakeRecorder(
      place,
      IntakeRecorder.Surroundings(
        door: door, clock: clock, writing: writing, meter: meter, logger: logger))
    logReader = try place.intakeLog()?.reader()
    if isShared {
      tender = LeaseTender(owner: owner, kinds: roles.leaseKinds)
    } else {
      unrecovered = Set(0..<Part.count)
    }
    let mark = try DutyMark(folder: folder)
    dutyMark = mark
    engine = try Engine(
      store: store, settings: settings, zones: zones,
      delivery: outlet == nil ? .inside(.dryRun) : .outside,
      witness: DutyWitness(begin: mark.write, end: mark.clear), owner: isShared ? nil : owner,
      at: clock.now)
    self.outlet = outlet
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Does something with the engine and the store, between two rounds.
  ///
  /// What it changes is committed when it returns. What was acknowledged before is in the tables,
  /// unless it makes no difference: who sweeps is not to break a flood into small pieces.
  public func perform<Value: Sendable>(
    settling: Bool = true, _ body: @Sendable (Engine, SQLStore) throws -> Value
  ) rethrows -> Value {
    defer { wake() }
    if settling { untilSettled() }
    // Where that fails, what is asked for fails as well, and says why.
    _ = try? engine.refresh()
    return try body(engine, store)
  }

  /// Lets the rounds go on if they rest.
  nonisolated func wake() { door.wake() }

  /// Rests until a moment, or until woken.
  func rest(until due: Moment?) async {
    guard !door.takeWake() else { return }
    if attemptsUnderWay == 0, !door.isRecording, settlingWait == nil { tellIdle() }
    setAlarm(at: due)
    await withCheckedContinuation { door.rest($0) }
    _ = door.takeWake()
  }

  /// Rests for some time, or until woken; what is in the log is still to be done, so nobody is told
  /// that there is nothing.
  func rest(for wait: Duration) async {
    guard !door.takeWake() else { return }
    let task = Task {
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { self.wake() }
    }
    await withCheckedContinuation { door.rest($0) }
    task.cancel()
    _ = door.takeWake()
  }

  /// Has the rounds woken at a moment, and no more at the one before; an alarm that is set to it
  /// stays.
  private func setAlarm(at due: Moment?) {
    if let due, due > clock.now, alarm?.due == due { return }
    alarm?.task.cancel()
    alarm = due.map { due in
      let task = Task {
        await clock.sleep(until: due)
        // One that was called off must not wake the rest that comes after.
        if !Task.isCancelled { self.wake() }
      }
      return (due, task)
    }
  }

  /// Returns when everything that had come in and was due has been done, or the rounds have ended,
  /// or cannot go on for now.
  public func untilIdle() async {
    guard !hasEnded else { return }
    await withCheckedContinuation { waiter in
      idleWaiters.append(waiter)
      wake()
    }
  }

  /// Notes that there will be no more rounds.
  func end() {
    hasEnded = true
    alarm?.task.cancel()
    tellIdle()
  }

  /// Lets those go on who wait until there is nothing left to be done.
  func tellIdle() {
    for waiter in idleWaiters { waiter.resume() }
    idleWaiters.removeAll()
  }
}
