extension DefinitionWriter {
  /// A trigger; it leads to the first state.
  static func node(of trigger: Trigger, in definition: JourneyDefinition) -> JSONNode {
    let head: [(String, JSONNode)] = [("trigger_id", .text(trigger.id))]
    var tail: [(String, JSONNode)] = [("links", .object(["next": .text(definition.start)]))]
    if let line = trigger.line { tail.append(("line", .integer(line))) }
    return .object(members: head + fields(of: trigger.kind, in: definition) + tail)
  }

  /// The fields that tell the way a trigger starts.
  private static func fields(
    of kind: Trigger.Kind, in definition: JourneyDefinition
  ) -> [(String, JSONNode)] {
    switch kind {
    case .event(let pattern):
      let entry = definition.settings.entry
      let onlyOnce = entry.kind == .once && entry.every == nil
      return [
        ("event_name", .text(pattern.event)), ("trigger", .boolean(true)),
        ("conditions", conditions(of: pattern, onlyOnce: onlyOnce)),
      ]
    case .turnsTrue(let condition): return [("when", node(of: condition))]
    case .request(let parameters): return [("request", node(of: parameters))]
    case .schedule(let schedule, let users):
      return [("schedule", node(of: schedule)), ("users", node(of: users))]
    case .once(let date, let time, let zone, let users):
      let once = JSONNode.object([
        "date": .text(date.description), "at": node(of: time), "zone": zone.map(node),
      ])
      return [("once", once), ("users", node(of: users))]
    case .userDate(let date, let users):
      return [("user_date", node(of: date))] + (users.map { [("users", node(of: $0))] } ?? [])
    }
  }

  /// When a journey starts by the calendar.
  private static func node(of schedule: Schedule) -> JSONNode {
    let (every, on): (String, Int?) =
      switch schedule.recurrence {
      case .day: ("day", nil)
      case .weekday: ("weekday", nil)
      case .dayOfWeek(let day): (DefinitionVocabulary.weekdays[day - 1], nil)
      case .dayOfMonth(let day): ("month", day)
      }
    return .object([
      "every": .text(every), "on": on.map(JSONNode.integer), "at": node(of: schedule.at),
      "zone": schedule.zone.map(node), "from": schedule.from.map { .text($0.description) },
      "until": schedule.until.map { .text($0.description) },
    ])
  }

  /// A user's own day.
  private static func node(of date: UserDate) -> JSONNode {
    .object([
      "path": names(date.path), "yearly": date.isYearly ? .boolean(true) : nil,
      "offset": date.offset.map(node), "before": date.isBefore ? .boolean(true) : nil,
      "at": date.at.map(node),
    ])
  }
}
