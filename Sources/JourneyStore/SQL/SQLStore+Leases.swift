public import JourneyModel

/// The leases of parts: who holds one is alone with the people of the part.
extension SQLStore {
  /// Takes the leases of all parts with a higher epoch, so that nobody else can commit.
  ///
  /// Where several processes may work it is refused while another's word counts.
  public func acquireAllParts(owner: String, at now: Moment) throws(StoreError) {
    for kind in LeaseKind.allCases { leases[kind] = PartLeases() }
    try makeParts()
    try readSettled()
    if try otherWorker(than: owner, at: now) == nil { try connection.endAbandonedTransactions() }
    try settling { () throws(StoreError) in
      if let other = try otherWorker(than: owner, at: now) { throw Self.isOthersTurn(other) }
      try write(
        Worker(name: owner, kinds: Set(LeaseKind.allCases)),
        until: now.microseconds + Self.leaseMicroseconds)
    }
    for kind in LeaseKind.allCases { try acquire(try leases(kind), kind, owner: owner) }
  }

  /// Takes leases, unless somebody was quicker; returns the parts that were taken.
  ///
  /// Where it throws, some may be held all the same: what is due in them is asked for as it is of
  /// any other part.
  @discardableResult
  public func acquire(
    _ wanted: [PartLease], _ kind: LeaseKind, owner: String
  ) throws(StoreError) -> [Int] {
    let wanted = wanted.sorted { $0.part < $1.part }
    let taken = try committing { () throws(StoreError) in
      try connection.gathering { () throws(StoreError) in
        var taken: [PartLease] = []
        for lease in wanted where try hand(lease, kind, to: owner) { taken.append(lease) }
        return taken
      }
    }
    for lease in taken { leases[kind][lease.part] = lease.epoch + 1 }
    let parts = taken.map(\.part)
    try begin(parts, kind)
    return parts
  }

  /// Gives leases back, so that others need not wait.
  public func release(_ parts: [Int], _ kind: LeaseKind) throws(StoreError) {
    let held = parts.sorted().compactMap { part in
      leases[kind][part].map { PartLease(part: part, owner: "", epoch: $0) }
    }
    guard !held.isEmpty else { return }
    try committing { () throws(StoreError) in
      try connection.gathering { () throws(StoreError) in
        for lease in held { _ = try hand(lease, kind, to: "") }
      }
    }
    for lease in held { forget(lease.part, kind) }
  }

  /// Learns which leases are held still, after one of them was lost; `false` if all are.
  @discardableResult
  public func rereadLeases(of owner: String) throws(StoreError) -> Bool {
    var isLost = false
    for kind in LeaseKind.allCases {
      isLost = compare(try leases(kind), kind, of: owner) || isLost
    }
    return isLost
  }

  /// Compares what is held with what is written; `true` if something is in other hands by now.
  @discardableResult
  public func compare(_ found: [PartLease], _ kind: LeaseKind, of owner: String) -> Bool {
    var isLost = false
    for lease in found where holds(lease.part, kind) {
      if lease.owner == owner {
        leases[kind][lease.part] = lease.epoch
      } else {
        forget(lease.part, kind)
        isLost = true
      }
    }
    return isLost
  }

  /// Holds nothing any more, since the word of this process may count no longer.
  public func forgetLeases() {
    for kind in LeaseKind.allCases { for part in heldParts(kind) { forget(part, kind) } }
  }

  /// The parts that are held, upwards.
  public func heldParts(_ kind: LeaseKind) -> [Int] { leases[kind].parts }

  /// `true` if a part is held.
  public func holds(_ part: Int, _ kind: LeaseKind = .work) -> Bool {
    leases[kind].contains(part)
  }

  /// Gives a lease to somebody; `false` if it was given to another meanwhile.
  private func hand(
    _ lease: PartLease, _ kind: LeaseKind, to owner: String
  ) throws(StoreError) -> Bool {
    try connection.statement(kind.handing).with(owner).with(lease.part).with(lease.epoch)
      .changes() == 1
  }

  /// Reads what has to be known of parts that were taken.
  private func begin(_ parts: [Int], _ kind: LeaseKind) throws(StoreError) {
    switch kind {
    case .work:
      for part in parts { dueTimes.forget(part) }
      try connection.reading { () throws(StoreError) in try readNumbers(of: parts) }
    case .sending: try learnDueEffects(of: parts)
    }
  }

  /// Has no work of a part any more.
  func forget(_ part: Int, _ kind: LeaseKind) {
    leases[kind][part] = nil
    switch kind {
    case .work: dueTimes.set(nil, of: part)
    case .sending: forgetDueEffects(of: part)
    }
  }

  /// It is another's turn.
  private static func isOthersTurn(_ other: String) -> StoreError {
    StoreError(.inUse, "`\(other)` works on this data; it is taken over once that one is gone")
  }

  /// Lets the transaction go on only if the lease of `part` is still of this epoch.
  ///
  /// It stays so until the transaction has ended. Where one process has the data, it knows its
  /// leases itself.
  func checkLease(of part: Int, _ kind: LeaseKind = .work, epoch: Int64) throws(StoreError) {
    if connection.isShared {
      try connection.statement(kind.check).with(part).with(epoch).demandRow(or: Self.lost(part))
    } else if leases[kind][part] != epoch {
      throw Self.lost(part)
    }
  }

  /// Somebody else has a part by now.
  private static func lost(_ part: Int) -> StoreError {
    StoreError(
      .leaseLost, "part \(part) is in other hands now; what was worked out for it is not written")
  }
}
