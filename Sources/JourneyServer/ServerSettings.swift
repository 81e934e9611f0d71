public import JourneyServices

/// Where and how a server answers.
public struct ServerSettings: Sendable {
  /// The address to listen at.
  public var host: String
  /// The port; 0 takes one that is free.
  public var port: Int
  /// The certificate; `nil` for a connection that everybody on the way can read.
  public var tls: ServerCertificate?
  /// `true` if a proxy stands before the server, which encrypts and tells from where requests come.
  public var isBehindProxy: Bool
  /// The most connections at once.
  public var connectionsMax: Int
  /// The folder of the data; `nil` where the room on its disk is not looked at.
  public var dataFolder: String?
  /// Tells the time.
  public var clock: any ServiceClock
  /// What begins the ids of requests, and tells this process from others.
  public var processID: String

  /// Creates settings.
  public init(
    host: String = "127.0.0.1", port: Int = 8080, tls: ServerCertificate? = nil,
    isBehindProxy: Bool = false, dataFolder: String? = nil,
    connectionsMax: Int = RequestLimits.connectionsMax,
    clock: any ServiceClock = SystemClock(), processID: String
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.isBehindProxy = isBehindProxy
    self.dataFolder = dataFolder
    self.connectionsMax = connectionsMax
    self.clock = clock
    self.processID = processID
  }

  /// `true` if nobody on the way can read along.
  public var isSafe: Bool { isLoopback || tls != nil || isBehindProxy }

  /// `true` if only programs on this machine can reach the address.
  public var isLoopback: Bool {
    ["localhost", "::1", "[::1]"].contains(host) || Self.isLoopback(host.split(separator: "."))
  }

  /// `true` if four numbers are an address of this machine.
  private static func isLoopback(_ parts: [Substring]) -> Bool {
    parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
