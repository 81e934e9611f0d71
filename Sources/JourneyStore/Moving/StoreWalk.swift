/// Goes through all rows of a store that are moved: those that are the same for all people first,
/// then part by part.
struct StoreWalk {
  /// The tables.
  private let tables: [StoreTable]
  /// Reads them.
  private let reading: TableReading
  /// What was read of each table so far.
  private var sums: [String: TableSum]
  /// The next part of which each table has rows.
  private var nextParts: [String: Int] = [:]
  /// How far it has come.
  private var reached: MoveProgress

  /// Begins.
  init(
    _ connection: any MovableConnection, as phase: MoveProgress.Phase
  ) throws(StoreError) {
    tables = try StoreTable.ours(on: connection).filter { !$0.isOfPlace }
    reading = TableReading(connection: connection)
    sums = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, TableSum()) })
    reached = MoveProgress(phase: phase)
  }

  /// Calls `body` with each row, and `progress` after each part; returns what was read, by table.
  consuming func run(
    _ progress: (MoveProgress) throws(StoreError) -> Void,
    _ body: ([StoredValue], StoreTable) throws(StoreError) -> Void
  ) throws(StoreError) -> [String: TableSum] {
    for table in tables where !table.hasParts { try read(table, in: 0, body) }
    for part in 0..<Part.count {
      for table in tables where table.hasParts && nextParts[table.name, default: part] == part {
        try read(table, in: part, body)
        nextParts[table.name] = try reading.part(of: table, behind: part)
      }
      reached.parts = part + 1
      try progress(reached)
    }
    return sums
  }

  /// Calls `body` with each row of a table: of a part where its rows belong to parts.
  private mutating func read(
    _ table: StoreTable, in part: Int,
    _ body: ([StoredValue], StoreTable) throws(StoreError) -> Void
  ) throws(StoreError) {
    try reading.eachRow(of: table, in: part) { (row) throws(StoreError) in
      guard table.isMoved(row) else { return }
      sums[table.name]?.add(row)
      reached.rows += 1
      try body(row, table)
    }
  }
}
