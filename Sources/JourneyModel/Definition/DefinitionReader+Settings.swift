extension DefinitionReader {
  /// What holds for the whole journey.
  static func settings(_ fields: inout DocumentFields) -> JourneySettings? {
    JourneySettings(
      entry: fields.optional("entry")?.object(entry) ?? EntryRule(),
      exits: fields.optional("exit")?.list { $0.object(exit) } ?? [],
      goals: fields.optional("goal")?.list { $0.object(goal) } ?? [],
      quiet: fields.optional("quiet")?.list { $0.object(quiet) } ?? [],
      limits: fields.optional("limits")?.list { $0.object(limit) } ?? [],
      sendOnlyIf: fields.optional("send_only_if").flatMap(expression),
      timeZone: fields.optional("time_zone").flatMap(zone),
      holdout: fields.optional("holdout")?.percent(),
      priority: fields.optional("priority")?.decimal(),
      exclusive: fields.optional("exclusive")?.identifier(),
      promises: fields.optional("promises")?.list { $0.object(promise) } ?? [])
  }

  /// Who may enter again.
  private static func entry(_ fields: inout DocumentFields) -> EntryRule? {
    let kind = fields.required("kind")?.word(of: EntryRule.Kind.self) ?? .once
    let (key, every) = (fields.optional("key"), fields.optional("every"))
    let newest = fields.optional("newest_wins")
    let newestWins = newest?.boolean() ?? false
    if kind == .unlimited {
      for place in [key, every, newestWins ? newest : nil].compactMap(\.self) {
        place.report(
          DefinitionCode.contradiction,
          "\(place.name) says when somebody may enter again, which `unlimited` does not ask")
      }
    }
    return EntryRule(
      kind: kind, key: key.flatMap(expression), every: every?.duration(), newestWins: newestWins)
  }

  /// What makes a run leave.
  private static func exit(_ fields: inout DocumentFields) -> ExitRule? {
    if fields.isMisspelt(["when", "event_name"]) { return nil }
    if fields.has("when") {
      return fields.optional("when").flatMap(expression).map(ExitRule.when)
    }
    return pattern(&fields).map(ExitRule.event)
  }

  /// What counts as converted.
  private static func goal(_ fields: inout DocumentFields) -> Goal? {
    let pattern = pattern(&fields)
    let within = fields.required("within")?.duration()
    guard let pattern, let within else { return nil }
    return Goal(pattern: pattern, within: within)
  }

  /// A span in which sends are held.
  private static func quiet(_ fields: inout DocumentFields) -> QuietHours? {
    let from = fields.required("from")?.time()
    let to = fields.required("to")?.time()
    let zone = fields.optional("zone").flatMap(zone)
    guard let from, let to else { return nil }
    return QuietHours(from: from, to: to, zone: zone)
  }

  /// The most messages in a window.
  private static func limit(_ fields: inout DocumentFields) -> MessageLimit? {
    let messages = fields.required("messages")?.integer(atLeast: 0)
    let per = fields.required("per")?.duration()
    let topic = fields.optional("topic")?.identifier()
    let channel = fields.optional("channel")?.identifier()
    guard let messages, let per else { return nil }
    return MessageLimit(messages: messages, per: per, topic: topic, channel: channel)
  }

  /// A zone: its name, or `{"path": ["user", "timezone"]}` with or without a `default`.
  static func zone(_ place: DocumentPlace) -> ZoneReference? {
    if place.node.text != nil { return place.identifier().map(ZoneReference.named) }
    guard place.node.members != nil else {
      return place.wrongType("the name of a zone or an object")
    }
    return place.object { fields in
      let path = fields.required("path")
      let names = path?.list { $0.text() }
      if let path, let names, names != ["user", "timezone"] {
        return path.invalid("`[\"user\",\"timezone\"]`")
      }
      return .user(default: fields.optional("default")?.identifier())
    }
  }

  /// The types of what the journey reads.
  static func types(_ fields: inout DocumentFields) -> FactTypes? {
    let user = fields.optional("user").flatMap(self.fields) ?? []
    let events = fields.optional("events")?.entries { name, place in
      self.fields(place).map { EventDeclaration(name: name, attributes: $0) }
    }
    let services = fields.optional("services")?.list { $0.object(operation) }
    return FactTypes(user: user, events: events ?? [], services: services ?? [])
  }

  /// The answer of an operation.
  private static func operation(_ fields: inout DocumentFields) -> OperationDeclaration? {
    let service = fields.required("service")?.identifier()
    let operation = fields.required("operation")?.identifier()
    let returns = fields.required("returns").flatMap(self.fields)
    guard let service, let operation, let returns else { return nil }
    return OperationDeclaration(service: service, operation: operation, returns: returns)
  }

  /// Named types.
  static func fields(_ place: DocumentPlace) -> [ValueType.Field]? {
    place.entries(field)
  }

  /// What a request brings: of types that a script has words for.
  static func parameters(_ place: DocumentPlace) -> [ValueType.Field]? {
    place.entries { name, place in
      let field = field(name, place)
      guard field?.type.listsParts == true else { return field }
      place.report(
        DefinitionCode.invalidValue,
        "\(place.name) lists values or fields; a request brings `text` or `record` as a whole")
      return nil
    }
  }

  /// A named type.
  private static func field(_ name: String, _ place: DocumentPlace) -> ValueType.Field? {
    guard place.node.member("type") != nil else {
      return type(place).map { ValueType.Field(name: name, type: $0, isRequired: false) }
    }
    return place.object { fields in
      let type = fields.required("type").flatMap(self.type)
      let isRequired = fields.optional("required")?.boolean() ?? false
      return type.map { ValueType.Field(name: name, type: $0, isRequired: isRequired) }
    }
  }

  /// A type: its word, or an object of `values`, `list` or `record`.
  private static func type(_ place: DocumentPlace) -> ValueType? {
    if place.node.text != nil { return place.word(among: DefinitionVocabulary.plainTypes) }
    guard let members = place.node.members else { return place.wrongType("a type") }
    let key = members.first?.key ?? ""
    return place.object { fields in
      switch key {
      case "list": return fields.optional(key).flatMap(type).map(ValueType.list)
      case "record": return fields.optional(key).flatMap(self.fields).map(ValueType.record)
      default:
        return fields.required("values")?.list { $0.text() }.map(ValueType.enumeration)
      }
    }
  }
}

extension ValueType {
  /// `true` if it says which texts there are, or which fields.
  fileprivate var listsParts: Bool {
    switch self {
    case .enumeration: true
    case .record(let fields): !fields.isEmpty
    case .list(let element): element.listsParts
    case .text, .number, .boolean, .moment, .date, .time, .duration, .unknown: false
    }
  }
}
