internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What one input does, in this order: goals, exits, the runs that wait for it, entries. So one
/// event may end a run and start the next.
extension UserSession {
  /// Handles an event.
  func handle(_ record: EventRecord, depth: Int) {
    let before = predicatesBefore()
    recordInHistory(record)
    begin(number: record.number, event: record, depth: depth)
    deliver(turned: turned(since: before))
  }

  /// Handles an event of the engine's own.
  func handle(_ event: DerivedEvent) {
    let before = predicatesBefore()
    recordInHistory(event.record)
    guard event.depth <= EngineLimits.eventChainMax else { return }
    begin(number: event.record.number, event: event.record, depth: event.depth)
    let turned = turned(since: before)
    deliver(turned: zip(event.turned, turned).map { $0 || $1 })
  }

  /// Handles a profile that comes in, whole or in part.
  func handleChange(_ json: [UInt8], number: Int64) {
    let before = predicatesBefore()
    let isUnknown = facts.profile == nil
    guard applyChange(json) else { return }
    guard !isUnknown else {
      begin(number: number, event: nil, depth: 0)
      return deliver(turned: turned(since: before))
    }
    let record = makeEvent(SystemEvent.userChanged, attributes: SystemEvent.noAttributes)
    recordInHistory(record)
    begin(number: record.number, event: record, depth: 0)
    deliver(turned: turned(since: before))
  }

  /// Makes an event of the engine's own, to be handled at this instant after what has arrived.
  ///
  /// `turned` tells which predicates of triggers are true by what it tells of; those that the
  /// event itself turns are found as it is handled. `hasSharedAttributes` says that the attributes
  /// are nothing but names of what is published.
  func raise(
    _ name: String, attributes: [UInt8], hasSharedAttributes: Bool = false, turned: [Bool]? = nil
  ) {
    let record = makeEvent(name, attributes: attributes, hasSharedAttributes: hasSharedAttributes)
    let event = DerivedEvent(
      record: record, depth: input.depth + 1,
      turned: turned ?? Array(repeating: false, count: registry.predicateCount))
    derived.append(.event(event))
  }

  /// Makes an event and notes it for the store.
  private func makeEvent(
    _ name: String, attributes: [UInt8], hasSharedAttributes: Bool = false
  ) -> EventRecord {
    let number = numbers.take()
    var record = EventRecord(
      number: number, eventID: "\(part)-\(number)", name: name, at: now, attributes: attributes)
    record.hasSharedAttributes = hasSharedAttributes
    change.events.append(record)
    return record
  }

  /// Puts an event among those that histories see, by time and number.
  private func recordInHistory(_ record: EventRecord) {
    guard registry.historyEvents.contains(record.name) else { return }
    let event = HistoryEvent(record)
    var events = history.removeValue(forKey: record.name) ?? []
    var index = events.count
    while index > 0, (events[index - 1].at, events[index - 1].number) > (event.at, event.number) {
      index -= 1
    }
    events.insert(event, at: index)
    history[record.name] = events
  }

  /// Takes the input to goals, exits, waits and entries.
  private func deliver(turned: [Bool]) {
    for run in runs { convert(run) }
    for run in runs where run.isInside && !isPaused(run) { leaveIfDue(run) }
    for run in runs where run.isInside {
      if mayMove(run) { offer(to: run) } else { keep(from: run) }
    }
    enterAll(turned: turned)
    planTurns()
  }

  /// Offers the input to a run that waits.
  func offer(to run: SessionRun) {
    guard run.record.heldEffect == nil,
      let state = run.journey.program.index(ofState: run.record.stateID)
    else { return }
    let listener = run.journey.program.listeners[state]
    let isNamed = input.event.map { listener.events.contains($0.name) } ?? false
    guard isNamed || listener.hearsEverything else { return }
    resume(
      run, input.event == nil ? .change : .event, cause: input.event == nil ? "change" : "event")
  }
}
