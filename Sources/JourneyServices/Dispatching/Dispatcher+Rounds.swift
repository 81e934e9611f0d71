internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore
internal import Logging
public import ServiceLifecycle

extension Dispatcher: Service {
  /// Does rounds until it is told to stop, or its task is cancelled since another service has
  /// failed; what had been taken by then is committed.
  public func run() async throws {
    settleCrash()
    await withTaskCancellationOrGracefulShutdownHandler {
      while !isStopping { await round() }
    } onCancelOrGracefulShutdown: {
      Task { await self.stop() }
    }
    await recorder?.record()
    commitGathered()
    await finishAttempts()
    await settleInTheEnd()
    await outlet?.close()
    end()
    if let reasonToLeave { throw reasonToLeave }
  }

  /// Ends the rounds, since the data is elsewhere now.
  func leave(_ error: StoreError) {
    reasonToLeave = error
    stop()
  }

  /// Lets the rounds end after the one under way.
  public func stop() {
    isStopping = true
    door.close()
    wake()
  }

  /// Brings what has come in to the tables, lives a batch of what is due, lets effects leave, and
  /// rests if that was all.
  private func round() async {
    commitGathered()
    do {
      try tryWriting()
      try settleResults()
      try settleLogged()
      let hasAdvanced = try advance(until: horizon())
      if try claimEffects() || hasAdvanced {
        fruitlessRounds = 0
        return await Task.yield()
      }
      try await restUntilDue()
    } catch {
      if let error = error as? StoreError {
        if error.kind == .full { writing.note(error.message) }
        if error.kind == .moved { return leave(error) }
        if (try? hasCaughtUp(after: error)) == true { return await Task.yield() }
      }
      logger.error("the journeys cannot go on", metadata: ["reason": "\(error)"])
      tellIdle()
      await rest(until: moment(afterFailureAt: clock.now))
    }
  }

  /// Rests until something is due; what is due already and does not move is asked again at once,
  /// and no more than once in a while when that has not helped for long.
  private func restUntilDue() async throws {
    if let wait = settlingWait { return await rest(for: wait) }
    // What stays for want of room goes with the next commit.
    try? await recorder?.settle()
    let due = try [store.nextDue(), nextEffect()].compactMap { $0 }.min()
    let now = clock.now
    fruitlessRounds = due.map { $0 <= now } ?? false ? fruitlessRounds + 1 : 0
    guard fruitlessRounds > ServiceLimits.fruitlessRoundsMax else { return await rest(until: due) }
    logger.error("something is due that does not move")
    await rest(until: moment(afterFailureAt: now))
  }

  /// When it is tried again after a failure.
  private func moment(afterFailureAt now: Moment) -> Moment {
    Moment(
      microseconds: now.microseconds + ServiceLimits.failureRestSeconds * Moment.perSecond)
  }

  /// Tries to write where that has failed before, so that somebody who stays away while it fails
  /// learns when it works again.
  private func tryWriting() throws(StoreError) {
    guard writing.failure != nil else { return }
    try store.set(Self.trialSetting, to: "\(clock.now)")
    writing.note(nil)
  }

  /// The name of the setting that is written to see whether that works.
  private static let trialSetting = "written_again"
}
