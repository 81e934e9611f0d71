internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Steps of a run: from one wait to the next, doing the effects between them.
extension UserSession {
  /// Gives a machine the registers of a run; `false` if they cannot be read, which ends the run.
  func restore(_ run: SessionRun, on machine: Machine) -> Bool {
    do {
      try machine.restore(
        run.record.registers, enteredAt: run.record.enteredAt,
        entryNumber: run.record.entryEventNumber)
      return true
    } catch {
      run.record.goalUntil = nil
      if run.isInside {
        fault(run, "its registers cannot be read")
      }
      return false
    }
  }

  /// Lets a run that waits go on with an input.
  func resume(_ run: SessionRun, _ kind: MachineInput, cause: String) {
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return }
    guard let state = run.journey.program.index(ofState: run.record.stateID) else {
      return fault(run, "it stands at no state")
    }
    noteArms(run, state, kind, on: machine)
    follow(run, machine.resume(state: state, input: kind), on: machine, cause: cause)
  }

  /// Follows a run from the machine's answer to its next wait or its end; `effects` are those that
  /// it has done in this step already.
  func follow(
    _ run: SessionRun, _ outcome: MachineOutcome, on machine: Machine, cause: String,
    effects: Int = 0
  ) {
    var outcome = answered(outcome, by: machine)
    var call = effects
    while case .effect(let state) = outcome {
      if isLookedAt(state, of: run, on: machine) {
        outcome = answered(machine.proceed(), by: machine)
        continue
      }
      switch perform(effectAt: state, of: run, call: call, on: machine) {
      case .done: break
      case .held:
        return hold(run, at: state, on: machine, cause: cause)
      case .stopped(let reason):
        return settle(run, .ended(reason: reason, isStop: true), on: machine, cause: cause)
      case .stuck:
        return settle(run, .parked(state: state, wakeAt: nil), on: machine, cause: cause)
      }
      call += 1
      outcome = answered(machine.proceed(), by: machine)
    }
    settle(run, outcome, on: machine, cause: cause)
    settleBranches()
  }

  /// Notes where a run has come to.
  func settle(
    _ run: SessionRun, _ outcome: MachineOutcome, on machine: Machine, cause: String
  ) {
    let path = machine.takeVisited()
    switch outcome {
    case .unchanged:
      break
    case .parked(let state, let wakeAt):
      park(run, at: state, until: wakeAt, on: machine, cause: cause, path: path)
    case .forked(let state):
      park(run, at: state, until: nil, on: machine, cause: cause, path: path)
      branchDuties.append(.begin(branch: 0, of: run))
    case .joined(let state):
      park(run, at: state, until: nil, on: machine, cause: cause, path: path)
      noteEnd(of: run)
    case .ended(let reason, let isStop):
      if mayBeAsked(run) { run.record.registers = machine.snapshot() }
      end(run, reason: isStop ? reason ?? "stopped" : "completed", cause: cause, path: path)
    case .outOfFuel, .value, .needsHistory, .effect:
      fault(run, "it took too many steps in one go", cause: cause, path: path)
    }
  }

  /// Lets a run stand at a state until an input or a moment.
  private func park(
    _ run: SessionRun, at state: Int, until wakeAt: Moment?, on machine: Machine, cause: String,
    path: [UInt16]
  ) {
    guard run.step(at: now) else {
      return fault(run, "it took too many steps at one moment", cause: cause, path: path)
    }
    run.record.stateID = run.journey.program.definition.states[state].id
    run.record.wakeAt = [wakeAt, nextTurn(of: run, on: machine)].compactMap { $0 }.min()
    run.record.registers = machine.snapshot()
    note(run.journey, run, .waits(state: state, until: wakeAt))
    trace(run, cause: cause, path: path)
  }

  /// Lets a run stand at a send that quiet hours hold.
  private func hold(_ run: SessionRun, at state: Int, on machine: Machine, cause: String) {
    park(
      run, at: state, until: holdEnd(of: run), on: machine, cause: cause,
      path: machine.takeVisited())
  }

  /// Lets a held send leave, and its run go on.
  func release(_ run: SessionRun) {
    let machine = prepare(run.journey)
    guard restore(run, on: machine), let number = run.record.heldEffect,
      let row = held.removeValue(forKey: number),
      let state = run.journey.program.index(ofState: run.record.stateID),
      case .send(let action, _) = run.journey.program.definition.states[state].kind
    else { return fault(run, "its held send is lost", cause: "released") }
    run.record.heldEffect = nil
    let departure = Departure(
      action: action, state: state, run: run, arguments: row.arguments, address: nil, call: 0,
      heldRow: row)
    guard depart(departure, on: machine) else {
      _ = machine.takeVisited()
      return hold(run, at: state, on: machine, cause: "released")
    }
    follow(
      run, machine.resume(state: state, input: .released), on: machine, cause: "released",
      effects: 1)
  }
}
