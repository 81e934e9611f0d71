internal import JourneyModel
internal import JourneyStore

/// What all sessions of an engine share.
final class SessionContext {
  /// The zones.
  let zones: ZoneTable
  /// What the workspace settles.
  let settings: EngineSettings
  /// The zone of the workspace.
  let workspaceZone: Int
  /// Where messages leave and services are asked.
  let delivery: EffectDelivery
  /// Notes what is decided, where somebody wants to know.
  let observer: Observer?
  /// Is told what is about to be handled, where somebody wants to know.
  let witness: DutyWitness?
  /// The stamp given last; stamps tell a machine whether what it holds is still true.
  private var lastStamp = 0

  /// Creates what sessions share.
  init(
    zones: ZoneTable, settings: EngineSettings, delivery: EffectDelivery,
    observer: Observer? = nil, witness: DutyWitness? = nil
  ) {
    self.witness = witness
    self.observer = observer
    self.zones = zones
    self.settings = settings
    self.delivery = delivery
    workspaceZone = zones.index(named: settings.timeZone) ?? ZoneTable.utc
  }

  /// Returns a stamp that was never given before.
  func stamp() -> Int {
    lastStamp += 1
    return lastStamp
  }

  /// Returns the end of the quiet hours of a journey, or `now` if none holds; `own` is the zone of
  /// the person.
  func quietEnd(of journey: PublishedJourney, own: String?, at now: Moment) -> Moment {
    let spans = journey.settings.quiet.map {
      QuietHoursClock.Span(
        from: $0.from, to: $0.to, zone: zone($0.zone ?? journey.settings.timeZone, own: own))
    }
    return spans.isEmpty ? now : QuietHoursClock(zones: zones).end(of: spans, at: now)
  }

  /// `true` if one more message behind those that count would be beyond a limit of its journey or
  /// of the workspace; `own` is the zone of the person.
  func isLimited(
    _ candidate: LimitCheck.Candidate, of journeyID: String, in settings: JourneySettings?,
    after sends: [OutboxRecord], own: String?
  ) -> Bool {
    let check = LimitCheck(zones: zones, sends: sends)
    let zone = zone(settings?.timeZone, own: own)
    return (settings?.limits ?? []).contains {
      check.isReached($0, by: candidate, journeyID: journeyID, zone: zone)
    }
      || self.settings.limits.contains {
        check.isReached($0, by: candidate, journeyID: nil, zone: workspaceZone)
      }
  }

  /// Returns the zone that a reference means for a user whose own zone is `own`.
  func zone(_ reference: ZoneReference?, own: String?) -> Int {
    switch reference {
    case nil: return workspaceZone
    case .named(let name): return zones.index(named: name) ?? workspaceZone
    case .user(let fallback):
      let known = own.flatMap { zones.index(named: $0) }
      return known ?? fallback.flatMap { zones.index(named: $0) } ?? workspaceZone
    }
  }
}
