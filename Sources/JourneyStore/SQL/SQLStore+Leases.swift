public import JourneyModel

extension SQLStore {
  /// How long a worker's word counts after it was given.
  ///
  /// It gives its word anew much oftener, and stops by itself well before: what lies between is for
  /// clocks that differ.
  public static let leaseMicroseconds = 15 * Moment.perSecond

  /// Takes the lease of all parts with a higher epoch, so that nobody else can commit.
  ///
  /// Where several processes may work it is refused while another's word counts.
  public func acquireAllParts(owner: String, at now: Moment) throws(StoreError) {
    epochs = nil
    if try otherWorker(than: owner, at: now) == nil { try connection.endAbandonedTransactions() }
    epochs = try committing { () throws(StoreError) in
      // Whoever comes at the same moment waits at the first part, and is refused after that.
      try acquire(0, owner: owner)
      if let other = try otherWorker(than: owner, at: now) { throw Self.isOthersTurn(other) }
      for part in 1..<Part.count { try acquire(part, owner: owner) }
      try giveWord(of: owner, until: now.microseconds + Self.leaseMicroseconds)
      return try PartEpochs(readFrom: connection)
    }
    numbers = try PartNumbers(readFrom: connection)
    try readPartDuties()
  }

  /// Gives the word of a worker anew.
  public func renewLease(of owner: String, at now: Moment) throws(StoreError) {
    try committing { () throws(StoreError) in
      try giveWord(of: owner, until: now.microseconds + Self.leaseMicroseconds)
    }
  }

  /// Takes the word of a worker back, so that another need not wait.
  public func endLease(of owner: String) throws(StoreError) {
    try committing { () throws(StoreError) in try giveWord(of: owner, until: 0) }
  }

  /// Returns another worker whose word counts at a moment; `nil` where it is nobody's turn, or only
  /// one process can be there.
  public func otherWorker(than owner: String, at now: Moment) throws(StoreError) -> String? {
    guard connection.isShared else { return nil }
    let select = try connection.statement(
      "select worker from worker_lease where worker <> ? and expires_at > ? limit 1"
    )
    .with(owner).with(now)
    defer { select.reset() }
    return try select.step() ? select.text() : nil
  }

  /// It is another's turn.
  private static func isOthersTurn(_ other: String) -> StoreError {
    StoreError(.inUse, "`\(other)` works on this data; it is taken over once that one is gone")
  }

  /// Writes until when the word of a worker counts.
  private func giveWord(of owner: String, until microseconds: Int64) throws(StoreError) {
    try connection.statement(
      """
      insert into worker_lease (worker, expires_at) values (?, ?)
      on conflict (worker) do update set expires_at = excluded.expires_at
      """
    )
    .with(owner).with(microseconds).run()
  }

  /// Takes the lease of one part.
  private func acquire(_ part: Int, owner: String) throws(StoreError) {
    try connection.statement(
      """
      insert into part_lease (part, owner, epoch) values (?, ?, 1)
      on conflict (part) do update set owner = excluded.owner, epoch = part_lease.epoch + 1
      """
    )
    .with(part).with(owner).run()
  }

  /// Lets the transaction go on only if the lease of `part` is still of this epoch.
  ///
  /// It stays so until the transaction has ended.
  func checkLease(of part: Int, epoch: Int64) throws(StoreError) {
    try connection.statement(
      "select epoch from part_lease where part = ? and epoch = ? /* for share */"
    )
    .with(part).with(epoch)
    .demandRow(
      or: StoreError(
        .leaseLost,
        "part \(part) is in other hands now; what was worked out for it is not written"))
  }
}
