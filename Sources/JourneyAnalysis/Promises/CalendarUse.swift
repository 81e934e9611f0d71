import JourneyModel

/// What a journey makes of the calendar: what need not be told apart is left out of its stretches.
struct CalendarUse {
  /// `true` if months are counted.
  private let hasMonths: Bool
  /// `true` if nobody changes the clocks of the journey's zone.
  private let isFixed: Bool
  /// How many clocks beside the journey's own it goes by.
  private let otherClocks: Int

  /// Reads what a definition makes of the calendar.
  init(_ definition: JourneyDefinition) {
    hasMonths =
      (definition.settings.entry.every?.months ?? 0) > 0
      || definition.triggers.contains(where: \.comesMonthly)
      || definition.states.contains { $0.kind.countsMonths }
    isFixed = definition.settings.timeZone?.isFixed ?? false
    otherClocks = Self.otherClocks(of: definition)
  }

  /// How many clocks a journey goes by beside its own: those of other zones, and its own where they
  /// may leave out a time of the night that it names.
  private static func otherClocks(of definition: JourneyDefinition) -> Int {
    let home = definition.settings.timeZone
    let moments =
      definition.states.compactMap(\.kind.moment) + definition.triggers.compactMap(\.moment)
    let zones = moments.compactMap { moment -> ZoneReference?? in
      guard let time = moment.clockTime else { return nil }
      let zone = moment.zone ?? home
      let isOther = zone != home || time.isWhenClocksChange
      return isOther && !(zone?.isFixed ?? false) ? .some(zone) : nil
    }
    return Set(zones).count
  }

  /// A stretch that lasts neither shorter nor longer, with what matters of it.
  func fitted(_ stretch: Stretch) -> Stretch { fitted(stretch, isExact: true) }

  /// A range with what matters of it: where nobody knows how long it is, the clock may show
  /// anything behind it.
  func fitted(_ range: TimeRange) -> TimeRange {
    let isExact = range.greatest == range.least
    return TimeRange(
      fitted(range.least, isExact: isExact),
      range.greatest.map { fitted($0, isExact: isExact) })
  }

  /// A way that stands for several, of which nobody knows which is gone.
  func loosened(_ edge: TimedGraph.Edge) -> TimedGraph.Edge {
    guard hasMonths, edge.range.greatest != edge.range.least else { return edge }
    var edge = edge
    edge.range.least.rest = .clock
    edge.range.greatest?.rest = .clock
    return edge
  }

  /// A stretch with what matters of it.
  private func fitted(_ stretch: Stretch, isExact: Bool) -> Stretch {
    var stretch = stretch
    if stretch.otherClocks > 0 { stretch.otherClocks = max(1, otherClocks) }
    if isFixed { (stretch.hasDays, stretch.hasElapsed) = (false, false) }
    if !hasMonths {
      stretch.rest = .none
    } else if !isExact {
      stretch.rest = .clock
    } else if stretch.microseconds == 0 {
      stretch.rest = .none
    } else {
      let isWhole = !stretch.hasElapsed && stretch.microseconds % Stretch.day == 0
      stretch.rest = isWhole ? .days : .clock
    }
    return stretch
  }
}

extension Trigger {
  /// The moment by the clock at which it starts a run; `nil` where no clock tells.
  var moment: MomentExpression? {
    switch kind {
    case .event, .turnsTrue, .request: nil
    case .schedule(let schedule, _):
      MomentExpression(.nextTime(schedule.at), zone: schedule.zone)
    case .once(_, let time, let zone, _): MomentExpression(.nextTime(time), zone: zone)
    case .userDate(let date, _): date.at.map { MomentExpression(.nextTime($0)) }
    }
  }

  /// `true` if it starts runs on a day of the month.
  fileprivate var comesMonthly: Bool {
    guard case .schedule(let schedule, _) = kind, case .dayOfMonth = schedule.recurrence else {
      return false
    }
    return true
  }
}

extension ZoneReference {
  /// `true` if nobody puts the clocks of the zone forward or back.
  var isFixed: Bool {
    if case .named(let name) = self { return name == "UTC" || name.hasPrefix("Etc/") }
    return false
  }
}

extension JourneyState.Kind {
  /// `true` if a wait or the rounds of a loop are counted in months.
  fileprivate var countsMonths: Bool {
    switch self {
    case .wait(let length, let upTo, _):
      (length.fixedDuration?.months ?? 0) > 0 || (upTo?.months ?? 0) > 0
    case .waitArms(_, .duration(let bound)?, _): bound.months > 0
    case .waitWithout(let length, _, _, _): length.months > 0
    case .call(let action, _): (action.within?.months ?? 0) > 0
    case .loop(_, let every, _, _, _): (every?.months ?? 0) > 0
    default: false
    }
  }
}
