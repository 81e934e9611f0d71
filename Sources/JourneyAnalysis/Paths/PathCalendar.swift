import JourneyModel

/// Reckons with the calendar in the zone of a journey.
struct PathCalendar {
  /// The zones.
  let zones: ZoneTable
  /// The zone of the workspace.
  let workspaceZone: Int
  /// The zone that the journey states.
  let own: ZoneReference?

  /// Creates a calendar; an unknown workspace zone is UTC.
  init(zones: ZoneTable, workspace: String, own: ZoneReference?) {
    self.zones = zones
    workspaceZone = zones.index(named: workspace) ?? ZoneTable.utc
    self.own = own
  }

  /// The number of a zone: the journey's where none is given, and each user's own by its name.
  func number(of zone: ZoneReference?, user: String?) -> Int {
    switch zone ?? own {
    case nil: workspaceZone
    case .named(let name): zones.index(named: name) ?? workspaceZone
    case .user(let fallback):
      user.flatMap { zones.index(named: $0) } ?? fallback.flatMap { zones.index(named: $0) }
        ?? workspaceZone
    }
  }

  /// The instant so long after another.
  func adding(_ duration: CalendarDuration, to moment: Moment, zone: Int) -> Moment {
    zones.adding(duration, to: moment, zone: zone) ?? moment
  }

  /// The instant so long before another.
  func subtracting(_ duration: CalendarDuration, from moment: Moment, zone: Int) -> Moment {
    adding(duration.opposite, to: moment, zone: zone)
  }

  /// The day of a moment.
  func day(of moment: Moment, zone: Int) -> CivilDate { zones.local(of: moment, zone: zone).date }

  /// A time on a day.
  func moment(_ date: CivilDate, _ time: TimeOfDay, zone: Int) -> Moment {
    zones.moment(date: date, time: time, zone: zone)
  }

  /// The end of the quiet hours that hold at a moment; the moment itself if none do.
  func quietEnd(of spans: [QuietHours], at moment: Moment, user: String?) -> Moment {
    var end = moment
    for _ in 0...spans.count {
      let next = spans.reduce(end) { latest, span in
        max(latest, self.end(of: span, at: latest, user: user))
      }
      if next == end { return end }
      end = next
    }
    return end
  }

  /// The end of one span.
  private func end(of span: QuietHours, at moment: Moment, user: String?) -> Moment {
    let zone = number(of: span.zone, user: user)
    let local = zones.local(of: moment, zone: zone)
    let isQuiet =
      span.from < span.to
      ? local.time >= span.from && local.time < span.to
      : local.time >= span.from || local.time < span.to
    guard isQuiet else { return moment }
    let isTomorrow = local.time >= span.to
    let date = CivilDate(daysSince1970: local.date.daysSince1970 + (isTomorrow ? 1 : 0))
    return max(moment, self.moment(date, span.to, zone: zone))
  }
}

extension CalendarDuration {
  /// The same way back.
  var opposite: CalendarDuration {
    CalendarDuration(months: -months, days: -days, microseconds: -microseconds)
  }
}
