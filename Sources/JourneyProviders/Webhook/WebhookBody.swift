internal import JourneyModel

/// What a receiver gets.
enum WebhookBody {
  /// Returns the JSON of an attempt; what was rendered stands in `content`.
  static func bytes(of delivery: Delivery, content: MessageContent? = nil) -> [UInt8] {
    var writer = JSONWriter(capacity: 256 + delivery.arguments.count)
    writer.beginObject()
    writer.member("idempotencyKey", delivery.key)
    writer.member("userId", delivery.userID)
    switch delivery.kind {
    case .message(let name, let channel, let to):
      writer.member("to", to)
      writer.member("message", name)
      writer.member("channel", channel)
    case .call(let service, let operation):
      writer.member("service", service)
      writer.member("operation", operation)
    }
    writer.key("with")
    writer.verbatim(delivery.arguments.isEmpty ? Array("{}".utf8) : delivery.arguments)
    writer.member("journeyId", delivery.journeyID)
    writer.member("runId", delivery.runID)
    if let content { write(content, to: &writer) }
    writer.endObject()
    return writer.bytes
  }

  /// Writes what was rendered; a part that has no template is not there.
  private static func write(_ content: MessageContent, to writer: inout JSONWriter) {
    writer.key("content")
    writer.beginObject()
    for part in MessageContent.Part.allCases {
      if let text = content[part] { writer.member(part.rawValue, text) }
    }
    writer.endObject()
  }
}

extension JSONWriter {
  /// Writes a member whose value is a text, or `null`.
  fileprivate mutating func member(_ key: String, _ text: String?) {
    self.key(key)
    if let text { self.text(text) } else { null() }
  }
}
