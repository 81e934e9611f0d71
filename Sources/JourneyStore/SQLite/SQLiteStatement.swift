internal import CSQLite

/// A statement that SQLite has prepared.
final class SQLiteStatement: Statement {
  /// SQLite's own object.
  let handle: OpaquePointer
  /// The connection, which owns this statement.
  private unowned let connection: SQLiteConnection
  /// `true` if it has run since it was last ready to begin.
  private var hasRun = false
  /// The number of values that were bound.
  private var bound: Int32 = 0
  /// The column that is read next.
  private var column = 0
  /// The first failure of a binding; it is thrown when the statement runs.
  private var bindingCode = SQLITE_OK
  /// Room for the texts that are bound: SQLite would take memory for each, and give it back.
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: roomBytes, alignment: 1)
  /// How much of it is taken.
  private var roomTaken = 0

  /// The bytes of the room: an event of usual size with its ids.
  private static let roomBytes = 1_024

  /// Tells SQLite to copy what is bound: the C macro is not visible here.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Prepares the statement of a text that stays where it is.
  init(
    _ sql: UnsafePointer<UInt8>, length: Int, on connection: SQLiteConnection
  ) throws(StoreError) {
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
  deinit {
    sqlite3_finalize(handle)
    room.deallocate()
  }

  // MARK: Running

  func reset() {
    if hasRun { sqlite3_reset(handle) }
    hasRun = false
    bound = 0
    roomTaken = 0
    bindingCode = SQLITE_OK
  }

  func step() throws(StoreError) -> Bool {
    hasRun = true
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

  func run() throws(StoreError) {
    while try step() {}
  }

  func changes() throws(StoreError) -> Int {
    try run()
    return Int(sqlite3_changes64(connection.handle))
  }

  func demandRow(or failure: StoreError) throws(StoreError) {
    var rows = 0
    while try step() { rows += 1 }
    if columnCount == 0 { rows = Int(sqlite3_changes64(connection.handle)) }
    guard rows == 1 else { throw failure }
  }

  /// The error of a failed step or binding.
  private func failure(_ code: Int32) -> StoreError {
    guard bindingCode == SQLITE_TOOBIG else { return connection.error() }
    return StoreError(.failed, "a value is larger than \(SQLiteConnection.valueBytesMax) bytes")
  }

  // MARK: Binding

  func bind(_ value: Int64) {
    bound += 1
    note(sqlite3_bind_int64(handle, bound, value))
  }

  func bind(text: UnsafeBufferPointer<UInt8>) {
    bound += 1
    guard let start = text.baseAddress, text.count <= room.count - roomTaken,
      let place = room.baseAddress
    else { return bind(copied: text) }
    // It stays there until the statement is bound anew.
    let kept = place + roomTaken
    kept.copyMemory(from: start, byteCount: text.count)
    roomTaken += text.count
    note(
      sqlite3_bind_text64(
        handle, bound, kept.assumingMemoryBound(to: CChar.self), UInt64(text.count), nil,
        UInt8(SQLITE_UTF8)))
  }

  /// Binds text that SQLite copies for itself.
  private func bind(copied text: UnsafeBufferPointer<UInt8>) {
    let code = text.withMemoryRebound(to: CChar.self) { bytes in
      // An empty buffer may have no address, which would stand for nothing.
      bytes.isEmpty
        ? sqlite3_bind_text(handle, bound, "", 0, Self.transient)
        : sqlite3_bind_text64(
          handle, bound, bytes.baseAddress, UInt64(bytes.count), Self.transient,
          UInt8(SQLITE_UTF8))
    }
    note(code)
  }

  func bind(bytes: UnsafeRawBufferPointer) {
    bound += 1
    let code =
      bytes.isEmpty
      ? sqlite3_bind_zeroblob(handle, bound, 0)
      : sqlite3_bind_blob64(
        handle, bound, bytes.baseAddress, UInt64(bytes.count), Self.transient)
    note(code)
  }

  func bindNothing() {
    bound += 1
    note(sqlite3_bind_null(handle, bound))
  }

  /// Keeps the first failure.
  private func note(_ code: Int32) {
    if bindingCode == SQLITE_OK { bindingCode = code }
  }

  // MARK: Columns

  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  var columnName: String { sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "" }

  var isNothing: Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }

  var isNumber: Bool { sqlite3_column_type(handle, index) == SQLITE_INTEGER }

  func skip() { column += 1 }

  func int64() -> Int64 {
    defer { column += 1 }
    return sqlite3_column_int64(handle, index)
  }

  func text() -> String {
    defer { column += 1 }
    return String(decoding: buffer(sqlite3_column_text(handle, index)), as: UTF8.self)
  }

  func utf8() -> [UInt8] {
    defer { column += 1 }
    return Array(buffer(sqlite3_column_text(handle, index)))
  }

  func blob() -> [UInt8] {
    defer { column += 1 }
    let start = sqlite3_column_blob(handle, index)
    return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : byteCount))
  }

  /// The next column as SQLite counts it.
  private var index: Int32 { Int32(truncatingIfNeeded: column) }

  /// The bytes of the column whose value was just asked for.
  private var byteCount: Int { Int(sqlite3_column_bytes(handle, index)) }

  /// The bytes that begin at `start`, which SQLite keeps until the next step.
  private func buffer(_ start: UnsafePointer<UInt8>?) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: start == nil ? 0 : byteCount)
  }
}
