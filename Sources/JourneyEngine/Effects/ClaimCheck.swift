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
    if let refusal = refusal(of: work, kind: kind, delivery) {
      return settlement.skip(refusal.rawValue)
    }
    if kind == .marketing {
      let end = quietEnd(of: work)
      if end >= delivery.expiresAt { return settlement.expire() }
      if end > now { return settlement.postpone(until: end) }
    }
    return settlement.begin(to: address(of: work, delivery))
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
