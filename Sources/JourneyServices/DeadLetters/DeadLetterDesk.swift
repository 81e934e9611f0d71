internal import JourneyEngine
internal import JourneyModel
public import JourneyStore

/// Lists what did not go on by itself, and does what somebody decides about it, in data that
/// servers share: beside them, or while none is there.
public struct DeadLetterDesk {
  /// Where the data is.
  private let place: any StorePlace
  /// Tells when something is decided.
  private let clock: any ServiceClock

  /// How many dead letters are read at a time: few enough to take no memory to speak of.
  private static let pageMax = 500

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
    try steppingIn { store in
      try ids.filter { try !Self.decide(decision, on: $0, in: store, clock) }
    }
  }

  /// Decides about all of a journey; returns how many.
  public func decideAll(
    _ decision: DeadLetterService.Decision, of journeyID: String
  ) throws -> Int {
    try steppingIn { store in
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

  /// Opens the data to step in; whoever holds a part does what was under way there anew.
  private func steppingIn<Value>(_ body: (SQLStore) throws -> Value) throws -> Value {
    _ = try look()
    let store = try place.open()
    store.keepsDiary = true
    return try body(store)
  }
}
