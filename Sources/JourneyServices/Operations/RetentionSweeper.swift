internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore
internal import Logging

/// Removes what nobody will ask for any more, a little at a time between the rounds.
///
/// What a rule of a journey may still ask for stays: who has entered it, events, and messages that
/// a limit counts.
public struct RetentionSweeper: Sendable {
  /// Who owns the store.
  private let dispatcher: Dispatcher
  /// Tells the time.
  private let clock: any ServiceClock
  /// How long what is kept is kept.
  private let rules: RetentionRules
  /// Says what was given up.
  private let logger = Logger(label: "journey.retention")

  /// Creates a sweeper.
  public init(dispatcher: Dispatcher, clock: any ServiceClock, rules: RetentionRules) {
    self.dispatcher = dispatcher
    self.clock = clock
    self.rules = rules
  }

  /// Removes all that is old by now; ends early where the task is cancelled.
  public func sweep() async throws -> RetentionReport {
    var report = RetentionReport()
    let inputsBefore = moment(before: rules.inputSeconds)
    report.inputs = try await eachPart { part, place, store throws(StoreError) in
      try store.forgetInputs(
        of: part, from: place, before: inputsBefore, rowsMax: OperationLimits.retentionRowsMax)
    }
    if let seconds = rules.finishedRunSeconds {
      try await forgetFinished(before: moment(before: seconds), &report)
    }
    report.deadLetters = try await giveUpDeadLetters()
    tell(report)
    return report
  }

  /// Removes runs that ended before a moment, and what inputs had said by then.
  private func forgetFinished(
    before moment: Moment, _ report: inout RetentionReport
  ) async throws {
    let window = await dispatcher.perform(settling: false) { engine, _ in engine.sendsWindow ?? 0 }
    let sendsFrom = Moment(microseconds: min(moment.microseconds, clock.now.microseconds - window))
    report.runs = try await eachPart { part, place, store throws(StoreError) in
      try store.forgetRuns(
        of: part, from: place, endedBefore: moment, sendsFrom: sendsFrom,
        rowsMax: OperationLimits.retentionRowsMax)
    }
    report.records = try await eachPart { part, place, store throws(StoreError) in
      try store.forgetRecord(
        of: part, from: place, before: moment, rowsMax: OperationLimits.retentionRowsMax)
    }
  }

  /// Takes one step after the other in every part; returns how much was removed.
  private func eachPart(
    _ step:
      @escaping @Sendable (Int, RetentionPlace, SQLStore) throws(StoreError)
      -> RetentionStep
  ) async throws -> Int {
    var removed = 0
    for part in 0..<Part.count {
      var place: RetentionPlace? = .beginning
      while let from = place, !Task.isCancelled {
        let done = try await dispatcher.perform(settling: false) { _, store in
          // Whoever holds the others sweeps there.
          store.holds(part)
            ? try step(part, from, store) : RetentionStep(removed: 0, next: nil)
        }
        removed += done.removed
        place = done.next
      }
    }
    return removed
  }

  /// Gives up dead letters that nobody has decided in time, and the oldest where there are too
  /// many.
  private func giveUpDeadLetters() async throws -> Int {
    let max = rules.deadLettersMax
    let crowd = try await dispatcher.perform(settling: false) { _, store in
      try store.deadLetterMoment(behind: max)
    }
    let old = moment(before: rules.deadLetterSeconds)
    let before = crowd.map { Swift.max(old, Moment(microseconds: $0.microseconds + 1)) } ?? old
    var given = 0
    while !Task.isCancelled {
      let now = clock.now
      let count = try await dispatcher.perform(settling: false) { _, store in
        try store.purgeDeadLetters(
          before: before, max: OperationLimits.deadLettersPerStep, at: now)
      }
      given += count
      if count < OperationLimits.deadLettersPerStep { break }
    }
    return given
  }

  /// The moment so many seconds ago.
  private func moment(before seconds: Int64) -> Moment {
    Moment(microseconds: clock.now.microseconds - seconds * Moment.perSecond)
  }

  /// Says what was removed, and warns of what was given up undecided.
  private func tell(_ report: RetentionReport) {
    if report.deadLetters > 0 {
      logger.warning(
        "dead letters were given up that nobody had decided",
        metadata: ["count": "\(report.deadLetters)"])
    }
    guard !report.isEmpty else { return }
    logger.info(
      "removed what is old",
      metadata: [
        "inputs": "\(report.inputs)", "runs": "\(report.runs)", "records": "\(report.records)",
      ])
  }
}
