internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// What an observer is told; without one, none of it is worked out.
extension UserSession {
  /// Notes what was decided.
  func note(
    _ journey: PublishedJourney, _ run: SessionRun? = nil,
    _ kind: @autoclosure () -> Observation.Kind
  ) {
    guard let observer = context.observer, observer.wants(journey.journeyID) else { return }
    observer.note(
      Observation(
        at: now, event: input.event, journeyID: journey.journeyID, version: journey.version,
        run: run?.record.number, kind: kind()))
  }

  /// Asks a probe; `nil` where there is none.
  func evidence(
    _ place: ProbePlace, of journey: PublishedJourney, on machine: Machine
  ) -> Evidence? {
    journey.program.probes[place].map { evidence($0, on: machine) }
  }

  /// Asks a probe and those of its parts.
  private func evidence(_ probe: Probe, on machine: Machine) -> Evidence {
    let value = value(of: probe.address, on: machine).map { machine.seen($0) } ?? .missing
    return Evidence(
      expression: probe.expression, value: value,
      parts: probe.parts.map { evidence($0, on: machine) })
  }

  /// Notes what a run that has come to a state is about to ask; `false` for a state that does
  /// something, which is no stop of the observer's.
  func isLookedAt(_ state: Int, of run: SessionRun, on machine: Machine) -> Bool {
    guard run.journey.program.isObserved else { return false }
    let kind = run.journey.program.definition.states[state].kind
    let place: ProbePlace
    if case .split = kind { place = .point(state: state) } else { place = .state(state) }
    note(
      run.journey, run,
      .reached(
        state: state, evidence(place, of: run.journey, on: machine),
        round: evidence(.round(state: state), of: run.journey, on: machine)))
    if case .waitArms = kind { noteArms(run, state, .change, on: machine) }
    return kind.isObserved
  }

  /// Notes what the arms of a wait ask as a run hears of something.
  func noteArms(_ run: SessionRun, _ state: Int, _ input: MachineInput, on machine: Machine) {
    note(run.journey, run, .heard(state: state, input, arms: arms(of: state, run, on: machine)))
  }

  /// What each arm of a wait asks.
  private func arms(of state: Int, _ run: SessionRun, on machine: Machine) -> [Evidence?] {
    switch run.journey.program.definition.states[state].kind {
    case .waitArms(let arms, _, _):
      arms.indices.map { evidence(.arm(state: state, $0), of: run.journey, on: machine) }
    case .waitWithout: [evidence(.arm(state: state, 0), of: run.journey, on: machine)]
    default: []
    }
  }

  /// Notes that an exit was asked.
  func noteExit(_ index: Int, holds: Bool, of run: SessionRun, on machine: Machine) {
    note(
      run.journey, run,
      .exit(
        index: index, holds: holds, evidence(.exit(index), of: run.journey, on: machine),
        count: evidence(.count(of: .exit(index)), of: run.journey, on: machine)))
  }

  /// Notes that a goal was asked.
  func noteGoal(_ index: Int, holds: Bool, of run: SessionRun, on machine: Machine) {
    note(
      run.journey, run,
      .goal(
        index: index, holds: holds, evidence(.goal(index), of: run.journey, on: machine),
        count: evidence(.count(of: .goal(index)), of: run.journey, on: machine)))
  }

  /// Notes that a trigger was asked.
  func noteTrigger(_ index: Int, holds: Bool, of journey: PublishedJourney) {
    guard context.observer != nil else { return }
    let machine = prepare(journey)
    note(
      journey, nil,
      .asked(
        trigger: index, holds: holds, evidence(.trigger(index), of: journey, on: machine),
        count: evidence(.count(of: .trigger(index)), of: journey, on: machine)))
  }

  /// Notes what became of a message that was to go by some channels.
  func note(
    _ departure: Departure, by channels: [String], _ outcome: DepartureOutcome,
    on machine: Machine
  ) {
    let journey = departure.run.journey
    note(
      journey, departure.run,
      .departed(
        state: departure.state,
        account(of: departure, by: channels, outcome, on: machine)))
  }

  /// What decided about a message.
  private func account(
    of departure: Departure, by channels: [String], _ outcome: DepartureOutcome,
    on machine: Machine
  ) -> DepartureAccount {
    let answers = channels.map { channel in
      DepartureAccount.ChannelAnswer(
        channel: channel,
        refusal: refusal(
          of: channel, for: departure.action.kind, hasOwnAddress: departure.hasOwnAddress)?
          .rawValue,
        preferences: facts.preferences[channel] ?? ChannelPreferences())
    }
    var account = DepartureAccount(arguments: departure.arguments, channels: answers)
    switch outcome {
    case .sent(let channel): account.sentBy = channel
    case .skipped(let reason):
      account.reason = reason
      if reason == "limit", let channel = answers.first(where: { $0.refusal == nil })?.channel {
        account.limit = reachedLimit(departure, channel: channel)
      }
    }
    let place: ProbePlace =
      account.reason == "send only if" ? .sendOnlyIf : .onlyIf(state: departure.state)
    account.condition = evidence(place, of: departure.run.journey, on: machine)
    return account
  }

  /// The first limit that is reached, with the messages that it counts.
  private func reachedLimit(
    _ departure: Departure, channel: String
  ) -> DepartureAccount.ReachedLimit? {
    let check = LimitCheck(zones: context.zones, sends: sends)
    let candidate = LimitCheck.Candidate(
      at: now, topic: departure.action.topic, channel: channel)
    let journey = departure.run.journey
    let own = context.zone(journey.settings.timeZone, own: facts.profile?.timezone)
    let all =
      journey.settings.limits.map { ($0, false) } + context.settings.limits.map { ($0, true) }
    for (limit, isOfWorkspace) in all {
      let zone = isOfWorkspace ? context.workspaceZone : own
      let counted = check.counted(
        limit, by: candidate, journeyID: isOfWorkspace ? nil : journey.journeyID, zone: zone)
      guard let counted, counted.count >= limit.messages else { continue }
      return DepartureAccount.ReachedLimit(
        limit: limit, isOfWorkspace: isOfWorkspace, counted: counted)
    }
    return nil
  }
}
