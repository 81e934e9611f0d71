public import JourneyModel

/// Decides where effects may leave to, and by which address.
///
/// The address that was checked is the one that is connected to: whoever looked the name up again
/// would check one host and talk to another.
public struct OutgoingGuard: Sendable {
  /// Why an address is not called.
  public enum Refusal: Error, Equatable, Sendable {
    /// It may not be called.
    case forbidden(String)
    /// Its host is not found, which may change.
    case notFound(String)
  }

  /// The ports of public hosts: those of TLS on the web, and of mail.
  public static let publicPorts: [OutgoingURL.Scheme: Set<Int>] = [
    .https: [443], .smtp: [25, 587, 2525], .smtps: [465],
  ]
  /// The most addresses of a host that are looked at: more than any common host has.
  public static let addressesMax = 64

  /// The hosts with their ports that may be called whatever their address is.
  private let allowed: Set<String>
  /// Finds addresses.
  private let resolver: any AddressResolver

  /// Creates a guard that lets pass what `outgoing.allow` lists.
  public init(allowed: [String], resolver: any AddressResolver) {
    self.allowed = Set(allowed.compactMap(OutgoingURL.hostAndPort))
    self.resolver = resolver
  }

  /// `true` if the catalog lists this host with this port.
  public func lists(_ url: OutgoingURL) -> Bool { allowed.contains(url.hostAndPort) }

  /// Returns the addresses to connect to; all have been checked.
  public func addresses(for url: OutgoingURL) async throws(Refusal) -> [InternetAddress] {
    let isListed = lists(url)
    if !isListed, Self.publicPorts[url.scheme]?.contains(url.port) != true {
      throw .forbidden(
        url.scheme == .http
          ? "`\(url.hostAndPort)` is called without TLS; `outgoing.allow` does not list it"
          : "port \(url.port) of `\(url.host)` is not open; `outgoing.allow` does not list it")
    }
    let found: [InternetAddress]
    if let literal = InternetAddress(url.host) {
      found = [literal]
    } else {
      found = await resolver.addresses(of: url.host)
    }
    if found.isEmpty { throw .notFound("the host `\(url.host)` is not found") }
    guard isListed || found.count <= Self.addressesMax && found.allSatisfy(\.isPublic) else {
      throw .forbidden(
        "`\(url.host)` is no public address; `outgoing.allow` does not list it")
    }
    return found
  }
}
