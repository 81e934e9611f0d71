/// What one sweep removed.
public struct RetentionReport: Equatable, Sendable {
  /// Ids of inputs.
  public var inputs = 0
  /// Runs that had ended, with their steps and messages.
  public var runs = 0
  /// What inputs other than events had said.
  public var records = 0
  /// Dead letters that nobody had decided, and were given up.
  public var deadLetters = 0

  /// Creates a report of nothing.
  public init() {}

  /// `true` if there was nothing to be removed.
  public var isEmpty: Bool { self == RetentionReport() }
}
