internal import ServiceLifecycle

/// Notes that the process is to stop, so that nobody sends work to it any more.
struct ReadinessKeeper: Service {
  /// Whether work can be taken in.
  let readiness: Readiness

  /// Waits until the process is told to stop.
  func run() async throws {
    try await gracefulShutdown()
    readiness.reach(.stopping)
  }
}
