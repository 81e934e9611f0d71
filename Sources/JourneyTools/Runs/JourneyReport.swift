public import JourneyModel
public import JourneyStore

/// What became of one journey in a run.
public struct JourneyReport: Sendable {
  /// The definition of the newest version.
  public var definition: JourneyDefinition
  /// The lines of the script it came from; empty for a definition.
  public var scriptLines: [String]
  /// The counts of the store.
  public var totals: JourneyTotals
  /// How many people passed each state of the newest version, by id.
  public var people: [String: Int]

  /// Creates a report.
  public init(
    definition: JourneyDefinition, scriptLines: [String], totals: JourneyTotals,
    people: [String: Int]
  ) {
    self.definition = definition
    self.scriptLines = scriptLines
    self.totals = totals
    self.people = people
  }
}
