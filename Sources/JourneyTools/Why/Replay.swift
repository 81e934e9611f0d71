internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Lives again what was recorded of one user, through the very engine that lived it, and notes what
/// decided.
struct Replay {
  /// What is kept.
  let life: RecordedLife
  /// The journeys that are looked at; `nil` for all.
  let journeys: Set<String>?

  /// What came of it.
  struct Result {
    /// What was decided, in order.
    var observations: [Observation]
    /// `true` if more was decided than was noted.
    var isCut: Bool
    /// What the user's record is after it.
    var person: PersonRecord?
  }

  /// A stretch that is lived in one go: a sitting, with those that went on where it was killed.
  private struct Stretch {
    /// The sitting.
    var sitting: SittingRecord
    /// The inputs that had been taken.
    var inputs: [IncomingInput]
    /// Up to when.
    var until: Moment
  }

  /// Does it.
  func result() throws -> Result {
    let store = try SQLiteStore.temporary()
    let observer = Observer(journeys: journeys)
    let answers = RecordedAnswers(life.person.outbox)
    for stretch in stretches() {
      _ = try store.take(stretch.inputs)
      try live(stretch, in: store, observer, answers)
    }
    return Result(
      observations: observer.observations, isCut: observer.isCut,
      person: try store.person(life.person.userID))
  }

  /// Lives a stretch.
  private func live(
    _ stretch: Stretch, in store: SQLiteStore, _ observer: Observer, _ answers: RecordedAnswers
  ) throws {
    let settings = EngineSettings(json: stretch.sitting.settings) ?? EngineSettings()
    let engine = try Engine(
      store: store, settings: settings, zones: ZoneFiles.table(), host: answers.host,
      observer: observer, owner: "journey why", at: stretch.sitting.beganAt)
    for published in unpublished(for: stretch.sitting, by: engine) {
      guard let definition = published.checked else { continue }
      _ = try engine.publish([definition], at: published.publishedAt)
    }
    try engine.advance(from: stretch.sitting.beganAt, until: stretch.until)
  }

  /// The versions that a sitting lived with and none before it had, in the order of publication.
  private func unpublished(
    for sitting: SittingRecord, by engine: Engine
  ) -> [PublishedDefinition] {
    let known = Dictionary(
      engine.published.map { ($0.definition.journeyID, $0.version) }, uniquingKeysWith: max)
    let new = life.definitions.filter { published in
      let newest = sitting.versions[published.journeyID] ?? 0
      return published.version <= newest && published.version > known[published.journeyID] ?? 0
    }
    return new.sorted {
      ($0.publishedAt, $0.journeyID, $0.version) < ($1.publishedAt, $1.journeyID, $1.version)
    }
  }

  // MARK: Stretches

  /// The sittings with the inputs of each.
  private func stretches() -> [Stretch] {
    var stretches: [Stretch] = []
    var left = life.person.inputs[...]
    for (index, sitting) in life.sittings.enumerated() {
      if !sitting.isFinished, isContinued(sitting, at: index) { continue }
      let mark = mark(of: sitting)
      let taken = left.prefix { $0.number < mark }
      left = left.dropFirst(taken.count)
      stretches.append(
        Stretch(
          sitting: sitting, inputs: taken.map(\.input),
          until: sitting.isFinished ? sitting.until : reach(of: index)))
    }
    return stretches
  }

  /// `true` if the next sitting went on from the very same place with the same journeys, as after a
  /// process that was killed.
  private func isContinued(_ sitting: SittingRecord, at index: Int) -> Bool {
    guard life.sittings.indices.contains(index + 1) else { return false }
    let next = life.sittings[index + 1]
    return next.beganAt == sitting.beganAt && next.versions == sitting.versions
      && next.settings == sitting.settings
  }

  /// How far a sitting came that was killed: to the last step or input that it wrote down.
  private func reach(of index: Int) -> Moment {
    let next = life.sittings.indices.contains(index + 1) ? mark(of: life.sittings[index + 1]) : .max
    let steps = life.person.trace.filter { $0.step.number < next }.map(\.step.at)
    let inputs = life.person.inputs.filter { $0.number < next }.map(\.input.arrivesAt)
    return (steps + inputs).reduce(life.sittings[index].beganAt, max)
  }

  /// The number below which the inputs of the user had been taken as a sitting began.
  private func mark(of sitting: SittingRecord) -> Int64 {
    let part = Part.of(life.person.userID)
    return sitting.numbers.indices.contains(part) ? sitting.numbers[part] : .max
  }
}
