internal import AsyncHTTPClient
internal import JourneyModel
internal import NIOCore
internal import NIOPosix
public import NIOSSL

/// Sends requests to addresses that were checked.
///
/// A client of the library maps the name to the checked address, so there is one for each host; the
/// name stays in the request and in the TLS handshake. Redirects are not followed, no proxy of the
/// environment is asked, and what is read is bounded.
public actor WebClient {
  /// How long a connection may take: a host that is up answers in less.
  static let connectSeconds: Int64 = 5
  /// How long an address is used before the name is looked up again.
  static let addressSeconds: Int64 = 30
  /// How long a connection rests before it is closed: receivers close theirs after 5 s at the
  /// earliest, and a request that crosses such a close is lost.
  static let restSeconds: Int64 = 4
  /// The most connections to a host at a time.
  static let connectionsPerHost = 64
  /// The most hosts whose connections are kept.
  static let hostsMax = 64
  /// The most of an answer that is read.
  public static let answerBytesMax = 64 * 1_024

  /// A client for one host, by its checked addresses.
  private struct Entry {
    /// The client.
    let client: HTTPClient
    /// The address that it connects to.
    let address: InternetAddress
    /// When that was checked.
    var checkedAt: Moment
    /// How many requests it has at work.
    var requests = 0
    /// `true` if no more requests come to it.
    var isRetired = false
  }

  /// Decides where requests may go.
  private let guardian: OutgoingGuard
  /// Tells the time.
  private let clock: ProviderClock
  /// What vouches for receivers; `nil` for those that the system trusts.
  private let trustRoots: NIOSSLTrustRoots?
  /// The clients, by a number of their own.
  private var entries: [Int: Entry] = [:]
  /// The number of the client in use for each host and port.
  private var current: [String: Int] = [:]
  /// The number of the next client.
  private var nextNumber = 0

  /// Creates a client; it must be closed.
  public init(
    guardian: OutgoingGuard, clock: ProviderClock, trustRoots: NIOSSLTrustRoots? = nil
  ) {
    self.guardian = guardian
    self.clock = clock
    self.trustRoots = trustRoots
  }

  /// Sends a request and reads the answer, within a limit of time.
  func post(
    _ url: OutgoingURL, headers: [(String, String)], body: [UInt8], within limit: Duration
  ) async -> WebAnswer {
    let number: Int
    do {
      number = try await enter(url)
    } catch {
      switch error {
      case .forbidden(let reason): return .forbidden(reason: reason)
      case .notFound(let reason): return .notSent(reason: reason)
      }
    }
    guard let client = entries[number]?.client else {
      return .notSent(reason: "the server is stopping")
    }
    let answer = await TimeLimit.run(limit) {
      await Self.send(url, headers: headers, body: body, by: client, within: limit)
    }
    await leave(number, url, hasFailed: answer.map(\.isNotSent) ?? true)
    return answer ?? .lost(reason: "`\(url.host)` did not answer in time")
  }

  /// Closes all connections; requests that are at work fail.
  public func close() async {
    let clients = entries.values.map(\.client)
    entries = [:]
    current = [:]
    for client in clients { try? await client.shutdown() }
  }

  /// Returns the number of a client that connects to a checked address, one more request at work.
  private func enter(_ url: OutgoingURL) async throws(OutgoingGuard.Refusal) -> Int {
    if let number = fresh(url) { return number }
    let addresses = try await guardian.addresses(for: url)
    // Another request may have been here meanwhile.
    if let number = fresh(url) { return number }
    if let number = current[url.hostAndPort], let known = entries[number],
      addresses.contains(known.address)
    {
      entries[number]?.checkedAt = clock.now()
      entries[number]?.requests += 1
      return number
    }
    await retire(url.hostAndPort)
    return open(url, to: addresses)
  }

  /// Returns the number of the client in use, if its address was checked just now.
  private func fresh(_ url: OutgoingURL) -> Int? {
    guard let number = current[url.hostAndPort], let entry = entries[number] else { return nil }
    let age = clock.now().microseconds - entry.checkedAt.microseconds
    guard (0..<Self.addressSeconds * Moment.perSecond).contains(age) else { return nil }
    entries[number]?.requests += 1
    return number
  }

  /// Opens a client for a host; the addresses take turns.
  private func open(_ url: OutgoingURL, to addresses: [InternetAddress]) -> Int {
    let number = nextNumber
    nextNumber += 1
    let address = addresses[number % addresses.count]
    entries[number] = Entry(
      client: client(for: url, to: address), address: address, checkedAt: clock.now(), requests: 1)
    current[url.hostAndPort] = number
    return number
  }

  /// A client that connects to one address.
  private func client(for url: OutgoingURL, to address: InternetAddress) -> HTTPClient {
    var settings = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(Self.connectSeconds)), decompression: .disabled)
    settings.httpVersion = .http1Only
    settings.dnsOverride = [url.host: address.description]
    settings.connectionPool.idleTimeout = .seconds(Self.restSeconds)
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.connectionsPerHost
    settings.connectionPool.retryConnectionEstablishment = false
    if let trustRoots {
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.trustRoots = trustRoots
      settings.tlsConfiguration = tls
    }
    return HTTPClient(
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
      configuration: settings)
  }

  /// A request of a client has ended; after a failure another address is tried next.
  private func leave(_ number: Int, _ url: OutgoingURL, hasFailed: Bool) async {
    entries[number]?.requests -= 1
    if hasFailed, current[url.hostAndPort] == number { await retire(url.hostAndPort) }
    await closeIfDone(number)
    if current.count > Self.hostsMax, let oldest = current.values.min(),
      let host = current.first(where: { $0.value == oldest })?.key
    {
      await retire(host)
    }
  }

  /// Takes the client of a host out of use.
  private func retire(_ host: String) async {
    guard let number = current.removeValue(forKey: host) else { return }
    entries[number]?.isRetired = true
    await closeIfDone(number)
  }

  /// Closes a client that nobody uses and nobody will.
  private func closeIfDone(_ number: Int) async {
    guard let entry = entries[number], entry.isRetired, entry.requests == 0 else { return }
    entries[number] = nil
    try? await entry.client.shutdown()
  }
}
