internal import JourneyModel
internal import JourneyStore
internal import Logging
internal import ServiceLifecycle

/// Keeps this process among those who share the parts, and looks what the others have brought.
///
/// It gives everything back when the process stops, so that nobody need wait.
struct LeaseKeeper: Service {
  /// Who owns the store.
  let dispatcher: Dispatcher

  /// How often it looks: so much longer something waits that another process has taken in, and so
  /// much longer nobody works in the parts of one that is gone.
  static let interval = Duration.milliseconds(100)
  /// How long it waits where the database could not be asked.
  static let failureRest = Duration.seconds(1)

  /// Does it until the process is told to stop.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let isDone = await dispatcher.tendLeases()
        try? await Task.sleep(for: isDone ? Self.interval : Self.failureRest)
      }
    }
    await dispatcher.endLeases()
  }
}
