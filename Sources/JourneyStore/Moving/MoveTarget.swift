/// The place where a store is moved to: nobody can work there before all of it has arrived.
final class MoveTarget {
  /// The connection to it.
  let connection: any MovableConnection
  /// What tells this move from others.
  private let owner: String
  /// The table whose rows are gathered, and the rows.
  private var gathered: (table: StoreTable, rows: [[StoredValue]])?
  /// How many rows, and about how many bytes, were written and not committed.
  private var open: (rows: Int, bytes: Int)?

  /// How many rows are written by one statement: more save nothing any more, and those of the
  /// widest table have far fewer values than a statement can take.
  private static let statementRows = 32
  /// How many rows are committed at once: enough that the flush of a disk is nothing beside them.
  private static let commitRows = 10_000
  /// About how many bytes are committed at once.
  private static let commitBytes = 8 << 20

  /// Opens a place.
  init(_ place: any MovablePlace, owner: String) throws(StoreError) {
    connection = try place.openTarget()
    self.owner = owner
  }

  /// Makes the tables, or empties those of a move that did not come to its end, and marks the
  /// place; refuses one that holds data.
  func prepare() throws(StoreError) {
    let isOurs = try isMarked()
    try Migrations.bring(connection)
    let tables = try StoreTable.ours(on: connection)
    if !isOurs { for table in tables { try refuseRows(of: table) } }
    try connection.transaction { () throws(StoreError) in
      for table in tables { try connection.clear(table) }
      try SQLStore.set(StoreMark.unfinishedMove, to: owner, on: connection)
    }
  }

  /// `true` if a move to this place did not come to its end.
  private func isMarked() throws(StoreError) -> Bool {
    guard try Migrations.knownFormat(of: connection) > 0 else { return false }
    return try StoreMark.value(of: StoreMark.unfinishedMove, on: connection) != nil
  }

  /// Refuses a place where a table has rows.
  private func refuseRows(of table: StoreTable) throws(StoreError) {
    let glance = try connection.statement(text: table.glance)
    defer { glance.reset() }
    if try glance.step() {
      throw StoreError(
        .failed, "there is data in \(connection.place) already; choose a place that is empty")
    }
  }

  // MARK: Writing

  /// Takes in a row, which is written with others.
  func write(_ row: [StoredValue], of table: StoreTable) throws(StoreError) {
    if gathered?.table.name != table.name { try writeGathered() }
    gathered = gathered ?? (table, [])
    gathered?.rows.append(row)
    let bytes = row.reduce(open?.bytes ?? 0) { $0 + $1.byteCount }
    if open == nil { try begin() }
    open = ((open?.rows ?? 0) + 1, bytes)
    if gathered?.rows.count == Self.statementRows { try writeGathered() }
  }

  /// Commits what was written if it is enough; `true` if it did.
  func commitIfMuch() throws(StoreError) -> Bool {
    guard let open, open.rows >= Self.commitRows || open.bytes >= Self.commitBytes else {
      return false
    }
    try commit()
    return true
  }

  /// Commits what was written.
  func commit() throws(StoreError) {
    guard open != nil else { return }
    try writeGathered()
    try connection.commit()
    open = nil
  }

  /// Undoes what was written and not committed.
  func rollback() {
    gathered = nil
    guard open != nil else { return }
    connection.rollback()
    open = nil
  }

  /// Begins to write, if the place is still this move's.
  private func begin() throws(StoreError) {
    try connection.beginWriting()
    open = (0, 0)
    try checkMark()
  }

  /// Lets the transaction go on only if no other move has begun here; it stays so until it ends.
  private func checkMark() throws(StoreError) {
    try connection.statement(
      "select name from setting where name = ? and value = ? /* for update */"
    )
    .with(StoreMark.unfinishedMove).with(owner)
    .demandRow(
      or: StoreError(
        .inUse, "something else is being moved to \(connection.place); this move has ended"))
  }

  /// Writes the rows that were gathered.
  private func writeGathered() throws(StoreError) {
    guard let (table, rows) = gathered else { return }
    gathered = nil
    if rows.count == Self.statementRows { return try insert(rows[...], into: table) }
    for index in rows.indices { try insert(rows[index...index], into: table) }
  }

  /// Writes rows with one statement.
  private func insert(
    _ rows: ArraySlice<[StoredValue]>, into table: StoreTable
  ) throws(StoreError) {
    let insert = try connection.statement(text: table.insertion(of: rows.count))
    for row in rows { for value in row { value.bind(to: insert) } }
    try insert.run()
  }

  /// Takes the mark away: from now on one can work here.
  func release() throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      try checkMark()
      try StoreMark.remove(StoreMark.unfinishedMove, on: connection)
    }
    // It will find its way by itself, only later.
    try? connection.takeStock()
  }
}
