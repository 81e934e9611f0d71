internal import CSQLite

/// A prepared statement: values are bound in order, rows are read column by column in order.
final class Statement {
  /// SQLite's own object.
  let handle: OpaquePointer
  /// The connection, which owns this statement.
  private unowned let connection: Connection
  /// The number of values that were bound.
  var bound: Int32 = 0
  /// The next column to be read.
  var column: Int32 = 0
  /// The first failure of a binding; it is thrown when the statement runs.
  var bindingCode = SQLITE_OK

  /// Prepares the statement of a text that stays where it is.
  init(_ sql: UnsafePointer<UInt8>, length: Int, on connection: Connection) throws(StoreError) {
    var prepared: OpaquePointer?
    let code = sql.withMemoryRebound(to: CChar.self, capacity: length) {
      sqlite3_prepare_v3(
        connection.handle, $0, Int32(length), UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    }
    guard code == SQLITE_OK, let prepared else { throw connection.error() }
    handle = prepared
    self.connection = connection
  }

  /// Gives the statement back.
  deinit { sqlite3_finalize(handle) }

  /// Makes the statement ready for new values; ends what it was reading.
  func reset() {
    sqlite3_reset(handle)
    bound = 0
    bindingCode = SQLITE_OK
  }

  /// Goes to the next row; `false` when there is none, and the statement is reset.
  func step() throws(StoreError) -> Bool {
    let code = bindingCode == SQLITE_OK ? sqlite3_step(handle) : bindingCode
    column = 0
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE {
      reset()
      return false
    }
    let failure = failure(code)
    reset()
    throw failure
  }

  /// Runs the statement to its end.
  func run() throws(StoreError) {
    while try step() {}
  }

  /// Runs the statement to its end and returns how many rows it wrote.
  func changes() throws(StoreError) -> Int {
    try run()
    return connection.changes
  }

  /// The error of a failed step or binding.
  private func failure(_ code: Int32) -> StoreError {
    guard bindingCode == SQLITE_TOOBIG else { return connection.error() }
    return StoreError(.failed, "a value is larger than \(Connection.valueBytesMax) bytes")
  }
}
