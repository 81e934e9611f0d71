/// Counts of one version of a journey; a person with branches is one.
public struct VersionTotals: Equatable, Sendable {
  /// The version.
  public var version: Int
  /// Runs that began.
  public var entered = 0
  /// Runs that are inside.
  public var active = 0
  /// Runs that ended, by reason.
  public var ended: [String: Int] = [:]
  /// Runs that converted.
  public var converted = 0
  /// Runs that are inside, by the id of the state they stand in.
  public var standing: [String: Int] = [:]

  /// Creates counts of nothing.
  public init(version: Int) {
    self.version = version
  }
}
