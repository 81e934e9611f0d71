internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Effects that leave outside the step: the step decides, and writes down what is to be done.
extension UserSession {
  /// Decides on a message, and writes it down to leave; `false` if its run waits for what becomes
  /// of it.
  func queue(_ departure: Departure, on machine: Machine) -> Bool {
    let isAwaited = departure.action.binding != nil
    let attempts =
      departure.action.isByEach
      ? departure.action.channels.map { [$0] } : [departure.action.channels]
    var rows: [OutboxRecord] = []
    for (index, channels) in attempts.enumerated() {
      let outcome = attempt(departure, by: channels, on: machine)
      note(departure, by: channels, outcome, on: machine)
      let leader = rows.first?.number
      rows.append(
        queued(departure, outcome, first: channels[0], place: (index, leader), isAwaited))
    }
    for row in rows { note(row) }
    guard isAwaited else { return true }
    guard let first = rows.first, rows.contains(where: { $0.status == .pending }) else {
      answer(departure.state, with: rows, on: machine)
      return true
    }
    for row in rows { held[row.number] = row }
    departure.run.record.heldEffect = first.number
    return false
  }

  /// The row of a message that was decided; it counts from now on where limits count it.
  private func queued(
    _ departure: Departure, _ outcome: DepartureOutcome, first channel: String,
    place: (index: Int, leader: Int64?), _ isAwaited: Bool
  ) -> OutboxRecord {
    var row = departure.row(
      number: 0, key: key(of: departure.run, call: departure.call, index: place.index),
      channel: channel, status: .skipped, reason: nil, at: now)
    if place.index == 0, let heldRow = departure.heldRow {
      (row.number, row.effectKey) = (heldRow.number, heldRow.effectKey)
    } else {
      row.number = numbers.take()
    }
    row.delivery = delivery(
      of: departure, leader: place.leader ?? row.number, isAwaited: isAwaited)
    switch outcome {
    case .skipped(let reason):
      row.reason = reason
      row.delivery?.nextAt = nil
      row.delivery?.settledAt = now
    case .sent(let chosen):
      (row.status, row.channel) = (.pending, chosen)
      if row.isMarketing { sends.append(row) }
    }
    return row
  }

  /// What a message needs on its way out.
  private func delivery(
    of departure: Departure, leader: Int64, isAwaited: Bool
  ) -> OutboxDelivery {
    let action = departure.action
    return OutboxDelivery(
      stateID: departure.run.journey.program.definition.states[departure.state].id,
      messageKind: action.kind, address: departure.ownAddress, leader: leader,
      isAwaited: isAwaited, attemptsMax: Self.attemptsMax(action.failure), nextAt: now,
      expiresAt: EffectLimits.expiry(of: action.kind, from: now),
      failure: action.failure.action.text)
  }

  /// How many attempts a policy allows.
  private static func attemptsMax(_ failure: FailurePolicy) -> Int {
    1 + min(max(0, failure.retries ?? EffectLimits.retriesDefault), EngineLimits.retriesMax)
  }

  /// Writes a call down to be made; its run stays until there is an answer, or the time is up.
  func request(
    _ action: CallAction, at state: Int, of run: SessionRun, call: Int, on machine: Machine
  ) -> EffectProgress {
    var row = OutboxRecord(
      number: numbers.take(), runNumber: run.record.number, journeyID: run.record.journeyID,
      key: key(of: run, call: call), kind: "call", name: "\(action.service).\(action.operation)",
      channel: "", arguments: machine.argumentsJSON(), status: .pending, at: now)
    row.delivery = OutboxDelivery(
      stateID: run.journey.program.definition.states[state].id, leader: row.number,
      isAwaited: true, attemptsMax: Self.attemptsMax(action.failure), nextAt: now,
      expiresAt: expiry(of: action, for: run), failure: action.failure.action.text)
    note(row)
    held[row.number] = row
    run.record.heldEffect = row.number
    return .held
  }

  /// The moment from which on a call is not made any more.
  private func expiry(of action: CallAction, for run: SessionRun) -> Moment {
    let zone = context.zone(run.journey.settings.timeZone, own: facts.profile?.timezone)
    let own = action.within.flatMap { context.zones.adding($0, to: now, zone: zone) }
    return own ?? EffectLimits.expiry(of: nil, from: now)
  }
}
