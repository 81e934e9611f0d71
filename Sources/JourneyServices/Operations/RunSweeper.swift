internal import JourneyEngine
public import JourneyStore
internal import Logging
internal import Metrics

/// Looks for people whom nothing will ever move: there should be nobody.
///
/// It goes on by some parts with each look, so that nobody who reads waits for long.
public actor RunSweeper {
  /// Who knows the journeys.
  private let dispatcher: Dispatcher
  /// Who reads.
  private let reader: StoreReader
  /// The runs that the look before this one found in the parts behind, by part.
  private var suspects: [Int: Set<StuckRun>] = [:]
  /// The runs that two looks in a row have found, by part.
  private var stuck: [Int: [StuckRun]] = [:]
  /// The part that is looked at next.
  private var nextPart = 0
  /// Tells how many there are.
  private let gauge = Gauge(label: "journey_stuck_runs")
  /// Names them.
  private let logger = Logger(label: "journey.runs")

  /// Creates a sweeper.
  public init(dispatcher: Dispatcher, reader: StoreReader) {
    self.dispatcher = dispatcher
    self.reader = reader
  }

  /// Looks at all parts once; returns the runs that the sweep before this found too.
  @discardableResult
  public func sweep() async throws -> [StuckRun] {
    nextPart = 0
    repeat { try await look() } while nextPart > 0
    return allStuck
  }

  /// Looks at the next parts, and tells what is known once all were looked at.
  ///
  /// One look may come between an answer and what it leads to; two do not.
  public func look() async throws {
    let parts = nextPart..<min(nextPart + OperationLimits.partsPerLook, Part.count)
    let waits = await dispatcher.perform(settling: false) { engine, _ in engine.timelessWaits }
    let found = try await reader.read { store in
      try store.stuckRuns(in: parts, waits: waits, max: Engine.stuckRunsMax)
    }
    let held = await dispatcher.perform(settling: false) { _, store in Set(store.heldParts(.work)) }
    let byPart = Dictionary(grouping: found) { Part.of($0.userID) }
      .filter { held.contains($0.key) }
    for part in parts {
      let runs = byPart[part] ?? []
      stuck[part] = runs.filter { suspects[part]?.contains($0) ?? false }
      suspects[part] = runs.isEmpty ? nil : Set(runs)
    }
    nextPart = parts.upperBound == Part.count ? 0 : parts.upperBound
    if nextPart == 0 { tell(allStuck) }
  }

  /// The runs that are stuck, as far as is known.
  private var allStuck: [StuckRun] {
    stuck.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Tells how many runs are stuck, and names the first of them in the log.
  private func tell(_ stuck: [StuckRun]) {
    gauge.record(stuck.count)
    guard !stuck.isEmpty else { return }
    let named = stuck.prefix(OperationLimits.loggedRunsMax).map { run in
      "\(Part.of(run.userID))-\(run.runNumber) of \(run.journeyID)/\(run.version) at "
        + run.stateID
    }
    logger.error(
      "there are runs that nothing will move; please report this",
      metadata: ["count": "\(stuck.count)", "runs": .array(named.map { .string($0) })])
  }
}
