internal import JourneyModel
internal import JourneyStore
internal import Logging
internal import ServiceLifecycle

/// Gives the word of this process anew, so that no other takes its work over.
///
/// It takes the word back when the process stops, so that another need not wait.
struct LeaseKeeper: Service {
  /// Who owns the store.
  let dispatcher: Dispatcher
  /// The name of this process in the leases.
  let owner: String

  /// How often the word is given.
  static let interval = Duration.seconds(5)
  /// How long the process goes on without having been able to give it: less than others wait, so
  /// that it has stopped before they begin.
  static let patience = Duration.seconds(10)

  /// Does it until the process is told to stop; it ends the process where that fails for too long.
  func run() async throws {
    try await cancelWhenGracefulShutdown {
      var given = ContinuousClock.now
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval)
        do throws(StoreError) {
          try await dispatcher.renewLease(of: owner)
          given = .now
        } catch {
          try await note(error, since: given)
        }
      }
    }
    try? await dispatcher.endLease(of: owner)
  }

  /// Notes that the word could not be given, last at a moment.
  private func note(_ error: StoreError, since given: ContinuousClock.Instant) async throws {
    Logger(label: "journey.leases").error(
      "the turn cannot be kept", metadata: ["reason": "\(error.message)"])
    guard error.kind == .leaseLost || .now - given >= Self.patience else { return }
    await dispatcher.leave(error)
    throw error
  }
}

extension Dispatcher {
  /// Gives the word of a process anew.
  fileprivate func renewLease(of owner: String) throws(StoreError) {
    try store.renewLease(of: owner, at: clock.now)
  }

  /// Takes the word of a process back.
  fileprivate func endLease(of owner: String) throws(StoreError) {
    try store.endLease(of: owner)
  }
}
