internal import CPostgres
internal import JourneyStore

/// A statement that a server has prepared, or will at its first use.
final class PostgresStatement: Statement {
  /// How far the server knows it.
  enum Preparation { case none, sent, done }

  /// The text, in the words of PostgreSQL.
  let sql: String
  /// The name by which the server knows it.
  let name: String
  /// How far the server knows it.
  var preparation = Preparation.none
  /// The values that were bound.
  private(set) var values = PostgresValues()
  /// The connection, which owns this statement.
  private unowned let connection: PostgresConnection
  /// The rows that are read; `nil` before the first is asked for.
  private var rows: PostgresRows?
  /// The row that is read.
  private var row: Int32 = -1
  /// The column that is read next.
  private var column = 0

  /// Creates a statement.
  init(_ sql: String, name: String, on connection: PostgresConnection) {
    self.sql = PostgresDialect.statement(sql)
    self.name = name
    self.connection = connection
  }

  // MARK: Running

  func reset() {
    rows = nil
    row = -1
    values.removeAll()
  }

  func step() throws(StoreError) -> Bool {
    if rows == nil {
      do throws(StoreError) { rows = try connection.knownAnswer(to: self) } catch {
        reset()
        throw error
      }
    }
    row += 1
    column = 0
    if row < rows?.count ?? 0 { return true }
    reset()
    return false
  }

  func run() throws(StoreError) {
    defer { reset() }
    try connection.send(self)
  }

  func demandRow(or failure: StoreError) throws(StoreError) {
    defer { reset() }
    try connection.send(self, demanding: failure)
  }

  func changes() throws(StoreError) -> Int {
    defer { reset() }
    return try connection.answer(to: self).changes
  }

  // MARK: Binding

  func bind(_ value: Int64) { values.append(value) }

  func bind(text: UnsafeBufferPointer<UInt8>) {
    guard text.contains(0) else { return values.append(.text, UnsafeRawBufferPointer(text)) }
    // One text that the server refuses would keep all others of the transaction out.
    StorableText.of(Array(text)).withUnsafeBytes { values.append(.text, $0) }
  }

  func bind(bytes: UnsafeRawBufferPointer) { values.append(.bytes, bytes) }

  func bindNothing() { values.appendNothing() }

  // MARK: Columns

  var columnCount: Int { rows?.columnCount ?? 0 }

  var columnName: String { rows?.name(of: index) ?? "" }

  var isNothing: Bool { rows?.isNothing(row, index) ?? true }

  var isNumber: Bool { rows?.isNumber(index) ?? false }

  func skip() { column += 1 }

  func int64() -> Int64 {
    defer { column += 1 }
    return rows?.int64(row, index) ?? 0
  }

  func text() -> String { String(decoding: blob(), as: UTF8.self) }

  func utf8() -> [UInt8] { blob() }

  func blob() -> [UInt8] {
    defer { column += 1 }
    return rows?.bytes(row, index).map { $0 } ?? []
  }

  /// The next column as libpq counts it.
  private var index: Int32 { Int32(truncatingIfNeeded: column) }
}
