public import JourneyModel
public import JourneyStore

/// What somebody decides about what did not go on by itself.
extension Engine {
  /// Lets a dead letter be tried again, as often and as long as one that is new; `false` if it is
  /// not there, or nothing of it can be tried any more.
  public func retryDeadLetter(_ id: DeadLetterID, at now: Moment) throws -> Bool {
    try store.retryDeadLetter(id, at: now)
  }

  /// Gives a dead letter up: its person goes on as if the effect had been skipped; `false` if it is
  /// not there.
  public func discardDeadLetter(_ id: DeadLetterID, at now: Moment) throws -> Bool {
    try store.discardDeadLetter(id, at: now)
  }
}

extension JourneyStore {
  /// Lets a dead letter be tried again, as often and as long as one that is new; `false` if it is
  /// not there, or nothing of it can be tried any more.
  package func retryDeadLetter(_ id: DeadLetterID, at now: Moment) throws(StoreError) -> Bool {
    let seconds = EffectLimits.messageLatenessSeconds
    return try retryDeadLetter(
      id, attempts: 1 + EffectLimits.retriesDefault,
      expiresAt: Moment(microseconds: now.microseconds + seconds * Moment.perSecond), at: now)
  }
}
