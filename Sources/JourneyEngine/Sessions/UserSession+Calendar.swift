internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What the calendar brings about: schedules, days, and users' own days.
///
/// The next moment of them all is kept with the moments at which time turns predicates.
extension UserSession {
  /// Returns the next moment at which the calendar may start a run.
  func nextOccurrence() -> Moment? {
    let moments = registry.startedByTime.flatMap { journey in
      journey.program.triggers.indices.map { occasion(of: $0, of: journey)?.next(after: now) }
    }
    return moments.compactMap { $0 }.min()
  }

  /// Notes which journeys the calendar may start from a moment up to now; they are asked one by one
  /// between the timers of that instant.
  func lookAtCalendar(from moment: Moment) {
    now = max(now, moment)
    begin(number: 0, event: nil, depth: 0)
    calendarFrom = moment
    calendarQueue = registry.entering.filter { journey in
      journey.program.triggers.indices.contains { trigger in
        let latest = occasion(of: trigger, of: journey)?.last(upTo: now)
        return latest.map { $0 >= moment } ?? false
      }
    }
    calendarTurnAt = nextOccurrence()
  }

  /// Lets the user into the first of the journeys that the calendar may start, by the first of its
  /// triggers that is for them.
  func enterByCalendar() {
    let journey = calendarQueue.removeFirst()
    begin(number: 0, event: nil, depth: 0)
    for trigger in journey.program.triggers.indices {
      guard let moment = occurrence(of: trigger, of: journey, from: calendarFrom) else { continue }
      return enter(Entry(journey: journey, trigger: trigger, at: moment))
    }
  }

  /// Returns the latest moment of a trigger from `moment` up to now, if the user is one of those
  /// that it is for.
  ///
  /// Of moments that nobody was there to handle, those before the latest are past.
  private func occurrence(of trigger: Int, of journey: PublishedJourney, from moment: Moment)
    -> Moment?
  {
    guard let occasion = occasion(of: trigger, of: journey),
      let latest = occasion.last(upTo: now), latest >= moment, latest > journey.publishedAt
    else { return nil }
    let isForUser = holds(journey.program.triggers[trigger].condition, on: prepare(journey))
    noteTrigger(trigger, holds: isForUser, of: journey)
    return isForUser ? latest : nil
  }

  /// Returns when a trigger lets the user in; `nil` where it is none by the calendar, or the user
  /// has no such day.
  private func occasion(of trigger: Int, of journey: PublishedJourney) -> Occasion? {
    switch journey.program.definition.triggers[trigger].kind {
    case .schedule(let schedule, _):
      return Occasion(
        zones: context.zones, zone: zone(schedule.zone, of: journey), kind: .schedule(schedule))
    case .once(let date, let time, let reference, _):
      let zone = zone(reference, of: journey)
      let moment = context.zones.moment(date: date, time: time, zone: zone)
      return Occasion(zones: context.zones, zone: zone, kind: .once(moment))
    case .userDate(let date, _):
      let zone = zone(nil, of: journey)
      return userDay(of: trigger, of: journey, zone: zone)
        .flatMap { Occasion(date, $0, zones: context.zones, zone: zone) }
    case .event, .turnsTrue, .request: return nil
    }
  }

  /// The zone that a trigger names, or the journey's.
  private func zone(_ reference: ZoneReference?, of journey: PublishedJourney) -> Int {
    context.zone(reference ?? journey.settings.timeZone, own: facts.profile?.timezone)
  }

  /// The day that a trigger goes by, as far as it is known of the user.
  private func userDay(of trigger: Int, of journey: PublishedJourney, zone: Int) -> UserDay? {
    guard let address = journey.program.triggers[trigger].userDay,
      let value = value(of: address, on: prepare(journey))
    else { return nil }
    if let moment = value.moment { return UserDay(moment, zones: context.zones, zone: zone) }
    return value.date.map { UserDay($0) }
  }
}
