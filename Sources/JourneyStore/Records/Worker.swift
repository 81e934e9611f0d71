public import JourneyModel

/// A process whose word counts.
public struct Worker: Equatable, Sendable {
  /// The name of the process.
  public let name: String
  /// What it may hold.
  public let kinds: Set<LeaseKind>
  /// Since when the oldest input waits that it could handle; `nil` while none does.
  public let oldestAt: Moment?

  /// Creates a worker.
  public init(name: String, kinds: Set<LeaseKind>, oldestAt: Moment? = nil) {
    self.name = name
    self.kinds = kinds
    self.oldestAt = oldestAt
  }
}
