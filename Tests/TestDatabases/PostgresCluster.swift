import CPostgres
import Foundation
import Synchronization

/// A real PostgreSQL server of the tests' own, on a loopback port, run by a user without rights.
///
/// It is started by the first test of a process that asks for it, and stops with the process,
/// however that ends: a shell holds it that reads from a pipe until nobody holds the other end.
public final class PostgresCluster: Sendable {
  /// Why there is no server.
  public struct Failure: Error, CustomStringConvertible {
    /// The reason.
    public var description: String
  }

  /// The server of this process.
  public static func shared() throws -> PostgresCluster { try started.get() }

  /// The server, or why there is none.
  private static let started = Result { try PostgresCluster() }

  /// The port.
  public let port: Int
  /// Keeps the server alive while it is open.
  private let lifeline: FileHandle
  /// How many places were made.
  private let count = Mutex(0)

  /// Where Debian puts the programs of a server.
  private static let programs = "/usr/lib/postgresql/15/bin"

  /// Makes a cluster, starts its server, and stops it when the pipe ends.
  ///
  /// What the server acknowledges is flushed as on any other: whoever wants to be quick is refused
  /// by the store.
  private static let script = """
    cd / && export PATH=\(programs):$PATH LC_ALL=C.UTF-8
    initdb --auth=trust --username=journey --encoding=UTF8 --no-sync -D "$1/data" >"$1/log" 2>&1 &&
    pg_ctl -D "$1/data" -w -l "$1/log" -o "-p $2 -c unix_socket_directories= -c listen_addresses=127.0.0.1 \
    -c max_connections=200 -c shared_buffers=32MB -c max_prepared_transactions=10" start >&2 &&
    echo ready || { cat "$1/log" >&2; exit 1; }
    read -r line
    pg_ctl -D "$1/data" -m immediate stop >&2
    rm -rf "$1"
    """

  /// Starts a server at a port that is free.
  private init() throws {
    let folder = try ServerProcess.makeFolder()
    port = ServerProcess.freePort()
    lifeline = try ServerProcess.start(
      script: Self.script, folder: folder, port: port,
      missing: "PostgreSQL does not start; is postgresql-15 there? `./dev test` sees to it")
  }

  /// Makes a place without tables, and a user whose tables lie there; returns the address.
  ///
  /// It is a schema: a database of its own would be copied, which takes a disk a second.
  public func makePlace() throws -> String {
    let name = count.withLock { count in
      count += 1
      return "person_\(count)"
    }
    try execute(
      """
      create role \(name) login superuser; create schema \(name) authorization \(name);
      alter role \(name) set search_path = \(name)
      """)
    return Self.address(of: name, at: port)
  }

  /// Runs statements as the owner of the server.
  public func execute(_ statements: String) throws {
    _ = try Self.answer(statements, at: port)
  }

  /// Asks the server something as its owner; returns the first value.
  public func answer(_ statement: String) throws -> String {
    try Self.answer(statement, at: port)
  }

  /// Asks the server at a port something as its owner; returns the first value.
  static func answer(_ statements: String, at port: Int) throws -> String {
    let connection = PQconnectdb(address(of: "journey", at: port))
    defer { PQfinish(connection) }
    let result = PQexec(connection, statements)
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
      throw Failure(description: String(cString: PQerrorMessage(connection)))
    }
    guard PQntuples(result) > 0 else { return "" }
    return PQgetvalue(result, 0, 0).map { String(cString: $0) } ?? ""
  }

  /// The address for a user.
  private static func address(of user: String, at port: Int) -> String {
    "postgresql://\(user)@127.0.0.1:\(port)/postgres"
  }
}
