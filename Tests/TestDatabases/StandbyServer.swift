import CPostgres
import Foundation

/// A copy of the tests' server that follows it by streaming replication and answers whoever only
/// reads.
///
/// It stops with the process, as the server does.
public final class StandbyServer: Sendable {
  /// The copy of this process.
  public static func shared() throws -> StandbyServer { try started.get() }

  /// The copy, or why there is none.
  private static let started = Result { try StandbyServer(of: .shared()) }

  /// The port.
  private let port: Int
  /// The server that it follows.
  private let primary: PostgresCluster
  /// Keeps the copy alive while it is open.
  private let lifeline: FileHandle

  /// Copies the server, and starts the copy.
  private static let script = """
    cd / && export PATH=/usr/lib/postgresql/15/bin:$PATH LC_ALL=C.UTF-8
    pg_basebackup -h 127.0.0.1 -p "$3" -U journey -D "$1/data" -R -X stream -c fast --no-sync \
    >"$1/log" 2>&1 &&
    pg_ctl -D "$1/data" -w -l "$1/log" -o "-p $2 -c unix_socket_directories= -c listen_addresses=127.0.0.1 \
    -c hot_standby=on -c max_connections=200 -c max_prepared_transactions=10" start >&2 &&
    echo ready || { cat "$1/log" >&2; exit 1; }
    read -r line
    pg_ctl -D "$1/data" -m immediate stop >&2
    rm -rf "$1"
    """

  /// Starts a copy at a port that is free.
  private init(of primary: PostgresCluster) throws {
    self.primary = primary
    let folder = try ServerProcess.makeFolder()
    port = ServerProcess.freePort()
    lifeline = try ServerProcess.start(
      script: Self.script, folder: folder, port: port, [String(primary.port)],
      missing: "a copy of the server of PostgreSQL does not start")
  }

  /// The address of a place on the server as it is read from the copy.
  public func address(of place: String) -> String {
    place.replacing(":\(primary.port)/", with: ":\(port)/")
  }

  /// How often it is asked how far the copy is: with the wait that each question has, for long
  /// enough that only a copy that stands still is given up.
  private static let questionsMax = 600

  /// Waits until the copy has all that the server has committed by now.
  public func catchUp() throws {
    let written = try primary.answer("select pg_current_wal_flush_lsn()")
    // The server answers at once when it is so; a tenth of a second otherwise, as it is asked again.
    let question = """
      select coalesce(pg_last_wal_replay_lsn() >= '\(written)', false), case
        when pg_last_wal_replay_lsn() >= '\(written)' then null else pg_sleep(0.1) end
      """
    for _ in 0..<Self.questionsMax {
      if try PostgresCluster.answer(question, at: port) == "t" { return }
    }
    throw PostgresCluster.Failure(description: "the copy does not follow the server")
  }
}
