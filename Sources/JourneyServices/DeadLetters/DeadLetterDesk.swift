internal import JourneyEngine
internal import JourneyModel
public import JourneyStore

/// Lists what did not go on by itself, and does what somebody decides about it, in the data of a
/// server that is not there.
///
/// While a server works on the data it decides nothing: it would have to take the work away from
/// that one first.
public struct DeadLetterDesk {
  /// Where the data is.
  private let place: any StorePlace
  /// Tells when something is decided.
  private let clock: any ServiceClock

  /// How many dead letters are read at a time: few enough to take no memory to speak of.
  private static let pageMax = 500
  /// The name in the leases.
  private static let owner = "journey deadletters"

  /// Sits down before some data.
  public init(at place: any StorePlace, clock: any ServiceClock = SystemClock()) {
    self.place = place
    self.clock = clock
  }

  /// Shows dead letters, the newest first: of one journey, or of all.
  public func list(of journeyID: String?, _ show: (DeadLetterLine) -> Void) throws {
    let store = try look()
    var last: DeadLetterLine?
    repeat {
      let page = try store.deadLetters(of: journeyID, behind: last, max: Self.pageMax)
      page.forEach(show)
      last = page.last
    } while last != nil
  }

  /// Decides about dead letters; returns those that are not there, or cannot be tried again.
  public func decide(
    _ decision: DeadLetterService.Decision, on ids: [DeadLetterID]
  ) throws -> [DeadLetterID] {
    try working { store in try ids.filter { try !Self.decide(decision, on: $0, in: store, clock) } }
  }

  /// Decides about all of a journey; returns how many.
  public func decideAll(
    _ decision: DeadLetterService.Decision, of journeyID: String
  ) throws -> Int {
    try working { store in
      var count = 0
      var last: DeadLetterLine?
      repeat {
        let page = try store.deadLetters(of: journeyID, behind: last, max: Self.pageMax)
        count += try page.count { try Self.decide(decision, on: $0.id, in: store, clock) }
        last = page.last
      } while last != nil
      return count
    }
  }

  /// Does what was decided.
  private static func decide(
    _ decision: DeadLetterService.Decision, on id: DeadLetterID, in store: SQLStore,
    _ clock: any ServiceClock
  ) throws(StoreError) -> Bool {
    switch decision {
    case .retry: try store.retryDeadLetter(id, at: clock.now)
    case .discard: try store.discardDeadLetter(id, at: clock.now)
    }
  }

  /// Opens the data only to look.
  private func look() throws(StoreError) -> SQLStore {
    if let store = try place.look() { return store }
    throw StoreError(.failed, "there is no data in \(place)")
  }

  /// Takes the work while nobody else has it, and lets it go again.
  private func working<Value>(_ body: (SQLStore) throws -> Value) throws -> Value {
    if let other = try look().otherWorker(than: Self.owner, at: clock.now) {
      throw StoreError(.inUse, "`\(other)` works on this data; ask it with --server")
    }
    let store = try place.open()
    store.keepsDiary = true
    try store.acquireAllParts(owner: Self.owner, at: clock.now)
    defer { try? store.endLease(of: Self.owner) }
    return try body(store)
  }
}
