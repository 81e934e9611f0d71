extension CatalogReader {
  /// A message.
  static func message(_ name: String, _ place: DocumentPlace) -> MessageDeclaration? {
    if place.node.isNull { return MessageDeclaration(name: name, kind: .marketing) }
    return place.object { fields in
      let kind = fields.optional("kind")?.word(of: MessageKind.self) ?? .marketing
      let topic = fields.optional("topic")?.identifier()
      let channels = fields.optional("channels")?.list { $0.identifier() }
      let parameters = fields.optional("with").flatMap(Self.fields)
      let to = kind == .internal ? fields.required("to") : fields.optional("to")
      if let to, kind != .internal {
        to.report(
          CatalogCode.contradiction,
          "\(to.name) is for a message of kind `internal`, not `\(kind)`",
          help: "an address for one send stands in the script: `send … to …`")
      }
      return MessageDeclaration(
        name: name, kind: kind, topic: topic, channels: channels ?? [],
        parameters: parameters ?? [], to: to?.identifier())
    }
  }

  /// A limit over all journeys.
  static func limit(_ fields: inout DocumentFields) -> MessageLimit? {
    let messages = fields.required("messages")?.integer(atLeast: 1)
    let per = fields.required("per")?.words()
    let topic = fields.optional("topic")?.identifier()
    let channel = fields.optional("channel")?.identifier()
    guard let messages, let per else { return nil }
    return MessageLimit(messages: messages, per: per, topic: topic, channel: channel)
  }
}

extension DocumentPlace {
  /// The duration that the text spells in words, or in ISO 8601; it must last some time.
  func words() -> CalendarDuration? {
    guard let text = text() else { return nil }
    let duration = CalendarDuration(words: text) ?? CalendarDuration(iso8601: text)
    guard let duration, duration.nominalMicroseconds > 0 else {
      return invalid("a duration such as `7 days`")
    }
    return duration
  }
}
