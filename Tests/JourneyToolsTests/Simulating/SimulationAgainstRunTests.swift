import Foundation
import JourneyModel
import JourneyTools
import Testing

/// What is lived in memory, person by person, and what is lived over a store: both must come to the
/// same messages and counts, to the line.
@Suite("Simulations against runs")
struct SimulationAgainstRunTests {
  /// The journeys and the people that calculations are made of.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Oracles/runs")
  /// The names of the journeys, and of the folders of such.
  static let names = files(in: "journeys").filter { $0 != "journey.yaml" }
  /// A moment long after the last of the events.
  private static let until = Moment("2026-12-31T00:00:00Z")

  /// The files of a folder, by name.
  private static func files(in name: String) -> [String] {
    let path = folder.appending(path: name).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The scripts of a name.
  private static func scripts(_ name: String) -> [String] {
    if name.hasSuffix(".journey") { return [folder.appending(path: "journeys/\(name)").path] }
    return files(in: "journeys/\(name)").map {
      folder.appending(path: "journeys/\(name)/\($0)").path
    }
  }

  @Test(arguments: names)
  func `a simulation of what was recorded comes to what a run comes to`(name: String) throws {
    let people = Self.folder.appending(path: "data")
    try hold(
      Self.scripts(name), users: people.appending(path: "users.ndjson").path,
      events: people.appending(path: "events.ndjson").path, until: Self.until)
  }

  @Test func `a life of more steps than a batch takes comes to what a run comes to`() throws {
    let trial = try SimulationTrial(
      catalog: """
        users: { attributes: { nights: number } }
        events: { woke: { at_night: boolean! } }
        messages: { morning: { kind: marketing, channels: [email] } }
        """)
    try trial.write(
      """
      journey mornings
        trigger every day at 07:00 for users where user.nights default 0 < 250
        entry one at a time
        limit 5 messages per 7 days
        quiet from 05:00 to 08:00
        set user.nights = user.nights default 0 + 1
        send morning by email
        wait up to 3 hours
          on woke where not event.at_night
            stop "woke"
          otherwise
            stop "overslept"
        end
      end
      """, to: "mornings.journey")
    try trial.write(
      """
      {"userId": "a", "email": "a@example.com", "preferences": {"email": \
      {"reachable": true, "subscribed": true, "marketing": true}}}
      """, to: "users.ndjson")
    let events = (1...28).map { day in
      """
      {"userId": "a", "eventName": "woke", "eventTime": "2030-02-\(day < 10 ? "0" : "")\(day)\
      T09:30:00Z", "attributes": {"at_night": \(day % 5 == 0)}}
      """
    }
    try trial.write(events.joined(separator: "\n"), to: "events.ndjson")
    try hold(
      [trial.path("mornings.journey")], users: trial.path("users.ndjson"),
      events: trial.path("events.ndjson"), until: Moment("2031-01-01T00:00:00Z"))
  }

  /// Holds what both come to against one another.
  private func hold(
    _ scripts: [String], users: String, events: String, until: Moment?
  ) throws {
    let trial = try SimulationTrial(catalog: "")
    let loaded = try trial.load(scripts)
    let run = SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog,
      options: RunOptions(users: users, events: events, until: until, sends: trial.path("run")),
      progress: ProgressBar(isOn: false), notice: { _ in })
    let lived = try JSONReader.parse(Array(try run.execute().json().utf8))
    var options = SimulationOptions(
      users: users, events: events, to: until, sends: trial.path("simulation"))
    options.bytesInMemoryMax = 10_000
    let simulation = PopulationRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options,
      progress: ProgressBar(isOn: false), notice: { _ in })
    let simulated = try SimulationTrial.json(try simulation.execute())
    let sends = try trial.lines("run")
    #expect(try trial.lines("simulation").sorted() == sends.sorted())
    let journeys = try #require(simulated.member("journeys")?.members)
    #expect(!journeys.isEmpty)
    for journey in journeys {
      try hold(journey.value, against: lived.member(journey.key) ?? lived)
    }
  }

  /// Holds the counts of a journey against those of a run.
  private func hold(_ simulated: JSONNode, against lived: JSONNode) throws {
    for name in ["entered", "active", "ended", "converted"] {
      let value = try #require(simulated.member(name))
      #expect(value == lived.member(name), "\(name)")
    }
    for name in ["holdout", "let_in"] {
      guard let value = lived.member(name) else { continue }
      #expect(simulated.member(name) == value, "\(name)")
    }
    for step in try #require(lived.member("people")?.members) {
      let people = simulated.member("steps")?.member(step.key)?.member("people")
      #expect(people?.integer == step.value.integer, "\(step.key)")
    }
    for message in try #require(lived.member("sends")?.members) {
      let sent = simulated.member("messages")?.member(message.key)?.member("sent")
      #expect(sent?.integer == message.value.member("sent")?.integer, "\(message.key)")
    }
  }
}
