internal import CSQLite
internal import Foundation

/// One open database file, with the statements that were prepared on it.
///
/// It belongs to one thread at a time. All SQL is static text: a value can only be bound.
final class Connection {
  /// SQLite's own object.
  let handle: OpaquePointer
  /// The statements by the address of their text, prepared once and kept.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]
  /// The words for the place of the data in messages to users.
  let place: String
  /// The folder of the file, given back only after the file is closed.
  private let folder: DataFolder?

  /// How long to wait for another connection of this process, which only ever copies pages.
  static let busyTimeoutMilliseconds: Int32 = 5_000
  /// The largest text or blob: far above the largest payload and definition, far below what hurts.
  static let valueBytesMax: Int32 = 16 << 20

  /// Opens the database of `folder`, creating it if need be; without a folder, a database without a
  /// name that is gone when the connection is closed.
  convenience init(in folder: DataFolder?) throws(StoreError) {
    try self.init(
      file: folder?.databasePath ?? "", place: folder.map { "`\($0.path)`" }, folder: folder,
      flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
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

  /// Opens a file.
  private init(
    file: String, place: String?, folder: DataFolder?, flags: Int32
  ) throws(StoreError) {
    self.folder = folder
    self.place = place ?? "the temporary folder"
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(file, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
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
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Returns the prepared statement of this text, ready to be bound.
  func statement(_ sql: StaticString) throws(StoreError) -> Statement {
    if let known = statements[sql.utf8Start] {
      known.reset()
      return known
    }
    let prepared = try Statement(sql.utf8Start, length: sql.utf8CodeUnitCount, on: self)
    statements[sql.utf8Start] = prepared
    return prepared
  }

  /// Runs statements that take no values and give no rows.
  func execute(_ script: StaticString) throws(StoreError) {
    let code = script.utf8Start.withMemoryRebound(
      to: CChar.self, capacity: script.utf8CodeUnitCount + 1
    ) { sqlite3_exec(handle, $0, nil, nil, nil) }
    if code != SQLITE_OK { throw error() }
  }

  /// Runs `body` in one transaction: all of it is committed, or nothing.
  func transaction<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try statement("begin immediate").run()
    return try ending(body)
  }

  /// Runs `body`, which only reads, over one state of the data.
  func reading<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    try statement("begin").run()
    return try ending(body)
  }

  /// Runs `body` in the open transaction and ends it.
  private func ending<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    do throws(StoreError) {
      let value = try body()
      try statement("commit").run()
      return value
    } catch {
      undo()
      throw error
    }
  }

  /// Undoes the open transaction, unless the failure itself has undone it.
  private func undo() {
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "rollback", nil, nil, nil) }
  }

  /// How many rows the latest statement wrote.
  var changes: Int { Int(sqlite3_changes64(handle)) }
}
