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
  let store: SQLStore
  /// The journeys.
  let definitions: [JourneyDefinition]
  /// What the workspace settles.
  var settings: EngineSettings
  /// Answers calls.
  var host = EffectHost.dryRun
  /// The most inputs of a user in one batch; `nil` is what the engine takes by itself.
  var inputsPerUserMax: Int?
  /// Where the clock stopped; `nil` before it ran.
  private var clock: Moment?
  /// The inputs that were given so far, each with an id of its own.
  private var count = 0
  /// What begins the ids of inputs: another one for another script on the same store.
  private let prefix: String

  /// The moment before everything: users are there from it on.
  static let dawn = Moment(microseconds: -62_167_219_200 * Moment.perSecond)

  /// Compiles a script; a finding that is an error fails the test.
  init(
    _ script: String, catalog: Catalog? = nil, settings: EngineSettings = EngineSettings(),
    after earlier: Rehearsal? = nil, on given: SQLStore? = nil
  ) throws {
    let result = Compiler(catalog: catalog).compile(
      Parser.parse(SourceFile(name: "test.journey", text: script)))
    let errors = result.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    definitions = result.definitions
    self.settings = settings
    store = try given ?? earlier?.store ?? SQLStore.temporary()
    clock = earlier?.clock
    prefix = earlier.map { "\($0.prefix)+" } ?? ""
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
      userID: id, arrivesAt: moment,
      content: .user(changeID: "\(prefix)c\(count)", json: Array(json.utf8)))
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
      eventID: "\(prefix)e\(count)", name: name, at: moment, attributes: Array(attributes.utf8))
    let input = IncomingInput(userID: user, arrivesAt: arrival, content: .event(record))
    try #require(try store.take([input]) == [.taken])
  }

  /// Asks for a journey.
  func request(
    _ journeyID: String, at: String, _ parameters: String = "{}", user: String = "u"
  ) throws {
    count += 1
    let request = JourneyRequest(journeyID: journeyID, parameters: Array(parameters.utf8))
    let input = IncomingInput(
      userID: user, arrivesAt: try #require(Moment(at)),
      content: .request(requestID: "\(prefix)r\(count)", request))
    try #require(try store.take([input]) == [.taken])
  }

  /// Lets the clock run, from where it stopped or the first event, or from a later moment if nothing
  /// ran until then.
  func run(from late: String? = nil, until: String = "2031-01-01T00:00:00Z") throws {
    let start =
      try late.flatMap { Moment($0) } ?? clock ?? store.totals().firstEventAt
      ?? Moment(microseconds: 0)
    let zones = ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    }
    let engine = try Engine(
      store: store, settings: settings, zones: zones, host: host, owner: "test", at: start)
    if let inputsPerUserMax { engine.inputsPerUserMax = inputsPerUserMax }
    _ = try engine.publish(definitions, at: start)
    let end = try #require(Moment(until))
    try engine.advance(from: start, until: end)
    clock = end
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

  /// The idempotency keys of the messages.
  func keys() throws -> [String] {
    var keys: [String] = []
    try store.eachSend { keys.append($0.effect.key) }
    return keys
  }

  /// The beginnings of runs, each with its user, in order of time.
  func entries() throws -> [String] {
    var entries: [String] = []
    try store.eachTrace { line in
      if line.step.input == "entered" { entries.append("\(line.step.at) \(line.userID)") }
    }
    return entries
  }

  /// The ends by reason.
  func ends(of journey: String = "j") throws -> [String: Int] {
    try store.journeyTotals(journeyID: journey).ended
  }

  /// The runs that began.
  func entered(_ journey: String = "j") throws -> Int {
    try store.journeyTotals(journeyID: journey).entered
  }

  /// The runs that are inside.
  func active(_ journey: String = "j") throws -> Int {
    try store.journeyTotals(journeyID: journey).active
  }

  /// The runs that converted.
  func converted(_ journey: String = "j") throws -> Int {
    try store.journeyTotals(journeyID: journey).converted
  }

  /// What caused the steps of all runs, in order of time, such as `entered`, `timer` or `goal`.
  func causes() throws -> [String] {
    var causes: [String] = []
    try store.eachTrace { causes.append($0.step.input) }
    return causes
  }
}
