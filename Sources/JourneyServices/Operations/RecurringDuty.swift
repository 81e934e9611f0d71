internal import JourneyModel
internal import Logging
internal import ServiceLifecycle

/// Something that is done again and again while the services run.
struct RecurringDuty: Service {
  /// What it is, for the log.
  let name: String
  /// How long it rests in between, in seconds.
  let seconds: Int64
  /// Tells the time.
  let clock: any ServiceClock
  /// Does it once.
  let duty: @Sendable () async throws -> Void

  /// Does it until the process is told to stop; a failure is told, and it is tried again.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await duty()
        } catch {
          Logger(label: "journey.\(name)").error("failed", metadata: ["reason": "\(error)"])
        }
        let next = clock.now.microseconds + seconds * Moment.perSecond
        await clock.sleep(until: Moment(microseconds: next))
      }
    }
  }
}
