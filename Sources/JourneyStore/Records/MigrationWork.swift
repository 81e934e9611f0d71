public import JourneyModel

/// People of a part who are inside other versions of a journey than one.
public struct MigrationWork: Sendable {
  /// The part.
  public var part: Int
  /// The epoch of the lease that it was taken under.
  public var epoch: Int64
  /// The next number of the part.
  public var nextNumber: Int64
  /// The people.
  public var people: [Person]

  /// A person with the runs that are inside.
  public struct Person: Sendable {
    /// The user.
    public var userID: String
    /// The runs and their branches.
    public var runs: [Run]
  }

  /// A run that is inside.
  public struct Run: Sendable {
    /// The run, with its registers.
    public var run: RunRecord
    /// Until when the effect is held that it stands at; `nil` where none is.
    public var heldUntil: Moment?
  }
}

extension TraceRecord {
  /// What stands before the version that somebody was led over from.
  private static let migratedPrefix = "migrated from "

  /// The input of somebody who was led over from a version: what their steps before it are of.
  public static func migratedFrom(_ version: Int) -> String { migratedPrefix + String(version) }

  /// The version that somebody was led over from by this step; `nil` if nobody was.
  public var migratedFrom: Int? {
    guard input.hasPrefix(Self.migratedPrefix) else { return nil }
    return Int(input.dropFirst(Self.migratedPrefix.count))
  }
}

/// How many runs and branches stand in a step of a version.
public struct StandingCount: Equatable, Sendable {
  /// The version.
  public var version: Int
  /// The step.
  public var stateID: String
  /// How many stand there.
  public var people: Int
}
