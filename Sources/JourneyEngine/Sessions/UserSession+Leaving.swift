internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Goals, exits and ends.
extension UserSession {
  /// Counts a run as converted if the input reaches its goal in time: not before the entry, however
  /// late it is told, and not behind the deadline.
  func convert(_ run: SessionRun) {
    guard let event = input.event, run.record.convertedAt == nil,
      let until = run.record.goalUntil, event.at >= run.record.enteredAt, event.at <= until
    else { return }
    for (index, goal) in run.journey.program.goals.enumerated() where goal.event == event.name {
      guard event.at <= deadline(of: goal.within, for: run) else { continue }
      let machine = prepare(run.journey)
      guard restore(run, on: machine) else { continue }
      let isReached = holds(goal.condition, on: machine)
      noteGoal(index, holds: isReached, of: run, on: machine)
      guard isReached else { continue }
      run.record.convertedAt = now
      run.record.goalUntil = nil
      if !run.isInside { forgetRegisters(of: run) }
      run.touch()
      trace(run, cause: "goal", path: [])
      return
    }
  }

  /// The last instant of a span that is counted from the entry of a run.
  func deadline(of within: CalendarDuration, for run: SessionRun) -> Moment {
    let zone = context.zone(run.journey.settings.timeZone, own: facts.profile?.timezone)
    return context.zones.adding(within, to: run.record.enteredAt, zone: zone)
      ?? run.record.enteredAt
  }

  /// Ends a run if the input makes it exit; its branches are not asked.
  func leaveIfDue(_ run: SessionRun) {
    guard run.isWhole else { return }
    for (index, exit) in run.journey.program.exits.enumerated() {
      if let name = exit.event {
        guard name == input.event?.name else { continue }
      }
      let machine = prepare(run.journey)
      guard restore(run, on: machine) else { continue }
      let isDue = holds(exit.condition, on: machine)
      if isDue || exit.event != nil { noteExit(index, holds: isDue, of: run, on: machine) }
      guard isDue else { continue }
      return end(run, reason: "exited", cause: "exit", path: [])
    }
  }

  /// Ends a run, and with it its hold and its branches; what ends a branch ends the run.
  func end(_ run: SessionRun, reason: String, cause: String, path: [UInt16]) {
    guard run.root === run else {
      trace(run, cause: cause, path: path)
      return end(run.root, reason: reason, cause: cause, path: [])
    }
    closeBranches(of: run, reason: reason)
    _ = run.step(at: now)
    cancelHold(of: run)
    forgetKept(from: run)
    run.record.endedAt = now
    run.record.endReason = reason
    run.record.wakeAt = nil
    forgetRegisters(of: run)
    trace(run, cause: cause, path: path, endReason: reason)
    raise(
      SystemEvent.journeyEnded,
      attributes: SystemEvent.attributes([
        ("journey_id", run.record.journeyID), ("reason", reason),
      ]),
      // What is wrong with one person's data is nobody else's.
      hasSharedAttributes: !reason.hasPrefix(Self.fault))
  }

  /// What the reason of a run begins with that could not be gone on with.
  private static let fault = "fault: "

  /// Ends a run that cannot be gone on with; where people are served, somebody is told.
  func fault(_ run: SessionRun, _ what: String, cause: String = "fault", path: [UInt16] = []) {
    if context.delivery.isOutside {
      change.deadLetters.append(DeadLetterRecord(run.record, reason: what, at: now))
    }
    end(run, reason: Self.fault + what, cause: cause, path: path)
  }

  /// Takes back what a run stands at: a send that quiet hours hold, or what has not begun to leave.
  func cancelHold(of run: SessionRun) {
    guard run.record.heldEffect != nil else { return }
    for row in effects(at: run) {
      held[row.number] = nil
      takeBack(row)
    }
    run.record.heldEffect = nil
  }

  /// Takes back an effect that has not begun to leave; one that somebody was to decide about needs
  /// no decision any more.
  private func takeBack(_ row: OutboxRecord) {
    var row = row
    switch row.status {
    case .held, .pending: row.status = .cancelled
    case .failed, .unknown: change.closedLetters.append(row.number)
    case .sending, .sent, .skipped, .cancelled: return
    }
    row.at = now
    row.delivery?.nextAt = nil
    row.delivery?.settledAt = now
    note(row)
  }

  /// Notes a step for the trace.
  func trace(_ run: SessionRun, cause: String, path: [UInt16], endReason: String? = nil) {
    let step = TraceRecord(
      number: numbers.take(), runNumber: run.record.number, at: now, input: cause,
      eventNumber: input.event?.number ?? 0, path: path, endReason: endReason)
    change.trace.append(step)
    note(run.journey, run, .stepped(step))
  }
}
