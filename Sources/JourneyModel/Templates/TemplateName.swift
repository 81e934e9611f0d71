/// What the name of a template's file says: `cart_reminder.email.subject`.
public struct TemplateName: Hashable, Sendable {
  /// The folder of the workspace that templates are in.
  public static let folder = "templates"

  /// The message.
  public let message: String
  /// The channel.
  public let channel: String
  /// The part.
  public let part: MessageContent.Part

  /// Creates the name of a part.
  public init(message: String, channel: String, part: MessageContent.Part) {
    self.message = message
    self.channel = channel
    self.part = part
  }

  /// Reads the name of a file: what stands before the last two points is the message.
  public init?(file: String) {
    let words = file.split(separator: ".", omittingEmptySubsequences: false)
    guard words.count >= 3, let last = words.last,
      let part = MessageContent.Part(rawValue: String(last))
    else { return nil }
    let message = words.dropLast(2).joined(separator: ".")
    let channel = String(words[words.count - 2])
    guard !message.isEmpty, !channel.isEmpty else { return nil }
    self.init(message: message, channel: channel, part: part)
  }

  /// The name of the file.
  public var file: String { "\(message).\(channel).\(part.rawValue)" }
}
