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
    /// What has come in and is not committed yet.
    var gathered: [GatheredIntake] = []
    /// How many inputs that are.
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
  /// `true` if a recorder takes what has gathered, and not the rounds.
  private let isRecorded: Bool

  /// Creates a door behind which so much waits to be handled; `nil` where others handle it as well.
  init(queue: QueueGauge?, admission: AdmissionLimits, isRecorded: Bool) {
    state = Mutex(State(queue: queue))
    self.admission = admission
    self.isRecorded = isRecorded
  }

  // MARK: Those who bring something

  /// Puts inputs down, or answers why they are refused; `false` if the recorder has to be called.
  func put(_ inputs: [IncomingInput], at now: Moment, answer: @escaping Answer) -> Bool {
    var refusal: IntakeRefusal?
    var sleeper: Sleeper?
    let isAttended = state.withLock { state in
      refusal = state.refusal(of: inputs.count, admission, at: now)
      guard refusal == nil else { return true }
      state.gathered.append(GatheredIntake(inputs: inputs, answer: answer))
      state.gatheredCount += inputs.count
      if !isRecorded { sleeper = state.wake() }
      defer { state.isAttended = true }
      return state.isAttended
    }
    if let refusal { answer(.failure(refusal)) }
    sleeper?.resume()
    return isAttended
  }

  /// Lets the rounds go on if they rest.
  func wake() { state.withLock { $0.wake() }?.resume() }

  // MARK: Those who commit

  /// Takes what has gathered; a recorder that finds nothing leaves.
  func takeGathered() -> [GatheredIntake] {
    state.withLock { state in
      defer {
        state.isAttended = !state.gathered.isEmpty
        state.gathered = []
        state.gatheredCount = 0
      }
      return state.gathered
    }
  }

  // MARK: The rounds

  /// `true` if somebody waits for the next commit of the rounds.
  var awaitsRound: Bool { !isRecorded && state.withLock { !$0.gathered.isEmpty } }

  /// `true` while something that has come in is not in the log yet.
  var isRecording: Bool { isRecorded && state.withLock(\.isAttended) }

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
