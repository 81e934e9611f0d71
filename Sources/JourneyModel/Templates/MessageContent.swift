/// What was rendered of a message.
public struct MessageContent: Equatable, Sendable {
  /// The parts, which are the last word of a template's file name.
  public enum Part: String, CaseIterable, Sendable {
    /// One line: the subject of an e-mail, the title of a push.
    case subject
    /// Plain text.
    case text
    /// HTML.
    case html
  }

  /// The texts of the parts that have a template.
  private var texts: [Part: String] = [:]

  /// Creates content without parts.
  public init() {}

  /// The text of a part; `nil` if it has no template.
  public subscript(_ part: Part) -> String? {
    get { texts[part] }
    set { texts[part] = newValue }
  }
}
