import Foundation
import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyStore
import Testing

/// A script, some people and events, and what came of them: on a real SQLite store and a simulated
/// clock, through the very engine that everything else uses.
final class Rehearsal {
  /// The store.
  let store: SQLiteStore
  /// The journeys.
  let definitions: [JourneyDefinition]
  /// What the workspace settles.
  var settings: EngineSettings
  /// Answers calls.
  var host = EffectHost.dryRun
  /// The inputs that were given so far.
  private var count = 0

  /// The moment before everything: users are there from it on.
  static let dawn = Moment(microseconds: -62_167_219_200 * Moment.perSecond)

  /// Compiles a script; a finding that is an error fails the test.
  init(
    _ script: String, catalog: Catalog? = nil, settings: EngineSettings = EngineSettings(),
    store: SQLiteStore? = nil
  ) throws {
    let result = Compiler(catalog: catalog).compile(
      Parser.parse(SourceFile(name: "test.journey", text: script)))
    let errors = result.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    definitions = result.definitions
    self.settings = settings
    self.store = try store ?? SQLiteStore.temporary()
  }

  /// A user who has agreed to everything and has every address.
  static let willing = """
    {"email": "a@example.com", "phone": "+1", "mainDeviceId": "d", "preferences": {
      "email": {"reachable": true, "subscribed": true, "marketing": true, "transactional": true},
      "sms": {"reachable": true, "subscribed": true, "marketing": true, "transactional": true},
      "push": {"reachable": true, "subscribed": true, "marketing": true, "transactional": true}}}
    """

  /// Takes a user in, by default from the beginning.
  func user(_ id: String = "u", _ json: String = willing, at: String? = nil) throws {
    count += 1
    let moment = try at.map { try #require(Moment($0)) } ?? Self.dawn
    let input = IncomingInput(
      userID: id, arrivesAt: moment, content: .user(changeID: "c\(count)", json: Array(json.utf8)))
    try #require(try store.take([input]) == [.taken])
  }

  /// Takes an event in, which arrives at its own time.
  func event(
    _ name: String, at: String, _ attributes: String = "{}", user: String = "u",
    arrivesAt: String? = nil
  ) throws {
    count += 1
    let moment = try #require(Moment(at))
    let arrival = try arrivesAt.map { try #require(Moment($0)) } ?? moment
    let record = EventRecord(
      eventID: "e\(count)", name: name, at: moment, attributes: Array(attributes.utf8))
    let input = IncomingInput(userID: user, arrivesAt: arrival, content: .event(record))
    try #require(try store.take([input]) == [.taken])
  }

  /// Lets the clock run.
  func run(until: String = "2031-01-01T00:00:00Z") throws {
    let clock = try store.totals().firstEventAt ?? Moment(microseconds: 0)
    let zones = ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    }
    let engine = try Engine(
      store: store, settings: settings, zones: zones, host: host, owner: "test", at: clock)
    _ = try engine.publish(definitions, at: clock)
    try engine.advance(from: clock, until: try #require(Moment(until)))
  }

  /// The messages, a line each: `2030-01-07T10:00:00Z welcome email sent`.
  func sends() throws -> [String] {
    var lines: [String] = []
    try store.eachSend { send in
      let effect = send.effect
      let reason = effect.reason.map { " \($0)" } ?? ""
      lines.append(
        "\(effect.at) \(effect.name) \(effect.channel) \(effect.status.rawValue)\(reason)")
    }
    return lines
  }

  /// The parameters of the messages, in order of time.
  func arguments() throws -> [String] {
    var lines: [String] = []
    try store.eachSend { lines.append(String(decoding: $0.effect.arguments, as: UTF8.self)) }
    return lines
  }

  /// The ends by reason.
  func ends(of journey: String = "j") throws -> [String: Int] {
    try store.journeyTotals(journeyID: journey).ended
  }

  /// The runs that began.
  func entered(_ journey: String = "j") throws -> Int {
    try store.journeyTotals(journeyID: journey).entered
  }
}
