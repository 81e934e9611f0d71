internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What was done beside the steps of a user: effects that came to stand otherwise, what somebody
/// decided, and runs that were led over.
extension ServedReplay {
  /// Lets an effect stand as it stood from then on.
  func redo(_ turn: EffectTurn, at moment: Moment) throws {
    let work = try effect(turn.effect)
    var effect = work.effect
    (effect.status, effect.reason) = (turn.status, turn.reason)
    if turn.isRedated { effect.at = moment }
    if turn.isSettled, effect.kind == "call", turn.status == .sent {
      effect.answer = effectPlaces[turn.effect].flatMap { life.person.outbox[$0].answer }
    }
    effect.delivery?.nextAt = nil
    effect.delivery?.isBlocking = turn.isBlocking
    effect.delivery?.settledAt = turn.isSettled ? moment : nil
    var change = EffectChange(work, effect: effect, at: moment)
    change.answersAt = turn.isAnswered ? moment : nil
    try commit(change)
    if turn.isSettled || [.failed, .unknown].contains(turn.status) {
      try observe(.settled(effect), of: effect.runNumber, at: moment)
    }
  }

  /// Tries again what somebody wanted to be tried again.
  func retry(_ letter: Int64, at moment: Moment) throws {
    guard effectPlaces[letter] != nil else {
      let isRetried = try engine?.retryDeadLetter(try letterID(of: letter), at: moment) ?? false
      guard isRetried else { throw Unlike(recorded: "a step was tried again") }
      return
    }
    let work = try effect(letter)
    var effect = work.effect
    (effect.status, effect.reason) = (.pending, nil)
    effect.delivery?.settledAt = nil
    try commit(EffectChange(work, effect: effect, at: moment))
  }

  /// Goes on without what somebody gave up.
  func discard(_ letter: Int64, at moment: Moment) throws {
    guard effectPlaces[letter] != nil else {
      let isGivenUp =
        try engine?.discardDeadLetter(try letterID(of: letter), at: moment) ?? false
      guard isGivenUp else { throw Unlike(recorded: "a step was given up") }
      return
    }
    let work = try effect(letter)
    guard work.effect.delivery?.settledAt == nil else { return }
    var effect = work.effect
    effect.delivery?.failure = "skip"
    effect.delivery?.isBlocking = false
    effect.delivery?.settledAt = moment
    var change = EffectChange(work, effect: effect, at: moment)
    change.answersAt = moment
    try commit(change)
  }

  /// Leads the runs of a journey over, as they were.
  func lead(_ journeyID: String, by engine: Engine, at moment: Moment) throws {
    guard let order = orders[journeyID],
      var definition = engine.definition(journeyID, version: order.version)
    else { throw Unlike(recorded: "a run of `\(journeyID)` was led over") }
    definition.version = order.version
    let migration = try engine.migration(to: definition, mapping: order.mapping)
    var losses: [MigrationPlace: Bool] = [:]
    var before: [Int64: Int] = [:]
    var led: [RunRecord] = []
    _ = try store.leadPeople(
      in: Part.of(userID), of: journeyID, besides: order.version, after: "", max: 1
    ) { work in
      let change = migration.lead(work, at: moment, losses: &losses).change
      for run in work.people.flatMap(\.runs) { before[run.run.number] = run.run.version }
      led = change.users.flatMap(\.changedRuns).map(\.run)
      return change
    }
    for run in led {
      try observe(.led(from: before[run.number] ?? 0), of: run.number, at: moment)
    }
  }

  // MARK: Finding

  /// The effect of the replay that stands where one of the record does.
  func effect(_ number: Int64) throws -> EffectWork {
    let place = effectPlaces[number] ?? .max
    if !effectNumbers.indices.contains(place) {
      effectNumbers = try store.effectNumbers(of: userID)
    }
    guard effectNumbers.indices.contains(place),
      let work = try store.effects([
        EffectID(part: Part.of(userID), userID: userID, number: effectNumbers[place])
      ]).first
    else {
      let name = effectPlaces[number].map { "`\(life.person.outbox[$0].name)`" } ?? "an effect"
      throw Unlike(recorded: "\(name) was on its way")
    }
    return work
  }

  /// The name of what is to be decided in the replay where something of the record was decided.
  private func letterID(of letter: Int64) throws -> DeadLetterID {
    try asideLetters.removeValue(forKey: letter) ?? letterID(ofRun: letter)
  }

  /// The name of what is to be decided about the run of the replay that stands for one of the
  /// record.
  func letterID(ofRun number: Int64) throws -> DeadLetterID {
    let runs = try store.person(userID)?.runs ?? []
    guard let place = life.person.runs.firstIndex(where: { $0.number == number }),
      runs.indices.contains(place)
    else { throw Unlike(recorded: "a run stood still") }
    return DeadLetterID(part: Part.of(userID), number: runs[place].number)
  }

  /// Writes what became of an effect.
  private func commit(_ change: EffectChange) throws {
    guard try store.commit([change]) == [true] else {
      throw Unlike(recorded: "`\(change.effect.name)` came to stand otherwise")
    }
  }

  /// Notes what was done beside the steps of a run.
  func observe(
    _ kind: Observation.Kind, of run: Int64, at moment: Moment
  ) throws {
    guard let record = try store.passage(RunID(userID: userID, number: run))?.run else { return }
    observer.tell(
      Observation(
        at: moment, journeyID: record.journeyID, version: record.version, run: run, kind: kind))
  }
}
