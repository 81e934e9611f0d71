internal import JourneyModel
internal import JourneyStore

/// Keeps this process among the workers of a database that several share: gives its word, takes the
/// parts that fall to it, and gives those away that fall to others.
///
/// Nobody tells anybody: each looks who lives, and comes to the same assignment.
struct LeaseTender {
  /// The name of this process.
  let owner: String
  /// What it may hold.
  let kinds: Set<LeaseKind>
  /// When the word was given last; `nil` before it was, or after it could count no longer.
  private var givenAt: Moment?
  /// Who may hold what, as it was last seen.
  private var assignments: [LeaseKind: PartAssignment] = [:]
  /// What is held as it should be, by all that is known.
  private var settled: Set<LeaseKind> = []
  /// When it was last looked who holds what.
  private var lookedAt: Moment?

  /// How often the word is given, in seconds.
  static let wordSeconds: Int64 = 5
  /// The most parts that are given away at once: a tenth, so that the others go on meanwhile.
  static let movedMax = Part.count / 10

  /// Creates a tender.
  init(owner: String, kinds: Set<LeaseKind>) {
    self.owner = owner
    self.kinds = kinds
  }

  /// What a look has changed.
  struct Outcome {
    /// `true` if the word was given.
    var hasGivenWord = false
    /// The parts whose effects may leave from here now.
    var takenForSending: [Int] = []
    /// How many leases of all kinds were taken.
    var taken = 0
    /// How many were given away.
    var given = 0
    /// Since when the oldest input waits anywhere.
    var oldestAt: Moment?
  }

  /// Looks who lives, and does what follows from it; `isBusy` says of which parts an effect is
  /// being tried from here, so that it cannot be given away now.
  ///
  /// Where it throws, `outcome` says what was changed by then.
  mutating func tend(
    _ store: SQLStore, at now: Moment, _ outcome: inout Outcome, isBusy: (Int) -> Bool
  ) throws(StoreError) {
    outcome.hasGivenWord = try giveWord(store, at: now)
    let workers = try store.workers(at: now)
    outcome.oldestAt = workers.compactMap(\.oldestAt).min()
    let isDue = lookedAt.map { now.microseconds - $0.microseconds >= Self.wordMicroseconds } ?? true
    for kind in kinds.sorted(by: { "\($0)" > "\($1)" }) {
      let names = workers.filter { $0.kinds.contains(kind) }.map(\.name)
      let known = assignments[kind].flatMap { $0.workers == names.sorted() ? $0 : nil }
      if known != nil, settled.contains(kind), !isDue { continue }
      let assignment = known ?? PartAssignment(to: names)
      assignments[kind] = assignment
      try balance(store, kind, assignment, living: Set(names), isBusy: isBusy, &outcome)
    }
    if isDue { lookedAt = now }
  }

  /// Notes that the word of this process counts no longer.
  mutating func loseWord() {
    givenAt = nil
    settled = []
  }

  /// The time between two words, in microseconds.
  private static let wordMicroseconds = wordSeconds * Moment.perSecond

  /// Gives the word if it is time; `false` if it is not.
  private mutating func giveWord(_ store: SQLStore, at now: Moment) throws(StoreError) -> Bool {
    if let givenAt, now.microseconds - givenAt.microseconds < Self.wordMicroseconds {
      return false
    }
    let oldest = try store.oldestInput(at: now)
    try store.giveWord(of: Worker(name: owner, kinds: kinds, oldestAt: oldest), at: now)
    givenAt = now
    return true
  }

  /// Takes the leases that fall to this process and are free, and gives others away.
  private mutating func balance(
    _ store: SQLStore, _ kind: LeaseKind, _ assignment: PartAssignment, living: Set<String>,
    isBusy: (Int) -> Bool, _ outcome: inout Outcome
  ) throws(StoreError) {
    let leases = try store.leases(kind)
    store.compare(leases, kind, of: owner)
    let others = leases.filter { !store.holds($0.part, kind) }
    let missing = others.filter { assignment.worker(of: $0.part) == owner }
    // What was this process's before it was started again is taken first, whoever it falls to.
    let before = others.filter { $0.owner == owner }
    let free = missing.filter { $0.owner != owner && !living.contains($0.owner) }
    try take(before + free, kind, from: store, &outcome)
    let surplus = store.heldParts(kind).filter { assignment.worker(of: $0) != owner }
    let given = surplus.filter { kind == .work || !isBusy($0) }.prefix(Self.movedMax)
    try store.release(Array(given), kind)
    let isSettled =
      missing.allSatisfy { store.holds($0.part, kind) } && given.count == surplus.count
    if isSettled { settled.insert(kind) } else { settled.remove(kind) }
    outcome.given += given.count
  }

  /// Takes leases, and notes those that are held then: also where not all of it was done.
  private func take(
    _ leases: [PartLease], _ kind: LeaseKind, from store: SQLStore, _ outcome: inout Outcome
  ) throws(StoreError) {
    defer {
      let taken = leases.map(\.part).filter { store.holds($0, kind) }
      outcome.taken += taken.count
      if kind == .sending { outcome.takenForSending += taken }
    }
    try store.acquire(leases, kind, owner: owner)
  }
}
