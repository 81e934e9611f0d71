public import JourneyModel

/// A journey that was loaded from a script or a definition, and checked.
public struct LoadedJourney: Sendable {
  /// The definition.
  public var definition: JourneyDefinition
  /// The lines of its script; empty for a definition.
  public var scriptLines: [String]

  /// Creates a journey.
  public init(definition: JourneyDefinition, scriptLines: [String]) {
    self.definition = definition
    self.scriptLines = scriptLines
  }
}
