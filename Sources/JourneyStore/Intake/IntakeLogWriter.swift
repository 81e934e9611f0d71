internal import CSQLite
internal import JourneyModel

/// Writes what comes in behind what came in before, and takes away what is in the tables.
public final class IntakeLogWriter {
  /// The open file.
  let connection: SQLiteConnection
  /// The number of the next row.
  private var next: Int64
  /// The row up to which all are in the tables, and may go.
  private var settled: Int64 = 0

  /// The most bytes of a row, but for a single input that is larger: far below what SQLite takes.
  private static let rowBytesMax = 1 << 20

  /// Goes on behind what an open file holds.
  init(_ connection: SQLiteConnection) throws(StoreError) {
    self.connection = connection
    next = try connection.number("select coalesce(max(number), 0) + 1 from intake")
  }

  /// Appends inputs in order; when it returns they are flushed.
  ///
  /// Rows up to `settled` are in the tables by then, and go with the same commit.
  public func append(
    _ inputs: [IncomingInput], settled: Int64
  ) throws(StoreError) -> [LoggedInputs] {
    let rows = rows(of: inputs)
    try connection.transaction { () throws(StoreError) in
      try remove(through: settled)
      for (row, content) in rows {
        try connection.statement(
          "insert into intake (number, inputs, earliest, content) values (?, ?, ?, ?)"
        )
        .with(row.number).with(row.count).with(row.earliest).with(blob: content).run()
      }
    }
    next += Int64(rows.count)
    self.settled = max(self.settled, settled)
    return rows.map(\.row)
  }

  /// Takes the rows away up to a number, if there are any that were not.
  public func settle(through number: Int64) throws(StoreError) {
    guard number > settled else { return }
    try connection.transaction { () throws(StoreError) in try remove(through: number) }
    settled = number
  }

  /// Writes the file anew with what is left, so that nothing that was taken away can be read there.
  public func purge() throws(StoreError) {
    try connection.execute("vacuum")
    sqlite3_wal_checkpoint_v2(connection.handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
  }

  /// Takes rows away in the open transaction.
  private func remove(through number: Int64) throws(StoreError) {
    guard number > settled else { return }
    try connection.statement("delete from intake where number <= ?").with(number).run()
  }

  /// The rows of inputs, with what each says.
  private func rows(of inputs: [IncomingInput]) -> [(row: LoggedInputs, content: [UInt8])] {
    var rows: [(row: LoggedInputs, content: [UInt8])] = []
    var start = 0
    while start < inputs.count {
      var row = InputWriter()
      var end = start
      while end < inputs.count, row.bytes.count < Self.rowBytesMax {
        row.write(inputs[end])
        end += 1
      }
      let earliest = inputs[start..<end].map(\.arrivesAt).min() ?? inputs[start].arrivesAt
      let number = next + Int64(rows.count)
      rows.append(
        (LoggedInputs(number: number, count: end - start, earliest: earliest), row.bytes))
      start = end
    }
    return rows
  }
}
