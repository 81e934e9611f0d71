public import JourneyModel
public import JourneyStore

/// Adds up what people come to, one after another, and forgets them.
public final class PopulationTally {
  /// What was added up.
  public private(set) var figures: PopulationFigures
  /// The places of the journeys by their names.
  private let places: [String: Int]
  /// The messages that nobody outside the team gets, by journey.
  private let internalMessages: [Set<String>]
  /// The places of the messages, by journey and name.
  private let messagePlaces: [[String: Int]]
  /// The days.
  private let calendar: DayCalendar
  /// The zones.
  private var zones: ZoneTable { calendar.zones }
  /// The person who is being counted.
  private var life = CountedLife()
  /// Who passed each state last, by journey.
  private var lastPassed: [[Int]]
  /// Who got each message last, by journey.
  private var lastWritten: [[Int]]

  /// Creates a tally of nothing.
  public init(_ definitions: [JourneyDefinition], calendar: DayCalendar) {
    self.calendar = calendar
    figures = PopulationFigures(definitions, calendar: calendar)
    places = Dictionary(
      definitions.enumerated().map { ($1.journeyID, $0) }, uniquingKeysWith: { $1 })
    messagePlaces = figures.journeys.map { journey in
      Dictionary(
        journey.messages.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    }
    internalMessages = definitions.map(Self.internalMessages)
    lastPassed = definitions.map { Array(repeating: 0, count: $0.states.count) }
    lastWritten = figures.journeys.map { Array(repeating: 0, count: $0.messages.count) }
  }

  /// The messages of a definition that go to the team.
  private static func internalMessages(of definition: JourneyDefinition) -> Set<String> {
    Set(
      definition.states.compactMap { state -> String? in
        guard case .send(let action, _) = state.kind, action.kind == .internal else { return nil }
        return action.message
      })
  }

  /// Begins the next person.
  public func begin(_ person: SimulatedPerson) {
    figures.people += 1
    figures.events += person.eventCount
    life = CountedLife()
  }

  /// Counts a piece of what changed for the person.
  public func take(_ change: UserChange) {
    if let profile = change.profile { life.timeZone = profile.timezone }
    for record in change.newRuns { note(record) }
    for changed in change.changedRuns { note(changed.run) }
    for step in change.trace { count(step) }
    for row in change.outbox where row.kind == "send" { count(row) }
    for event in change.events where event.name == "entry_refused" { countRefusal(event) }
  }

  /// Counts what is known only when the person has been lived to the end.
  public func end() {
    for run in life.runs { countLife(of: run) }
    for (journey, message) in life.held.values {
      figures.journeys[journey].totals.sends[message, default: [:]][.held, default: 0] += 1
    }
    countCrowding()
    countPeople()
  }
}

// MARK: Runs

extension PopulationTally {
  /// Notes what a run came to so far.
  private func note(_ record: RunRecord) {
    if let index = life.indexes[record.number] {
      life.runs[index].record = record
    } else if let place = places[record.journeyID] {
      life.indexes[record.number] = life.runs.count
      life.runs.append(CountedRun(record: record, journey: place))
    }
  }

  /// Counts a step of a run: the states that it passed, and where it stood before.
  private func count(_ step: TraceRecord) {
    guard let index = life.indexes[step.runNumber] else { return }
    let journey = life.runs[index].journey
    if calendar.contains(step.at) {
      for state in step.path { pass(Int(state), of: journey, at: step.at) }
      if step.input == "released" { figures.journeys[journey].quietHolds += 1 }
    }
    guard !step.path.isEmpty || step.endReason != nil else { return }
    leave(index, at: step.at)
    guard step.endReason == nil, let state = step.path.last else { return }
    life.runs[index].standing = (Int(state), step.at)
  }

  /// Counts that a state was passed.
  private func pass(_ state: Int, of journey: Int, at moment: Moment) {
    guard lastPassed[journey].indices.contains(state) else { return }
    let day = calendar.day(of: moment)
    figures.journeys[journey].steps[state].visits += 1
    figures.journeys[journey].steps[state].visitsByDay[day] += 1
    guard lastPassed[journey][state] != figures.people else { return }
    lastPassed[journey][state] = figures.people
    figures.journeys[journey].steps[state].people += 1
  }

  /// Counts that a run stands no longer where it stood.
  private func leave(_ index: Int, at moment: Moment) {
    guard let (state, since) = life.runs[index].standing else { return }
    life.runs[index].standing = nil
    countWaiting(in: state, of: life.runs[index].journey, from: since, to: moment)
  }

  /// Counts that a run waited in a state.
  private func countWaiting(in state: Int, of journey: Int, from: Moment, to: Moment?) {
    guard from <= calendar.until, lastPassed[journey].indices.contains(state) else { return }
    figures.journeys[journey].steps[state].waitingChanges[calendar.day(of: from)] += 1
    guard let to, to <= calendar.until else { return }
    figures.journeys[journey].steps[state].waitingChanges[calendar.day(of: to)] -= 1
  }

  /// Counts the beginning, the end and the conversion of a run.
  private func countLife(of run: CountedRun) {
    if let (state, since) = run.standing {
      countWaiting(in: state, of: run.journey, from: since, to: nil)
    }
    let record = run.record
    guard record.branch == nil else { return }
    if record.stateID.isEmpty { return countHeldOut(run) }
    countEntry(run)
    if record.endedAt == nil {
      figures.journeys[run.journey].totals.active += 1
      figures.journeys[run.journey].totals.standing[record.stateID, default: 0] += 1
    } else {
      countEnd(run)
    }
    countConversion(run)
  }

