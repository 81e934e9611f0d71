internal import JourneyEngine
public import JourneyModel
internal import JourneyStore

/// Runs tests, each with a person, a store and a clock of its own.
public struct TestRunner {
  /// The journeys that tests can name.
  private let journeys: [LoadedJourney]
  /// The catalog; `nil` where there is none.
  private let catalog: Catalog?
  /// The zones.
  private let zones = ZoneFiles.table()

  /// Prepares to run the tests of a workspace.
  public init(journeys: [LoadedJourney], catalog: Catalog?) {
    self.journeys = journeys
    self.catalog = catalog
  }

  /// Runs a test.
  public func run(_ loaded: LoadedTest) -> TestResult {
    var result = TestResult(test: loaded)
    let test = loaded.test
    var line = loaded.line
    var session: TestSession?
    var story = TestStory(source: loaded.source)
    do throws(TestMistake) {
      let begun = try begin(test)
      session = begun
      for step in test.lines {
        line = loaded.source.line(at: step.span.start)
        story.begin(line: line, of: begun)
        try begun.perform(step.kind, types: test.types)
      }
    } catch {
      result.failure = .init(
        line: line, message: error.message, help: error.help,
        timeline: session.map(story.lines) ?? [])
    }
    if let session { result.trails = TrailReader.trails(of: session) }
    return result
  }

  /// Begins the session of a test.
  func begin(_ test: JourneyTest) throws(TestMistake) -> TestSession {
    var underTest: [LoadedJourney] = []
    for name in test.journeys {
      guard let journey = journeys.first(where: { $0.definition.journeyID == name }) else {
        throw TestMistake(
          "no journey is called `\(name)`", help: "name the script that holds it as well")
      }
      underTest.append(journey)
    }
    do throws(RunError) {
      return try TestSession(
        journeys: underTest, catalog: catalog, zones: zones, at: start(of: test, underTest))
    } catch {
      throw TestMistake(error.message)
    }
  }

  /// When a test begins: a Monday morning in the workspace's zone unless it says otherwise.
  private func start(
    of test: JourneyTest, _ journeys: [LoadedJourney]
  ) throws(RunError) -> Moment {
    let settings = catalog.map(EngineSettings.init) ?? EngineSettings()
    let zone = zones.index(named: settings.timeZone) ?? ZoneTable.utc
    guard let moment = test.now else {
      return zones.moment(date: TestSession.firstDay, time: TestSession.firstTime, zone: zone)
    }
    do throws(EngineError) {
      let probe = try ExpressionProbe(
        [], moment: moment, types: test.types,
        timeZone: journeys.first?.definition.settings.timeZone, zones: zones, settings: settings)
      let person = KnownPerson(userID: TestSession.ordinaryID)
      if let start = probe.answers(for: person, at: Moment(microseconds: 0)).moment { return start }
    } catch {
      throw RunError(error.message)
    }
    throw RunError("the test cannot begin then: that is no moment after 1970")
  }
}
