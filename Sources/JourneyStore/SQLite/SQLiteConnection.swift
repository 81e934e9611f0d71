internal import CSQLite
internal import Foundation

/// One open database file, with the statements that were prepared on it.
final class SQLiteConnection: MovableConnection {
  /// SQLite's own object.
  let handle: OpaquePointer
  /// The statements by the address of their text, prepared once and kept.
  private var statements = StatementTable()
  /// The statements whose texts were put together.
  private var madeStatements: [String: SQLiteStatement] = [:]
  let place: String
  /// The folder of the file, given back only after the file is closed.
  private let folder: DataFolder?
  /// Copies pages away from the path of commits; `nil` where nobody does.
  private var checkpointer: Checkpointer?

  /// How long to wait for another connection of this process, which only ever copies pages.
  static let busyTimeoutMilliseconds: Int32 = 5_000
  /// The largest text or blob: far above the largest payload and definition, far below what hurts.
  static let valueBytesMax: Int32 = 16 << 20

  /// Opens the database of `folder`, creating it if need be; without a folder, a database without a
  /// name that is gone when the connection is closed.
  convenience init(in folder: DataFolder?) throws(StoreError) {
    try self.init(
      file: folder?.databasePath ?? "", place: folder.map { "`\($0.path)`" }, folder: folder,
      flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, isLogGathered: folder != nil)
  }

  /// Opens the database in a folder only to read what another process has committed; `nil` where
  /// there is none.
  convenience init?(lookingInto path: String) throws(StoreError) {
    let file = DataFolder.databasePath(in: path)
    guard access(file, R_OK) == 0 else { return nil }
    try self.init(file: file, place: "`\(path)`", folder: nil, flags: SQLITE_OPEN_READONLY)
  }

  /// Opens a copy of a database that is a file of its own, to write it or only to read it.
  convenience init(copy path: String, isWritten: Bool) throws(StoreError) {
    try self.init(
      file: path, place: "`\(path)`", folder: nil,
      flags: isWritten ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY)
  }

  /// Opens the log of what comes in, creating it if need be.
  convenience init(log path: String) throws(StoreError) {
    try self.init(
      file: path, place: "`\(path)`", folder: nil,
      flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, isLogGathered: true)
  }

  /// SQLite, set up before its first use.
  private static let isSetUp = journey_sqlite_counts_no_memory() == SQLITE_OK

  /// Opens a file; a log is gathered only where each commit is flushed.
  private init(
    file: String, place: String?, folder: DataFolder?, flags: Int32, isLogGathered: Bool = false
  ) throws(StoreError) {
    self.folder = folder
    self.place = place ?? "the temporary folder"
    var opened: OpaquePointer?
    _ = Self.isSetUp
    let code = sqlite3_open_v2(
      file, &opened, flags | SQLITE_OPEN_NOMUTEX, isLogGathered ? GatheredLog.name : nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StoreError(
        .failed, "the data in \(self.place) cannot be opened; may it be read and written?")
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.valueBytesMax)
  }

  /// Closes the file; a transaction that is open is undone.
  deinit {
    checkpointer = nil
    statements.removeAll()
    madeStatements.removeAll()
    sqlite3_close_v2(handle)
  }

  var isShared: Bool { false }

  func statement(_ sql: StaticString) throws(StoreError) -> any Statement {
    if let known = statements[sql.utf8Start] {
      known.reset()
      return known
    }
    let prepared = try SQLiteStatement(sql.utf8Start, length: sql.utf8CodeUnitCount, on: self)
    statements.add(prepared, for: sql.utf8Start)
    return prepared
  }

  func statement(text: String) throws(StoreError) -> any Statement {
    if let known = madeStatements[text] {
      known.reset()
      return known
    }
    let bytes = Array(text.utf8)
    let prepared = try bytes.withUnsafeBufferPointer { bytes throws(StoreError) in
      guard let start = bytes.baseAddress else { throw self.error() }
      return try SQLiteStatement(start, length: bytes.count, on: self)
    }
    madeStatements[text] = prepared
    return prepared
  }

  /// Runs statements that take no values and give no rows.
  func execute(_ script: StaticString) throws(StoreError) {
    let code = script.utf8Start.withMemoryRebound(
      to: CChar.self, capacity: script.utf8CodeUnitCount + 1
    ) { sqlite3_exec(handle, $0, nil, nil, nil) }
    if code != SQLITE_OK { throw error() }
  }

  /// Has committed pages moved into the database away from the path of commits.
  func beginCheckpoints() throws(StoreError) {
    guard let folder else { return }
    checkpointer = try Checkpointer(watching: handle, in: folder)
  }

  func beginWriting() throws(StoreError) { try statement("begin immediate").run() }

  func beginReading() throws(StoreError) { try statement("begin").run() }

  func commit() throws(StoreError) {
    try statement("commit").run()
    checkpointer?.committed()
  }

  func rollback() {
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "rollback", nil, nil, nil) }
  }

  func gathering<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value { try body() }

  func endAbandonedTransactions() {}

  func setOverwriting(_ isOverwriting: Bool) throws(StoreError) {
    try execute(isOverwriting ? "pragma secure_delete = on" : "pragma secure_delete = off")
  }
}
