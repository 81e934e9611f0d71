import JourneyModel

/// How the runs of one person may follow one another.
enum EntryRhythm: Equatable {
  /// There is one.
  case once
  /// One at a time: the next begins `every` after the last began; after its end where `again` is
  /// true, and in its place where `replacing` is true.
  case following(every: Stretch?, again: Bool, replacing: Bool)
  /// Any number side by side.
  case anyNumber

  /// Reads the rhythm that the entry rule and the triggers of a journey allow.
  init(_ definition: JourneyDefinition) {
    let rule = definition.settings.entry
    let apart = Self.leastApart(definition.triggers, in: definition.settings.timeZone)
    if definition.triggers.allSatisfy(\.comesOnce), definition.triggers.count == 1 {
      self = .once
    } else if rule.key != nil || rule.kind == .unlimited {
      self = .anyNumber
    } else if rule.kind == .once, rule.every == nil, !rule.newestWins {
      self = .once
    } else {
      self = .following(
        every: Self.longer(rule.every.map { Stretch($0) }, apart),
        again: rule.kind == .oneAtATime || rule.every != nil, replacing: rule.newestWins)
    }
  }

  /// The least time between two starts; `nil` if there is none.
  private static func leastApart(
    _ triggers: [Trigger], in home: ZoneReference?
  ) -> Stretch? {
    guard triggers.count == 1, let trigger = triggers.first else { return nil }
    return trigger.leastApart(in: home)
  }

  /// The longer of two lengths of time.
  private static func longer(_ left: Stretch?, _ right: Stretch?) -> Stretch? {
    guard let left else { return right }
    guard let right else { return left }
    return left.least >= right.least ? left : right
  }
}

extension Trigger {
  /// `true` if it starts at most one run of a user ever.
  fileprivate var comesOnce: Bool {
    if case .once = kind { return true }
    return false
  }

  /// The least time between two starts of a user by this trigger; `nil` if there is none.
  fileprivate func leastApart(in home: ZoneReference?) -> Stretch? {
    switch kind {
    case .event, .turnsTrue, .request, .once: return nil
    case .schedule(let schedule, _):
      return schedule.recurrence.leastApart.asStarted(at: schedule.at, in: schedule.zone, home)
    // A date that is changed comes again, though not at the same time of the same day.
    case .userDate(let date, _):
      return date.at.map { CalendarDuration(days: 1).asStarted(at: $0, in: nil, home) }
    }
  }
}

extension CalendarDuration {
  /// The days between two starts at a time of the day, which clocks may leave out by night.
  fileprivate func asStarted(
    at time: TimeOfDay, in zone: ZoneReference?, _ home: ZoneReference?
  ) -> Stretch {
    var apart = Stretch(self).byClocks(of: zone, in: home)
    let isFixed = (zone ?? home)?.isFixed ?? false
    if time.isWhenClocksChange, !isFixed { apart.otherClocks = 1 }
    return apart
  }
}

extension Schedule.Recurrence {
  /// The least time between two days.
  fileprivate var leastApart: CalendarDuration {
    switch self {
    case .day, .weekday: CalendarDuration(days: 1)
    case .dayOfWeek: CalendarDuration(days: 7)
    case .dayOfMonth: CalendarDuration(months: 1)
    }
  }
}
