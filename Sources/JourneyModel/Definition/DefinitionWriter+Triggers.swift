extension JSONDraft {
  /// Writes a trigger; it leads to the first state.
  mutating func add(_ trigger: Trigger, in definition: JourneyDefinition) {
    beginObject()
    member("trigger_id", trigger.id)
    addFields(of: trigger.kind, in: definition)
    key("links")
    beginObject()
    member("next", definition.start)
    endObject()
    member("line", trigger.line)
    endObject()
  }

  /// Writes the fields that tell the way a trigger starts.
  private mutating func addFields(of kind: Trigger.Kind, in definition: JourneyDefinition) {
    switch kind {
    case .event(let pattern):
      let entry = definition.settings.entry
      member("event_name", pattern.event)
      member("trigger", true)
      add(conditionsOf: pattern, onlyOnce: entry.kind == .once && entry.every == nil)
    case .turnsTrue(let condition): member("when", condition)
    case .request(let parameters): member("request", parameters)
    case .schedule(let schedule, let users):
      add(schedule)
      member("users", users)
    case .once(let date, let time, let zone, let users):
      key("once")
      beginObject()
      member("date", date.description)
      member("at", time)
      member("zone", zone)
      endObject()
      member("users", users)
    case .userDate(let date, let users):
      add(date)
      member("users", users)
    }
  }

  /// Writes when a journey starts by the calendar.
  private mutating func add(_ schedule: Schedule) {
    let (every, on): (String, Int?) =
      switch schedule.recurrence {
      case .day: ("day", nil)
      case .weekday: ("weekday", nil)
      case .dayOfWeek(let day): (DefinitionVocabulary.weekdays[day - 1], nil)
      case .dayOfMonth(let day): ("month", day)
      }
    key("schedule")
    beginObject()
    member("every", every)
    member("on", on)
    member("at", schedule.at)
    member("zone", schedule.zone)
    member("from", schedule.from?.description)
    member("until", schedule.until?.description)
    endObject()
  }

  /// Writes a user's own day.
  private mutating func add(_ date: UserDate) {
    key("user_date")
    beginObject()
    member("path", date.path)
    flag("yearly", date.isYearly)
    member("offset", date.offset)
    flag("before", date.isBefore)
    member("at", date.at)
    endObject()
  }
}
