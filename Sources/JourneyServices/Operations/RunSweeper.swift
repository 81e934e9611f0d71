internal import JourneyEngine
public import JourneyStore
internal import Logging
internal import Metrics

/// Looks for people whom nothing will ever move: there should be nobody.
public actor RunSweeper {
  /// Who knows the journeys.
  private let dispatcher: Dispatcher
  /// Who reads.
  private let reader: StoreReader
  /// The runs that the latest sweep found.
  private var suspects: [StuckRun] = []
  /// Tells how many there are.
  private let gauge = Gauge(label: "journey_stuck_runs")
  /// Names them.
  private let logger = Logger(label: "journey.runs")

  /// Creates a sweeper.
  public init(dispatcher: Dispatcher, reader: StoreReader) {
    self.dispatcher = dispatcher
    self.reader = reader
  }

  /// Looks once; returns the runs that the sweep before this found too.
  ///
  /// One sweep may come between an answer and what it leads to; two do not.
  @discardableResult
  public func sweep() async throws -> [StuckRun] {
    let waits = await dispatcher.perform { engine, _ in engine.timelessWaits }
    let found = try await reader.read { store in
      try store.stuckRuns(waits: waits, max: Engine.stuckRunsMax)
    }
    let stuck = found.filter { suspects.contains($0) }
    suspects = found
    gauge.record(stuck.count)
    if !stuck.isEmpty { tell(stuck) }
    return stuck
  }

  /// Names the first of them in the log.
  private func tell(_ stuck: [StuckRun]) {
    let named = stuck.prefix(OperationLimits.loggedRunsMax).map { run in
      "\(Part.of(run.userID))-\(run.runNumber) of \(run.journeyID)/\(run.version) at "
        + run.stateID
    }
    logger.error(
      "there are runs that nothing will move; please report this",
      metadata: ["count": "\(stuck.count)", "runs": .array(named.map { .string($0) })])
  }
}
