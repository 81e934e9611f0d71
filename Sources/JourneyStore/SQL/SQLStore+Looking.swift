public import JourneyModel

/// A look over all parts, which decides nothing: whose they are, and in which something has come.
extension SQLStore {
  /// Returns who holds which part.
  public func leases(_ kind: LeaseKind) throws(StoreError) -> [PartLease] {
    let select = try connection.statement(
      kind == .work
        ? "select part, owner, epoch from part_lease where part >= 0"
        : "select part, owner, epoch from sending_lease where part >= 0")
    var leases: [PartLease] = []
    while try select.step() {
      leases.append(PartLease(part: select.int(), owner: select.text(), epoch: select.int64()))
    }
    return leases
  }

  /// Looks which of the parts that are held others have taken something in for, or worked in.
  ///
  /// What is due there is asked for anew. Returns whether there are any.
  public func lookForChanges() throws(StoreError) -> Bool {
    guard connection.isShared else { return false }
    let select = try connection.statement(
      "select part, next from part_sequence where part >= 0")
    while try select.step() {
      let (part, next) = (select.int(), select.int64())
      guard numbers.indices.contains(part), numbers[part] != next else { continue }
      numbers[part] = next
      noteChange(of: part)
    }
    let sending = changedParts.filter { holds($0, .sending) }.sorted()
    if !sending.isEmpty { try learnDueEffects(of: sending) }
    defer { changedParts = [] }
    return !sending.isEmpty || changedParts.contains { holds($0) }
  }

  /// Returns since when the oldest input waits in the parts that are held; `nil` while none does.
  public func oldestInput(at now: Moment) throws(StoreError) -> Moment? {
    let parts = heldParts(.work).filter { mayHaveWork($0, until: now) }
    guard !parts.isEmpty else { return nil }
    return try connection.reading { () throws(StoreError) in
      try connection.gathering { () throws(StoreError) in
        var oldest: Moment?
        for part in parts {
          let select = try connection.statement(
            "select min(arrives_at) from inbox where part = ?"
          )
          .with(part)
          defer { select.reset() }
          guard try select.step(), let moment = select.optionalMoment() else { continue }
          oldest = min(oldest ?? moment, moment)
        }
        return oldest
      }
    }
  }
}
