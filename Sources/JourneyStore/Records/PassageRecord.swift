public import JourneyModel

/// A run of a person with its branches, and what is on its way or held for it.
public struct PassageRecord: Equatable, Sendable {
  /// The user.
  public var userID: String
  /// The run, without its registers.
  public var run: RunRecord
  /// The branches that are inside, in the order in which they began.
  public var branches: [RunRecord] = []
  /// What has not left for good.
  public var effects: [OpenEffect] = []

  /// A message or a call that has not left for good.
  public struct OpenEffect: Equatable, Sendable {
    /// The run or branch that wants it.
    public var runNumber: Int64
    /// The message, or the operation.
    public var name: String
    /// The channel; empty for a call.
    public var channel: String
    /// How it stands.
    public var status: OutboxRecord.Status
    /// When it is to leave.
    public var at: Moment
  }

  /// What the run is called outside.
  public var id: RunID { RunID(userID: userID, number: run.number) }
}
