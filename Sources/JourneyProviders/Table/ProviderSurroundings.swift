public import NIOSSL

/// What providers need of the world around them.
public struct ProviderSurroundings: Sendable {
  /// The folder of the workspace, in which templates and files of secrets are.
  public var folder: String
  /// The variables of the environment.
  public var environment: [String: String]
  /// Tells the time.
  public var clock: ProviderClock
  /// Finds the addresses of hosts.
  public var resolver: any AddressResolver
  /// What vouches for receivers; `nil` for those that the system trusts.
  public var trustRoots: NIOSSLTrustRoots?
  /// `true` if the provider `log` writes people and parameters too.
  public var showsPeople = false

  /// Creates surroundings.
  public init(
    folder: String, environment: [String: String], clock: ProviderClock,
    resolver: any AddressResolver = SystemResolver()
  ) {
    self.folder = folder
    self.environment = environment
    self.clock = clock
    self.resolver = resolver
  }
}

extension WebClient {
  /// Creates a client for some surroundings.
  init(_ surroundings: ProviderSurroundings, allowed: [String]) {
    self.init(
      guardian: OutgoingGuard(allowed: allowed, resolver: surroundings.resolver),
      clock: surroundings.clock, trustRoots: surroundings.trustRoots)
  }
}
