package import JourneyModel

/// Moves all that a store holds to another place, which may be of another kind.
///
/// Tables are copied part by part, in transactions of bounded size. Until all has arrived and is
/// the same nobody can work at the new place, and from then on nobody at the old one; a move that
/// ended in the middle is begun anew.
package struct StoreMove {
  /// Where the data is.
  private let source: any MovablePlace
  /// Where it is to be.
  private let target: any MovablePlace
  /// What tells this move from others, and is its name in the leases.
  private let owner: String
  /// Tells the time, for leases.
  private let clock: () -> Moment

  /// Creates a move.
  package init(
    from source: any MovablePlace, to target: any MovablePlace, owner: String,
    clock: @escaping () -> Moment
  ) {
    self.source = source
    self.target = target
    self.owner = owner
    self.clock = clock
  }

  /// Does it; returns what has arrived, by table.
  ///
  /// `progress` is called again and again, and can end it by throwing.
  package func run(
    _ progress: (MoveProgress) throws(StoreError) -> Void
  ) throws(StoreError) -> [String: TableSum] {
    let source = try MoveSource(source, owner: owner)
    defer { source.leave() }
    try source.take(at: clock())
    let target = try MoveTarget(target, owner: owner)
    try target.prepare()
    defer { target.rollback() }
    let sums = try copy(from: source, to: target, progress)
    try compare(sums, from: source, to: target, progress)
    // Both are closed for a moment, rather than both open.
    try source.markMoved(to: target.connection.place)
    try target.release()
    return sums
  }

  /// Copies all tables; returns what was read of each.
  private func copy(
    from source: MoveSource, to target: MoveTarget,
    _ progress: (MoveProgress) throws(StoreError) -> Void
  ) throws(StoreError) -> [String: TableSum] {
    let sums = try goThrough(source.connection, as: .copying, progress) {
      (row, table) throws(StoreError) in
      try target.write(row, of: table)
      if try target.commitIfMuch() { try source.keep(at: clock()) }
    }
    try target.commit()
    return sums
  }

  /// Compares what has arrived with what was read.
  private func compare(
    _ sums: [String: TableSum], from source: MoveSource, to target: MoveTarget,
    _ progress: (MoveProgress) throws(StoreError) -> Void
  ) throws(StoreError) {
    let arrived = try goThrough(
      target.connection, as: .comparing,
      { (reached) throws(StoreError) in
        try source.keep(at: clock())
        try progress(reached)
      },
      { (_, _) throws(StoreError) in })
    for (table, sum) in sums where arrived[table] != sum {
      throw StoreError(
        .failed,
        "what has arrived in \(target.connection.place) is not what was sent: `\(table)` has "
          + "\(arrived[table]?.rows ?? 0) rows of \(sum.rows), or others; begin again")
    }
  }

  /// Calls `body` with all rows that are moved, those of all parts first, then part by part; returns
  /// the sums of the tables.
  private func goThrough(
    _ connection: any MovableConnection, as phase: MoveProgress.Phase,
    _ progress: (MoveProgress) throws(StoreError) -> Void,
    _ body: ([StoredValue], StoreTable) throws(StoreError) -> Void
  ) throws(StoreError) -> [String: TableSum] {
    let tables = try StoreTable.ours(on: connection).filter { !$0.isOfPlace }
    let reading = TableReading(connection: connection)
    var sums = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, TableSum()) })
    var reached = MoveProgress(phase: phase)
    func read(_ table: StoreTable, in part: Int) throws(StoreError) {
      try reading.eachRow(of: table, in: part) { (row) throws(StoreError) in
        guard table.isMoved(row) else { return }
        sums[table.name]?.add(row)
        reached.rows += 1
        try body(row, table)
      }
    }
    for table in tables where !table.hasParts { try read(table, in: 0) }
    var nextParts: [String: Int] = [:]
    for part in 0..<Part.count {
      for table in tables where table.hasParts && nextParts[table.name, default: part] == part {
        try read(table, in: part)
        nextParts[table.name] = try reading.part(of: table, behind: part)
      }
      reached.parts = part + 1
      try progress(reached)
    }
    return sums
  }
}
