internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore
internal import Logging

/// The parts of a database that several processes share.
extension Dispatcher {
  /// How long a process goes on without having been able to give its word: less than others wait,
  /// so that it has stopped before they begin.
  private static let patience = Duration.seconds(10)

  /// Takes and gives leases as it follows from who lives, and looks for what others have brought;
  /// `false` where the database could not be asked.
  func tendLeases() -> Bool {
    guard !isStopping, let tender else { return true }
    var (next, outcome) = (tender, LeaseTender.Outcome())
    defer {
      self.tender = next
      note(outcome)
    }
    let begun = ContinuousClock.now
    do throws(StoreError) {
      try next.tend(store, at: clock.now, &outcome) { partsUnderWay[$0] != nil }
      if outcome.hasGivenWord {
        wordGiven = begun
        try store.readPartOrder()
      }
      if try store.lookForChanges() || outcome.taken > 0 { wake() }
      return true
    } catch {
      logger.error("the parts cannot be looked after", metadata: ["reason": "\(error.message)"])
      if ContinuousClock.now - wordGiven >= Self.patience {
        next.loseWord()
        store.forgetLeases()
      }
      return false
    }
  }

  /// Gives all leases back, and the word.
  func endLeases() {
    guard let tender else { return }
    try? store.endWord(of: tender.owner)
  }

  /// Learns what is still in the hands of this process, since something was not, or what others
  /// have settled; `false` if the failure was another.
  func hasCaughtUp(after error: StoreError) throws -> Bool {
    switch error.kind {
    case .leaseLost:
      guard let tender else { return false }
      try store.rereadLeases(of: tender.owner)
    case .outdated: try engine.refresh()
    default: return false
    }
    return true
  }

  /// Notes what was taken and given.
  private func note(_ outcome: LeaseTender.Outcome) {
    door.noteOldest(outcome.oldestAt)
    unrecovered.formUnion(outcome.takenForSending)
    guard outcome.taken + outcome.given > 0 else { return }
    let parts = store.heldParts(.work).count
    meter.holding(parts)
    logger.info(
      "parts have changed hands",
      metadata: [
        "taken": "\(outcome.taken)", "given": "\(outcome.given)", "parts": "\(parts)",
      ])
  }
}
