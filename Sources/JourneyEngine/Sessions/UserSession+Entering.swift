internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Triggers and entry rules.
extension UserSession {
  /// Starts the journeys whose trigger the input is.
  ///
  /// An event that matches two triggers of a journey starts one run. `turned` are the predicates
  /// that it turned true, in the order of `predicates`; `calendarFrom` is the moment from which on
  /// the calendar has to be looked at, if it has.
  func enterAll(turned: [Bool], calendarFrom: Moment? = nil) {
    var predicate = 0
    for journey in registry.newest {
      var hasEntered = false
      for (index, trigger) in journey.program.triggers.enumerated() {
        var isTurned = false
        if trigger.kind == .turnsTrue {
          isTurned = turned[predicate]
          predicate += 1
        }
        guard !hasEntered else { continue }
        let due = calendarFrom.flatMap { occurrence(of: index, of: journey, from: $0) }
        guard isTurned || due != nil || isFired(trigger, of: journey) else { continue }
        enter(journey, trigger: index, at: due ?? input.event?.at ?? now)
        hasEntered = true
      }
    }
  }

  /// `true` if the input is the event that a trigger waits for.
  private func isFired(_ trigger: ProgramTrigger, of journey: PublishedJourney) -> Bool {
    guard let event = trigger.event, event == input.event?.name else { return false }
    return holds(trigger.condition, on: prepare(journey))
  }

  /// Starts a run, if the entry rule lets the user in.
  private func enter(_ journey: PublishedJourney, trigger: Int, at moment: Moment) {
    let machine = prepare(journey)
    load(machine, trigger: trigger, at: moment)
    guard let key = entryKey(journey, on: machine) else {
      return raise(
        SystemEvent.entryRefused,
        attributes: SystemEvent.attributes([
          ("journey_id", journey.journeyID), ("reason", "the key of the entry rule is missing"),
        ]))
    }
    let inside = runs.filter {
      $0.isInside && $0.record.journeyID == journey.journeyID && $0.record.entryKey == key
    }
    guard allows(journey, key: key, inside: !inside.isEmpty) else { return }
    for run in inside where journey.settings.entry.newestWins {
      end(run, reason: "exited", cause: "replaced", path: [])
    }
    // Ending a run leaves the machine as it is, but the key may have come from another register
    // file.
    load(machine, trigger: trigger, at: moment)
    begin(journey, key: key, at: moment, on: machine)
  }

  /// Tells a machine of the run that would begin.
  private func load(_ machine: Machine, trigger: Int, at moment: Moment) {
    machine.enter(
      trigger: trigger, eventName: input.event?.name,
      payload: input.event?.attributes ?? SystemEvent.noAttributes, at: moment, now: now,
      number: input.number)
  }

  /// Returns the key of the entry rule: empty where it has none, `nil` where it is missing.
  private func entryKey(_ journey: PublishedJourney, on machine: Machine) -> String? {
    guard let address = journey.program.entryKey else { return "" }
    return value(of: address, on: machine).flatMap { machine.text(of: $0) }
  }

  /// `true` if the entry rule lets the user in.
  private func allows(_ journey: PublishedJourney, key: String, inside: Bool) -> Bool {
    let rule = journey.settings.entry
    if rule.kind == .unlimited { return true }
    if inside, !rule.newestWins { return false }
    guard let last = entries[EntryKey(journeyID: journey.journeyID, key: key)] else { return true }
    guard let every = rule.every else { return rule.kind == .oneAtATime || inside }
    let zone = context.zone(journey.settings.timeZone, own: facts.profile?.timezone)
    return context.zones.adding(every, to: last, zone: zone).map { $0 <= now } ?? false
  }

  /// Begins a run that the entry rule has let in.
  private func begin(
    _ journey: PublishedJourney, key: String, at moment: Moment, on machine: Machine
  ) {
    let run = SessionRun(
      newRecord(journey, key: key, at: moment), journey: journey, isNew: true)
    runs.append(run)
    run.record.goalUntil = journey.program.goals.map { deadline(of: $0.within, for: run) }.max()
    noteEntry(journey.journeyID, key: key)
    raise(
      SystemEvent.journeyEntered,
      attributes: SystemEvent.attributes([("journey_id", journey.journeyID)]))
    if journey.program.exits.contains(where: { $0.event == nil && holds($0.condition, on: machine) }
    ) {
      run.record.registers = machine.snapshot()
      return end(run, reason: "exited", cause: "entered", path: [])
    }
    follow(run, machine.start(), on: machine, cause: "entered")
  }

  /// Returns the row of a run that begins now.
  ///
  /// It counts its time from the event or the moment of the calendar that started it, late or not:
  /// histories are in event time.
  private func newRecord(
    _ journey: PublishedJourney, key: String, at moment: Moment
  ) -> RunRecord {
    RunRecord(
      number: numbers.take(), journeyID: journey.journeyID, version: journey.version,
      entryKey: key, enteredAt: moment, entryEventNumber: input.number,
      stateID: journey.program.definition.start)
  }

  /// Notes that the user entered now.
  private func noteEntry(_ journeyID: String, key: String) {
    entries[EntryKey(journeyID: journeyID, key: key)] = now
    change.entries.removeAll { $0.journeyID == journeyID && $0.key == key }
    change.entries.append(EntryRecord(journeyID: journeyID, key: key, lastEnteredAt: now))
  }
}
