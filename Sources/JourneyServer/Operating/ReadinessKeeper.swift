internal import JourneyServices
internal import ServiceLifecycle

/// Notes that the process is to stop, so that nobody sends work to it any more, and all that is
/// under way counts its time from the same moment.
struct ReadinessKeeper: Service {
  /// Whether work can be taken in.
  let readiness: Readiness
  /// Who lets messages and calls leave.
  let dispatcher: Dispatcher

  /// Waits until the process is told to stop.
  func run() async throws {
    try await gracefulShutdown()
    readiness.reach(.stopping)
    let (dispatcher, end) = (dispatcher, dispatcher.finishMoment)
    // It may be busy with a batch, and nothing waits for that.
    Task { await dispatcher.finish(by: end) }
  }
}
