public import JourneyModel
public import JourneyStore

/// What became of one journey in a run.
public struct JourneyReport: Sendable {
  /// The definition of the newest version.
  public var definition: JourneyDefinition
  /// The script it came from; `nil` for a definition.
  public var source: SourceFile?
  /// The counts of the store.
  public var totals: JourneyTotals
  /// How many people passed each state of the newest version, by id.
  public var people: [String: Int]

  /// Creates a report.
  public init(
    definition: JourneyDefinition, source: SourceFile?, totals: JourneyTotals,
    people: [String: Int]
  ) {
    self.definition = definition
    self.source = source
    self.totals = totals
    self.people = people
  }
}
