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
