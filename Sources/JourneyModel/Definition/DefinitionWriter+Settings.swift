extension DefinitionWriter {
  /// What holds for the whole journey.
  static func node(of settings: JourneySettings) -> JSONNode {
    .object([
      "entry": node(of: settings.entry),
      "exit": list(settings.exits, node),
      "goal": list(settings.goals, node),
      "quiet": list(settings.quiet, node),
      "limits": list(settings.limits, node),
      "send_only_if": settings.sendOnlyIf.map(node),
      "time_zone": settings.timeZone.map(node),
      "holdout": settings.holdout.map(JSONNode.number),
      "priority": settings.priority.map(JSONNode.number),
      "exclusive": settings.exclusive.map(JSONNode.text),
      "promises": list(settings.promises, node),
    ])
  }

  /// The types of what the journey reads.
  static func node(of types: FactTypes) -> JSONNode {
    let events = types.events.map { ($0.name, node(of: $0.attributes)) }
    return .object([
      "user": types.user.isEmpty ? nil : node(of: types.user),
      "events": events.isEmpty ? nil : .object(members: events),
      "services": list(types.services) { operation in
        .object([
          "service": .text(operation.service), "operation": .text(operation.operation),
          "returns": node(of: operation.returns),
        ])
      },
    ])
  }

  /// Named types.
  static func node(of fields: [ValueType.Field]) -> JSONNode {
    .object(
      members: fields.map { field in
        let type = node(of: field.type)
        return (
          field.name, field.isRequired ? .object(["type": type, "required": true.node]) : type
        )
      })
  }

  /// A type: its word, or an object for one that has parts.
  private static func node(of type: ValueType) -> JSONNode {
    switch type {
    case .enumeration(let values): .object(["values": .array(values.map(JSONNode.text))])
    case .list(let element): .object(["list": node(of: element)])
    case .record(let fields): .object(["record": node(of: fields)])
    case .text, .number, .boolean, .moment, .date, .time, .duration, .unknown: .text(type.name)
    }
  }

  /// An array, or `nil` for an empty one.
  private static func list<Element>(
    _ elements: [Element], _ write: (Element) -> JSONNode
  ) -> JSONNode? {
    elements.isEmpty ? nil : .array(elements.map(write))
  }

  /// Who may enter again.
  private static func node(of entry: EntryRule) -> JSONNode {
    .object([
      "kind": .text(entry.kind.rawValue),
      "key": entry.key.map(node),
      "every": entry.every.map(node),
      "newest_wins": entry.newestWins ? true.node : nil,
    ])
  }

  /// What makes a run leave.
  private static func node(of exit: ExitRule) -> JSONNode {
    switch exit {
    case .event(let pattern):
      .object(["event_name": .text(pattern.event), "conditions": conditions(of: pattern)])
    case .when(let condition): .object(["when": node(of: condition)])
    }
  }

  /// What counts as converted.
  private static func node(of goal: Goal) -> JSONNode {
    .object([
      "event_name": .text(goal.pattern.event), "conditions": conditions(of: goal.pattern),
      "within": node(of: goal.within),
    ])
  }

  /// A span in which sends are held.
  private static func node(of quiet: QuietHours) -> JSONNode {
    .object([
      "from": node(of: quiet.from), "to": node(of: quiet.to), "zone": quiet.zone.map(node),
    ])
  }

  /// The most messages in a window.
  private static func node(of limit: MessageLimit) -> JSONNode {
    .object([
      "messages": .integer(limit.messages), "per": node(of: limit.per),
      "topic": limit.topic.map(JSONNode.text), "channel": limit.channel.map(JSONNode.text),
    ])
  }

  /// Something that is promised.
  private static func node(of promise: JourneyPromise) -> JSONNode {
    var members: [(String, JSONNode)]
    switch promise.kind {
    case .atMost(let messages, let isMarketingOnly, let channel, let window):
      members = [("kind", .text("at_most")), ("messages", .integer(messages))]
      if isMarketingOnly { members.append(("marketing", .boolean(true))) }
      if let channel { members.append(("channel", .text(channel))) }
      members.append(("in", node(of: window)))
    case .spacing(let duration):
      members = [("kind", .text("spacing")), ("between", node(of: duration))]
    case .endsWithin(let duration):
      members = [("kind", .text("ends_within")), ("within", node(of: duration))]
    case .never(let message, let pattern):
      members = [
        ("kind", .text("never")), ("message", .text(message)),
        ("event_name", .text(pattern.event)), ("conditions", conditions(of: pattern)),
      ]
    case .everyPathPasses(let stage):
      members = [("kind", .text("every_path_passes")), ("stage", .text(stage))]
    }
    if promise.isPerRun { members.append(("per_run", .boolean(true))) }
    if let line = promise.line { members.append(("line", .integer(line))) }
    return .object(members: members)
  }

  /// A zone: its name, or where the user's own is found.
  static func node(of zone: ZoneReference) -> JSONNode {
    switch zone {
    case .named(let name): .text(name)
    case .user(let name):
      .object([
        "path": .array([.text("user"), .text("timezone")]), "default": name.map(JSONNode.text),
      ])
    }
  }
}

extension Bool {
  /// The JSON value.
  fileprivate var node: JSONNode { .boolean(self) }
}
