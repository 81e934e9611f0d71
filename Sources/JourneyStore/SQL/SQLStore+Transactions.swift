internal import JourneyModel

/// The kinds of transactions: over what is one process's own, over what is settled for everybody,
/// and between the two, where somebody steps in.
///
/// Locks are taken in one order by all of them, so that none waits for another for ever: the
/// revision, the leases, the numbers, each of the parts upwards.
extension SQLStore {
  /// Runs `body` in one transaction; what it did is flushed when this returns.
  func committing<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    guard !isSettling else { return try body() }
    return try connection.transaction(body)
  }

  /// Runs `body` in one transaction over some parts, whose numbers are its own until the end.
  func committing<Value>(
    in parts: [Int], _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try committing { () throws(StoreError) in
      try demandRevision()
      try lockNumbers(of: parts)
      return try body()
    }
  }

  /// Runs `body` in one transaction over parts that are held.
  func committing<Value>(
    in parts: [Int], holding kind: LeaseKind, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try committing { () throws(StoreError) in
      try demandRevision()
      if connection.isShared {
        for part in Set(parts).sorted() {
          try checkLease(of: part, kind, epoch: leases[kind][part] ?? 0)
        }
      }
      try lockNumbers(of: parts)
      return try body()
    }
  }

  /// Runs `body` in one transaction over a part, whoever holds it: what others have read of it and
  /// not written by then is not written any more.
  func steppingIn<Value>(
    to part: Int, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    guard connection.isShared else { return try committing(body) }
    var raised: Int64?
    let value = try committing { () throws(StoreError) in
      try demandRevision()
      raised = try raiseEpoch(of: part)
      try lockNumbers(of: [part])
      return try body()
    }
    if let held = leases[.work][part] {
      if raised == held + 1 { leases[.work][part] = raised } else { forget(part, .work) }
    }
    return value
  }

  /// Raises the epoch of a part, which stays with whoever holds it; returns it.
  private func raiseEpoch(of part: Int) throws(StoreError) -> Int64? {
    try connection.statement("update part_lease set epoch = epoch + 1 where part = ?")
      .with(part).run()
    let select = try connection.statement("select epoch from part_lease where part = ?")
      .with(part)
    defer { select.reset() }
    return try select.step() ? select.int64() : nil
  }

  /// Runs `body` in one transaction by which something is settled for everybody; transactions
  /// within it become part of it.
  ///
  /// No work is under way in any part meanwhile, and all that begins afterwards knows of it.
  public func settling<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    guard !isSettling else { return try body() }
    defer { isSettling = false }
    let (duties, revision) = (partDuties, self.revision)
    do {
      return try connection.transaction { () throws(StoreError) in
        try raiseRevision()
        try lockNumbers(of: Array(0..<Part.count))
        isSettling = true
        try forgetBroughtDuties()
        return try body()
      }
    } catch {
      (partDuties, self.revision) = (duties, revision)
      throw error
    }
  }
}
