internal import JourneyModel
internal import JourneyStore
internal import Logging

/// Taking what is in the log to its tables.
extension Dispatcher {
  /// Takes what is in the log to its tables if it is time.
  func settleLogged() throws(StoreError) {
    guard let recorder, settlingWait == .zero, let last = recorder.unsettled.last else { return }
    try settleOnce(recorder, through: last)
  }

  /// Up to when people may be lived: before the first input that waits in the log, and never before
  /// what was lived by then.
  func horizon() -> Moment {
    // What arrives while this is asked arrives later than the clock says here.
    let now = clock.now
    guard let earliest = recorder?.unsettled.earliest, earliest <= now else {
      livedUntil = now
      return now
    }
    livedUntil = max(livedUntil, Moment(microseconds: earliest.microseconds - 1))
    return livedUntil
  }

  /// `true` if all that was acknowledged is in its tables: nobody waits for the rounds to learn it.
  nonisolated var isSettled: Bool { (recorder?.unsettled.count ?? 0) == 0 }

  /// For how much longer what is in the log may gather there; `nil` if nothing does.
  var settlingWait: Duration? {
    guard let count = recorder?.unsettled.count, count > 0 else { return nil }
    return settlingPace.wait(for: count, at: .now) ?? .zero
  }

  /// Takes everything to its tables that is in the log by now.
  func settleAllLogged() throws(StoreError) {
    guard let recorder, let last = recorder.unsettled.last else { return }
    while recorder.unsettled.settled < last { try settleOnce(recorder, through: last) }
  }

  /// Returns once all that was acknowledged is in its tables and its people, as far as they go in
  /// one batch, are lived; or once that cannot be done for now, which the rounds find out as well.
  public func untilSettled() {
    guard !isSettled else { return }
    do {
      try settleAllLogged()
      _ = try advance(until: horizon())
    } catch {
      wake()
    }
  }

  /// Takes inputs of the log to their tables, as many as go at once, up to a row that the recorder
  /// has told of: one that it is about to tell of is flushed already.
  private func settleOnce(_ recorder: IntakeRecorder, through end: Int64) throws(StoreError) {
    guard let logReader else { return }
    let start = ContinuousClock.now
    let (inputs, last) = try logReader.inputs(
      after: recorder.unsettled.settled, through: end, about: SettlingPace.inputsMax)
    guard let last else {
      throw StoreError(.failed, "the log of what came in lacks rows that were written")
    }
    let outcomes = try noting { () throws(StoreError) in try store.take(inputs) }
    // What was acknowledged and is not taken now is of somebody who was erased meanwhile.
    door.handled(outcomes.count { $0 != .taken })
    recorder.unsettled.settle(through: last)
    let end = ContinuousClock.now
    settlingPace.note(inputs.count, took: end - start, at: end)
  }

  /// Takes all to its tables that was acknowledged, and leaves the log empty.
  func settleInTheEnd() async {
    do {
      try settleAllLogged()
      try await recorder?.settle()
    } catch {
      logger.error(
        "what came in last stays in the log until the next start",
        metadata: ["reason": "\(error.message)"])
    }
  }

  /// Notes why something cannot be written, so that nothing more is acknowledged meanwhile.
  private func noting<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    do throws(StoreError) { return try body() } catch {
      writing.note(error.message)
      throw error
    }
  }
}
