public import JourneyStore

/// Where a PostgreSQL server is, and how it is reached.
public struct PostgresAddress: StorePlace {
  /// The address as libpq takes it: `postgresql://user@host:port/database`.
  let url: String
  /// `true` if a pool stands before the server that gives each transaction another connection, so
  /// that nothing may be left behind in one.
  let isPooled: Bool
  /// The words for the place in messages: without the user and the password.
  let place: String

  /// What addresses begin with.
  private static let schemes = ["postgresql://", "postgres://"]
  /// The parameter of ours that says that a pool stands before the server.
  private static let poolParameter = "pooled=true"

  /// How long one statement may take, in milliseconds, before the server gives it up: far longer
  /// than any takes, far shorter than what a lease lasts.
  private static let statementMilliseconds = 10_000
  /// How long to wait for a connection, in seconds.
  private static let connectSeconds = 5

  /// How long a transaction may stand still, in milliseconds, before the server undoes it: a
  /// process that was stopped in the middle of one must not hold up who takes over.
  private static let idleMilliseconds = 10_000

  /// Sets the time limits within a transaction, where the connection is another's before and after.
  static let timeLimits = [
    "set local statement_timeout = \(statementMilliseconds)",
    "set local idle_in_transaction_session_timeout = \(idleMilliseconds)",
  ]

  /// Reads an address; `nil` if it is none of a PostgreSQL server.
  public init?(_ text: String) {
    guard let scheme = Self.schemes.first(where: text.hasPrefix) else { return nil }
    let parts = text.split(separator: "?", maxSplits: 1)
    let parameters = parts.count > 1 ? parts[1].split(separator: "&") : []
    isPooled = parameters.contains { $0 == Self.poolParameter }
    let others = parameters.filter { $0 != Self.poolParameter }
    url = parts[0] + (others.isEmpty ? "" : "?" + others.joined(separator: "&"))
    let server = parts[0].dropFirst(scheme.count)
    place = "`\(scheme)\(server.split(separator: "@").last ?? server)`"
  }

  /// The place in words.
  public var description: String { place }

  /// Whether more than one process can open it at a time.
  public var isShared: Bool { true }

  /// Opens it to work there; what is needed is made.
  public func open() throws(StoreError) -> SQLStore { try SQLStore.open(server: self) }

  /// Opens it only to look; `nil` where there is no data.
  public func look() throws(StoreError) -> SQLStore? { try SQLStore.looking(at: self) }

  /// What the connection is opened with: the address, and what all connections have.
  var parameters: [(name: String, value: String)] {
    var parameters = [
      ("dbname", url), ("client_encoding", "UTF8"), ("fallback_application_name", "journey"),
      ("connect_timeout", "\(Self.connectSeconds)"),
    ]
    if !isPooled {
      parameters.append(
        (
          "options",
          "-c statement_timeout=\(Self.statementMilliseconds) "
            + "-c idle_in_transaction_session_timeout=\(Self.idleMilliseconds)"
        ))
    }
    return parameters
  }
}
