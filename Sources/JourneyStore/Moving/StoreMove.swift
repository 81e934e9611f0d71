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
  /// `progress` is called again and again, and can end the move by throwing.
  package func run(
    _ progress: (MoveProgress) throws(StoreError) -> Void
  ) throws(StoreError) -> [String: TableSum] {
    let source = try MoveSource(source, owner: owner)
    defer { source.leave() }
    try source.take(at: clock())
    let target = try MoveTarget(target, owner: owner)
    try target.prepare()
    defer { target.rollback() }
    let tell = { (reached: MoveProgress) throws(StoreError) in
      try source.keep(at: clock())
      try progress(reached)
    }
    let sums = try copy(from: source, to: target, tell)
    try compare(sums, in: target, tell)
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
    let sums = try StoreWalk(source.connection, as: .copying).run(progress) {
      (row, table) throws(StoreError) in
      try target.write(row, of: table)
      if try target.commitIfMuch() { try source.keep(at: clock()) }
    }
    try target.commit()
    return sums
  }

  /// Compares what has arrived with what was read.
  private func compare(
    _ sums: [String: TableSum], in target: MoveTarget,
    _ progress: (MoveProgress) throws(StoreError) -> Void
  ) throws(StoreError) {
    let arrived = try StoreWalk(target.connection, as: .comparing).run(progress) {
      (_, _) throws(StoreError) in
    }
    for (table, sum) in sums where arrived[table] != sum {
      throw StoreError(
        .failed,
        "what has arrived in \(target.connection.place) is not what was sent: `\(table)` has "
          + "\(arrived[table]?.rows ?? 0) rows of \(sum.rows), or others; begin again")
    }
  }
}
