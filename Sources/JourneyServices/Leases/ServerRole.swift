internal import JourneyStore

/// What a server does of all there is to do, where several share it.
public enum ServerRole: String, CaseIterable, Sendable {
  /// It answers all that is asked over HTTP but events, and publishes what is in its workspace.
  case api
  /// It takes events in.
  case events
  /// It moves people.
  case workers
  /// It lets messages and calls leave.
  case sender

  /// All of them.
  public static let all = Set(allCases)
}

extension Set<ServerRole> {
  /// The leases of parts that somebody with these roles takes.
  var leaseKinds: Set<LeaseKind> {
    var kinds: Set<LeaseKind> = []
    if contains(.workers) { kinds.insert(.work) }
    if contains(.sender) { kinds.insert(.sending) }
    return kinds
  }
}
