internal import ServiceLifecycle

/// What is done again and again beside the work of journeys.
struct OperationDuties {
  /// Removes what is old.
  private let retention: RetentionSweeper
  /// Looks for runs that nothing will move.
  private let runs: RunSweeper
  /// Tells who waits.
  private let figures: FigureReporter
  /// Tells the time.
  private let clock: any ServiceClock

  /// Takes what the duties are about.
  init(
    dispatcher: Dispatcher, reader: StoreReader, clock: any ServiceClock, rules: RetentionRules
  ) {
    self.clock = clock
    retention = RetentionSweeper(dispatcher: dispatcher, clock: clock, rules: rules)
    runs = RunSweeper(dispatcher: dispatcher, reader: reader)
    figures = FigureReporter(
      reader: reader, unsettled: dispatcher.recorder?.unsettled, clock: clock)
  }

  /// All of them.
  var all: [any Service] {
    let (retention, runs, figures) = (retention, runs, figures)
    return [
      duty("figures", every: OperationLimits.figuresSeconds) { try await figures.reportWaiting() },
      duty("people", every: OperationLimits.sweepSeconds) { try await figures.reportPeople() },
      duty("runs", every: OperationLimits.lookSeconds) { try await runs.look() },
      duty("retention", every: OperationLimits.retentionSeconds) {
        _ = try await retention.sweep()
      },
    ]
  }

  /// Something that is done every so many seconds.
  private func duty(
    _ name: String, every seconds: Int64, _ body: @escaping @Sendable () async throws -> Void
  ) -> RecurringDuty {
    RecurringDuty(name: name, seconds: seconds, clock: clock, duty: body)
  }
}
