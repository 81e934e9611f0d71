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
  /// What became of those inside older versions; `nil` where nobody was to be led over.
  public var migration: MigrationOutcome?
}

/// How something is published.
public struct PublicationOptions: Equatable, Sendable {
  /// How those inside older versions are led over; `nil` leaves them where they are.
  public var migration: MigrationOrder?
  /// `true` if nothing is to be changed, and only told what would be.
  public var isDryRun: Bool

  /// Creates options.
  public init(migration: MigrationOrder? = nil, isDryRun: Bool = false) {
    self.migration = migration
    self.isDryRun = isDryRun
  }
}

/// Why something was not published; everything is as it was before.
public enum PublicationRefusal: Error, Equatable, Sendable {
  /// It has errors; the findings are in the form of `journey check --format json`.
  case findings(JSONNode)
  /// It holds no journey of this name, but these.
  case otherJourney(wanted: String, found: [String])
  /// People inside older versions would lose something.
  case losses(MigrationPlan)
  /// A mapping names a step that is not there; another may have been meant.
  case mapping(stateID: String, meant: String?)
  /// Others publish at the same time, again and again.
  case crowded
}
