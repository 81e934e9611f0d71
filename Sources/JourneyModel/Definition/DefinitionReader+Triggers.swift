extension DefinitionReader {
  /// The way a trigger starts, told by the field that only it has; else an event.
  static func kind(
    ofTrigger fields: inout DocumentFields, entry: EntryRule?
  ) -> Trigger.Kind? {
    let forms = ["when", "request", "schedule", "once", "user_date", "event_name"]
    if fields.isMisspelt(forms) { return nil }
    if fields.has("when") {
      return fields.optional("when").flatMap(expression).map(Trigger.Kind.turnsTrue)
    }
    if fields.has("request") {
      return fields.optional("request").flatMap(parameters).map(Trigger.Kind.request)
    }
    if fields.has("schedule") || fields.has("once") || fields.has("user_date") {
      return calendarKind(&fields)
    }
    if let trigger = fields.optional("trigger"), trigger.boolean() == false {
      let _: Bool? = trigger.invalid("`true` for what starts a journey")
    }
    return pattern(&fields, isTrigger: true, entry: entry).map(Trigger.Kind.event)
  }

  /// A trigger by the calendar.
  private static func calendarKind(_ fields: inout DocumentFields) -> Trigger.Kind? {
    if fields.has("user_date") {
      let date = fields.optional("user_date")?.object(userDate)
      let users = fields.optional("users").flatMap(expression)
      return date.map { .userDate($0, users: users) }
    }
    if fields.has("once") {
      let once = fields.optional("once")?.object(once)
      let users = fields.required("users").flatMap(expression)
      guard let once, let users else { return nil }
      return .once(once.date, once.time, zone: once.zone, users: users)
    }
    let schedule = fields.optional("schedule")?.object(schedule)
    let users = fields.required("users").flatMap(expression)
    guard let schedule, let users else { return nil }
    return .schedule(schedule, users: users)
  }

  /// A day and a time on it.
  private static func once(
    _ fields: inout DocumentFields
  ) -> (date: CivilDate, time: TimeOfDay, zone: ZoneReference?)? {
    let date = fields.required("date")?.date()
    let time = fields.required("at")?.time()
    let zone = fields.optional("zone").flatMap(zone)
    guard let date, let time else { return nil }
    return (date, time, zone)
  }

  /// When a journey starts by the calendar.
  private static func schedule(_ fields: inout DocumentFields) -> Schedule? {
    let recurrence = recurrence(&fields)
    let time = fields.required("at")?.time()
    let zone = fields.optional("zone").flatMap(zone)
    let from = fields.optional("from")?.date()
    let until = fields.optional("until")?.date()
    guard let recurrence, let time else { return nil }
    return Schedule(recurrence, at: time, zone: zone, from: from, until: until)
  }

  /// How often: `day`, `weekday`, a day of the week, or `month` with the day `on` it.
  private static func recurrence(_ fields: inout DocumentFields) -> Schedule.Recurrence? {
    var words: [(word: String, value: Schedule.Recurrence)] = [
      ("day", .day), ("weekday", .weekday), ("month", .dayOfMonth(0)),
    ]
    for (index, day) in DefinitionVocabulary.weekdays.enumerated() {
      words.append((day, .dayOfWeek(index + 1)))
    }
    guard let recurrence = fields.required("every")?.word(among: words) else { return nil }
    guard case .dayOfMonth = recurrence else { return recurrence }
    return fields.required("on").flatMap { place -> Schedule.Recurrence? in
      guard let day = place.integer(atLeast: 1) else { return nil }
      return day <= 31 ? .dayOfMonth(day) : place.invalid("a day of a month, 1 to 31")
    }
  }

  /// A user's own day.
  private static func userDate(_ fields: inout DocumentFields) -> UserDate? {
    let path = fields.required("path").flatMap { place -> [String]? in
      guard let path = place.list({ $0.identifier() }) else { return nil }
      return path.isEmpty ? place.invalid("a list of one name or more") : path
    }
    let isYearly = fields.optional("yearly")?.boolean() ?? false
    let offset = fields.optional("offset")?.duration()
    let isBefore = fields.optional("before")?.boolean() ?? false
    let time = fields.optional("at")?.time()
    return path.map {
      UserDate(path: $0, isYearly: isYearly, offset: offset, isBefore: isBefore, at: time)
    }
  }
}
