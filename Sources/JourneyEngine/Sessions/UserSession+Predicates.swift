internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Questions to the machines: conditions of triggers, exits and goals.
extension UserSession {
  /// Returns the machine of a journey, knowing this user and this input.
  func prepare(_ journey: PublishedJourney) -> Machine {
    let machine = journey.machine
    if journey.loadedFacts != factsStamp {
      loadFacts(into: machine, of: journey)
      journey.loadedFacts = factsStamp
    }
    if journey.loadedInput != input.stamp {
      machine.setInput(now: now, number: input.number)
      machine.forgetHistory()
      if let event = input.event {
        machine.setEvent(name: event.name, at: event.at, attributes: event.attributes)
      } else {
        machine.clearEvent()
      }
      journey.loadedInput = input.stamp
    }
    return machine
  }

  /// Tells a machine what is known of the user.
  private func loadFacts(into machine: Machine, of journey: PublishedJourney) {
    machine.loadUser(facts.document)
    for (index, channel) in journey.program.channels.enumerated() {
      machine.setReachable(index, refusal(of: channel, for: .marketing) == nil)
    }
    machine.setZone(facts.profile?.timezone.flatMap { context.zones.index(named: $0) })
  }

  /// Returns what a condition yields, fetching the histories that it asks for.
  func value(of condition: CodeAddress, on machine: Machine) -> Value? {
    guard case .value(let value) = answered(machine.evaluate(condition), by: machine) else {
      return nil
    }
    return value
  }

  /// `true` if there is no condition, or it holds.
  func holds(_ condition: CodeAddress?, on machine: Machine) -> Bool {
    guard let condition else { return true }
    return value(of: condition, on: machine)?.isTrue ?? false
  }

  /// Goes on until the machine asks for no more histories.
  func answered(_ outcome: MachineOutcome, by machine: Machine) -> MachineOutcome {
    var outcome = outcome
    while case .needsHistory(let event) = outcome {
      machine.provideHistory(event: event, history[event] ?? [])
      outcome = machine.proceed()
    }
    return outcome
  }

  /// Returns whether each predicate that can start a journey holds, now or at another moment, in a
  /// fixed order.
  func predicates(at moment: Moment? = nil) -> [Bool] {
    var values: [Bool] = []
    for journey in registry.turning {
      let machine = prepare(journey)
      machine.setInput(now: moment ?? now, number: input.number)
      machine.forgetHistory()
      for trigger in journey.program.triggers where trigger.kind == .turnsTrue {
        values.append(holds(trigger.condition, on: machine))
      }
      journey.loadedInput = -1
    }
    return values
  }

  /// Returns whether each of those predicates held before the input that is being handled.
  ///
  /// Where time may have turned one and it was not asked yet, that is the moment before.
  func predicatesBefore() -> [Bool] {
    guard let turn = predicateTurnAt, turn <= now else { return predicates() }
    return predicates(at: Moment(microseconds: turn.microseconds - 1))
  }

  /// Returns which of the predicates that can start a journey were false and are true now.
  func turned(since before: [Bool]) -> [Bool] {
    before.isEmpty ? [] : zip(before, predicates()).map { !$0 && $1 }
  }
}
