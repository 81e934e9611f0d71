internal import JourneyMachine
public import JourneyModel
public import JourneyStore

/// Runs journeys: takes work from the store, steps each user in memory, commits what changed.
///
/// The clock is a parameter. On a simulated clock an input arrives at its event's own time; in
/// production at the moment it was taken in. Everything else is the same.
public final class Engine {
  /// Where everything durable lives.
  let store: any JourneyStore
  /// What all sessions share.
  let context: SessionContext
  /// The published journeys.
  private(set) var registry: JourneyRegistry
  /// Which lane of effects comes first when some are claimed.
  var claimTurn = 0
  /// The most inputs of one user in one batch; tests lower it.
  package var inputsPerUserMax = EngineLimits.inputsPerUserMax

  /// Opens an engine over a store and takes the leases of all its parts for an `owner`; without
  /// one, parts are leased beside it.
  ///
  /// An observer is told of every decision with its values, which takes a multiple of the time; a
  /// witness of what is about to be handled, which takes next to nothing.
  public init(
    store: any JourneyStore, settings: EngineSettings, zones: ZoneTable,
    delivery: EffectDelivery, observer: Observer? = nil, witness: DutyWitness? = nil,
    owner: String?, at now: Moment
  ) throws {
    self.store = store
    context = SessionContext(
      zones: zones, settings: settings, delivery: delivery, observer: observer, witness: witness)
    if let owner { try store.acquireAllParts(owner: owner, at: now) } else { try store.refresh() }
    registry = try JourneyRegistry(
      store.definitions(), zones: zones, settings: settings, isObserved: observer != nil)
    registry.statuses = try store.journeyStatuses()
    try noteServing(at: now)
  }

  /// Reads what other processes have settled for everybody: what is published, and what stands
  /// still; `false` if that is nothing.
  @discardableResult
  public func refresh() throws -> Bool {
    guard try store.hasChanged() else { return false }
    try store.refresh()
    try readPublished()
    return true
  }

  /// Reads what is published and what stands still.
  private func readPublished() throws {
    registry = try JourneyRegistry(
      store.definitions(), zones: context.zones, settings: context.settings,
      isObserved: context.observer != nil, after: registry)
    registry.statuses = try store.journeyStatuses()
  }

  /// Opens an engine whose effects are done inside the step that wants them.
  public convenience init(
    store: any JourneyStore, settings: EngineSettings, zones: ZoneTable, host: EffectHost,
    observer: Observer? = nil, owner: String, at now: Moment
  ) throws {
    try self.init(
      store: store, settings: settings, zones: zones, delivery: .inside(host),
      observer: observer, owner: owner, at: now)
  }

  /// Publishes definitions and returns the version of each.
  ///
  /// People enter the newest version, and stay on the one they entered.
  public func publish(_ definitions: [JourneyDefinition], at now: Moment) throws -> [Int] {
    let versions = try settling { () throws(StoreError) in
      var versions: [Int] = []
      for definition in definitions {
        versions.append(
          try store.publish(
            journeyID: definition.journeyID, definition: Self.content(of: definition), at: now,
            asking: question(of: definition, publishedAt: now)))
      }
      try noteServing(at: now)
      return versions
    }
    try readPublished()
    return versions
  }

  /// Settles something for everybody; anew where another process was quicker to settle something
  /// else.
  func settling<Value>(_ body: () throws(StoreError) -> Value) throws -> Value {
    for _ in 1..<EngineLimits.settlingsMax {
      try refresh()
      do throws(StoreError) { return try store.settling(body) } catch {
        guard error.kind == .outdated else { throw error }
      }
    }
    try refresh()
    return try store.settling(body)
  }

  /// The bytes of a definition as it is published: without its version.
  private static func content(of definition: JourneyDefinition) -> [UInt8] {
    var unversioned = definition
    unversioned.version = 0
    return DefinitionWriter.json(of: unversioned)
  }

  /// Notes under what people go on from now, where what is done is to be lived again.
  func noteServing(
    _ act: ServingRecord.Act? = nil, at now: Moment
  ) throws(StoreError) {
    guard store.keepsDiary else { return }
    let serving = ServingRecord(
      isDeliveredOutside: context.delivery.isOutside, statuses: try store.journeyStatuses(),
      act: act)
    try store.beginServing(serving, settings: context.settings.json, at: now)
  }

  /// When everybody has to be asked about a new version; `nil` where time cannot start it, or
  /// starts it as it did the version before.
  private func question(of definition: JourneyDefinition, publishedAt now: Moment) -> Moment? {
    if let before = registry.newest(definition.journeyID)?.program.definition,
      before.isStarted(as: definition)
    {
      return nil
    }
    return Self.firstQuestion(of: definition, publishedAt: now)
  }

