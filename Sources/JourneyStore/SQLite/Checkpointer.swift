internal import CSQLite
internal import Foundation
internal import Synchronization

/// Moves committed pages from the log into the database, away from the path of commits.
///
/// A commit only appends to the log. Now and then a second connection copies what was appended
/// into its place. What was appended meanwhile a commit copies itself where that is little, so that
/// the log begins anew: a short log is sooner searched, and sooner read after a crash. Should
/// writers never pause and always write much, a commit does the rest in the end.
final class Checkpointer {
  /// How far the log grows before pages are copied: 4 MB, which take some milliseconds.
  private static let backgroundPages: Int32 = 1_000
  /// How many pages a commit copies itself behind those: 1 MB, most of them the same few.
  private static let restPages: Int32 = 250
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
    let copied = copier.latest()
    let isRestSmall = copied > 0 && copied <= pages && pages - copied <= Self.restPages
    let isFull = pages >= Self.logPagesMax && pages - copiedPages >= Self.restPages
    if isRestSmall || isFull {
      copiedPages = pages
      sqlite3_wal_checkpoint_v2(database, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
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
    /// How many pages of the log lie in their places since the latest request; 0 once that is told.
    private let copied = Atomic<Int32>(0)

    /// Creates a copier with a connection of its own.
    init(connection: SQLiteConnection) { self.connection = connection }

    /// Copies what can be copied without making anybody wait.
    func copy() {
      queue.async { [self] in
        var pages: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(
          connection.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, &pages)
        if code == SQLITE_OK { copied.store(pages, ordering: .relaxed) }
      }
    }

    /// Returns once for each request how many pages of the log lie in their places.
    func latest() -> Int32 {
      copied.load(ordering: .relaxed) == 0 ? 0 : copied.exchange(0, ordering: .relaxed)
    }

    /// Waits until all requests are done.
    func finish() { queue.sync {} }
  }
}
