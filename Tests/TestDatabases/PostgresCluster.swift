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
    pg_ctl -D "$1/data" -w -l "$1/log" -o "-p $2 -k $1 -c listen_addresses=127.0.0.1 \
    -c max_connections=200 -c shared_buffers=32MB -c max_prepared_transactions=10" start >&2 &&
    echo ready || { cat "$1/log" >&2; exit 1; }
    read -r line
    pg_ctl -D "$1/data" -m immediate stop >&2
    rm -rf "$1"
    """

  /// Starts a server at a port that is free.
  private init() throws {
    let folder = try Self.makeFolder()
    port = Self.freePort()
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    let command = ["/bin/sh", "-c", Self.script, "sh", folder, String(port)]
    let words = getuid() == 0 ? ["/usr/bin/setpriv"] + Self.withoutRights + command : command
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n"
    else {
      let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
      throw Failure(
        description: "PostgreSQL does not start; is postgresql-15 there? `./dev test` sees to it\n"
          + log)
    }
    lifeline = input.fileHandleForWriting
  }

  /// What `setpriv` is told: PostgreSQL refuses to be run by root.
  private static let withoutRights = ["--reuid=postgres", "--regid=postgres", "--clear-groups"]

  /// Makes a folder that belongs to whoever runs the server.
  private static func makeFolder() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "cluster-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if getuid() == 0, let user = getpwnam("postgres") {
      chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
    }
    return path
  }

  /// A port that nobody listens at.
  private static func freePort() -> Int {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = bind(listener, address, length)
        _ = getsockname(listener, address, &length)
      }
      return Int(UInt16(bigEndian: address.pointee.sin_port))
    }
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
    return address(of: name)
  }

  /// Runs statements as the owner of the server.
  public func execute(_ statements: String) throws {
    let connection = PQconnectdb(address(of: "journey"))
    defer { PQfinish(connection) }
    let result = PQexec(connection, statements)
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
      throw Failure(description: String(cString: PQerrorMessage(connection)))
    }
  }

  /// The address for a user.
  private func address(of user: String) -> String {
    "postgresql://\(user)@127.0.0.1:\(port)/postgres"
  }
}
