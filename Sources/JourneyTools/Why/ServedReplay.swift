internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// Lives again what a server did of one user, at the moments at which the server did it.
///
/// Nothing is sent and nobody is asked: what became of an effect is taken from the record.
final class ServedReplay {
  /// What is kept.
  let life: RecordedLife
  /// Where it is lived again.
  let store: SQLStore
  /// Notes what is decided.
  let observer: Observer
  /// What services answered that were asked within a step.
  private let answers: RecordedAnswers
  /// The inputs that were not taken yet.
  private var inputs: ArraySlice<PersonRecord.RecordedInput>
  /// The ids of the inputs that were taken.
  private var takenIDs: Set<String> = []
  /// `true` as long as nothing was taken: nobody is there yet whom a publication could concern.
  private var isFresh: Bool
  /// The engine; `nil` before it is needed.
  private(set) var engine: Engine?
  /// The settings of the engine.
  private var settings: [UInt8] = []
  /// The newest version that was published of each journey.
  private var known: [String: Int] = [:]
  /// How the people of each journey were last led over.
  private(set) var orders: [String: LeadOrder] = [:]
  /// The effects of the replay, as the store numbers them, in order.
  var effectNumbers: [Int64] = []
  /// The places of the effects of the record, by number.
  let effectPlaces: [Int64: Int]
  /// The numbers of the inputs of the record that were set aside.
  private let asides: Set<Int64>
  /// The numbers that inputs have in the replay which were set aside, by those of the record.
  var asideNumbers: [Int64: Int64] = [:]
  /// The dead letters of the replay that stand for those of what was set aside.
  var asideLetters: [Int64: DeadLetterID] = [:]
  /// Where what was done could not be done again; `nil` if all could.
  private(set) var difference: RecordDifference?

  /// How the people of a journey were led over.
  struct LeadOrder {
    /// The version that they were led to.
    var version: Int
    /// The new steps of old ones.
    var mapping: [String: String]
  }

  /// Prepares to go on from what a store holds with inputs that it has not taken.
  init(
    life: RecordedLife, store: SQLStore, observer: Observer, answers: RecordedAnswers,
    inputs: ArraySlice<PersonRecord.RecordedInput>
  ) throws {
    self.life = life
    self.store = store
    self.observer = observer
    self.answers = answers
    self.inputs = inputs
    isFresh = inputs.count == life.person.inputs.count
    for published in try store.definitions() {
      known[published.journeyID] = max(known[published.journeyID] ?? 0, published.version)
    }
    effectPlaces = Dictionary(
      life.person.outbox.enumerated().map { ($0.element.number, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    asides = Self.asides(in: life.person.diary)
  }

  /// The user.
  var userID: String { life.person.userID }

  /// Lives the sittings of a server, one after the other, until something cannot be done again.
  func live(_ sittings: [SittingRecord], mayGoOn: () -> Bool) throws {
    let moments = ServedMoments(life.person, sittings: sittings)
    for (index, sitting) in sittings.enumerated() {
      try enter(sitting)
      for entry in moments.entries(of: index) {
        guard mayGoOn() else { throw WhyRefusal.tooLong(userID) }
        do {
          try redo(entry, in: sitting)
        } catch let error as Unlike {
          return difference = error.difference(at: entry.at)
        } catch let error as EngineError {
          return difference = RecordDifference(
            at: entry.at, recorded: "it was handled", replayed: error.message)
        }
      }
    }
  }

  /// Says that something was done which the replay cannot do.
  struct Unlike: Error {
    /// What the record says.
    var recorded: String

    /// The difference that this is.
    func difference(at moment: Moment) -> RecordDifference {
      RecordDifference(at: moment, recorded: recorded, replayed: "nothing of the kind")
    }
  }

  // MARK: Sittings

  /// Goes on under what a sitting settled: its journeys, its settings, what somebody did.
  private func enter(_ sitting: SittingRecord) throws {
    if engine != nil, settings != sitting.settings { try open(for: sitting) }
    if engine == nil, !isFresh { try open(for: sitting) }
    for published in life.definitions(of: sitting, besides: known) {
      try publish(published)
      known[published.journeyID] = published.version
    }
    switch sitting.serving?.act {
    case .status(let journeyID, let status, let wakesAll)?:
      try engine?.setStatus(
        of: journeyID, to: status, endingRuns: wakesAll, at: sitting.beganAt)
    case .migration(let journeyID, let version, let mapping)?:
      orders[journeyID] = LeadOrder(version: version, mapping: mapping)
    case nil: break
    }
  }

  /// Publishes a version; before anybody is there it need not be assembled.
  private func publish(_ published: PublishedDefinition) throws {
    guard let engine else {
      _ = try store.publish(
        journeyID: published.journeyID, definition: published.definition,
        at: published.publishedAt, asking: nil)
      return
    }
    guard let definition = published.checked else { return }
    _ = try engine.publish([definition], at: published.publishedAt)
  }

  /// Opens an engine under the settings of a sitting.
  private func open(for sitting: SittingRecord) throws {
    if isFresh {
      for (journeyID, status) in sitting.serving?.statuses ?? [:] {
        try store.setStatus(of: journeyID, to: status, wakingAll: false, at: sitting.beganAt)
      }
    }
    settings = sitting.settings
    engine = try Engine(
      store: store, settings: EngineSettings(json: sitting.settings) ?? EngineSettings(),
      zones: ZoneFiles.table(),
      delivery: sitting.serving?.isDeliveredOutside ?? true ? .outside : .inside(answers.host),
      observer: observer, owner: "journey why", at: sitting.beganAt)
  }

  // MARK: What was done

  /// Does again what was done.
  private func redo(_ entry: ServedMoments.Entry, in sitting: SittingRecord) throws {
    if engine == nil { try open(for: sitting) }
    guard let engine else { return }
    switch entry.kind {
    case .diary(.handled):
      try take(before: entry.number)
      var position = Part.of(userID)
      _ = try engine.advanceBatch(from: &position, clock: entry.at, until: entry.at)
    case .diary(.turned(let turn)): try redo(turn, at: entry.at)
    case .diary(.retried(let letter)): try retry(letter, at: entry.at)
    case .diary(.discarded(let letter)): try discard(letter, at: entry.at)
    case .diary(.setAside(let aside)):
      try take(before: entry.number)
      try setAside(aside, by: engine, at: entry.at)
    case .led(let journeyID): try lead(journeyID, by: engine, at: entry.at)
    }
  }

  /// Takes the inputs that were there by then.
  private func take(before number: Int64) throws {
    let next = inputs.prefix { $0.number < number }
    inputs = inputs.dropFirst(next.count)
    isFresh = false
    guard next.contains(where: { asides.contains($0.number) }) else {
      _ = try store.take(next.map { named($0) })
      return
    }
    for input in next {
      _ = try store.take([named(input)])
      guard asides.contains(input.number) else { continue }
      asideNumbers[input.number] = try store.waitingInputs(of: userID).last?.number
    }
  }

  /// An input under an id that no other has: one that was forgotten may have been given again.
  private func named(_ recorded: PersonRecord.RecordedInput) -> IncomingInput {
    var input = recorded.input
    let new = "\(recorded.number)"
    switch input.content {
    case .event(var event):
      if !takenIDs.insert("event \(event.eventID)").inserted { event.eventID = new }
      input.content = .event(event)
    case .user(let id, let json):
      if !takenIDs.insert("user \(id)").inserted {
        input.content = .user(changeID: new, json: json)
      }
    case .request(let id, let request):
      if !takenIDs.insert("request \(id)").inserted {
        input.content = .request(requestID: new, request)
      }
    }
    return input
  }
}
