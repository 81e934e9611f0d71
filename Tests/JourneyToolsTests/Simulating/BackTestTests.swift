import JourneyModel
import JourneyTools
import Testing

/// What would have been sent, and what another script would have changed.
@Suite struct BackTestTests {
  /// Two people who order, and an old and a new script.
  private func shop() throws -> SimulationTrial {
    let trial = try SimulationTrial(
      catalog: """
        consent: { unknown: allow }
        events: { order_placed: { total: number! } }
        messages:
          thanks: { kind: marketing, channels: [email] }
          survey: { kind: marketing, channels: [email] }
        """)
    try trial.write(Self.script(threshold: 50, wait: "1 day"), to: "old.journey")
    try trial.write(
      """
      {"userId": "ana", "email": "ana@example.com"}
      {"userId": "ben", "email": "ben@example.com"}
      {"userId": "eve", "email": "eve@example.com"}
      """, to: "users.ndjson")
    try trial.write(
      """
      {"eventId": "1", "userId": "ana", "eventName": "order_placed", "eventTime": "2030-01-10T10:00:00Z", "attributes": {"total": 80}}
      {"eventId": "2", "userId": "ben", "eventName": "order_placed", "eventTime": "2030-02-10T10:00:00Z", "attributes": {"total": 60}}
      {"eventId": "2", "userId": "ben", "eventName": "order_placed", "eventTime": "2030-02-10T10:00:00Z", "attributes": {"total": 60}}
      {"eventId": "3", "userId": "eve", "eventName": "order_placed", "eventTime": "2030-03-10T10:00:00Z", "attributes": {"total": 10}}
      """, to: "events.ndjson")
    return trial
  }

  /// A script that thanks for large orders.
  private static func script(threshold: Int, wait: String) -> String {
    """
    journey thank
      trigger on order_placed where event.total >= \(threshold)
      entry unlimited
      wait \(wait)
      send thanks by email
    end
    """
  }

  /// Options for the files of a trial.
  private func options(
    _ trial: SimulationTrial, from: String? = nil, to: String = "2030-04-01T00:00:00Z"
  ) -> SimulationOptions {
    SimulationOptions(
      users: trial.path("users.ndjson"), events: trial.path("events.ndjson"),
      from: from.flatMap { Moment($0) }, to: Moment(to), sends: trial.path("sends"),
      changes: trial.path("changes"))
  }

  @Test func `what would have been sent is told line by line`() throws {
    let trial = try shop()
    let report = try SimulationTrial.json(
      trial.simulate("old.journey", options: options(trial)))
    #expect(report.member("events")?.integer == 3)
    #expect(report.member("people")?.integer == 3)
    let users = try trial.lines("sends").sorted().map { line in
      try JSONReader.parse(Array(line.utf8)).member("userId")?.text
    }
    #expect(users == ["ana", "ben"])
  }

  @Test func `only what lies in the time that is asked for is counted`() throws {
    let trial = try shop()
    let report = try SimulationTrial.json(
      trial.simulate(
        "old.journey",
        options: options(trial, from: "2030-02-01T00:00:00Z", to: "2030-02-28T23:59:59Z")))
    #expect(report.member("first_day")?.text == "2030-02-01")
    #expect(report.member("days")?.integer == 28)
    let journey = try #require(report.member("journeys")?.member("thank"))
    #expect(journey.member("entered")?.integer == 1)
    #expect(try trial.lines("sends").count == 1)
  }

  @Test func `a script against itself changes nothing`() throws {
    let trial = try shop()
    let report = try trial.simulate(
      "old.journey", against: ["old.journey"], options: options(trial))
    let changes = try #require(try SimulationTrial.json(report).member("changes"))
    #expect(changes.member("people_unchanged")?.integer == 3)
    #expect(try trial.lines("changes").isEmpty)
  }

  @Test func `what changes is told for everybody to whom it does`() throws {
    let trial = try shop()
    try trial.write(Self.script(threshold: 70, wait: "2 days"), to: "new.journey")
    let report = try trial.simulate(
      "new.journey", against: ["old.journey"], options: options(trial))
    let changes = try #require(try SimulationTrial.json(report).member("changes"))
    #expect(changes.member("people_with_fewer")?.integer == 1)
    #expect(changes.member("people_with_others")?.integer == 1)
    #expect(changes.member("people_unchanged")?.integer == 1)
    #expect(
      try trial.lines("changes").sorted() == [
        """
        {"userId":"ana","journeyId":"thank","message":"thanks",\
        "was":{"at":"2030-01-11T10:00:00Z","channel":"email"},\
        "becomes":{"at":"2030-01-12T10:00:00Z","channel":"email"}}
        """,
        """
        {"userId":"ben","journeyId":"thank","message":"thanks",\
        "was":{"at":"2030-02-11T10:00:00Z","channel":"email"}}
        """,
      ])
    #expect(report.text().contains("1 get fewer"))
  }

  @Test func `nothing can be counted where there is no time`() throws {
    let trial = try shop()
    #expect(throws: RunError.self) {
      try trial.simulate(
        "old.journey",
        options: options(trial, from: "2030-03-01T00:00:00Z", to: "2030-02-01T00:00:00Z"))
    }
  }
}
