/// Writes a definition as its JSON, the `journey_definition`; `DefinitionReader` reads it back.
public enum DefinitionWriter {
  /// Returns the JSON of a definition, laid out for people, in an order that is always the same.
  public static func json(of definition: JourneyDefinition) -> [UInt8] {
    var draft = JSONDraft()
    draft.add(definition)
    return draft.laidOut()
  }
}

extension JSONDraft {
  /// Writes a definition.
  fileprivate mutating func add(_ definition: JourneyDefinition) {
    beginObject()
    member("format", JourneyDefinition.format)
    member("journey_id", definition.journeyID)
    member("version", definition.version)
    member("title", definition.title)
    if let source = definition.source { add(source) }
    key("triggers")
    beginArray()
    for trigger in definition.triggers { add(trigger, in: definition) }
    endArray()
    key("settings")
    add(definition.settings)
    key("types")
    add(definition.types)
    if definition.triggers.isEmpty { member("start", definition.start) }
    key("journey_states")
    beginObject()
    for state in definition.states {
      key(named: state.id)
      add(state)
    }
    endObject()
    endObject()
  }

  /// Writes the script that a definition came from.
  private mutating func add(_ source: JourneyDefinition.Source) {
    key("source")
    beginObject()
    member("file", source.file)
    member("sha256", source.sha256)
    endObject()
  }

  /// Writes what must hold for the event of a pattern.
  mutating func add(conditionsOf pattern: EventPattern, onlyOnce: Bool? = nil) {
    key("conditions")
    beginObject()
    member("only_once", onlyOnce)
    member("count", pattern.times)
    member("within", pattern.within)
    member("binding", pattern.binding)
    member("where", pattern.condition)
    endObject()
  }

  /// Writes a member that is a duration, in ISO 8601.
  mutating func member(_ key: StaticString, _ duration: CalendarDuration?) {
    member(key, duration?.iso8601)
  }

  /// Writes a member that is a time on the clock.
  mutating func member(_ key: StaticString, _ time: TimeOfDay?) { member(key, time?.description) }

  /// Writes a member that is an expression.
  mutating func member(_ key: StaticString, _ expression: Expression?) {
    guard let expression else { return }
    self.key(key)
    add(expression)
  }
}
