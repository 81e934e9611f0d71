public import JourneyEngine
public import JourneyModel

/// What became of a script or a definition that was to be published.
public struct PublicationOutcome: Sendable {
  /// The version that people enter from now on.
  public var version: JourneyVersion
  /// `true` if it is new; the newest one said the same otherwise.
  public var isNew: Bool
  /// The warnings, in the form of `journey check --format json`.
  public var warnings: JSONNode
}

/// Why something was not published; everything is as it was before.
public enum PublicationRefusal: Error, Equatable, Sendable {
  /// It has errors; the findings are in the form of `journey check --format json`.
  case findings(JSONNode)
  /// It holds no journey of this name, but these.
  case otherJourney(wanted: String, found: [String])
  /// Others publish at the same time, again and again.
  case crowded
}
