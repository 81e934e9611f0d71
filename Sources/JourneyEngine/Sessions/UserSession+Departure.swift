internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// The moment at which a message leaves: consent, limits, `send only if` and `only if` are asked
/// here, in this order; the first to fail is the reason of the skip.
extension UserSession {
  /// Lets a message leave or be skipped, and tells the machine which; `false` if its run waits for
  /// what becomes of it.
  func depart(_ departure: Departure, on machine: Machine) -> Bool {
    if context.delivery.isOutside { return queue(departure, on: machine) }
    let attempts =
      departure.action.isByEach
      ? departure.action.channels.map { [$0] } : [departure.action.channels]
    var answer: (channel: String?, reason: String?) = (nil, nil)
    for (index, channels) in attempts.enumerated() {
      let outcome = attempt(departure, by: channels, on: machine)
      note(departure, by: channels, outcome, on: machine)
      finish(departure, outcome, first: channels[0], index: index)
      if case .sent(let channel) = outcome, answer.channel == nil { answer.channel = channel }
      if case .skipped(let reason) = outcome, answer.reason == nil { answer.reason = reason }
    }
    machine.answerSend(
      state: departure.state, sent: answer.channel != nil, channel: answer.channel,
      reason: answer.channel == nil ? answer.reason : nil)
    return true
  }

  /// What becomes of a message.
  enum DepartureOutcome {
    /// It leaves by a channel.
    case sent(channel: String)
    /// It does not, for a reason.
    case skipped(reason: String)
  }

  /// Decides on a message that goes by the first of some channels that reaches the user.
  func attempt(
    _ departure: Departure, by channels: [String], on machine: Machine
  ) -> DepartureOutcome {
    let kind = departure.action.kind
    var refused: ConsentCheck.Refusal?
    var chosen: String?
    for channel in channels where chosen == nil {
      let refusal = refusal(of: channel, for: kind, hasOwnAddress: departure.hasOwnAddress)
      if refusal == nil { chosen = channel } else { refused = refused ?? refusal }
    }
    guard let chosen else { return .skipped(reason: (refused ?? .consent).rawValue) }
    let program = departure.run.journey.program
    if kind == .marketing {
      if isLimited(departure, channel: chosen) { return .skipped(reason: "limit") }
      if !holds(program.sendOnlyIf, on: machine) { return .skipped(reason: "send only if") }
    }
    guard holds(program.onlyIf(ofSend: departure.state), on: machine) else {
      return .skipped(reason: "only if")
    }
    return .sent(channel: chosen)
  }

  /// Returns why a channel may not be used, or `nil` if it may.
  func refusal(
    of channel: String, for kind: MessageKind, hasOwnAddress: Bool = false
  ) -> ConsentCheck.Refusal? {
    ConsentCheck(unknown: context.settings.unknownConsent).refusal(
      kind, channel: channel, profile: facts.profile, preferences: facts.preferences,
      hasOwnAddress: hasOwnAddress)
  }

  /// `true` if a limit of the journey or of the workspace is reached.
  private func isLimited(_ departure: Departure, channel: String) -> Bool {
    let candidate = LimitCheck.Candidate(
      at: now, topic: departure.action.topic, channel: channel)
    let journey = departure.run.journey
    return context.isLimited(
      candidate, of: journey.journeyID, in: journey.settings, after: sends,
      own: facts.profile?.timezone)
  }

  /// Writes down what became of a message.
  private func finish(
    _ departure: Departure, _ outcome: DepartureOutcome, first: String, index: Int
  ) {
    var row = departure.row(
      number: 0, key: key(of: departure.run, call: departure.call, index: index),
      channel: first, status: .skipped, reason: nil, at: now)
    switch outcome {
    case .skipped(let reason):
      row.reason = reason
    case .sent(let channel):
      row.status = .sent
      row.channel = channel
    }
    if index == 0, let heldRow = departure.heldRow {
      row.number = heldRow.number
      row.effectKey = heldRow.effectKey
    } else {
      row.number = numbers.take()
    }
    note(row)
    if row.status == .sent { announce(row) }
  }

  /// Tells everyone concerned that a message has left.
  private func announce(_ row: OutboxRecord) {
    if row.isMarketing { sends.append(row) }
    raiseSent(row)
  }

  /// Raises the event of a message that has left.
  func raiseSent(_ row: OutboxRecord) {
    raise(
      SystemEvent.messageSent,
      attributes: SystemEvent.attributes([
        ("message", row.name), ("channel", row.channel), ("journey_id", row.journeyID),
      ]),
      hasSharedAttributes: true)
  }
}
