internal import JourneyAnalysis
internal import JourneyEngine
internal import JourneyModel

/// Writes tests for what no test of a journey has passed yet.
///
/// Somebody is made up for each of the shortest paths, and lived in a test of their own; of these
/// tests those are kept that pass most of what is left, the shorter first.
struct TestGenerator {
  /// The journeys that tests can name.
  private let journeys: [LoadedJourney]
  /// The catalog; `nil` where there is none.
  private let catalog: Catalog?
  /// Lives tests.
  private let recorder: TestRecorder
  /// The zones.
  private let zones = ZoneFiles.table()

  /// The most paths of a journey that are looked at: each is lived three times, and what the
  /// shortest do not pass, longer ones seldom do.
  private static let pathsMax = 100

  /// Prepares for the journeys of a workspace.
  init(journeys: [LoadedJourney], catalog: Catalog?) {
    self.journeys = journeys
    self.catalog = catalog
    recorder = TestRecorder(
      runner: TestRunner(journeys: journeys, catalog: catalog), catalog: catalog)
  }

  /// Returns tests of a journey for what its trail does not pass.
  func tests(of journey: LoadedJourney, beyond trail: JourneyTrail) -> [TestRecorder.Recorded] {
    let known = JourneyCoverage(journey, trail: trail)
    var left = Set(known.points.indices).subtracting(known.passed)
    if left.isEmpty { return [] }
    var candidates = self.candidates(for: journey, left)
    var chosen: [TestRecorder.Recorded] = []
    while !left.isEmpty {
      let best = candidates.indices.max {
        Self.isBetter(candidates[$1], than: candidates[$0], for: left)
      }
      guard let best, !candidates[best].passed.isDisjoint(with: left) else { break }
      let candidate = candidates.remove(at: best)
      left.subtract(candidate.passed)
      chosen.append(candidate.test)
    }
    return chosen
  }

  /// A test that may be kept.
  private struct Candidate {
    /// The test.
    var test: TestRecorder.Recorded
    /// The numbers of the points that it passes.
    var passed: Set<Int>
    /// The number of its path: the smaller, the shorter.
    var number: Int
  }

  /// `true` if a test passes more of what is left than another, or as much in a shorter path.
  private static func isBetter(
    _ one: Candidate, than other: Candidate, for left: Set<Int>
  ) -> Bool {
    let (own, others) = (
      one.passed.intersection(left).count, other.passed.intersection(left).count
    )
    return own != others ? own > others : one.number < other.number
  }

  /// The tests that pass anything of what is left.
  private func candidates(for journey: LoadedJourney, _ left: Set<Int>) -> [Candidate] {
    let zone = catalog?.timeZone ?? EngineSettings().timeZone
    let found = PathFinder(journey.definition, zones: zones, timeZone: zone)
      .paths(limit: Self.pathsMax)
    var names = TestNames()
    return found.paths.enumerated().compactMap { number, path in
      guard let script = PathScript(journey.definition, catalog: catalog, path: path)?.script
      else { return nil }
      let frame = frame(of: journey.definition, path, named: names.name(of: path))
      guard let test = recorder.record(script, in: frame) else { return nil }
      let trail = test.result.trails[journey.definition.journeyID] ?? JourneyTrail()
      let passed = JourneyCoverage(journey, trail: trail).passed
      return passed.isDisjoint(with: left)
        ? nil : Candidate(test: test, passed: passed, number: number)
    }
  }

  /// How the test of a path is headed, and where its calendar is.
  private func frame(
    of definition: JourneyDefinition, _ path: JourneyPath, named name: String
  ) -> TestScript.Frame {
    let workspace = catalog?.timeZone ?? EngineSettings().timeZone
    var zone = workspace
    switch definition.settings.timeZone {
    case nil: break
    case .named(let own): zone = own
    case .user(let fallback):
      zone = fallback ?? workspace
      if case .text(let own)? = path.witness?.user["timezone"] { zone = own }
    }
    return TestScript.Frame(
      name: name, journeyID: definition.journeyID, zones: zones, workspaceZone: workspace,
      zone: zones.index(named: zone) ?? ZoneTable.utc)
  }
}

/// Names tests by the ways that their paths take, each by another name.
struct TestNames {
  /// How often each name was given.
  private var given: [String: Int] = [:]

  /// The longest name that is no burden to read.
  private static let lengthMax = 70

  /// Returns the name of the test of a path.
  mutating func name(of path: JourneyPath) -> String {
    let ways = path.steps.compactMap(\.arm).joined(separator: ", ")
    let words = ways.isEmpty ? path.end : "\(ways): \(path.end)"
    let short =
      words.count > Self.lengthMax ? String(words.prefix(Self.lengthMax - 1)) + "…" : words
    let plain = String(short.map { $0.isNewline ? " " : $0 })
    let count = given[plain, default: 0] + 1
    given[plain] = count
    return count == 1 ? plain : "\(plain) (\(count))"
  }
}
