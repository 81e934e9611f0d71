public import JourneyModel

/// A row of the log: inputs that came in one behind the other.
public struct LoggedInputs: Sendable {
  /// Its number; they go up.
  public let number: Int64
  /// How many inputs it holds.
  public let count: Int
  /// When the first of them arrived.
  public let earliest: Moment
}
