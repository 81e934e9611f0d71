/// A run that is inside and that nothing will ever move.
public struct StuckRun: Hashable, Sendable {
  /// The user.
  public var userID: String
  /// The number of the run within the part.
  public var runNumber: Int64
  /// The journey.
  public var journeyID: String
  /// The version that it is pinned to.
  public var version: Int
  /// The state that it stands in.
  public var stateID: String
}
