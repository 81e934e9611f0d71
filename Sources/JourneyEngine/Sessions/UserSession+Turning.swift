internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What time alone brings about: a predicate turns as an event leaves its span, or an age is
/// reached.
///
/// The program tells the next moment at which that may be; then it is asked again.
extension UserSession {
  /// What tells when time alone may next move a run: make it leave, or take an arm of its wait; a
  /// branch leaves with its run.
  private func turns(of run: SessionRun) -> [CodeAddress] {
    let exits = run.isWhole ? run.journey.program.exits.compactMap(\.turnsAt) : []
    return exits + [armTurn(of: run)].compactMap { $0 }
  }

  /// What tells when time alone can take an arm of the wait where a run stands.
  private func armTurn(of run: SessionRun) -> CodeAddress? {
    guard run.record.heldEffect == nil else { return nil }
    let program = run.journey.program
    return program.index(ofState: run.record.stateID).flatMap { program.turnsAt(ofWait: $0) }
  }

  /// `true` if time alone may move a run before its own time has come.
  func hangsOnTime(_ run: SessionRun) -> Bool {
    run.journey.isMovedByTime && !turns(of: run).isEmpty
  }

  /// Returns when time alone may next move a run whose registers the machine has.
  func nextTurn(of run: SessionRun, on machine: Machine) -> Moment? {
    guard run.journey.isMovedByTime else { return nil }
    return turns(of: run).compactMap { value(of: $0, on: machine)?.moment }.min()
  }

  /// Returns when time alone may next make a run leave whose registers the machine has.
  func nextExit(of run: SessionRun, on machine: Machine) -> Moment? {
    guard run.isWhole else { return nil }
    return run.journey.program.exits.compactMap(\.turnsAt)
      .compactMap { value(of: $0, on: machine)?.moment }.min()
  }

  /// Asks a run what time has brought about, then lets it go on if its own time has come.
  func turn(_ run: SessionRun) {
    leaveIfDue(run)
    guard run.isInside else { return }
    if !isHeld(run) { goOn(run) }
    plan(run)
  }

  /// Plans anew what time alone can bring about, since something has come to be known.
  func planTurns() {
    for run in runs { plan(run) }
    planTriggers()
  }

  /// Plans anew when a run is asked next.
  func plan(_ run: SessionRun) {
    guard run.isInside, hangsOnTime(run) else { return }
    guard mayMove(run) else { return planStanding(run) }
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return }
    let own = run.record.heldEffect == nil ? machine.wakeAt : holdEnd(of: run)
    let wakeAt = [own, nextTurn(of: run, on: machine)].compactMap { $0 }.min()
    guard wakeAt != run.record.wakeAt else { return }
    run.record.wakeAt = wakeAt
    run.touch()
  }

  /// Asks the triggers what time has turned: which predicates were false until then and are true.
  func handleTurn(at due: Moment) {
    now = max(now, due)
    begin(number: 0, event: nil, depth: 0)
    enterAll(turned: turned(since: predicatesBefore()))
    planTurns()
  }

  /// Plans anew when time alone may start a run.
  ///
  /// What of the calendar has come but was not asked yet, since inputs go first, stays to be asked.
  private func planTriggers() {
    predicateTurnAt = nextPredicateTurn()
    if calendarTurnAt.map({ $0 > now }) ?? true { calendarTurnAt = nextOccurrence() }
  }

  /// Returns when time alone may next turn a predicate that starts a journey.
  private func nextPredicateTurn() -> Moment? {
    let moments = registry.startedByTime.flatMap { journey in
      let addresses = journey.program.triggers.compactMap(\.turnsAt)
      guard !addresses.isEmpty else { return [Moment?]() }
      let machine = prepare(journey)
      return addresses.map { value(of: $0, on: machine)?.moment }
    }
    return moments.compactMap { $0 }.min()
  }
}
