internal import JourneyModel
internal import JourneyStore

/// A store that keeps a journal of what is committed to another one.
final class JournalingStore: JourneyStore {
  /// The journal.
  let journal: Journal
  /// The store that everything is done by.
  private let store: any JourneyStore
  /// The inputs that were handed out to be handled, by number.
  private var handedOut: [Int64: InboxRecord] = [:]

  /// Keeps a journal of a store.
  init(_ store: any JourneyStore, journal: Journal) {
    self.store = store
    self.journal = journal
  }

  func work(from part: Int, _ request: WorkRequest) throws(StoreError) -> [PartWork] {
    let work = try store.work(from: part, request)
    for row in work.flatMap(\.users).flatMap(\.inbox) { handedOut[row.number] = row }
    return work
  }

  func commit(_ changes: [PartChange]) throws(StoreError) {
    try store.commit(changes)
    for change in changes.flatMap(\.users) {
      let handled = change.handled.compactMap { handedOut.removeValue(forKey: $0.number) }
      journal.note(change, handled: handled)
    }
  }

  func take(_ inputs: [IncomingInput]) throws(StoreError) -> [IntakeOutcome] {
    try store.take(inputs)
  }

  func acquireAllParts(owner: String, at now: Moment) throws(StoreError) {
    try store.acquireAllParts(owner: owner, at: now)
  }

  func nextDue() throws(StoreError) -> Moment? { try store.nextDue() }

  func publish(
    journeyID: String, definition: [UInt8], at now: Moment, asking: Moment?
  ) throws(StoreError) -> Int {
    try store.publish(journeyID: journeyID, definition: definition, at: now, asking: asking)
  }

  func definitions() throws(StoreError) -> [PublishedDefinition] { try store.definitions() }

  func setting(_ name: String) throws(StoreError) -> String? { try store.setting(name) }

  func set(_ name: String, to value: String) throws(StoreError) {
    try store.set(name, to: value)
  }

  func totals() throws(StoreError) -> StoreTotals { try store.totals() }

  func journeyTotals(journeyID: String) throws(StoreError) -> JourneyTotals {
    try store.journeyTotals(journeyID: journeyID)
  }

  func eachSend(_ body: (SendLine) throws -> Void) throws { try store.eachSend(body) }

  func eachTrace(_ body: (TraceLine) throws -> Void) throws { try store.eachTrace(body) }
}
