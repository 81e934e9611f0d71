import Foundation
import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyStore
import Testing

/// A server without a network: people, events, a clock moved by hand, and a closure as provider.
///
/// Effects leave outside the step.
final class OutsideRehearsal {
  /// The store.
  private(set) var store: SQLStore
  /// The engine.
  private(set) var engine: Engine
  /// Where the clock stands.
  private(set) var now: Moment
  /// What the provider says of each attempt.
  var provider: (EffectAttempt) -> EffectResult.Outcome = { _ in .accepted(answer: nil) }
  /// `true` if the provider does an effect of one key once.
  var honoursKey = true
  /// The attempts that were made: when, which, and how it went on.
  private(set) var attempts: [(at: Moment, attempt: EffectAttempt)] = []
  /// The folder of the store; `nil` for one that is gone with it.
  private let folder: String?
  /// What the workspace settles.
  private let settings: EngineSettings
  /// The inputs that were given so far.
  private var count = 0

  /// The beginning of all these tests: a Monday, at nine.
  static let start = "2030-01-07T09:00:00Z"

  /// Publishes a script on a store; a finding that is an error fails the test.
  init(
    _ script: String, catalog: Catalog? = nil, settings: EngineSettings = EngineSettings(),
    folder: String? = nil, on opened: SQLStore? = nil
  ) throws {
    let isWhole = script.hasPrefix("journey ")
    let result = Compiler(catalog: catalog).compile(
      Parser.parse(
        SourceFile(name: "test.journey", text: isWhole ? script : "journey j\n\(script)\nend")))
    let errors = result.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    self.folder = folder
    self.settings = settings
    store =
      try opened ?? folder.map { try SQLStore.open(folder: $0) } ?? SQLStore.temporary()
    now = try #require(Moment(Self.start))
    engine = try Self.engine(on: store, settings, at: now)
    _ = try engine.publish(result.definitions, at: now)
  }

  /// Opens an engine whose effects leave outside the step.
  private static func engine(
    on store: SQLStore, _ settings: EngineSettings, at now: Moment
  ) throws -> Engine {
    let zones = ZoneTable { name in
      FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    }
    return try Engine(
      store: store, settings: settings, zones: zones, delivery: .outside, owner: "test", at: now)
  }

  /// Ends the process without a word, and begins another on what it has left.
  func crash() throws {
    engine = try Self.engine(on: store, settings, at: now)
  }

  /// Takes a user in, now.
  func user(_ id: String = "u", _ json: String = Rehearsal.willing) throws {
    count += 1
    try take(id, .user(changeID: "c\(count)", json: Array(json.utf8)))
  }

  /// Takes an event in, now.
  func event(_ name: String, _ attributes: String = "{}", user: String = "u") throws {
    count += 1
    let record = EventRecord(
      eventID: "e\(count)", name: name, at: now, attributes: Array(attributes.utf8))
    try take(user, .event(record))
  }

  /// Takes an input in.
  private func take(_ user: String, _ content: IncomingInput.Content) throws {
    let input = IncomingInput(userID: user, arrivesAt: now, content: content)
    try #require(try store.take([input]) == [.taken])
  }

  /// Lets the engine do what is due.
  func advance() throws { try engine.advance(from: now, until: now) }

  /// Claims what is due.
  func claim(_ max: Int = 100) throws -> [EffectAttempt] {
    let claimed = try engine.claimEffects(at: now, max: max)
    attempts += claimed.map { (now, $0) }
    return claimed
  }

  /// Settles attempts as the provider says.
  func settle(_ claimed: [EffectAttempt]) throws {
    try engine.settle(claimed.map { EffectResult($0, provider($0)) }, at: now)
  }

  /// Does all that is to be done now: steps, attempts, answers, until nothing is left.
  func work() throws {
    while true {
      try advance()
      let claimed = try claim()
      if claimed.isEmpty { return }
      try settle(claimed)
    }
  }

  /// Moves the clock, stopping wherever something is due, and does what is to be done.
  func go(to moment: Moment) throws {
    try work()
    while let next = try [store.nextDue(), engine.nextEffect()].compactMap({ $0 }).min(),
      next <= moment
    {
      now = max(now, next)
      try work()
    }
    now = moment
    try work()
  }

  /// Lets so many hours pass.
  func pass(hours: Int64 = 0, minutes: Int64 = 0, seconds: Int64 = 0) throws {
    let span = (hours * 3_600 + minutes * 60 + seconds) * Moment.perSecond
    try go(to: Moment(microseconds: now.microseconds + span))
  }

  /// What became of the messages: `hi email sent`.
  func sends() throws -> [String] {
    try rows(of: "send").map { row in
      let reason = row.reason.map { " \($0)" } ?? ""
      return "\(row.name) \(row.channel) \(row.status.rawValue)\(reason)"
    }
  }

  /// The effects of a kind, in the order in which they were decided.
  func rows(of kind: String? = nil, user: String = "u") throws -> [OutboxRecord] {
    let all = try store.person(user)?.outbox ?? []
    return all.filter { kind == nil || $0.kind == kind }.sorted { $0.number < $1.number }
  }

  /// The dead letters, the newest first.
  func letters() throws -> [DeadLetterLine] { try store.deadLetters(max: 100) }

  /// Tries the only dead letter again.
  func retryOnly() throws {
    let letter = try #require(try letters().first)
    #expect(try engine.retryDeadLetter(letter.id, at: now))
  }

  /// Gives the only dead letter up.
  func discardOnly() throws {
    let letter = try #require(try letters().first)
    #expect(try engine.discardDeadLetter(letter.id, at: now))
  }

  /// The ends by reason.
  func ends(of journey: String = "j") throws -> [String: Int] {
    try store.journeyTotals(journeyID: journey).ended
  }

  /// The runs that are inside.
  func active(_ journey: String = "j") throws -> Int {
    try store.journeyTotals(journeyID: journey).active
  }
}
