internal import JourneyModel

/// Settings as they are kept with what was lived under them.
extension EngineSettings {
  /// The settings as one JSON object.
  public var json: [UInt8] {
    JSONWriter.compact(
      .object([
        "time_zone": .text(timeZone), "unknown_consent": .text(unknownConsent.rawValue),
        "limits": .array(limits.map(Self.node)),
      ]))
  }

  /// Reads settings; `nil` for what is none.
  public init?(json: [UInt8]) {
    guard let node = try? JSONReader.parse(json), let zone = node.member("time_zone")?.text,
      let consent = node.member("unknown_consent")?.text.flatMap({
        Catalog.UnknownConsent(rawValue: $0)
      })
    else { return nil }
    let nodes = node.member("limits")?.elements ?? []
    let limits = nodes.compactMap(Self.limit)
    guard limits.count == nodes.count else { return nil }
    self.init(timeZone: zone, unknownConsent: consent, limits: limits)
  }

  /// A limit as JSON.
  private static func node(_ limit: MessageLimit) -> JSONNode {
    .object([
      "messages": .integer(limit.messages), "per": .text(limit.per.iso8601),
      "topic": limit.topic.map(JSONNode.text), "channel": limit.channel.map(JSONNode.text),
    ])
  }

  /// Reads a limit.
  private static func limit(_ node: JSONNode) -> MessageLimit? {
    guard let messages = node.member("messages")?.integer,
      let per = node.member("per")?.text.flatMap({ CalendarDuration(iso8601: $0) })
    else { return nil }
    return MessageLimit(
      messages: messages, per: per, topic: node.member("topic")?.text,
      channel: node.member("channel")?.text)
  }
}
