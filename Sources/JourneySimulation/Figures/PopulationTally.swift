public import JourneyModel
public import JourneyStore

/// Adds up what people come to, one after another, and forgets them.
public final class PopulationTally {
  /// What was added up.
  public internal(set) var figures: PopulationFigures
  /// The places of the journeys by their names.
  let places: [String: Int]
  /// The messages that nobody outside the team gets, by journey.
  let internalMessages: [Set<String>]
  /// The places of the messages, by journey and name.
  let messagePlaces: [[String: Int]]
  /// The days.
  let calendar: DayCalendar
  /// The zones.
  var zones: ZoneTable { calendar.zones }
  /// The person who is being counted.
  var life = CountedLife()
  /// Who passed each state last, by journey.
  var lastPassed: [[Int]]
  /// Who got each message last, by journey.
  var lastWritten: [[Int]]

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
