import Foundation

/// A real pgbouncer of the tests' own before their server, in its transaction mode: each
/// transaction has whichever connection is free, and there are fewer than those who ask.
///
/// It stops with the process, as the server does.
public final class ConnectionPool: Sendable {
  /// The pool of this process.
  public static func shared() throws -> ConnectionPool { try started.get() }

  /// The pool, or why there is none.
  private static let started = Result { try ConnectionPool(before: .shared()) }

  /// How many connections to the server those have together who come as one user.
  public static let connectionsPerUser = 2
  /// How many users can come: one for each place that tests make.
  private static let usersMax = 2_000

  /// The port.
  private let port: Int
  /// The port of the server.
  private let serverPort: Int
  /// Keeps the pool alive while it is open.
  private let lifeline: FileHandle

  /// Starts a pool and stops it when the pipe ends.
  private static let script = """
    cd / && pgbouncer -q "$1/pool.ini" >"$1/log" 2>&1 & pool=$!
    for i in $(seq 200); do
      if /usr/lib/postgresql/15/bin/pg_isready -q -h 127.0.0.1 -p "$2"; then echo ready; break; fi
      kill -0 $pool || { cat "$1/log" >&2; exit 1; }
      sleep 0.05
    done
    read -r line
    kill -9 $pool
    rm -rf "$1"
    """

  /// Starts a pool at a port that is free.
  private init(before cluster: PostgresCluster) throws {
    let folder = try ServerProcess.makeFolder()
    (port, serverPort) = (ServerProcess.freePort(), cluster.port)
    let users = (1...Self.usersMax).map { "\"person_\($0)\" \"\"\n" }.joined()
    try users.write(toFile: folder + "/users", atomically: false, encoding: .utf8)
    try """
    [databases]
    * = host=127.0.0.1 port=\(serverPort)
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = \(port)
    unix_socket_dir =
    auth_type = trust
    auth_file = \(folder)/users
    pool_mode = transaction
    default_pool_size = \(Self.connectionsPerUser)
    max_client_conn = 1000
    server_idle_timeout = 5
    """.write(toFile: folder + "/pool.ini", atomically: false, encoding: .utf8)
    lifeline = try ServerProcess.start(
      script: Self.script, folder: folder, port: port,
      missing: "pgbouncer does not start; is it there? `./dev test` sees to it")
  }

  /// The address of a place on the server as it is reached through the pool.
  public func address(of place: String) -> String {
    place.replacing(":\(serverPort)/", with: ":\(port)/") + "?pooled=true"
  }
}
