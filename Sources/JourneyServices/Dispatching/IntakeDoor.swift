internal import JourneyModel
internal import JourneyStore
internal import Synchronization

/// Where inputs wait for the next commit, and where the rounds rest while there is nothing to do.
///
/// Who brings something puts it down and waits for the answer, without a turn of the thread that
/// commits: that one may be flushing to the disk, and is woken only if it rests. It is that of the
/// rounds, or that of a recorder.
final class IntakeDoor: Sendable {
  /// Is told what becomes of inputs: on the thread that commits them, or of who brings them where
  /// they are refused at once.
  typealias Answer = @Sendable (Result<[IntakeOutcome], IntakeRefusal>) -> Void
  /// Who rests.
  private typealias Sleeper = CheckedContinuation<Void, Never>

  /// What waits, and who rests.
  private struct State: Sendable {
    /// What has come in and is not committed yet, for the rounds.
    var gathered: [GatheredIntake] = []
    /// What has come in and is not in the log yet, for the recorder.
    var unlogged: [GatheredIntake] = []
    /// How many inputs both are.
    var gatheredCount = 0
    /// `true` while a recorder is at the door, or on its way there.
    var isAttended = false
    /// How much waits to be handled; `nil` where others handle it as well.
    var queue: QueueGauge?
    /// Since when the oldest input waits that others may handle.
    var oldest: Moment?
    /// `true` once nothing is taken any more.
    var isClosed = false
    /// `true` while something has come in since the last look.
    var isWoken = false
    /// Who rests.
    var sleeper: Sleeper?

    /// Notes that there is something to do; returns who is to be told.
    mutating func wake() -> Sleeper? {
      isWoken = true
      defer { sleeper = nil }
      return sleeper
    }

    /// Why no more inputs can be taken; `nil` if they can.
    func refusal(
      of count: Int, _ admission: AdmissionLimits, at now: Moment
    ) -> IntakeRefusal? {
      if isClosed { return .unavailable(reason: "the server is stopping") }
      guard gatheredCount + count <= ServiceLimits.gatheredMax else {
        return .busy(retryAfterSeconds: ServiceLimits.retryAfterSeconds)
      }
      let oldest = queue.map(\.oldest) ?? oldest
      let waited = oldest.map { now.microseconds - $0.microseconds } ?? 0
      let isFull = queue.map { $0.waiting >= admission.waitingMax } ?? false
      guard isFull || waited > admission.waitSecondsMax * Moment.perSecond else { return nil }
      return .busy(retryAfterSeconds: ServiceLimits.retryAfterBacklogSeconds)
    }
  }

  /// What waits, and who rests.
  private let state: Mutex<State>
  /// How much may wait before more is refused.
  private let admission: AdmissionLimits

  /// Creates a door behind which so much waits to be handled; `nil` where others handle it as well.
  init(queue: QueueGauge?, admission: AdmissionLimits) {
    state = Mutex(State(queue: queue))
    self.admission = admission
  }

  // MARK: Those who bring something

  /// Puts inputs down for the rounds, or answers why they are refused.
  func put(_ inputs: [IncomingInput], at now: Moment, answer: @escaping Answer) {
    let (refusal, sleeper) = state.withLock { state -> (IntakeRefusal?, Sleeper?) in
      if let refusal = state.refusal(of: inputs.count, admission, at: now) {
        return (refusal, nil)
      }
      state.gathered.append(GatheredIntake(inputs: inputs, answer: answer))
      state.gatheredCount += inputs.count
      return (nil, state.wake())
    }
    if let refusal { answer(.failure(refusal)) }
    sleeper?.resume()
  }

  /// Puts inputs down for the recorder, or answers why they are refused; `false` if the recorder
  /// has to be called.
  func putForLog(_ inputs: [IncomingInput], at now: Moment, answer: @escaping Answer) -> Bool {
    let (refusal, isAttended) = state.withLock { state -> (IntakeRefusal?, Bool) in
      if let refusal = state.refusal(of: inputs.count, admission, at: now) {
        return (refusal, true)
      }
      state.unlogged.append(GatheredIntake(inputs: inputs, answer: answer))
      state.gatheredCount += inputs.count
      defer { state.isAttended = true }
      return (nil, state.isAttended)
    }
    if let refusal { answer(.failure(refusal)) }
    return isAttended
  }

  /// Lets the rounds go on if they rest.
  func wake() { state.withLock { $0.wake() }?.resume() }

  // MARK: The recorder

  /// Takes what has gathered for the log; a recorder that finds nothing leaves.
  func takeUnlogged() -> [GatheredIntake] {
    state.withLock { state in
      let unlogged = state.unlogged
      state.isAttended = !unlogged.isEmpty
      state.unlogged = []
      state.gatheredCount -= unlogged.reduce(0) { $0 + $1.inputs.count }
      return unlogged
    }
  }

  /// `true` while something that has come in is not in the log yet.
  var isRecording: Bool { state.withLock(\.isAttended) }

  // MARK: The rounds

  /// Takes what has gathered for the rounds.
  func takeGathered() -> [GatheredIntake] {
    state.withLock { state in
      let gathered = state.gathered
      state.gathered = []
      state.gatheredCount -= gathered.reduce(0) { $0 + $1.inputs.count }
      return gathered
    }
  }

  /// `true` if somebody waits for the next commit of the rounds.
  var hasGathered: Bool { state.withLock { !$0.gathered.isEmpty } }

  /// `true` if something has come in since the last look.
  func takeWake() -> Bool {
    state.withLock { state in
      defer { state.isWoken = false }
      return state.isWoken
    }
  }

  /// Lets the rounds rest until they are woken; not at all if they are by now.
  func rest(_ sleeper: CheckedContinuation<Void, Never>) {
    let isWoken = state.withLock { state in
      if !state.isWoken { state.sleeper = sleeper }
      return state.isWoken
    }
    if isWoken { sleeper.resume() }
  }

  /// Takes nothing any more.
  func close() { state.withLock { $0.isClosed = true } }

  /// Counts inputs that wait to be handled now.
  func taken(_ count: Int, at now: Moment) { state.withLock { $0.queue?.take(count, at: now) } }

  /// Counts inputs that were handled.
  func handled(_ count: Int) { state.withLock { $0.queue?.handle(count) } }

  /// How many inputs wait to be handled.
  var waiting: Int { state.withLock { $0.queue?.waiting ?? 0 } }

  /// Notes since when the oldest input waits, by what all who handle inputs have said.
  func noteOldest(_ moment: Moment?) { state.withLock { $0.oldest = moment } }

  /// Notes that nothing waits to be handled.
  func emptied() { state.withLock { $0.queue?.empty() } }
}
