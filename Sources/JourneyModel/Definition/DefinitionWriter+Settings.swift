extension JSONDraft {
  /// Writes what holds for the whole journey.
  mutating func add(_ settings: JourneySettings) {
    beginObject()
    key("entry")
    add(settings.entry)
    list("exit", settings.exits) { $0.add($1) }
    list("goal", settings.goals) { $0.add($1) }
    list("quiet", settings.quiet) { $0.add($1) }
    list("limits", settings.limits) { $0.add($1) }
    member("send_only_if", settings.sendOnlyIf)
    member("time_zone", settings.timeZone)
    member("holdout", settings.holdout)
    member("priority", settings.priority)
    member("exclusive", settings.exclusive)
    list("promises", settings.promises) { $0.add($1) }
    endObject()
  }

  /// Writes the types of what the journey reads.
  mutating func add(_ types: FactTypes) {
    beginObject()
    if !types.user.isEmpty { member("user", types.user) }
    if !types.events.isEmpty {
      key("events")
      beginObject()
      for event in types.events {
        key(named: event.name)
        add(event.attributes)
      }
      endObject()
    }
    list("services", types.services) { draft, operation in
      draft.beginObject()
      draft.member("service", operation.service)
      draft.member("operation", operation.operation)
      draft.member("returns", operation.returns)
      draft.endObject()
    }
    endObject()
  }

  /// Writes a member that is some named types.
  mutating func member(_ key: StaticString, _ fields: [ValueType.Field]) {
    self.key(key)
    add(fields)
  }

  /// Writes some named types.
  private mutating func add(_ fields: [ValueType.Field]) {
    beginObject()
    for field in fields {
      key(named: field.name)
      if field.isRequired { addRequired(field.type) } else { add(field.type) }
    }
    endObject()
  }

  /// Writes the type of what is never missing.
  private mutating func addRequired(_ type: ValueType) {
    beginObject()
    key("type")
    add(type)
    member("required", true)
    endObject()
  }

  /// Writes a type: its word, or an object for one that has parts.
  private mutating func add(_ type: ValueType) {
    switch type {
    case .enumeration(let values):
      beginObject()
      member("values", values)
      endObject()
    case .list(let element):
      beginObject()
      key("list")
      add(element)
      endObject()
    case .record(let fields):
      beginObject()
      member("record", fields)
      endObject()
    case .text, .number, .boolean, .moment, .date, .time, .duration, .unknown: text(type.name)
    }
  }

  /// Writes who may enter again.
  private mutating func add(_ entry: EntryRule) {
    beginObject()
    member("kind", entry.kind.rawValue)
    member("key", entry.key)
    member("every", entry.every)
    flag("newest_wins", entry.newestWins)
    endObject()
  }

  /// Writes what makes a run leave.
  private mutating func add(_ exit: ExitRule) {
    beginObject()
    switch exit {
    case .event(let pattern):
      member("event_name", pattern.event)
      add(conditionsOf: pattern)
    case .when(let condition): member("when", condition)
    }
    endObject()
  }

  /// Writes what counts as converted.
  private mutating func add(_ goal: Goal) {
    beginObject()
    member("event_name", goal.pattern.event)
    add(conditionsOf: goal.pattern)
    member("within", goal.within)
    endObject()
  }

  /// Writes a span in which sends are held.
  private mutating func add(_ quiet: QuietHours) {
    beginObject()
    member("from", quiet.from)
    member("to", quiet.to)
    member("zone", quiet.zone)
    endObject()
  }

  /// Writes the most messages in a window.
  private mutating func add(_ limit: MessageLimit) {
    beginObject()
    member("messages", limit.messages)
    member("per", limit.per)
    member("topic", limit.topic)
    member("channel", limit.channel)
    endObject()
  }

  /// Writes something that is promised.
  private mutating func add(_ promise: JourneyPromise) {
    beginObject()
    addFields(of: promise.kind)
    flag("per_run", promise.isPerRun)
    member("line", promise.line)
    endObject()
  }

  /// Writes the fields that tell what is promised.
  private mutating func addFields(of kind: JourneyPromise.Kind) {
    switch kind {
    case .atMost(let messages, let isMarketingOnly, let channel, let window):
      member("kind", "at_most")
      member("messages", messages)
      flag("marketing", isMarketingOnly)
      member("channel", channel)
      member("in", window)
    case .spacing(let duration):
      member("kind", "spacing")
      member("between", duration)
    case .endsWithin(let duration):
      member("kind", "ends_within")
      member("within", duration)
    case .never(let message, let pattern):
      member("kind", "never")
      member("message", message)
      member("event_name", pattern.event)
      add(conditionsOf: pattern)
    case .everyPathPasses(let stage):
      member("kind", "every_path_passes")
      member("stage", stage)
    }
  }

  /// Writes a member that is a zone: its name, or where the user's own is found.
  mutating func member(_ key: StaticString, _ zone: ZoneReference?) {
    guard let zone else { return }
    switch zone {
    case .named(let name): member(key, name)
    case .user(let name):
      self.key(key)
      beginObject()
      member("path", ["user", "timezone"])
      member("default", name)
      endObject()
    }
  }
}
