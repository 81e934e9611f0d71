/// The template of a part of a message, in the language of Mustache.
///
/// `{{name}}` stands for a value, `{{#items}} … {{/items}}` for what is repeated for each element
/// or shown if something is there, `{{^items}} … {{/items}}` for what is shown if not, `{{! … }}`
/// for nothing. Values are bound to it and are never read as a template; they are always escaped.
public struct MessageTemplate: Equatable, Sendable {
  /// A piece of a template.
  enum Piece: Equatable, Sendable {
    /// What stands there.
    case text(String)
    /// A value.
    case value(Name)
    /// What is shown for each element, or if something is there; `isInverted`: if nothing is.
    case section(Name, isInverted: Bool, [Piece])
  }

  /// A name with its place.
  struct Name: Equatable, Sendable {
    /// The words between the points; none for `.`, which is the element itself.
    let words: [String]
    /// Where it stands.
    let span: SourceSpan

    /// As it stands there.
    var text: String { words.isEmpty ? "." : words.joined(separator: ".") }
  }

  /// The longest template, in bytes: as long as what it may become.
  public static let bytesMax = 64 * 1_024
  /// How deep sections can be in each other.
  public static let depthMax = 16
  /// The longest text that comes of it, in bytes: longer mails are cut by those who show them.
  public static let outputBytesMax = 64 * 1_024
  /// The most work, in pieces written and names compared: a fraction of a second.
  public static let workMax = 500_000

  /// The part.
  public let part: MessageContent.Part
  /// The pieces.
  let pieces: [Piece]

  /// Reads a template; what is wrong with it is thrown.
  public init(_ source: SourceFile, part: MessageContent.Part) throws(TemplateMistake) {
    guard source.bytes.count <= Self.bytesMax else {
      throw TemplateMistake(
        span: SourceSpan(0, 0),
        message: "the template is longer than \(Self.bytesMax / 1_024) KB")
    }
    self.part = part
    var parser = TemplateParser(bytes: source.bytes)
    pieces = try parser.parse()
  }

  /// Returns the text for some values, which are the members of an object.
  public func render(_ values: JSONNode) throws(TemplateOverflow) -> String {
    var renderer = TemplateRenderer(part: part)
    try renderer.write(pieces, scopes: [values])
    return renderer.text
  }
}

/// A mistake in a template.
public struct TemplateMistake: Error, Equatable, Sendable {
  /// Where it is.
  public let span: SourceSpan
  /// What it is.
  public let message: String
  /// What to do about it.
  public var help: String?
}

/// What comes of a template is too long, or takes too long.
public struct TemplateOverflow: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is told.
  public let description: String
}
