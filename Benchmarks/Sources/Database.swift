import CSQLite

/// A database by SQLite's own interface, with nothing around it: what the store is measured beside.
final class Database {
  /// SQLite's own object.
  private var handle: OpaquePointer?
  /// What was prepared.
  private var statements: [OpaquePointer?] = []

  /// Opens a file, as durable as the store of journeys: in a log, each commit flushed.
  ///
  /// `logPages` is how far the log grows before a commit copies it into place.
  init(_ path: String, logPages: Int = 1_000) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else {
      throw BenchmarkError(description: "`\(path)` cannot be opened")
    }
    try execute(
      """
      pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536;
      pragma wal_autocheckpoint = \(logPages);
      """)
  }

  deinit {
    for statement in statements { sqlite3_finalize(statement) }
    sqlite3_close(handle)
  }

  /// Prepares a statement.
  func prepare(_ text: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    statements.append(statement)
    return statement
  }

  /// Runs a prepared statement to its end.
  func finish(_ statement: OpaquePointer?) throws {
    guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
    sqlite3_reset(statement)
  }

  /// Runs statements without values.
  func execute(_ text: String) throws {
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// The rows of a query: a text and a number each.
  func rows(_ text: String) throws -> [(name: String, value: Int)] {
    let statement = try prepare(text)
    var rows: [(name: String, value: Int)] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let name = sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? ""
      rows.append((name, Int(sqlite3_column_int64(statement, 1))))
    }
    return rows
  }

  /// What the database reports.
  private func failure() -> BenchmarkError {
    BenchmarkError(description: String(cString: sqlite3_errmsg(handle)))
  }
}
