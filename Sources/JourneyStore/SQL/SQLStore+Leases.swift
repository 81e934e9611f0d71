public import JourneyModel

extension SQLStore {
  /// How long a worker's word counts after it was given; one process that holds its folder needs no
  /// more than that it was there.
  private static let leaseMicroseconds = 15 * Moment.perSecond

  /// Takes the lease of all parts with a higher epoch, so that nobody else can commit.
  public func acquireAllParts(owner: String, at now: Moment) throws(StoreError) {
    epochs = try committing { () throws(StoreError) in
      var epochs: [Int64] = []
      for part in 0..<Part.count { epochs.append(try acquire(part, owner: owner)) }
      try connection.statement(
        """
        insert into worker_lease (worker, expires_at) values (?, ?)
        on conflict (worker) do update set expires_at = excluded.expires_at
        """
      )
      .with(owner).with(now.microseconds + Self.leaseMicroseconds).run()
      return epochs
    }
    try readPartDuties()
  }

  /// Takes the lease of one part; returns its epoch.
  private func acquire(_ part: Int, owner: String) throws(StoreError) -> Int64 {
    try connection.statement(
      """
      insert into part_lease (part, owner, epoch) values (?, ?, 1)
      on conflict (part) do update set owner = excluded.owner, epoch = part_lease.epoch + 1
      """
    )
    .with(part).with(owner).run()
    return try epoch(of: part)
  }

  /// The epoch of a part's lease; 0 if nobody has ever held it.
  private func epoch(of part: Int) throws(StoreError) -> Int64 {
    let lease = try connection.statement("select epoch from part_lease where part = ?").with(part)
    defer { lease.reset() }
    return try lease.step() ? lease.int64() : 0
  }

  /// Refuses to go on if the lease of `part` is not of this epoch any more.
  func checkLease(of part: Int, epoch expected: Int64) throws(StoreError) {
    guard try epoch(of: part) == expected else {
      throw StoreError(
        .leaseLost, "part \(part) is in other hands now; what was worked out for it is not written")
    }
  }
}
