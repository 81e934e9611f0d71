internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What a run does to the world between two waits.
extension UserSession {
  /// Whether a run goes on behind an effect.
  enum EffectProgress {
    /// It does.
    case done
    /// It is held, or waits for what becomes of the effect.
    case held
    /// It failed for good, and the run ends for this reason.
    case stopped(reason: String)
    /// It failed for good, and the run stays where it is.
    case stuck
  }

  /// Does the effect at a state.
  func perform(
    effectAt state: Int, of run: SessionRun, call: Int, on machine: Machine
  ) -> EffectProgress {
    switch run.journey.program.definition.states[state].kind {
    case .send(let action, _):
      return send(action, at: state, of: run, call: call, on: machine)
    case .call(let action, _):
      return context.delivery.isOutside
        ? request(action, at: state, of: run, call: call, on: machine)
        : ask(action, at: state, of: run, call: call, on: machine)
    case .set(let path, _, _):
      write(path, machine.effectValueJSON(), on: machine, of: run)
    case .emit(let event, _, _):
      raise(event, attributes: machine.argumentsJSON())
    case .start(let journeyID, _, _):
      let request = DerivedRequest(
        journeyID: journeyID, payload: machine.argumentsJSON(), depth: input.depth + 1, run: run)
      derived.append(.request(request))
    default:
      break
    }
    return .done
  }

  /// Sends a message now, or holds it until quiet hours end.
  private func send(
    _ action: SendAction, at state: Int, of run: SessionRun, call: Int, on machine: Machine
  ) -> EffectProgress {
    let departure = Departure(
      action: action, state: state, run: run, arguments: machine.argumentsJSON(),
      address: machine.effectValueJSON(), call: call, heldRow: nil)
    let until =
      action.kind == .marketing
      ? context.quietEnd(of: run.journey, own: facts.profile?.timezone, at: now) : now
    guard until > now else { return depart(departure, on: machine) ? .done : .held }
    let row = departure.row(
      number: numbers.take(), key: key(of: run, call: call), channel: action.channels[0],
      status: .held, reason: nil, at: until)
    held[row.number] = row
    note(row)
    run.record.heldEffect = row.number
    note(run.journey, run, .held(state: state, until: until))
    return .held
  }

  /// The idempotency key of an effect of the step that a run is taking; `index` tells apart the
  /// messages of one send.
  func key(of run: SessionRun, call: Int, index: Int = 0) -> EffectKey {
    .place(
      part: part, run: run.record.number, step: run.record.stepNumber, call: call, index: index)
  }

  /// Calls a service and tells the machine what it answered, or does as the failure policy says.
  private func ask(
    _ action: CallAction, at state: Int, of run: SessionRun, call: Int, on machine: Machine
  ) -> EffectProgress {
    var row = OutboxRecord(
      number: numbers.take(), runNumber: run.record.number, journeyID: run.record.journeyID,
      key: key(of: run, call: call), kind: "call", name: "\(action.service).\(action.operation)",
      channel: "", arguments: machine.argumentsJSON(), status: .sent, at: now)
    defer {
      note(row)
      note(run.journey, run, .called(state: state, row))
    }
    switch attempt(action, arguments: row.arguments) {
    case .answered(let answer):
      row.answer = answer
      machine.answerCall(state: state, answer)
      return .done
    case .notAsked:
      row.status = .skipped
      row.reason = "dry run"
    case .failed:
      row.status = .failed
      row.reason = "no answer"
      switch action.failure.action {
      case .skip: break
      case .stop(let reason): return .stopped(reason: reason ?? "stopped")
      case .park: return .stuck
      }
    }
    machine.answerCall(state: state, nil)
    return .done
  }

  /// Makes a call, again as often as the policy says while it fails.
  ///
  /// Where it is looked at, the answer is one that was recorded, which was the last.
  private func attempt(_ action: CallAction, arguments: [UInt8]) -> EffectHost.CallOutcome {
    let isRecorded = context.observer != nil
    let retries = isRecorded ? 0 : min(action.failure.retries ?? 0, EngineLimits.retriesMax)
    for _ in 0..<max(0, retries) {
      let outcome = context.delivery.call(action.service, action.operation, arguments)
      if outcome != .failed { return outcome }
    }
    return context.delivery.call(action.service, action.operation, arguments)
  }

  /// Writes an attribute of the user; it takes effect for the steps after it.
  private func write(_ path: [String], _ value: [UInt8], on machine: Machine, of run: SessionRun) {
    let before = predicatesBefore()
    guard applyAttribute(path, value) else { return }
    raise(
      SystemEvent.userChanged, attributes: SystemEvent.noAttributes, turned: turned(since: before))
    _ = prepare(run.journey)
  }

  /// Notes an effect for the store, in the place of an earlier state of it.
  func note(_ row: OutboxRecord) {
    if let index = change.outbox.lastIndex(where: { $0.number == row.number }) {
      change.outbox[index] = row
    } else {
      change.outbox.append(row)
    }
  }
}
