internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Triggers and entry rules.
extension UserSession {
  /// What would begin: a journey, by one of its triggers, at a moment, with what it is given.
  struct Entry {
    /// The journey.
    var journey: PublishedJourney
    /// The index of the trigger.
    var trigger: Int
    /// When.
    var at: Moment
    /// The event's attributes or the request's parameters, as one JSON object.
    var payload = SystemEvent.noAttributes
    /// The number of the run, where whoever asked for it was told already; else it gets the next.
    var runNumber: Int64?
  }

  /// Starts the journeys whose trigger the input is, those of larger priority first.
  ///
  /// An event that matches two triggers of a journey starts one run. `turned` are the predicates
  /// that it turned true, in the order of `predicates`.
  func enterAll(turned: [Bool]) {
    for place in registry.triggers.places(for: input.event?.name) {
      let journey = place.journey
      var predicate = place.firstPredicate
      var hasEntered = false
      for (index, trigger) in journey.program.triggers.enumerated() {
        var isTurned = false
        if trigger.kind == .turnsTrue {
          isTurned = turned[predicate]
          predicate += 1
          noteTrigger(index, holds: isTurned, of: journey)
        }
        guard !hasEntered, isTurned || isFired(index, of: journey) else { continue }
        let payload = input.event?.attributes ?? SystemEvent.noAttributes
        enter(
          Entry(journey: journey, trigger: index, at: input.event?.at ?? now, payload: payload))
        hasEntered = true
      }
    }
  }

  /// `true` if the input is the event that a trigger waits for.
  private func isFired(_ index: Int, of journey: PublishedJourney) -> Bool {
    let trigger = journey.program.triggers[index]
    guard let event = trigger.event, event == input.event?.name else { return false }
    let isFired = holds(trigger.condition, on: prepare(journey))
    noteTrigger(index, holds: isFired, of: journey)
    return isFired
  }

  /// Starts a run, if the entry rule and the journey's group let the user in; one who is held out
  /// is noted instead.
  func enter(_ entry: Entry) {
    let journey = entry.journey
    let status = registry.status(of: journey.journeyID)
    guard status.letsIn else {
      note(journey, nil, .refused(trigger: entry.trigger, .closed(status)))
      return refuse(journey.journeyID, "it is \(status.rawValue)")
    }
    let machine = prepare(journey)
    load(machine, entry)
    guard let key = entryKey(journey, on: machine) else {
      note(journey, nil, .refused(trigger: entry.trigger, .keyMissing))
      return refuse(journey.journeyID, "the key of the entry rule is missing")
    }
    let inside = runs.filter {
      $0.isInside && $0.isWhole && $0.record.journeyID == journey.journeyID
        && $0.record.entryKey == key
    }
    guard allows(journey, key: key, inside: !inside.isEmpty) else {
      return note(
        journey, nil, .refused(trigger: entry.trigger, refusal(journey, key: key, inside)))
    }
    let rivals = rivals(of: journey)
    if let winner = rivals.first(where: { $0.journey.priority >= journey.priority }) {
      note(
        journey, nil,
        .refused(trigger: entry.trigger, .rival(journeyID: winner.journey.journeyID)))
      return refuse(
        journey.journeyID, "`\(winner.journey.journeyID)` of the same group is inside")
    }
    // Asking what else runs leaves the machine as it is, but the key may have come from another
    // register file.
    load(machine, entry)
    if isHeldOut(of: journey) { return holdOut(entry, key: key, on: machine) }
    for run in inside where journey.settings.entry.newestWins {
      end(run, reason: "exited", cause: "replaced", path: [])
    }
    for run in rivals { end(run, reason: "exited", cause: "displaced", path: []) }
    begin(entry, key: key, on: machine)
  }

  /// Notes that a journey did not begin, and why.
  func refuse(_ journeyID: String, _ reason: String) {
    raise(
      SystemEvent.entryRefused,
      attributes: SystemEvent.attributes([("journey_id", journeyID), ("reason", reason)]),
      hasSharedAttributes: true)
  }

  /// Tells a machine of the run that would begin.
  private func load(_ machine: Machine, _ entry: Entry) {
    machine.enter(
      trigger: entry.trigger, eventName: input.event?.name, payload: entry.payload, at: entry.at,
      now: now, number: input.number)
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
    guard rule.every != nil else { return rule.kind == .oneAtATime || inside }
    return mayEnterAgain(journey, after: last).map { $0 <= now } ?? false
  }

  /// When the entry rule lets in again who entered at a moment; `nil` for never.
  private func mayEnterAgain(_ journey: PublishedJourney, after last: Moment) -> Moment? {
    guard let every = journey.settings.entry.every else { return nil }
    let zone = context.zone(journey.settings.timeZone, own: facts.profile?.timezone)
    return context.zones.adding(every, to: last, zone: zone)
  }

  /// Why the entry rule does not let the user in.
  private func refusal(
    _ journey: PublishedJourney, key: String, _ inside: [SessionRun]
  ) -> EntryRefusal {
    if let run = inside.first, !journey.settings.entry.newestWins {
      return .inside(since: run.record.enteredAt)
    }
    let last = entries[EntryKey(journeyID: journey.journeyID, key: key)] ?? now
    return .tooSoon(last: last, again: mayEnterAgain(journey, after: last))
  }

  /// Begins a run that the entry rule has let in.
  private func begin(_ entry: Entry, key: String, on machine: Machine) {
    let journey = entry.journey
    let run = newRun(entry, key: key, stateID: journey.program.definition.start)
    note(journey, run, .entered(trigger: entry.trigger))
    raise(
      SystemEvent.journeyEntered,
      attributes: SystemEvent.attributes([("journey_id", journey.journeyID)]),
      hasSharedAttributes: true)
    let exit = journey.program.exits.firstIndex {
      $0.event == nil && holds($0.condition, on: machine)
    }
    if let exit {
      noteExit(exit, holds: true, of: run, on: machine)
      run.record.registers = machine.snapshot()
      return end(run, reason: "exited", cause: "entered", path: [])
    }
    follow(run, machine.start(), on: machine, cause: "entered")
  }

  /// Adds a run that begins now, and notes the entry.
  ///
  /// It counts its time from the event or the moment of the calendar that started it, late or not:
  /// histories are in event time.
  func newRun(_ entry: Entry, key: String, stateID: String) -> SessionRun {
    let journey = entry.journey
    let record = RunRecord(
      number: entry.runNumber ?? numbers.take(), journeyID: journey.journeyID,
      version: journey.version,
      entryKey: key, enteredAt: entry.at, entryEventNumber: input.number,
      triggerID: journey.program.definition.triggers[entry.trigger].id, stateID: stateID)
    let run = SessionRun(record, journey: journey, isNew: true)
    add(run)
    run.record.goalUntil = journey.program.goals.map { deadline(of: $0.within, for: run) }.max()
    noteEntry(journey.journeyID, key: key)
    return run
  }

  /// Notes that the user entered now.
  private func noteEntry(_ journeyID: String, key: String) {
    entries[EntryKey(journeyID: journeyID, key: key)] = now
    change.entries.removeAll { $0.journeyID == journeyID && $0.key == key }
    change.entries.append(EntryRecord(journeyID: journeyID, key: key, lastEnteredAt: now))
  }
}
