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
  /// Tells whether there is time left.
  let mayGoOn: @Sendable () -> Bool

  /// What came of it.
  struct Result {
    /// What was decided, in order.
    var observations: [Observation]
    /// `true` if more was decided than was noted.
    var isCut: Bool
    /// What the user's record is after it.
    var person: PersonRecord?
    /// Where what a server did could not be done again; `nil` if all of it could.
    var difference: RecordDifference?
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

  /// Does it: the sittings of a simulated clock in one go each, those of a server moment by moment.
  func result() throws -> Result {
    let store = try SQLStore.temporary()
    let observer = Observer(journeys: journeys)
    let answers = RecordedAnswers(life.person.outbox)
    let run = life.sittings.prefix { $0.serving == nil }.count
    var left = life.person.inputs[...]
    for stretch in stretches(of: run, taking: &left) {
      guard mayGoOn() else { throw tooLong }
      _ = try store.take(stretch.inputs)
      try live(stretch, in: store, observer, answers)
    }
    let served = try ServedReplay(
      life: life, store: store, observer: observer, answers: answers, inputs: left)
    try served.live(Array(life.sittings[run...]), mayGoOn: mayGoOn)
    return Result(
      observations: observer.observations, isCut: observer.isCut,
      person: try store.person(life.person.userID), difference: served.difference)
  }

  /// Says that it takes too long.
  private var tooLong: WhyRefusal { .tooLong(life.person.userID) }

  /// Lives a stretch.
  private func live(
    _ stretch: Stretch, in store: SQLStore, _ observer: Observer, _ answers: RecordedAnswers
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
    return life.definitions(of: sitting, besides: known)
  }

  // MARK: Stretches

  /// The first sittings, so many, with the inputs of each.
  private func stretches(
    of count: Int, taking left: inout ArraySlice<PersonRecord.RecordedInput>
  ) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, sitting) in life.sittings.prefix(count).enumerated() {
      if !sitting.isFinished, isContinued(sitting, at: index) { continue }
      let mark = sitting.mark(of: life.person.userID)
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
    return next.serving == nil && next.beganAt == sitting.beganAt
      && next.versions == sitting.versions && next.settings == sitting.settings
  }

  /// How far a sitting came that was killed: to the last step or input that it wrote down.
  private func reach(of index: Int) -> Moment {
    let next =
      life.sittings.indices.contains(index + 1)
      ? life.sittings[index + 1].mark(of: life.person.userID) : .max
    let steps = life.person.trace.filter { $0.step.number < next }.map(\.step.at)
    let inputs = life.person.inputs.filter { $0.number < next }.map(\.input.arrivesAt)
    return (steps + inputs).reduce(life.sittings[index].beganAt, max)
  }
}

extension RecordedLife {
  /// The versions that a sitting lived with beside those that are known, in the order of
  /// publication.
  func definitions(
    of sitting: SittingRecord, besides known: [String: Int]
  ) -> [PublishedDefinition] {
    let new = definitions.filter { published in
      let newest = sitting.versions[published.journeyID] ?? 0
      return published.version <= newest && published.version > known[published.journeyID] ?? 0
    }
    return new.sorted {
      ($0.publishedAt, $0.journeyID, $0.version) < ($1.publishedAt, $1.journeyID, $1.version)
    }
  }
}

extension WhyRefusal {
  /// Says that it takes too long to live somebody again.
  static func tooLong(_ userID: String) -> WhyRefusal {
    .tooMuch(
      "it takes too long to live again what happened to `\(userID)`; ask for one journey, or "
        + "`journey why` on the folder of the data")
  }
}
