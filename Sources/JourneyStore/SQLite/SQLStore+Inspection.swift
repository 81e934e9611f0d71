// What tests ask of the file itself, beside the operations of a store.

extension SQLStore {
  /// How many formats the tables have had, the newest included.
  package static var formatCount: Int { Migrations.all.count }

  /// The statements that make the tables of a format, with their mark.
  package static func statements(ofFormat format: Int) -> String {
    Migrations.all.prefix(format)
      .flatMap { migration in migration.scripts + [migration.stamp] }
      .map { "\($0);\n" }.joined()
  }

  /// The number that a statement without values answers with.
  package func number(_ sql: StaticString) throws(StoreError) -> Int64 {
    try connection.number(sql)
  }

  /// The text that a statement without values answers with.
  package func text(_ sql: StaticString) throws(StoreError) -> String {
    try connection.text(sql)
  }

  /// The text that a statement without values answers with, which need not be known beforehand.
  package func answer(to sql: String) throws(StoreError) -> String {
    let file = try file
    let text = Array(sql.utf8)
    return try text.withUnsafeBufferPointer { bytes throws(StoreError) in
      guard let start = bytes.baseAddress else { return "" }
      let statement = try SQLiteStatement(start, length: bytes.count, on: file)
      return try statement.step() ? statement.text() : ""
    }
  }

  /// Forbids the database to grow, as a disk without room does, or allows it again.
  package func setFull(_ isFull: Bool) throws(StoreError) {
    try file.setFull(isFull)
  }

  /// How the database would go about a statement: a line for each table that it reads.
  package func plan(of sql: String) throws(StoreError) -> [String] {
    let file = try file
    let text = Array(("explain query plan " + sql).utf8)
    return try text.withUnsafeBufferPointer { bytes throws(StoreError) in
      guard let start = bytes.baseAddress else { return [] }
      let statement = try SQLiteStatement(start, length: bytes.count, on: file)
      var lines: [String] = []
      while try statement.step() {
        for _ in 0..<3 { statement.skip() }
        lines.append(statement.text())
      }
      return lines
    }
  }

  /// The open file.
  private var file: SQLiteConnection {
    get throws(StoreError) {
      guard let file = connection as? SQLiteConnection else {
        throw StoreError(.failed, "the data in \(connection.place) is in no file")
      }
      return file
    }
  }
}

extension IntakeClerk {
  /// Forbids the log to grow, as a disk without room does, or allows it again.
  package func setFull(_ isFull: Bool) throws(StoreError) { try writer.setFull(isFull) }
}

extension IntakeLogWriter {
  /// Forbids the log to grow, as a disk without room does, or allows it again.
  func setFull(_ isFull: Bool) throws(StoreError) { try connection.setFull(isFull) }
}

extension SQLiteConnection {
  /// Forbids the file to grow, as a disk without room does, or allows it again.
  fileprivate func setFull(_ isFull: Bool) throws(StoreError) {
    _ =
      isFull
      ? try number("pragma max_page_count = 1")
      : try number("pragma max_page_count = 4294967294")
  }
}
