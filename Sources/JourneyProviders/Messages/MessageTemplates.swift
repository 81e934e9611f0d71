public import JourneyModel

/// The templates of a workspace, read once.
public struct MessageTemplates: Sendable {
  /// Why nothing was rendered.
  public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is told.
    public let description: String
  }

  /// The templates by what they are of.
  private let templates: [TemplateName: MessageTemplate]

  /// Creates templates.
  public init(_ templates: [TemplateName: MessageTemplate] = [:]) { self.templates = templates }

  /// `true` if a message has what an e-mail needs: a subject, and a text or HTML.
  func isMail(_ message: String, by channel: String) -> Bool {
    let has = { part in
      templates[TemplateName(message: message, channel: channel, part: part)] != nil
    }
    return has(.subject) && (has(.text) || has(.html))
  }

  /// Renders what a message has templates for; `nil` if it has none for this channel.
  public func content(
    of message: String, by channel: String, for delivery: Delivery
  ) throws(Problem) -> MessageContent? {
    let parts = MessageContent.Part.allCases.compactMap { part in
      templates[TemplateName(message: message, channel: channel, part: part)]
    }
    if parts.isEmpty { return nil }
    let values = try values(of: delivery)
    var content = MessageContent()
    for template in parts {
      do { content[template.part] = try template.render(values) } catch {
        throw Problem(description: "`\(message)` cannot be rendered: \(error.description)")
      }
    }
    return content
  }

  /// The parameters, and the address as `to` unless a parameter is called so.
  private func values(of delivery: Delivery) throws(Problem) -> JSONNode {
    guard let node = try? JSONReader.parse(delivery.arguments), let members = node.members else {
      throw Problem(description: "the parameters are no JSON object")
    }
    var all = members.map { ($0.key, $0.value) }
    if case .message(_, _, let to?) = delivery.kind, node.member("to") == nil {
      all.append(("to", .text(to)))
    }
    return .object(members: all)
  }
}
