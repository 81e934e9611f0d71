internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Steps one user through inputs and timers in memory, in order of time; at one instant inputs come
/// before timers.
///
/// What changed comes out as one `UserChange`.
final class UserSession {
  /// What all sessions share.
  let context: SessionContext
  /// The published journeys.
  let registry: JourneyRegistry
  /// The part of the user.
  let part: Int
  /// The numbers of the part.
  let numbers: NumberSequence
  /// What is known of the user.
  var facts: UserFacts
  /// Tells machines whether the facts that they hold are these.
  var factsStamp: Int
  /// The moment that is being handled.
  var now: Moment
  /// The input that is being handled.
  var input: SessionInput
  /// The runs inside, and those that can still convert: those of larger priority first, and among
  /// equals those that began earlier.
  private(set) var runs: [SessionRun] = []
  /// The last entries, by journey and key.
  var entries: [EntryKey: Moment] = [:]
  /// The events handled so far, by name, in order of time and number.
  var history: [String: [HistoryEvent]] = [:]
  /// The marketing messages that were sent.
  var sends: [OutboxRecord]
  /// The effects that runs stand at: held by quiet hours, or without an answer yet.
  var held: [Int64: OutboxRecord] = [:]
  /// The runs that may not move, since an effect of theirs waits for a decision.
  let blocked: Set<Int64>
  /// The events that were kept from runs that could not move.
  var missed: [Int64: [EventRecord]]
  /// Inputs of the engine's own that wait to be handled.
  var derived: [DerivedInput] = []
  /// When time alone may next turn a predicate that starts a run; up to now where it has to be
  /// asked still.
  var predicateTurnAt: Moment?
  /// When the calendar next starts a run; up to now where it has to still.
  var calendarTurnAt: Moment?
  /// The journeys that the calendar may start at this instant, those of larger priority first.
  var calendarQueue: [PublishedJourney] = []
  /// The moment from which on the calendar has to be looked at for them.
  var calendarFrom = Moment(microseconds: .min)
  /// `true` if there is more to be done up to the moment that was asked for.
  private(set) var isUnfinished = false
  /// What is still to be done for branches at this instant, the next of it last.
  var branchDuties: [BranchDuty] = []
  /// `true` while that is being done.
  var isSettlingBranches = false
  /// What changed.
  var change: UserChange
  /// The inputs.
  let inbox: [InboxRecord]
  /// The next of them.
  private(set) var inboxIndex = 0
  /// When the first input is due that is not among them.
  let moreFrom: Moment?

  /// The journey and key that an entry rule holds for.
  struct EntryKey: Hashable {
    /// The journey.
    var journeyID: String
    /// The key; empty where the rule has none.
    var key: String
  }

  /// Takes the work of a user; nothing in it is handled before `clock`.
  init(
    _ work: UserWork, part: Int, numbers: NumberSequence, clock: Moment, context: SessionContext,
    registry: JourneyRegistry
  ) {
    self.context = context
    self.registry = registry
    self.part = part
    self.numbers = numbers
    facts = UserFacts(
      userID: work.userID, profile: work.profile, preferences: work.preferences)
    factsStamp = context.stamp()
    now = clock
    input = SessionInput(stamp: context.stamp(), number: 0, event: nil, depth: 0)
    sends = work.sends
    blocked = work.blocked
    missed = work.missed
    inbox = work.inbox
    moreFrom = work.moreFrom
    isUnfinished = work.moreFrom != nil
    // Which of the two the store meant is told by asking both.
    predicateTurnAt = work.turnAt
    calendarTurnAt = work.turnAt
    change = UserChange(userID: work.userID)
    change.turn = (work.turnAt, work.turnAt)
    for row in work.held { held[row.number] = row }
    for entry in work.entries {
      entries[EntryKey(journeyID: entry.journeyID, key: entry.key)] = entry.lastEnteredAt
    }
    for event in work.history { history[event.name, default: []].append(HistoryEvent(event)) }
    for run in work.runs { take(run) }
    linkBranches()
  }

  /// Adds a run behind those that go before it.
  func add(_ run: SessionRun) {
    let place = runs.firstIndex { $0.journey.priority < run.journey.priority }
    runs.insert(run, at: place ?? runs.endIndex)
  }

