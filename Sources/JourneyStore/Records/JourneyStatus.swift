/// Whether people enter a journey, and move in it.
public enum JourneyStatus: String, CaseIterable, Sendable {
  /// People enter and move.
  case running
  /// Nobody enters, nobody moves, nobody is dropped.
  case paused
  /// Nobody enters; those inside go on.
  case draining
  /// Nobody enters, and nobody is inside.
  case archived

  /// `true` if people enter.
  public var letsIn: Bool { self == .running }
}