  /// When everybody has to be asked about a journey that is new; `nil` where time cannot start it.
  ///
  /// Nobody enters by what was due at the very moment of publication, or before it.
  static func firstQuestion(
    of definition: JourneyDefinition, publishedAt now: Moment
  ) -> Moment? {
    guard let program = try? Program(definition), program.isStartedByTime else { return nil }
    return Moment(microseconds: now.microseconds + 1)
  }

  /// The newest published definitions with their versions, in the order of publication.
  public var published: [(definition: JourneyDefinition, version: Int)] {
    registry.newest.map { ($0.program.definition, $0.version) }
  }

  /// Returns the definition of a version, if it is published.
  public func definition(_ journeyID: String, version: Int) -> JourneyDefinition? {
    registry.journey(journeyID, version: version)?.program.definition
  }

  /// Lets everybody who comes to a split of this name take one of its arms from now on, as tests
  /// do; `false` if no published journey has such an arm with a share.
  public func force(_ split: String, to label: String) -> Bool {
    var isFound = false
    for journey in registry.newest {
      guard let point = journey.program.definition.firstPoint(of: split, arm: label) else {
        continue
      }
      journey.machine.forcedPoints[split] = point
      isFound = true
    }
    return isFound
  }

  /// Handles all inputs that arrive, and all timers that are due, up to and including `until`.
  ///
  /// `clock` is the moment before which nothing is handled any more: a late input is handled then.
  /// `progress` is called after each commit with what it did.
  public func advance(
    from clock: Moment, until: Moment, progress: (BatchReport) throws -> Void = { _ in }
  ) throws {
    var position = 0
    while let report = try advanceBatch(from: &position, clock: clock, until: until) {
      try progress(report)
    }
  }

  /// Handles one batch of what `advance` handles, from a position in the order of the parts on, and
  /// tells what it did.
  ///
  /// It is `nil` if nothing is to be done in the part there and those behind it, up to `end`.
  /// `position` becomes where to go on.
  public func advanceBatch(
    from position: inout Int, clock: Moment, until: Moment, end: Int = Part.count,
    usersMax: Int = EngineLimits.usersPerBatchMax
  ) throws -> BatchReport? {
    var request = WorkRequest(
      until: until, usersMax: usersMax, inputsPerUserMax: inputsPerUserMax,
      historyEvents: registry.historyEvents, sendsWindowMicroseconds: registry.sendsWindow)
    request.end = end
    let work = try store.work(from: position, request)
    guard let last = work.last else { return nil }
    var report = BatchReport()
    let steps = try work.map { try step($0, from: clock, until: until, report: &report) }
    context.witness?.end()
    try store.commit(steps.map(\.change))
    guard report.hasMoved else {
      throw EngineError("part \(last.part) has work that does not move on; please report this")
    }
    position = store.partOrder.position(
      of: steps.first { $0.isUnfinished }?.change.part ?? last.part)
    return report
  }

  /// Does nothing of a part before a moment, so that all others go on while its work fails.
  public func rest(part: Int, until moment: Moment) { store.rest(part: part, until: moment) }

  /// Steps the users of a part; tells whether one of them has more to do.
  private func step(
    _ work: PartWork, from clock: Moment, until: Moment, report: inout BatchReport
  ) throws -> (change: PartChange, isUnfinished: Bool) {
    var isUnfinished = false
    let numbers = NumberSequence(next: work.nextNumber)
    var users: [UserChange] = []
    for user in work.users {
      let session = UserSession(
        user, part: work.part, numbers: numbers, clock: clock, context: context,
        registry: registry)
      report.noteTimers(of: user, until: until)
      session.advance(until: until)
      isUnfinished = isUnfinished || session.isUnfinished
      if context.delivery.isOutside, !session.hasMoved { session.setTimersAside(until: until) }
      var change = session.finished()
      change.steppedAt = until
      report.add(change, of: user)
      users.append(change)
    }
    let change = PartChange(
      part: work.part, epoch: work.epoch, nextNumber: numbers.next, users: users)
    return (change, isUnfinished)
  }
}

extension JourneyDefinition {
  /// `true` if another version is started by the very same things, wherever its script has them.
  fileprivate func isStarted(as other: JourneyDefinition) -> Bool {
    let lines = [self, other].map { $0.triggers.map { Trigger(id: $0.id, kind: $0.kind) } }
    return lines[0] == lines[1] && settings.timeZone == other.settings.timeZone
      && types == other.types
  }

  /// The least point, in millionths of a per cent, at which a split takes an arm; `nil` if the
  /// split has no such arm, or it has no share.
  fileprivate func firstPoint(of split: String, arm label: String) -> Int64? {
    for state in states {
      guard case .split(split, let arms) = state.kind else { continue }
      var sum: Int64 = 0
      for arm in arms {
        if arm.label == label { return arm.percent.millionths > 0 ? sum : nil }
        sum = sum.addingReportingOverflow(arm.percent.millionths).partialValue
      }
    }
    return nil
  }
}
