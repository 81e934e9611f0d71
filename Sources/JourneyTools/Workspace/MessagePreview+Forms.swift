internal import JourneyModel

extension MessagePreview {
  /// A message as people read it: each part below its channel and its name.
  public static func text(_ channels: [Rendered]) -> String {
    let parts = channels.flatMap { rendered in
      MessageContent.Part.allCases.compactMap { part in
        rendered.content[part].map { "--- \(rendered.channel) \(part.rawValue)\n\($0)" }
      }
    }
    return parts.joined(separator: "\n")
  }

  /// A message as programs read it.
  public static func json(_ message: String, _ channels: [Rendered]) -> String {
    let nodes = channels.map { rendered in
      let texts = MessageContent.Part.allCases.compactMap { part in
        rendered.content[part].map { (part.rawValue, JSONNode.text($0)) }
      }
      return JSONNode.object([
        "channel": .text(rendered.channel), "content": .object(members: texts),
      ])
    }
    let node = JSONNode.object(["message": .text(message), "channels": .array(nodes)])
    return String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }
}
