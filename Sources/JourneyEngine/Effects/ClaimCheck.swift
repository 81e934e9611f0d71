internal import JourneyModel
internal import JourneyStore

/// Asks again, just before an attempt, whether an effect may leave: what has come to be known since
/// it was decided counts.
struct ClaimCheck {
  /// What all sessions share.
  let context: SessionContext
  /// The published journeys.
  let registry: JourneyRegistry
  /// The moment.
  let now: Moment
  /// What is asked of messages that leave late.
  let late: LateCheck
  /// The messages of each user that have begun to leave at this moment: those behind them count
  /// them.
  private var begun: [String: [OutboxRecord]] = [:]

  /// Creates a check of what is due at a moment.
  init(context: SessionContext, registry: JourneyRegistry, now: Moment) {
    self.context = context
    self.registry = registry
    self.now = now
    late = LateCheck(context: context, registry: registry, now: now)
  }

  /// Returns what becomes of an effect that is due: an attempt, a later moment, or its end; `nil`
  /// for one that was done inside its step.
  func change(of work: EffectWork) -> EffectChange? {
    guard var settlement = EffectSettlement(work, at: now), let delivery = work.effect.delivery
    else { return nil }
    if registry.status(of: work.effect.journeyID) == .paused {
      return settlement.postpone(until: nil)
    }
    if now >= delivery.expiresAt { return settlement.expire() }
    guard let kind = delivery.messageKind else { return settlement.begin(to: nil) }
    if work.hasChangeWaiting { return settlement.postpone(until: afterChange) }
    if kind == .marketing, late.hasLeft(work) { return settlement.skip(LateCheck.left) }
    if let refusal = refusal(of: work, kind: kind, delivery) {
      return settlement.skip(refusal.rawValue)
    }
    if kind == .marketing {
      let end = quietEnd(of: work)
      if end >= delivery.expiresAt { return settlement.expire() }
      if end > now { return settlement.postpone(until: end) }
      if isLimited(work) { return settlement.skip(Self.limited) }
    }
    if let reason = late.refusal(of: work) { return settlement.skip(reason) }
    return settlement.begin(to: address(of: work, delivery))
  }

  /// Counts what becomes of an effect: what comes after it finds a message that begins to leave.
  mutating func count(_ change: EffectChange) {
    guard change.effect.status == .sending, change.effect.isMarketing else { return }
    begun[change.id.userID, default: []].append(change.effect)
  }

  /// The reason of a message that a limit leaves out, as the step has it.
  private static let limited = "limit"

  /// When it is asked again whether a message may leave, while a change of its user waits.
  private var afterChange: Moment {
    Moment(microseconds: now.microseconds + EffectLimits.changeRestSeconds * Moment.perSecond)
  }

  /// `true` if a limit is full by now.
  ///
  /// It was not when the message was decided; but one that has waited finds those that were decided
  /// later, and have left before it. Those that have not begun to leave do not count: they will
  /// find this one.
  private func isLimited(_ work: EffectWork) -> Bool {
    let left = work.sends.filter { $0.number != work.id.number && $0.status != .pending }
    let candidate = LimitCheck.Candidate(
      at: now, topic: work.effect.topic, channel: work.effect.channel)
    return context.isLimited(
      candidate, of: work.effect.journeyID,
      in: registry.newest(work.effect.journeyID)?.settings,
      after: left + begun[work.id.userID, default: []], own: work.profile?.timezone)
  }

  /// Why the channel may not be used any more; `nil` if it may.
  private func refusal(
    of work: EffectWork, kind: MessageKind, _ delivery: OutboxDelivery
  ) -> ConsentCheck.Refusal? {
    ConsentCheck(unknown: context.settings.unknownConsent).refusal(
      kind, channel: work.effect.channel, profile: work.profile, preferences: work.preferences,
      hasOwnAddress: delivery.address != nil)
  }

  /// Where the message goes: where it was tried before, where the script says, or to the person.
  private func address(of work: EffectWork, _ delivery: OutboxDelivery) -> String? {
    delivery.sentTo ?? delivery.address ?? work.profile?.address(by: work.effect.channel)
  }

  /// Returns the end of the quiet hours of the journey, or `now` if none holds.
  private func quietEnd(of work: EffectWork) -> Moment {
    guard let journey = registry.newest(work.effect.journeyID) else { return now }
    return context.quietEnd(of: journey, own: work.profile?.timezone, at: now)
  }
}
