/// Writes a definition as its JSON, the `journey_definition`; `DefinitionReader` reads it back.
public enum DefinitionWriter {
  /// Returns the JSON of a definition, laid out for people, in an order that is always the same.
  public static func json(of definition: JourneyDefinition) -> [UInt8] {
    JSONWriter.pretty(node(of: definition))
  }

  /// Returns the JSON value of a definition.
  public static func node(of definition: JourneyDefinition) -> JSONNode {
    .object([
      "format": .text(JourneyDefinition.format),
      "journey_id": .text(definition.journeyID),
      "version": .integer(definition.version),
      "title": definition.title.map(JSONNode.text),
      "source": definition.source.map(node),
      "triggers": .array(definition.triggers.map { node(of: $0, in: definition) }),
      "settings": node(of: definition.settings),
      "types": node(of: definition.types),
      "start": definition.triggers.isEmpty ? .text(definition.start) : nil,
      "journey_states": .object(members: definition.states.map { ($0.id, node(of: $0)) }),
    ])
  }

  /// The script that a definition came from.
  private static func node(of source: JourneyDefinition.Source) -> JSONNode {
    .object(["file": .text(source.file), "sha256": source.sha256.map(JSONNode.text)])
  }

  /// A trigger; it leads to the first state.
  private static func node(of trigger: Trigger, in definition: JourneyDefinition) -> JSONNode {
    let links = JSONNode.object(["next": .text(definition.start)])
    let id = JSONNode.text(trigger.id)
    let line = trigger.line.map(JSONNode.integer)
    switch trigger.kind {
    case .event(let pattern):
      let entry = definition.settings.entry
      let onlyOnce = entry.kind == .once && entry.every == nil
      return .object([
        "trigger_id": id, "event_name": .text(pattern.event), "trigger": .boolean(true),
        "conditions": conditions(of: pattern, onlyOnce: onlyOnce), "links": links, "line": line,
      ])
    case .turnsTrue(let condition):
      return .object(["trigger_id": id, "when": node(of: condition), "links": links, "line": line])
    case .request(let parameters):
      return .object([
        "trigger_id": id, "request": node(of: parameters), "links": links, "line": line,
      ])
    }
  }

  /// What must hold for the event of a pattern.
  static func conditions(of pattern: EventPattern, onlyOnce: Bool? = nil) -> JSONNode {
    .object([
      "only_once": onlyOnce.map(JSONNode.boolean),
      "count": .integer(pattern.times),
      "within": pattern.within.map(node),
      "binding": pattern.binding.map(JSONNode.text),
      "where": pattern.condition.map(node),
    ])
  }

  /// A duration in ISO 8601.
  static func node(of duration: CalendarDuration) -> JSONNode { .text(duration.iso8601) }

  /// A time on the clock.
  static func node(of time: TimeOfDay) -> JSONNode { .text(time.description) }
}
