public import JourneyEngine
public import JourneyModel
public import JourneyStore

/// Lives people one after another through journeys, and adds up what they come to.
///
/// A person is forgotten as the next one begins, so memory does not grow with their number, and
/// what is added up does not depend on their order.
public final class Simulation {
  /// Lives the people.
  private let engine: PersonEngine
  /// Adds up.
  private let tally: PopulationTally
  /// When the clock stops.
  private let until: Moment

  /// Publishes journeys at `from`, or where the calendar begins if nothing is said.
  public init(
    _ definitions: [JourneyDefinition], settings: EngineSettings, zones: ZoneTable,
    host: EffectHost, from: Moment? = nil, calendar: DayCalendar
  ) throws(EngineError) {
    until = calendar.until
    tally = PopulationTally(definitions, calendar: calendar)
    engine = try PersonEngine(
      definitions, settings: settings, zones: zones, host: host, publishedAt: from ?? calendar.from)
  }

  /// What was added up so far.
  public var figures: PopulationFigures { tally.figures }

  /// Lives a person; `watch` sees each piece of what changed for them.
  public func live(
    _ person: SimulatedPerson, watch: (UserChange) -> Void = { _ in }
  ) throws(EngineError) {
    tally.begin(person)
    try engine.live(person.userID, inputs: person.inputs, until: until) { change in
      tally.take(change)
      watch(change)
    }
    tally.end()
  }
}
