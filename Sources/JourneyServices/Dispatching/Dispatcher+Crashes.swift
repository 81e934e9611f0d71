internal import JourneyModel
internal import JourneyStore
internal import Logging

/// What ended the process before this one: nothing may do so for ever.
extension Dispatcher {
  /// Counts an end in the middle of something, and sets aside what has led to too many of them.
  func settleCrash() {
    do {
      guard let duty = dutyMark.found else {
        // What others have counted is not this process's to forget.
        return store.isShared ? () : try store.forgetCrashes()
      }
      let count = try store.countCrash(of: duty)
      dutyMark.clear()
      logger.warning(
        "the server ended while something was being handled", metadata: facts(duty, count))
      guard count >= ServiceLimits.crashesMax else { return }
      try setAside(duty, endings: count)
    } catch {
      logger.error(
        "what ended the server cannot be noted", metadata: ["reason": "\(error.message)"])
    }
  }

  /// Makes a dead letter of what ends the process.
  private func setAside(_ duty: DutyInHand, endings count: Int) throws(StoreError) {
    let reason = "the server ended \(count) times while this was being handled"
    let letter = try store.setAside(duty, reason: reason, attempts: count, at: clock.now)
    guard letter != nil else { return }
    logger.error(
      "it is handled no more until somebody decides: see the dead letters",
      metadata: facts(duty, count))
  }

  /// What the log says of it; it names nobody.
  private func facts(_ duty: DutyInHand, _ count: Int) -> Logger.Metadata {
    var facts: Logger.Metadata = ["what": "\(duty.kind)", "times": "\(count)"]
    switch duty.kind {
    case .input: facts["input"] = "\(duty.part)-\(duty.number)"
    case .timer: facts["run"] = "\(RunID(part: duty.part, number: duty.number))"
    case .turn: facts["part"] = "\(duty.part)"
    }
    return facts
  }
}
