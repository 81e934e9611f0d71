public import JourneyModel

/// A sitting: from the moment a process takes the store over until it stops.
///
/// Inputs that were taken before it began, by their numbers, are lived in it or later; so what
/// happened can be lived again in the same order, with the same journeys.
public struct SittingRecord: Equatable, Sendable {
  /// Its number, counted from 1.
  public var number: Int
  /// Where the clock stood as it began.
  public var beganAt: Moment
  /// Up to when inputs were handled and timers woken.
  public var until: Moment
  /// `true` if it came to its end; one that was killed did not.
  public var isFinished: Bool
  /// What the workspace settled, as JSON of the engine's own.
  public var settings: [UInt8]
  /// The newest version of each journey, by name.
  public var versions: [String: Int]
  /// The next number of each part as it began.
  public var numbers: [Int64]
  /// Under what a server went on; `nil` for a run by a simulated clock.
  public var serving: ServingRecord?
}

/// All that is kept of one user: what they did, and what was done.
public struct PersonRecord: Sendable {
  /// The user.
  public var userID: String
  /// The inputs that were handled, in the order in which they were taken.
  public var inputs: [RecordedInput]
  /// The runs, in the order in which they began.
  public var runs: [RunRecord]
  /// The steps of the runs, in order, each with the name of the event that caused it.
  public var trace: [(step: TraceRecord, eventName: String)]
  /// The effects, in order.
  public var outbox: [OutboxRecord]
  /// What a server did by the clock on the wall, in order.
  public var diary: [DiaryRecord]
  /// The moment before which not all is kept; `nil` if all is.
  public var forgottenBefore: Moment?

  /// An input with what it was taken as.
  public struct RecordedInput: Sendable {
    /// Its number.
    public var number: Int64
    /// The input.
    public var input: IncomingInput
    /// `true` if it is what was taken, by the hash of that time.
    public var isUnaltered: Bool
  }
}
