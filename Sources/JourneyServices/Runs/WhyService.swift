internal import JourneyModel
public import JourneyStore
internal import JourneyTools
internal import Synchronization

/// Tells why people came where they came, by living again what is kept of them.
///
/// It reads the data as anybody may who looks into it, on a thread of its own: however long it
/// takes, no journey waits for it.
public final class WhyService: Sendable {
  /// Who brings what was acknowledged to the tables first.
  private let dispatcher: Dispatcher
  /// Where one life after the other is lived again.
  private let desk: WhyDesk
  /// Tells how long it takes.
  private let clock: any ServiceClock
  /// How many questions are under way or wait.
  private let questions = Mutex(0)

  /// Creates the service over some data.
  public init(dispatcher: Dispatcher, data: any StorePlace, clock: any ServiceClock) {
    self.dispatcher = dispatcher
    desk = WhyDesk(data: data)
    self.clock = clock
  }

  /// Tells why a user came where they came: in all journeys or in one, for all that happened or for
  /// one message.
  ///
  /// It is a `WhyRefusal` where there is no answer, and an `IntakeRefusal` where too many ask.
  public func answer(
    about userID: String, journey: String?, message: String?
  ) async throws -> WhyAnswer {
    try enter()
    defer { questions.withLock { $0 -= 1 } }
    await dispatcher.untilSettled()
    return try await desk.answer(about: userID, journey: journey, message: message, clock: clock)
  }

  /// Counts a question in, unless too many are there.
  private func enter() throws(IntakeRefusal) {
    let hasRoom = questions.withLock { count in
      guard count < WhyLimits.questionsMax else { return false }
      count += 1
      return true
    }
    if !hasRoom { throw .busy(retryAfterSeconds: WhyLimits.retryAfterSeconds) }
  }
}

/// Lives one life after the other again, on a thread of its own.
private actor WhyDesk {
  /// The thread of all that follows.
  private nonisolated let thread = WorkThread(name: "journey.why")
  /// Where the data is.
  private let data: any StorePlace

  /// The thread of this actor.
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Creates a desk over some data.
  init(data: any StorePlace) {
    self.data = data
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Lives again what is kept of a user, within the time that one question has.
  func answer(
    about userID: String, journey: String?, message: String?, clock: any ServiceClock
  ) throws -> WhyAnswer {
    let end = clock.now.microseconds + WhyLimits.seconds * Moment.perSecond
    let report = try WhyReport.ask(
      WhyQuestion(
        userID, journey: journey, message: message, data: data, isForOthers: true,
        inputsMax: WhyLimits.inputsMax, mayGoOn: { clock.now.microseconds < end }))
    return WhyAnswer(node: report.node, text: report.text())
  }
}