  /// When time alone may start a run; `nil` where it cannot.
  var turnAt: Moment? { [predicateTurnAt, calendarTurnAt].compactMap { $0 }.min() }

  /// The inputs that have not been handled yet.
  var unhandled: ArraySlice<InboxRecord> { inbox[inboxIndex...] }

  /// Takes a run that came with the work; one whose version is not there is set aside.
  private func take(_ run: RunRecord) {
    guard let journey = registry.journey(run.journeyID, version: run.version) else {
      return setAside(run)
    }
    add(SessionRun(run, journey: journey, isNew: false))
  }

  /// Lets a run that cannot be read stand still until somebody decides, so that it holds up nobody.
  private func setAside(_ run: RunRecord) {
    guard run.endedAt == nil, run.wakeAt != nil || !run.isSuspended else { return }
    var still = run
    still.wakeAt = nil
    still.isSuspended = true
    change.changedRuns.append(RunChange(still, before: run))
    change.deadLetters.append(
      DeadLetterRecord(
        run, reason: "version \(run.version) of `\(run.journeyID)` is not published", at: now))
  }

  /// Handles all inputs, and all timers up to `until`, unless there are very many.
  func advance(until: Moment) {
    while let next = nextDuty(until: until) {
      if isFull(before: next) { return isUnfinished = true }
      tellWitness(of: next)
      switch next {
      case .input(let row): handle(row)
      case .derived:
        switch derived.removeFirst() {
        case .event(let event): handle(event)
        case .request(let request): handle(request)
        }
      case .timer(let run): wake(run)
      case .turn(let due): handleTurn(at: due)
      case .calendar(let due): lookAtCalendar(from: due)
      case .entry: enterByCalendar()
      }
    }
  }

  /// Handles a row of the inbox.
  private func handle(_ row: InboxRecord) {
    inboxIndex += 1
    now = max(now, row.arrivesAt)
    change.handled.append((row.arrivesAt, row.number))
    switch row.content {
    case .event(let record): handle(record, depth: 0)
    case .user(let json): handleChange(json, number: row.number)
    case .request(let request): handle(request, number: row.number)
    case .answer(let effect): handle(effect, number: row.number)
    }
  }

  /// Wakes a run whose time has come; one whom that does not move is not woken again.
  private func wake(_ run: SessionRun) {
    let (due, step) = (run.record.wakeAt, run.record.stepNumber)
    now = max(now, due ?? now)
    begin(number: 0, event: nil, depth: 0)
    tellTime(to: run)
    guard run.isInside, run.record.wakeAt == due, run.record.stepNumber == step else { return }
    planAnew(run)
    if run.record.wakeAt == due { setTimerAside(of: run, at: now) }
  }

  /// Tells a run that its time has come.
  private func tellTime(to run: SessionRun) {
    if registry.status(of: run.journey.journeyID) == .archived {
      return end(run, reason: JourneyStatus.archived.rawValue, cause: "archived", path: [])
    }
    guard mayMove(run) else { return standStill(run) }
    if run.record.isSuspended { return catchUp(run) }
    if hangsOnTime(run) { return turn(run) }
    goOn(run)
  }

  /// Lets a run go on whose own time has come.
  func goOn(_ run: SessionRun) {
    if let number = run.record.heldEffect {
      if held[number].map({ $0.status == .held }) ?? true { release(run) } else { giveUp(run) }
    } else {
      resume(run, .timer, cause: "timer")
    }
  }

  /// Makes an input the one that is being handled.
  func begin(number: Int64, event: EventRecord?, depth: Int) {
    input = SessionInput(stamp: context.stamp(), number: number, event: event, depth: depth)
  }

  /// Returns what changed, with the rows of all runs that did.
  func finished() -> UserChange {
    change.turn.next = turnAt
    for run in runs where run.isChanged {
      if run.isNew {
        change.newRuns.append(run.record)
      } else {
        change.changedRuns.append(RunChange(run.record, before: run.before))
      }
    }
    return change
  }
}

extension HistoryEvent {
  /// Takes a row of `user_events`.
  init(_ record: EventRecord) {
    self.init(at: record.at, number: record.number, attributes: record.attributes)
  }
}
