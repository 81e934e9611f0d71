internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// One person, some journeys and a simulated clock: where the lines of a test, and of the prompt,
/// are done by the very engine that runs everything else.
final class TestSession {
  /// The journeys.
  let journeys: [LoadedJourney]
  /// The catalog; `nil` where there is none.
  let catalog: Catalog?
  /// What has happened.
  let journal: Journal
  /// What operations answer.
  let answers = CannedAnswers()
  /// The store.
  let store: JournalingStore
  /// The engine.
  private let engine: Engine
  /// The zones.
  let zones: ZoneTable
  /// What the workspace settles.
  let settings: EngineSettings
  /// The present.
  private(set) var now: Moment
  /// How many inputs there were, for their ids.
  private var inputs = 0
  /// `true` once the person has a profile.
  private(set) var isKnown = false
  /// Tells, while time goes on, whether it is to.
  var mayGoOn: () -> Bool = { true }
  /// How many entries the journal had when the last line was done that was no `expect`.
  var mark = 0

  /// The id of the person.
  var userID: String { journal.person.userID }

  /// The id of the person unless the first `user` line says otherwise.
  static let ordinaryID = "user"
  /// When a session begins unless it says otherwise: a Monday, in the workspace's zone.
  static let firstDay = CivilDate(
    daysSince1970: CivilDate.days(year: 2030, month: 1, day: 7))
  /// At what time of that day.
  static let firstTime = TimeOfDay(seconds: 9 * 3600)

  /// Begins a session at a moment.
  init(
    journeys: [LoadedJourney], catalog: Catalog?, zones: ZoneTable, at now: Moment
  ) throws(RunError) {
    self.journeys = journeys
    self.catalog = catalog
    self.zones = zones
    self.now = now
    journal = Journal(of: KnownPerson(userID: Self.ordinaryID))
    var settings = catalog.map(EngineSettings.init) ?? EngineSettings()
    settings.holdsOut = false
    self.settings = settings
    do {
      store = JournalingStore(try SQLStore.temporary(), journal: journal)
      engine = try Engine(
        store: store, settings: settings, zones: zones, host: answers.host, owner: "journey test",
        at: now)
      _ = try engine.publish(journeys.map(\.definition), at: now)
    } catch {
      throw RunError("a test cannot begin: \(Self.message(of: error))")
    }
  }

  /// Makes the person known, by an id of their own if there is one.
  func beKnown(as userID: String?) throws(TestMistake) {
    if let userID, isKnown, userID != self.userID {
      throw TestMistake(
        "a test is about one person, and this one is called \(NameSpelling.quoted(self.userID))",
        help: "say the id in the first line about the person, or leave it out")
    }
    if let userID, !isKnown { journal.call(userID) }
    isKnown = true
  }

  /// Takes an input in and lets everything happen that it leads to at this instant.
  func take(_ make: (Int) -> IncomingInput) throws(TestMistake) {
    inputs += 1
    do {
      _ = try store.take([make(inputs)])
    } catch {
      throw TestMistake(error.message)
    }
    try live(until: now)
  }

  /// Lets the clock go on to a moment.
  func live(until moment: Moment) throws(TestMistake) {
    do {
      try engine.advance(from: now, until: max(now, moment)) { _ in
        if !mayGoOn() { throw TestMistake("broken off; nothing of it has happened") }
      }
    } catch let mistake as TestMistake {
      throw mistake
    } catch {
      throw TestMistake(Self.message(of: error))
    }
    now = max(now, moment)
    if let operation = answers.takeUnanswered() {
      throw TestMistake(
        "`\(operation)` was called and has no answer",
        help: "say before what it answers: `respond \(operation) { … }` or `fail \(operation)`")
    }
  }

  /// Lets everybody who comes to a split take one of its arms from now on.
  func force(_ split: String, _ label: String) throws(TestMistake) {
    guard engine.force(split, to: label) else {
      throw TestMistake("no split `\(split)` has an arm `\(label)` that anybody can take")
    }
  }

  /// The zone that calendar words are in: that of the first journey.
  private var timeZone: ZoneReference? { journeys.first?.definition.settings.timeZone }

  /// That zone, as a number of the table.
  var zone: Int {
    let workspace = zones.index(named: settings.timeZone) ?? ZoneTable.utc
    switch timeZone {
    case nil: return workspace
    case .named(let name): return zones.index(named: name) ?? workspace
    case .user(let fallback):
      let own = journal.person.profile?.timezone.flatMap { zones.index(named: $0) }
      return own ?? fallback.flatMap { zones.index(named: $0) } ?? workspace
    }
  }

  /// The day and the time of a moment, in the journeys' zone.
  func clock(_ moment: Moment) -> (day: String, time: String) {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let local = zones.local(of: moment, zone: zone)
    return ("\(days[local.date.weekday - 1]) \(local.date)", "\(local.time)")
  }

  /// A moment as people read it, in the journeys' zone.
  func shown(_ moment: Moment) -> String {
    let (day, time) = clock(moment)
    return "\(day) \(time)"
  }

  /// The states of the journey of a run.
  func states(ofRun number: Int64) -> [JourneyState]? {
    journal.runs[number].flatMap(definition)?.states
  }

  /// The line of the trigger that started a run.
  func triggerLine(of run: RunRecord) -> Int? {
    definition(of: run)?.triggers.first { $0.id == run.triggerID }?.line
  }

  /// The journey that a run goes through.
  func journey(of run: RunRecord) -> LoadedJourney? {
    journeys.first { $0.definition.journeyID == run.journeyID }
  }

  /// The definition that a run goes through.
  func definition(of run: RunRecord) -> JourneyDefinition? { journey(of: run)?.definition }

  /// The values of some expressions for the person, now.
  func values(of expressions: [Expression], types: FactTypes) throws(TestMistake) -> [JSONNode] {
    try probe(expressions, moment: nil, types: types).values
  }

  /// The moment that is meant, now; `nil` if it is past or missing.
  func moment(_ moment: MomentExpression, types: FactTypes) throws(TestMistake) -> Moment? {
    try probe([], moment: moment, types: types).moment
  }

  /// Asks expressions and a moment.
  private func probe(
    _ expressions: [Expression], moment: MomentExpression?, types: FactTypes
  ) throws(TestMistake) -> (values: [JSONNode], moment: Moment?) {
    do throws(EngineError) {
      let probe = try ExpressionProbe(
        expressions, moment: moment, types: types, timeZone: timeZone, zones: zones,
        settings: settings)
      return probe.answers(for: journal.person, at: now)
    } catch {
      throw TestMistake(error.message)
    }
  }

  /// What went wrong, in words.
  private static func message(of error: any Error) -> String {
    (error as? StoreError)?.message ?? (error as? EngineError)?.message ?? "\(error)"
  }
}

/// A line of a test that cannot be done.
struct TestMistake: Error, Equatable {
  /// What is wrong.
  var message: String
  /// What to do about it.
  var help: String?

  /// Creates a mistake.
  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}
