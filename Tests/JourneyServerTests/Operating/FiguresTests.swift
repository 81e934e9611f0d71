import Foundation
import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyProviders
import JourneyServer
import JourneyServices
import JourneyStore
import JourneyTools
import TestProcesses
import Testing

/// The figures of a running server answer whether anybody waits for longer than they should.
@Suite(.ownThread) struct FiguresTests {
  /// People who wait an hour, and somebody who is written to at once.
  private static let script = """
    journey patient
      trigger on late_wait
      wait 1 hour
    end

    journey prompt
      trigger on late_letter
      send transactional hi by email
    end
    """

  /// Fills a folder, so many hours ago, with somebody whose wait is over after one hour, and with a
  /// message that is held back.
  private func fill(_ folder: String, hoursAgo: Int64) async throws {
    let then = Int64(Date().timeIntervalSince1970) - hoursAgo * 3_600
    let clock = FixedClock(seconds: then)
    let outlet = EffectOutlet(honoursKey: { _ in true }, deliver: { _ in .accepted(answer: nil) })
    let services = try Services(
      folder: folder, catalog: nil, zones: ZoneFiles.table(), clock: clock, outlet: outlet,
      owner: "tests")
    let result = Compiler().compile(
      Parser.parse(SourceFile(name: "test.journey", text: Self.script)))
    try #require(result.diagnostics.allSatisfy { $0.severity != .error })
    let definitions = result.definitions
    let dispatcher = services.dispatcher
    try await services.operations.hold(true)
    try await dispatcher.perform { engine, store in
      _ = try engine.publish(definitions, at: clock.now)
      let user = #"{"email": "a@example.com"}"#
      try take(.user(changeID: "c", json: Array(user.utf8)), at: clock.now, store)
      for name in ["late_wait", "late_letter"] {
        let event = EventRecord(
          eventID: name, name: name, at: clock.now, attributes: Array("{}".utf8))
        try take(.event(event), at: clock.now, store)
      }
      try engine.advance(from: clock.now, until: clock.now)
    }
  }

  /// Takes an input of the one person in.
  private func take(
    _ content: IncomingInput.Content, at now: Moment, _ store: SQLStore
  ) throws {
    try #require(
      try store.take([.init(userID: "u1", arrivesAt: now, content: content)]) == [.taken])
  }

  /// Returns when nobody holds a folder any more, which takes a moment.
  private func waitUntilFree(_ folder: String) throws {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end, (try? SQLStore.open(folder: folder)) == nil {
      sched_yield()
    }
  }

  /// Puts an answer before the person's inputs that is about nothing: what is due stays due.
  private func block(_ folder: String, hoursAgo: Int64) throws {
    let at = (Int64(Date().timeIntervalSince1970) - hoursAgo * 3_600) * Moment.perSecond
    let script = """
      import sqlite3, sys
      store = sqlite3.connect(sys.argv[1])
      store.execute("insert into inbox (part, user_id, arrives_at, number, effect) values "
        "(\(Part.of("u1")), 'u1', \(at), 999999, 888888)")
      store.commit()
      """
    let outcome = try ChildProcess.run("python3", ["-c", script, folder + "/journey.db"])
    try #require(outcome.status == 0, "\(outcome.messages)")
  }

  /// A token that reads the figures of a folder's server.
  private func token(_ folder: String) async throws -> String {
    let keyring = try KeyFile(keyringIn: folder).keyring(issuer: "")
    let now = Int64(Date().timeIntervalSince1970)
    let caller = Caller(kind: .serviceId, name: "tests", scopes: [.metricsRead], userID: nil)
    let claims = TokenClaims(
      caller: caller, issuer: keyring.issuer, issuedAt: now, expiresAt: now + 900)
    return try TokenMaker.token(claims, signedWith: try await keyring.signingKey())
  }

  /// The figures without labels, once those of who waits are among them; the server ends by itself
  /// if they never are.
  private func figures(_ server: BareServer, _ token: String) throws -> [String: Double] {
    while true {
      let answer = try server.ask("GET", "/metrics", token: token)
      try #require(answer.status == 200, "\(answer)")
      var figures: [String: Double] = [:]
      for line in answer.body.split(separator: "\n") where !line.hasPrefix("#") {
        let words = line.split(separator: " ")
        if words.count == 2, !words[0].contains("{") {
          figures[String(words[0])] = Double(words[1])
        }
      }
      if figures["journey_effects_held"] != nil { return figures }
    }
  }

  @Test func `who waits for longer than they should is seen from outside`() async throws {
    let folder = try TestFolder()
    try await fill(folder.path, hoursAgo: 3)
    try waitUntilFree(folder.path)
    try block(folder.path, hoursAgo: 4)
    let server = try BareServer(data: folder.path)
    let figures = try figures(server, await token(folder.path))
    let hour = 3_600.0
    #expect((4 * hour..<4.1 * hour).contains(figures["journey_oldest_input_age_seconds"] ?? 0))
    #expect(
      (2 * hour..<2.1 * hour).contains(figures["journey_oldest_timer_lateness_seconds"] ?? 0))
    #expect(
      (3 * hour..<3.1 * hour).contains(figures["journey_oldest_effect_lateness_seconds"] ?? 0))
    #expect(figures["journey_inputs_waiting"] == 1)
    #expect(figures["journey_effects_pending"] == 1)
    #expect(figures["journey_effects_held"] == 1)
    #expect(figures["journey_dead_letters"] == 0)
    // One figure says it, and no second one.
    #expect(figures["journey_due_lateness_seconds"] == nil)
  }

  @Test func `where nobody waits the figures are naught`() async throws {
    let folder = try TestFolder()
    let server = try BareServer(data: folder.path)
    let figures = try figures(server, await token(folder.path))
    for name in ["input_age", "timer_lateness", "effect_lateness"] {
      #expect(figures["journey_oldest_\(name)_seconds"] == 0)
    }
    #expect(figures["journey_inputs_waiting"] == 0)
    #expect(figures["journey_effects_held"] == 0)
  }
}
