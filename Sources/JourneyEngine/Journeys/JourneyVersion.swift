public import JourneyModel

/// A version of a journey that was published.
public struct JourneyVersion: Equatable, Sendable {
  /// The definition, which bears the version.
  public var definition: JourneyDefinition
  /// When it was published.
  public var publishedAt: Moment

  /// Creates a version.
  public init(definition: JourneyDefinition, publishedAt: Moment) {
    self.definition = definition
    self.publishedAt = publishedAt
  }

  /// `true` if another definition says the same: the name of its file and its version say nothing.
  public func says(_ other: JourneyDefinition) -> Bool {
    Self.content(of: definition) == Self.content(of: other)
  }

  /// A definition without what says nothing.
  private static func content(of definition: JourneyDefinition) -> JourneyDefinition {
    var content = definition
    content.version = 0
    content.source?.file = ""
    return content
  }
}
