public import JourneyEngine
public import JourneyStore

/// Reports of journeys, read beside the rounds.
extension JourneyService {
  /// Returns whether people enter each journey, and move in it; one that is left out runs.
  public func statuses() async throws -> [String: JourneyStatus] {
    try await dispatcher.perform { _, store in try store.journeyStatuses() }
  }

  /// Settles whether people enter a journey, and move in it.
  ///
  /// One with people inside is put away only where their runs are to be ended.
  public func setStatus(
    of journeyID: String, to status: JourneyStatus, endingRuns: Bool = false
  ) async throws {
    let now = clock.now
    try await dispatcher.perform { engine, _ in
      try engine.setStatus(of: journeyID, to: status, endingRuns: endingRuns, at: now)
    }
  }

  /// Returns how many people are inside a journey.
  public func activePeople(in journeyID: String) async throws -> Int {
    try await reader.read { try $0.peopleInside(journeyID) }
  }

  /// Returns how many people are inside each journey.
  public func activePeople() async throws -> [String: Int] {
    try await reader.read { try $0.peopleInside() }
  }

  /// Returns what a report of a journey counts; `nil` of one that is not published.
  public func report(of journeyID: String) async throws -> JourneyTallies? {
    let versions = await versions(of: journeyID)
    if versions.isEmpty { return nil }
    let (totals, byVersion) = try await reports.read {
      try $0.journeyReport(journeyID: journeyID)
    }
    return JourneyTallies(versions: versions, totals: totals, byVersion: byVersion)
  }
}

/// What a report of a journey counts, with what it is counted of.
public struct JourneyTallies: Sendable {
  /// The versions, the first one first.
  public var versions: [JourneyVersion]
  /// The counts of all versions together.
  public var totals: JourneyTotals
  /// The counts by version; one that nobody entered is left out.
  public var byVersion: [VersionTotals]
}
