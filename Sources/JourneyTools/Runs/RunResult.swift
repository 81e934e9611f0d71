internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What a run came to: the counts of the store, and a report for each journey.
public struct RunResult {
  /// The counts of the store.
  private let totals: StoreTotals
  /// A report for each journey that the command named, in the order in which they were published.
  private let reports: [JourneyReport]

  /// Reads the store.
  init(store: any JourneyStore, engine: Engine, journeys: [LoadedJourney]) throws {
    totals = try store.totals()
    let people = try PeopleCounter(store)
    reports = try engine.published.compactMap { definition, version in
      let named = journeys.first { $0.definition.journeyID == definition.journeyID }
      guard let named else { return nil }
      return JourneyReport(
        definition: definition, source: named.source,
        totals: try store.journeyTotals(journeyID: definition.journeyID),
        people: people.counts(of: definition, version: version))
    }
  }

  /// The summary for people.
  public func text() -> String {
    let head =
      "\(Figures.counted(totals.users, "user")), \(Figures.counted(totals.events, "event"))"
    return ([head + "\n"] + reports.map { $0.text() }).joined(separator: "\n")
  }

  /// The summary for programs: the counts of the one journey, or of each by its name.
  public func json() -> String {
    let node =
      reports.count == 1
      ? reports[0].json(totals)
      : JSONNode.object(members: reports.map { ($0.definition.journeyID, $0.json(totals)) })
    return String(decoding: JSONWriter.pretty(node), as: UTF8.self)
  }
}
