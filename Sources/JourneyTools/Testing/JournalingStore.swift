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

  var partOrder: PartOrder { store.partOrder }

  func work(from position: Int, _ request: WorkRequest) throws(StoreError) -> [PartWork] {
    let work = try store.work(from: position, request)
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

  var keepsDiary: Bool { store.keepsDiary }

  func beginServing(
    _ serving: ServingRecord, settings: [UInt8], at now: Moment
  ) throws(StoreError) {
    try store.beginServing(serving, settings: settings, at: now)
  }

  func acquireAllParts(owner: String, at now: Moment) throws(StoreError) {
    try store.acquireAllParts(owner: owner, at: now)
  }

  func rest(part: Int, until moment: Moment) { store.rest(part: part, until: moment) }

  func nextDue() throws(StoreError) -> Moment? { try store.nextDue() }

  func effectLanes() throws(StoreError) -> [EffectLane] { try store.effectLanes() }

  func eachDueEffect(
    in lane: EffectLane, at moment: Moment, max: Int, sendsWindow: Int64?,
    asking: (OutboxRecord) -> Set<String>?, wantsMore: (EffectWork) -> Bool
  ) throws(StoreError) {
    try store.eachDueEffect(
      in: lane, at: moment, max: max, sendsWindow: sendsWindow, asking: asking,
      wantsMore: wantsMore)
  }

  func nextEffectDue(in lane: EffectLane) throws(StoreError) -> Moment? {
    try store.nextEffectDue(in: lane)
  }

  func effects(_ ids: [EffectID]) throws(StoreError) -> [EffectWork] { try store.effects(ids) }

  func sendingEffects(in parts: [Int]) throws(StoreError) -> [EffectWork] {
    try store.sendingEffects(in: parts)
  }

  func hasChanged() throws(StoreError) -> Bool { try store.hasChanged() }

  func refresh() throws(StoreError) { try store.refresh() }

  func settling<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    try store.settling(body)
  }

  func retryDeadLetter(
    _ id: DeadLetterID, attempts: Int, expiresAt: Moment, at now: Moment
  ) throws(StoreError) -> Bool {
    try store.retryDeadLetter(id, attempts: attempts, expiresAt: expiresAt, at: now)
  }

  func discardDeadLetter(_ id: DeadLetterID, at now: Moment) throws(StoreError) -> Bool {
    try store.discardDeadLetter(id, at: now)
  }

  func stuckRuns(
    in parts: Range<Int>, waits: Set<String>, max: Int
  ) throws(StoreError) -> [StuckRun] {
    try store.stuckRuns(in: parts, waits: waits, max: max)
  }

  func journeyStatuses() throws(StoreError) -> [String: JourneyStatus] {
    try store.journeyStatuses()
  }

  func setStatus(
    of journeyID: String, to status: JourneyStatus, wakingAll: Bool, at now: Moment
  ) throws(StoreError) {
    try store.setStatus(of: journeyID, to: status, wakingAll: wakingAll, at: now)
  }

  func commit(_ changes: [EffectChange]) throws(StoreError) -> [Bool] { try store.commit(changes) }

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

  func peopleInside(_ journeyID: String) throws(StoreError) -> Int {
    try store.peopleInside(journeyID)
  }

  func journeyTotals(journeyID: String) throws(StoreError) -> JourneyTotals {
    try store.journeyTotals(journeyID: journeyID)
  }

  func eachSend(_ body: (SendLine) throws -> Void) throws { try store.eachSend(body) }

  func eachTrace(_ body: (TraceLine) throws -> Void) throws { try store.eachTrace(body) }
}
