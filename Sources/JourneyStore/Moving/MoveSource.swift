internal import JourneyModel

/// The store that is moved away: nobody else works on it meanwhile.
final class MoveSource {
  /// The connection to it.
  let connection: any MovableConnection
  /// The store, which holds the leases where others could work too.
  private let store: SQLStore
  /// The name of this move in the leases.
  private let owner: String
  /// When the word of this move was given last.
  private var givenAt: Moment?

  /// How often the word is given: as often as a server does it.
  private static let wordMicroseconds = 5 * Moment.perSecond

  /// Opens a place; refuses one whose data is not of the format that is moved.
  init(_ place: any MovablePlace, owner: String) throws(StoreError) {
    connection = try place.openSource()
    let format = try Migrations.knownFormat(of: connection)
    guard format == Migrations.all.count else {
      throw StoreError(
        .failed,
        "the data in \(connection.place) has format \(format), and only format "
          + "\(Migrations.all.count) can be moved; start this version of `journey serve` with it, "
          + "stop it, and move it then")
    }
    if try StoreMark.value(of: StoreMark.unfinishedMove, on: connection) != nil {
      try StoreMark.refuseMarked(connection)
    }
    store = try SQLStore(connection)
    self.owner = owner
    if let log = place.intakeLog() { try store.settle(log) }
  }

  /// Takes the leases where others could work too; refuses what another works on.
  func take(at now: Moment) throws(StoreError) {
    guard connection.isShared else { return }
    if let other = try store.otherWorker(than: owner, at: now) {
      throw StoreError(
        .inUse, "`\(other)` works on the data in \(connection.place); stop it first")
    }
    try store.acquireAllParts(owner: owner, at: now)
    givenAt = now
  }

  /// Gives the word anew if it is time.
  func keep(at now: Moment) throws(StoreError) {
    guard let givenAt, now.microseconds - givenAt.microseconds >= Self.wordMicroseconds else {
      return
    }
    try store.giveWord(of: Worker(name: owner, kinds: Set(LeaseKind.allCases)), at: now)
    self.givenAt = now
  }

  /// Notes that all of it is elsewhere, so that nobody goes on here.
  func markMoved(to place: String) throws(StoreError) {
    try store.settling { () throws(StoreError) in try store.set(StoreMark.movedTo, to: place) }
  }

  /// Gives the leases back.
  func leave() {
    guard givenAt != nil else { return }
    try? store.endWord(of: owner)
    givenAt = nil
  }
}
