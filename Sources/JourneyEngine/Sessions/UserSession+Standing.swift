internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Runs that may not move: their journey is paused, or somebody has to decide about a message of
/// theirs that has failed.
///
/// What they would have heard is kept, and told in its order when they may move again.
extension UserSession {
  /// `true` if nobody moves in the journey of a run.
  func isPaused(_ run: SessionRun) -> Bool {
    registry.status(of: run.journey.journeyID) == .paused
  }

  /// `true` if a run may move.
  func mayMove(_ run: SessionRun) -> Bool {
    !isPaused(run) && !blocked.contains(run.record.number)
  }

  /// `true` if anything was done for the user.
  var hasMoved: Bool {
    isUnfinished || !change.handled.isEmpty || !change.trace.isEmpty
      || !change.changedRuns.isEmpty || change.turn.previous != turnAt
      || runs.contains(where: \.isChanged)
  }

  /// Takes the timers that are due from a user whom they do not move, so that others are not held
  /// up; somebody is told of the runs that they belong to.
  func setTimersAside(until: Moment) {
    change.timersAsideUntil = until
    for run in runs where run.isInside {
      guard let wakeAt = run.record.wakeAt, wakeAt <= until else { continue }
      setTimerAside(of: run, at: until)
    }
  }

  /// Takes the timer from a run that it does not move, and lets somebody decide about it where
  /// people are served.
  func setTimerAside(of run: SessionRun, at moment: Moment) {
    run.record.wakeAt = nil
    run.touch()
    suspend(run)
    guard context.delivery.isOutside else { return }
    change.deadLetters.append(
      DeadLetterRecord(run.record, reason: "its timer does not move it", at: moment))
  }

  /// Notes that something was kept from a run.
  func suspend(_ run: SessionRun) {
    guard !run.record.isSuspended else { return }
    run.record.isSuspended = true
    run.touch()
  }

  /// Forgets what was kept from a run that ends.
  func forgetKept(from run: SessionRun) {
    guard run.record.isSuspended else { return }
    run.record.isSuspended = false
    change.caughtUp.append(run.record.number)
    change.missed.removeAll { $0.run == run.record.number }
    missed[run.record.number] = nil
  }

  /// Keeps an input from a run that may not move, if it could mean something to it.
  func keep(from run: SessionRun) {
    let exits = isPaused(run) && run.isWhole ? run.journey.program.exits : []
    let state = run.journey.program.index(ofState: run.record.stateID)
    let listener =
      run.record.heldEffect == nil ? state.map { run.journey.program.listeners[$0] } : nil
    if exits.contains(where: { $0.event == nil }) || listener?.hearsEverything ?? false {
      suspend(run)
    }
    guard let event = input.event else { return }
    let isHeard = listener?.events.contains(event.name) ?? false
    guard isHeard || exits.contains(where: { $0.event == event.name }) else { return }
    suspend(run)
    change.missed.append((run.record.number, event))
    missed[run.record.number, default: []].append(event)
  }

  /// Takes the timer from a run that may not move; exits still hold for one that is not paused.
  func standStill(_ run: SessionRun) {
    if !isPaused(run) { leaveIfDue(run) }
    guard run.isInside else { return }
    suspend(run)
    planStanding(run)
  }

  /// Plans when time alone can make a run leave that may not move, and whose timer was taken.
  func planStanding(_ run: SessionRun) {
    guard run.record.isSuspended else { return }
    var wakeAt: Moment?
    if !isPaused(run), hangsOnTime(run) {
      let machine = prepare(run.journey)
      guard restore(run, on: machine) else { return }
      wakeAt = nextExit(of: run, on: machine)
    }
    guard wakeAt != run.record.wakeAt else { return }
    run.record.wakeAt = wakeAt
    run.touch()
  }

  /// Tells a run that may move again what was kept from it: events and its own time in their order,
  /// then how things stand.
  func catchUp(_ run: SessionRun) {
    let present = input
    defer { input = present }
    let events = missed[run.record.number] ?? []
    forgetKept(from: run)
    run.touch()
    for event in events where run.isInside {
      if let due = ownTime(of: run), due <= event.at { goOnInTime(run) }
      guard run.isInside else { return }
      begin(number: event.number, event: event, depth: 0)
      leaveIfDue(run)
      if run.isInside { offer(to: run) }
    }
    guard run.isInside else { return }
    begin(number: 0, event: nil, depth: 0)
    leaveIfDue(run)
    guard run.isInside else { return }
    if isAnswered(run) {
      goOnAnswered(run)
    } else if let due = ownTime(of: run), due <= now {
      goOn(run)
    } else {
      offer(to: run)
    }
    planAnew(run)
  }

  /// Lets a run go on whose own time had come before an event that was kept from it.
  private func goOnInTime(_ run: SessionRun) {
    begin(number: 0, event: nil, depth: 0)
    goOn(run)
  }

  /// When a run goes on by itself.
  private func ownTime(of run: SessionRun) -> Moment? {
    guard run.record.heldEffect == nil else { return holdEnd(of: run) }
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return nil }
    return machine.wakeAt
  }

  /// Gives a run the timer that it has by where it stands.
  func planAnew(_ run: SessionRun) {
    guard run.isInside else { return }
    let own = ownTime(of: run)
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return }
    let wakeAt = [own, nextTurn(of: run, on: machine)].compactMap { $0 }.min()
    guard wakeAt != run.record.wakeAt else { return }
    run.record.wakeAt = wakeAt
    run.touch()
  }
}
