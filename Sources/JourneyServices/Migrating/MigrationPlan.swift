/// Which people would be led over from older versions of a journey, and what stands against it.
public struct MigrationPlan: Equatable, Sendable {
  /// Where people stand.
  public var steps: [Step]

  /// People who stand in one step of one version.
  public struct Step: Equatable, Sendable {
    /// The version that they are in.
    public var version: Int
    /// The step that they stand in.
    public var stateID: String
    /// The line of its script.
    public var line: Int?
    /// The step that they would stand in; `nil` if there is none.
    public var target: String?
    /// How many runs and branches stand there.
    public var people: Int
    /// What they would lose, in words; empty if nothing.
    public var losses: [String]
  }

  /// How many stand where something would be lost.
  public var lost: Int { steps.reduce(0) { $0 + ($1.losses.isEmpty ? 0 : $1.people) } }

  /// How many stand anywhere.
  public var people: Int { steps.reduce(0) { $0 + $1.people } }
}

/// What became of the people of a journey who were led over.
public struct MigrationOutcome: Equatable, Sendable {
  /// Where they stood.
  public var plan: MigrationPlan
  /// Runs that were led over.
  public var moved = 0
  /// Runs that stayed in their version, since they came to where they would lose something while
  /// others were led over.
  public var left = 0
}

/// How people are led over.
public struct MigrationOrder: Equatable, Sendable {
  /// The new steps of old ones whose ids differ.
  public var mapping: [String: String]

  /// Creates an order; without a mapping, everybody goes to the step of the same id.
  public init(mapping: [String: String] = [:]) {
    self.mapping = mapping
  }
}
