internal import JourneyModel
internal import JourneyStore

/// What becomes of an effect: of the outcome of an attempt, or since it is not to be tried.
///
/// It only works out the change; nothing is written here.
struct EffectSettlement {
  /// The effect as it was taken.
  let work: EffectWork
  /// The moment.
  let now: Moment
  /// What the row becomes.
  private var effect: OutboxRecord
  /// What it needs on its way out.
  private var delivery: OutboxDelivery

  /// Takes an effect; `nil` for one that was done inside its step.
  init?(_ work: EffectWork, at now: Moment) {
    guard let delivery = work.effect.delivery else { return nil }
    self.work = work
    self.now = now
    effect = work.effect
    self.delivery = delivery
  }

  /// What the outcome of an attempt brings about.
  mutating func settle(_ outcome: EffectResult.Outcome) -> EffectChange {
    switch outcome {
    case .accepted(let answer): return accept(answer)
    case .refused(let reason): return giveUp(.failed, reason)
    case .failed(let reason, let seconds): return tryAgain(reason, seconds)
    case .unknown(let reason, honoursKey: true, let seconds): return askAgain(reason, seconds)
    case .unknown(let reason, honoursKey: false, _): return giveUp(.unknown, reason)
    }
  }

  /// The effect is done.
  private mutating func accept(_ answer: [UInt8]?) -> EffectChange {
    effect.status = .sent
    effect.reason = nil
    effect.answer = effect.kind == "call" ? answer : nil
    close()
    return change(answering: true)
  }

  /// The receiver is asked again what it may have done already, for as long as it knows the key.
  ///
  /// The reason stays with the effect while it is tried, and says that it may have been done.
  private mutating func askAgain(_ reason: String, _ keySeconds: Int64) -> EffectChange {
    effect.reason = Self.shortened(reason)
    let first = delivery.firstAttemptAt ?? now
    let left = (delivery.expiresAt.microseconds - first.microseconds) / Moment.perSecond
    let known = min(left, keySeconds) * Moment.perSecond
    delivery.expiresAt = Moment(microseconds: first.microseconds + known)
    return tryAgain(reason, nil)
  }

  /// `true` if one of the attempts may have done it.
  private var mayBeDone: Bool {
    effect.reason != nil && (effect.status == .pending || effect.status == .sending)
  }

  /// The effect is tried again, unless there were attempts enough or it would be too late.
  private mutating func tryAgain(_ reason: String, _ seconds: Int?) -> EffectChange {
    guard delivery.attempts < delivery.attemptsMax else {
      return giveUp(mayBeDone ? .unknown : .failed, reason)
    }
    let next = EffectBackoff.next(
      key: effect.key, attempt: delivery.attempts, at: now, retryAfterSeconds: seconds)
    delivery.lastError = Self.shortened(reason)
    guard next < delivery.expiresAt else { return expire() }
    effect.status = .pending
    delivery.nextAt = next
    return change(answering: false)
  }

  /// It is too late: a marketing message is left out, anything else has failed; of what may have
  /// been done nobody knows.
  mutating func expire() -> EffectChange {
    if mayBeDone { return giveUp(.unknown, effect.reason ?? "") }
    if delivery.messageKind == .marketing { return skip("too late") }
    return giveUp(.failed, effect.kind == "call" ? "no answer in time" : "too late")
  }

  /// The effect is not to be done.
  mutating func skip(_ reason: String) -> EffectChange {
    let wasBlocking = delivery.isBlocking
    effect.status = .skipped
    effect.reason = reason
    close()
    return change(answering: delivery.isAwaited || wasBlocking)
  }

  /// The effect may be tried from another moment on; `nil` is when its journey goes on.
  mutating func postpone(until moment: Moment?) -> EffectChange {
    delivery.nextAt = moment
    return change(answering: false)
  }

  /// The attempt that is made now, to be committed before it is.
  mutating func begin(to address: String?) -> EffectChange {
    effect.status = .sending
    effect.at = now
    delivery.attempts += 1
    delivery.firstAttemptAt = delivery.firstAttemptAt ?? now
    delivery.sentTo = address
    delivery.nextAt = nil
    return change(answering: false)
  }

  /// The effect has failed for good, or nobody knows: as its policy says.
  ///
  /// A message of which nobody knows may have left, so nobody who does not wait for it is held up.
  private mutating func giveUp(_ status: OutboxRecord.Status, _ reason: String) -> EffectChange {
    let wasBlocking = delivery.isBlocking
    effect.status = status
    effect.reason = Self.shortened(reason)
    delivery.lastError = delivery.lastError ?? effect.reason
    if delivery.isAwaited, !work.isWaitedFor {
      close()
      return change(answering: false)
    }
    if status == .unknown, !delivery.isAwaited {
      close()
      return change(answering: wasBlocking, letter: .unknown)
    }
    guard case .park = delivery.policy else {
      close()
      return change(answering: delivery.isAwaited || wasBlocking || isStop)
    }
    effect.at = now
    delivery.nextAt = nil
    delivery.isBlocking = !delivery.isAwaited
    return change(answering: false, letter: status == .unknown ? .unknown : .effect)
  }

  /// `true` if the run ends when the effect fails.
  private var isStop: Bool {
    if case .stop = delivery.policy { true } else { false }
  }

  /// Notes that nothing of the effect is left to be done.
  private mutating func close() {
    effect.at = now
    delivery.nextAt = nil
    delivery.isBlocking = false
    delivery.settledAt = now
  }

  /// The change, with the answer that the person is told and what somebody has to decide.
  private func change(
    answering: Bool, letter: DeadLetterRecord.Kind? = nil
  ) -> EffectChange {
    var row = effect
    row.delivery = delivery
    var change = EffectChange(work, effect: row, at: now)
    change.answersAt = answering ? now : nil
    change.deadLetter = letter.map { DeadLetterRecord(row, delivery, kind: $0, at: now) }
    return change
  }

  /// The beginning of a reason, as much as is kept.
  private static func shortened(_ reason: String) -> String {
    guard reason.utf8.count > EffectLimits.reasonBytesMax else { return reason }
    return String(decoding: reason.utf8.prefix(EffectLimits.reasonBytesMax), as: UTF8.self)
  }
}

extension DeadLetterRecord {
  /// What somebody has to decide about an effect.
  init(_ effect: OutboxRecord, _ delivery: OutboxDelivery, kind: Kind, at now: Moment) {
    self.init(
      number: effect.number, kind: kind, runNumber: effect.runNumber,
      journeyID: effect.journeyID, stateID: delivery.stateID, name: effect.name,
      input: effect.arguments, reason: effect.reason ?? "", lastError: delivery.lastError,
      attempts: delivery.attempts, failedAt: now)
  }
}
