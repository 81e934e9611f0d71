internal import JourneyModel

/// What tests have passed of the journeys of some scripts.
public struct CoverageReport: Sendable {
  /// The journeys, in the order of the scripts.
  let journeys: [JourneyCoverage]

  /// Holds journeys against what tests have passed of them.
  public init(_ journeys: [LoadedJourney], results: [TestResult]) {
    var trails: [String: JourneyTrail] = [:]
    for (id, trail) in results.flatMap(\.trails) {
      trails[id, default: JourneyTrail()].add(trail)
    }
    self.init(
      journeys.map {
        JourneyCoverage($0, trail: trails[$0.definition.journeyID] ?? JourneyTrail())
      })
  }

  /// Reports on journeys.
  init(_ journeys: [JourneyCoverage]) {
    self.journeys = journeys
  }

  /// Reports on the journeys of several reports together.
  public init(joining reports: [CoverageReport]) {
    self.init(reports.flatMap(\.journeys))
  }

  /// What was passed of a journey.
  func trail(of journey: LoadedJourney) -> JourneyTrail {
    journeys.first { $0.definition.journeyID == journey.definition.journeyID }?.trail
      ?? JourneyTrail()
  }

  /// What was passed of all journeys together.
  var tally: CoverageTally {
    journeys.reduce(CoverageTally()) { $0 + $1.tally() }
  }

  /// `true` if so many per cent of all points were passed.
  public func reaches(percent: Int) -> Bool { tally.reaches(percent: percent) }

  /// The share that was passed.
  public var share: String { tally.share }

  /// How many points were passed.
  public var passedCount: Int { tally.passed }

  /// How many points there are.
  public var totalCount: Int { tally.total }
}