  /// Counts that a run began.
  private func countEntry(_ run: CountedRun) {
    let record = run.record
    guard calendar.contains(record.enteredAt) else { return }
    let day = calendar.day(of: record.enteredAt)
    figures.journeys[run.journey].totals.entered += 1
    figures.journeys[run.journey].totals.startedBy[record.triggerID, default: 0] += 1
    figures.journeys[run.journey].enteredByDay[day] += 1
    life.entered.insert(run.journey)
  }

  /// Counts that a run ended, and how long it took.
  private func countEnd(_ run: CountedRun) {
    guard let end = run.record.endedAt, calendar.contains(end) else { return }
    let reason = run.record.endReason ?? ""
    figures.journeys[run.journey].totals.ended[reason, default: 0] += 1
    figures.journeys[run.journey].endedByDay[calendar.day(of: end)] += 1
    figures.journeys[run.journey].lengths.add(Self.seconds(from: run.record.enteredAt, to: end))
  }

  /// Counts that a run converted, and how long that took.
  private func countConversion(_ run: CountedRun) {
    guard let at = run.record.convertedAt, calendar.contains(at) else { return }
    figures.journeys[run.journey].totals.converted += 1
    figures.journeys[run.journey].convertedByDay[calendar.day(of: at)] += 1
    figures.journeys[run.journey].lengthsToGoal.add(
      Self.seconds(from: run.record.enteredAt, to: at))
    life.converted.insert(run.journey)
  }

  /// Counts somebody who was held out.
  private func countHeldOut(_ run: CountedRun) {
    if calendar.contains(run.record.enteredAt) { life.heldOut.insert(run.journey) }
    guard let at = run.record.convertedAt, calendar.contains(at) else { return }
    life.heldOutConverted.insert(run.journey)
  }

  /// The whole seconds between two moments.
  private static func seconds(from: Moment, to: Moment) -> Int {
    Int(max(0, to.microseconds - from.microseconds) / Moment.perSecond)
  }

  /// Counts the person once for each journey.
  private func countPeople() {
    for journey in life.entered { figures.journeys[journey].totals.people.entered += 1 }
    for journey in life.converted { figures.journeys[journey].totals.people.converted += 1 }
    for journey in life.heldOut { figures.journeys[journey].totals.heldOut.entered += 1 }
    for journey in life.heldOutConverted {
      figures.journeys[journey].totals.heldOut.converted += 1
    }
  }
}

// MARK: Messages

extension PopulationTally {
  /// Counts what became of a message, once that is decided.
  private func count(_ row: OutboxRecord) {
    guard let place = places[row.journeyID] else { return }
    if row.status == .held {
      life.held[row.number] = (place, row.name)
      return
    }
    life.held[row.number] = nil
    guard calendar.contains(row.at) else { return }
    if row.status == .cancelled { figures.journeys[place].takenBack += 1 }
    figures.journeys[place].totals.sends[row.name, default: [:]][row.status, default: 0] += 1
    guard let message = messagePlaces[place][row.name] else { return }
    switch row.status {
    case .sent: countSent(row, message, of: place)
    case .skipped: countSkipped(row, message, of: place)
    case .held, .pending, .sending, .cancelled, .failed, .unknown: break
    }
  }

  /// Counts a message that left.
  private func countSent(_ row: OutboxRecord, _ message: Int, of journey: Int) {
    let day = calendar.day(of: row.at)
    figures.journeys[journey].messages[message].sent += 1
    figures.journeys[journey].messages[message].sentByDay[day] += 1
    figures.journeys[journey].messages[message].sentBy[row.channel, default: 0] += 1
    figures.journeys[journey].sentByHour[calendar.hour(of: row.at, on: day)] += 1
    if lastWritten[journey][message] != figures.people {
      lastWritten[journey][message] = figures.people
      figures.journeys[journey].messages[message].people += 1
    }
    guard !internalMessages[journey].contains(row.name) else { return }
    life.sent.append((row.at, journey))
  }

  /// Counts a message that was skipped.
  private func countSkipped(_ row: OutboxRecord, _ message: Int, of journey: Int) {
    let reason = row.reason ?? ""
    figures.journeys[journey].messages[message].skippedFor[reason, default: 0] += 1
    figures.journeys[journey].totals.skippedFor[reason, default: 0] += 1
  }

  /// Counts how close together the messages of the person left.
  private func countCrowding() {
    guard !life.sent.isEmpty else { return }
    figures.peopleWritten += 1
    let sent = life.sent.sorted { $0.at < $1.at }
    figures.crowding.add(sent.map(\.at), zones: zones, zone: zone(of: nil))
    for journey in Set(sent.map(\.journey)) {
      let own = sent.filter { $0.journey == journey }.map(\.at)
      let reference = figures.journeys[journey].definition.settings.timeZone
      figures.journeys[journey].crowding.add(own, zones: zones, zone: zone(of: reference))
    }
  }

  /// The zone that a reference means for the person; that of the days where there is none.
  private func zone(of reference: ZoneReference?) -> Int {
    switch reference {
    case nil: return calendar.zone
    case .named(let name): return zones.index(named: name) ?? calendar.zone
    case .user(let fallback):
      let own = life.timeZone.flatMap { zones.index(named: $0) }
      return own ?? fallback.flatMap { zones.index(named: $0) } ?? calendar.zone
    }
  }

  /// Counts that a journey did not begin.
  private func countRefusal(_ event: EventRecord) {
    guard calendar.contains(event.at),
      let told = try? JSONReader.parse(event.attributes),
      let place = told.member("journey_id")?.text.flatMap({ places[$0] })
    else { return }
    figures.journeys[place].refusals[told.member("reason")?.text ?? "", default: 0] += 1
  }
}
