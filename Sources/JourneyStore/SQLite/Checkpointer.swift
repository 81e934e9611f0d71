internal import CSQLite
internal import Foundation

/// Moves committed pages from the log into the database, away from the path of commits.
///
/// A commit only appends to the log. Now and then a second connection copies what was appended
/// into its place; should writers never pause, so that the log cannot begin anew, a commit does the
/// rest.
final class Checkpointer {
  /// How far the log grows before pages are copied: 4 MB, which take some milliseconds.
  private static let backgroundPages: Int32 = 1_000
  /// How far the log may grow at all: 80 MB.
  private static let logPagesMax: Int32 = 20_000

  /// The database of the commits, which outlives this object.
  private let database: OpaquePointer
  /// Copies pages, one request at a time.
  private let copier: Copier
  /// The length of the log in pages after the latest commit, written by SQLite.
  private let logPages: UnsafeMutablePointer<Int32>
  /// The length of the log when pages were last copied.
  private var copiedPages: Int32 = 0

  /// Watches the commits of a database, whose file is in `folder`.
  init(watching database: OpaquePointer, in folder: DataFolder) throws(StoreError) {
    self.database = database
    let second = try SQLiteConnection(in: folder)
    try second.execute("pragma synchronous = full")
    copier = Copier(connection: second)
    logPages = .allocate(capacity: 1)
    logPages.initialize(to: 0)
    sqlite3_wal_hook(
      database,
      { pages, _, _, count in
        pages?.assumingMemoryBound(to: Int32.self).pointee = count
        return SQLITE_OK
      }, logPages)
  }

  /// Stops watching, after the copying that is under way.
  deinit {
    sqlite3_wal_hook(database, nil, nil)
    copier.finish()
    logPages.deallocate()
  }

  /// Has pages copied if enough were written; called after each commit.
  func committed() {
    let pages = logPages.pointee
    if pages < copiedPages { copiedPages = 0 }
    if pages >= Self.logPagesMax {
      sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
      copiedPages = 0
    } else if pages - copiedPages >= Self.backgroundPages {
      copiedPages = pages
      copier.copy()
    }
  }

  /// The second connection, which only its own queue touches.
  private final class Copier: @unchecked Sendable {
    /// Runs one request after the other.
    private let queue = DispatchQueue(label: "journey.checkpoint", qos: .utility)
    /// The connection.
    private let connection: SQLiteConnection

    /// Creates a copier with a connection of its own.
    init(connection: SQLiteConnection) { self.connection = connection }

    /// Copies what can be copied without making anybody wait.
    func copy() {
      queue.async { [self] in
        sqlite3_wal_checkpoint_v2(connection.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
      }
    }

    /// Waits until all requests are done.
    func finish() { queue.sync {} }
  }
}
