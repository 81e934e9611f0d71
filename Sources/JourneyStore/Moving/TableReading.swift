/// Reads the rows of tables piece by piece, so that no more than a piece is in memory.
struct TableReading {
  /// Where the tables are.
  let connection: any MovableConnection

  /// How many rows are read at once.
  private static let pieceRows = 1_000

  /// Calls `body` with each row of a table: of one part where its rows belong to parts.
  func eachRow(
    of table: StoreTable, in part: Int, _ body: ([StoredValue]) throws(StoreError) -> Void
  ) throws(StoreError) {
    var last: [StoredValue]?
    repeat {
      let piece = try piece(of: table, in: part, after: last)
      for row in piece { try body(row) }
      last = piece.count < Self.pieceRows ? nil : piece.last
    } while last != nil
  }

  /// The first part behind another of which a table has rows; the number of parts if there is none.
  func part(of table: StoreTable, behind part: Int) throws(StoreError) -> Int {
    let glance = try connection.statement(text: table.partSelection).with(part)
    defer { glance.reset() }
    return try glance.step() ? glance.int() : Part.count
  }

  /// The rows behind another, or the first.
  private func piece(
    of table: StoreTable, in part: Int, after last: [StoredValue]?
  ) throws(StoreError) -> [[StoredValue]] {
    let select = try connection.statement(text: table.selection(isFirst: last == nil))
    defer { select.reset() }
    if table.hasParts { select.with(part) }
    if let last {
      for column in table.hasParts ? Array(table.key.dropFirst()) : table.key {
        last[column].bind(to: select)
      }
    }
    select.with(Self.pieceRows)
    var rows: [[StoredValue]] = []
    while try select.step() {
      rows.append(table.columns.map { StoredValue(of: $0.kind, from: select) })
    }
    return rows
  }
}
