internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore
internal import Logging

/// Living what is due: batch by batch, and part by part where something in one of them fails.
extension Dispatcher {
  /// Lives a batch of what is due; `false` if there was nothing.
  func advance() throws -> Bool {
    let now = clock.now
    wakeParts(at: now)
    guard !isGoingPartByPart else { return try advanceOnePart(at: now) }
    do {
      let hasAdvanced = try advanceAny(at: now)
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
  private func advanceAny(at now: Moment) throws -> Bool {
    if note(try engine.advanceBatch(from: &nextPosition, clock: now, until: now)) { return true }
    guard nextPosition > 0 else { return false }
    nextPosition = 0
    return note(try engine.advanceBatch(from: &nextPosition, clock: now, until: now))
  }

  /// Lives a batch of the next part that has one, alone; a part whose work fails rests.
  private func advanceOnePart(at now: Moment) throws -> Bool {
    while nextPosition < Part.count {
      let position = nextPosition
      do {
        let report = try engine.advanceBatch(
          from: &nextPosition, clock: now, until: now, end: position + 1)
        if let report { return note(report) }
      } catch {
        guard Self.mayBeOfOnePart(error) else { throw error }
        nextPosition = position + 1
        try rest(at: position, after: error, at: now)
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

  /// Lets the part at a position rest whose work failed.
  private func rest(at position: Int, after error: any Error, at now: Moment) throws {
    let part = store.partOrder.parts[position]
    guard restingParts.count < ServiceLimits.restingPartsMax else {
      return try restNode(at: position, after: error, at: now)
    }
    rest([part], for: ServiceLimits.partRestSeconds, from: now)
    hasSearchedInVain = false
    logger.error(
      "the people of one part cannot go on for now; all others do",
      metadata: ["part": "\(part)", "reason": "\(error)"])
  }

  /// Lets the rest of a node rest, since too many parts rest; where there is one node, it is all of
  /// them that cannot go on.
  private func restNode(at position: Int, after error: any Error, at now: Moment) throws {
    guard store.partOrder.isSpread else { throw error }
    let node = store.partOrder.stretch(from: position, to: Part.count)
    rest(node.map { store.partOrder.parts[$0] }, for: ServiceLimits.failureRestSeconds, from: now)
    nextPosition = node.upperBound
    logger.error(
      "the people of one node cannot go on for now; all others do",
      metadata: ["parts": "\(node.count)", "reason": "\(error)"])
  }

  /// Lets parts rest for so many seconds.
  private func rest(_ parts: [Int], for seconds: Int64, from now: Moment) {
    let until = Moment(microseconds: now.microseconds + seconds * Moment.perSecond)
    for part in parts {
      engine.rest(part: part, until: until)
      restingParts[part] = until
    }
    meter.resting(restingParts.count)
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
      if nextPosition == 0 { door.emptied() }
      return false
    }
    door.handled(report.inputsFromOutside)
    meter.handled(
      inputs: report.inputs, steps: report.steps, timers: report.timers, at: clock.now)
    profiles.forget(report.changedUsers)
    return true
  }
}
