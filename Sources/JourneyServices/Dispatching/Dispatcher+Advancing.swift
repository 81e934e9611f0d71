internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore
internal import Logging

/// Living what is due: batch by batch, and part by part where something in one of them fails.
extension Dispatcher {
  /// Lives a batch of what is due up to a moment; `false` if there was nothing.
  func advance(until: Moment) throws -> Bool {
    let now = clock.now
    wakeParts(at: now)
    guard !isGoingPartByPart else { return try advanceOnePart(at: now, until: until) }
    do {
      let hasAdvanced = try advanceAny(until: until)
      hasSearchedInVain = false
      return hasAdvanced
    } catch {
      guard Self.mayBeOfOnePart(error), !hasSearchedInVain else { throw error }
      // A batch is of many parts: whose work it was is found by going through them.
      (isGoingPartByPart, hasSearchedInVain, nextPosition) = (true, true, 0)
      return true
    }
  }

  /// Lives a batch of the next part that has one, and those behind it.
  private func advanceAny(until: Moment) throws -> Bool {
    if note(try advanceFromNextPosition(until: until)) { return true }
    guard nextPosition > 0 else { return false }
    nextPosition = 0
    return note(try advanceFromNextPosition(until: until))
  }

  /// Lives a batch of the next parts that have work; of a crowd more and more people at once, until
  /// somebody comes to the door.
  private func advanceFromNextPosition(until: Moment) throws -> BatchReport? {
    let start = ContinuousClock.now
    let report = try engine.advanceBatch(
      from: &nextPosition, clock: until, until: until, usersMax: batchSize.users)
    batchSize.note(
      report?.users ?? 0, took: ContinuousClock.now - start, isAwaited: door.hasGathered)
    return report
  }

  /// Lives a batch of the next part that has one, alone; a part whose work fails rests.
  private func advanceOnePart(at now: Moment, until: Moment) throws -> Bool {
    while nextPosition < Part.count {
      let position = nextPosition
      do {
        let report = try engine.advanceBatch(
          from: &nextPosition, clock: until, until: until, end: position + 1)
        if let report { return note(report) }
      } catch {
        guard Self.mayBeOfOnePart(error) else { throw error }
        nextPosition = position + 1
        try rest(store.partOrder.parts[position], after: error, at: now)
        return true
      }
      nextPosition = position + 1
    }
    (isGoingPartByPart, nextPosition) = (false, 0)
    return true
  }

  /// `true` if others may go on in spite of a failure: neither the disk nor the lease has failed.
  private static func mayBeOfOnePart(_ error: any Error) -> Bool {
    guard let error = error as? StoreError else { return error is EngineError }
    return error.kind == .failed || error.kind == .conflict
  }

  /// Lets a part rest whose work failed; where too many rest, it is all of them that cannot go on.
  private func rest(_ part: Int, after error: any Error, at now: Moment) throws {
    guard restingParts.count < ServiceLimits.restingPartsMax else { throw error }
    let until = Moment(
      microseconds: now.microseconds + ServiceLimits.partRestSeconds * Moment.perSecond)
    engine.rest(part: part, until: until)
    hasSearchedInVain = false
    restingParts[part] = until
    meter.resting(restingParts.count)
    logger.error(
      "the people of one part cannot go on for now; all others do",
      metadata: ["part": "\(part)", "reason": "\(error)"])
  }

  /// Counts the parts no more that have rested.
  private func wakeParts(at now: Moment) {
    guard restingParts.contains(where: { $0.value <= now }) else { return }
    restingParts = restingParts.filter { $0.value > now }
    meter.resting(restingParts.count)
  }

  /// Notes what a batch did; `false` if there was nothing to be done.
  private func note(_ report: BatchReport?) -> Bool {
    guard let report else {
      if nextPosition == 0, isSettled { door.emptied() }
      return false
    }
    door.handled(report.inputsFromOutside)
    meter.handled(
      inputs: report.inputs, steps: report.steps, timers: report.timers, at: clock.now)
    profiles.forget(report.changedUsers)
    return true
  }
}
