internal import JourneyModel

/// What a population came to in all its journeys.
public struct PopulationFigures {
  /// The days that were counted.
  public let calendar: DayCalendar
  /// The people.
  public internal(set) var people = 0
  /// The events that arrived for them.
  public internal(set) var events = 0
  /// The people for whom a message left.
  public internal(set) var peopleWritten = 0
  /// How many messages one person got from all journeys within a day, a week and thirty days.
  public internal(set) var crowding = CrowdingTally()
  /// The journeys, in the order in which they were given.
  public internal(set) var journeys: [JourneyFigures]

  /// Creates figures of nothing.
  init(_ definitions: [JourneyDefinition], calendar: DayCalendar) {
    self.calendar = calendar
    journeys = definitions.map { JourneyFigures($0, days: calendar.count) }
  }
}
