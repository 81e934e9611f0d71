import JourneyModel
import JourneySimulation
import Testing

@Suite struct DayCalendarTests {
  /// The days from one moment to another in Berlin.
  private func calendar(_ from: String, _ until: String) throws -> DayCalendar? {
    let zones = CrowdingTallyTests.zones()
    let zone = try #require(zones.index(named: "Europe/Berlin"))
    return DayCalendar(
      from: try #require(Moment(from)), until: try #require(Moment(until)), zones: zones,
      zone: zone)
  }

  @Test func `days are those of the zone`() throws {
    let calendar = try #require(try calendar("2030-01-06T23:00:00Z", "2030-01-08T22:59:59Z"))
    #expect(calendar.count == 2)
    #expect(calendar.first.description == "2030-01-07")
    #expect(calendar.day(of: try #require(Moment("2030-01-07T22:59:59Z"))) == 0)
    #expect(calendar.day(of: try #require(Moment("2030-01-07T23:00:00Z"))) == 1)
  }

  @Test func `hours are those of the clock, also on the days on which it changes`() throws {
    let calendar = try #require(try calendar("2030-03-30T00:00:00Z", "2030-04-02T00:00:00Z"))
    for (text, hour) in [
      ("2030-03-30T23:30:00Z", 0), ("2030-03-31T00:30:00Z", 1), ("2030-03-31T01:30:00Z", 3),
      ("2030-03-31T21:30:00Z", 23), ("2030-04-01T07:00:00Z", 9),
    ] {
      let moment = try #require(Moment(text))
      #expect(calendar.hour(of: moment, on: calendar.day(of: moment)) == hour, "\(text)")
    }
  }

  @Test func `what ends before it begins, or is too long, has no days`() throws {
    #expect(try calendar("2030-01-02T00:00:00Z", "2030-01-01T00:00:00Z") == nil)
    #expect(try calendar("2030-01-01T00:00:00Z", "2050-01-01T00:00:00Z") == nil)
  }
}
