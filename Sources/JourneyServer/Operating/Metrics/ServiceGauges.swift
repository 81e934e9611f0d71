internal import CoreMetrics
internal import JourneyModel
internal import JourneyServices
internal import JourneyStore
internal import Logging

/// The figures that answer whether anybody waits for longer than they should.
struct ServiceGauges: Sendable {
  /// Who knows what is due.
  private let dispatcher: Dispatcher
  /// Tells the time.
  private let clock: any ServiceClock
  /// How long what is due first has been due.
  private let lateness: Meter

  /// Creates the figures.
  init(dispatcher: Dispatcher, clock: any ServiceClock, metrics: any MetricsFactory) {
    self.dispatcher = dispatcher
    self.clock = clock
    lateness = Meter(label: "journey_due_lateness_seconds", factory: metrics)
  }

  /// Takes the figures.
  func measure() async {
    do {
      let due = try await dispatcher.perform { _, store in try store.nextDue() }
      let late = due.map { max(0, clock.now.microseconds - $0.microseconds) } ?? 0
      lateness.set(Double(late) / Double(Moment.perSecond))
    } catch {
      Logger(label: "journey.metrics").error("what is due cannot be read")
    }
  }
}
