import Foundation
import JourneyEngine
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import JourneyTools
import Synchronization
import Testing

/// Why people of a server came where they came: lived again at the moments at which the server
/// handled them, with what became of effects outside.
@Suite struct ServedWhyTests {
  /// A journey with a call, a branch, a wait, and a message that may fail.
  private static let script = """
    journey carts
      trigger on cart_left
      entry unlimited
      exit on bought
      call crm.score(n = 1) as lead or skip
      if lead.score > 5
        send big by email as mail or skip
        if not mail.sent
          send transactional sorry by sms
        end
      otherwise
        send small by email or skip
      end
      wait up to 2 days
        on came_back
          send hello by email or skip
        otherwise
          send gone by email or skip
      end
    end

    """

  /// A user who has agreed to everything.
  static func person(_ id: String) -> String {
    """
    {"userId": "\(id)", "email": "\(id)@example.com", "phone": "+49 30 1", "preferences": {
      "email": {"reachable": true, "subscribed": true, "marketing": true, "transactional": true},
      "sms": {"reachable": true, "subscribed": true, "marketing": true, "transactional": true}}}
    """
  }

  /// A receiver whose service says how good a lead is, and that takes no mail called `big`.
  private static func receiver(score: Int) -> Receiver {
    Receiver { delivery in
      switch delivery.kind {
      case .call: .accepted(answer: Array(#"{"score": \#(score)}"#.utf8))
      case .message("big", _, _): .refused(reason: "no such mailbox")
      case .message: .accepted(answer: nil)
      }
    }
  }

  /// What is expected of an answer: that it agrees, and says some things in this order.
  private func expect(
    _ answer: WhyAnswer, says words: [String], location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      answer.node.member("agrees")?.boolean == true, "\(answer.text)", sourceLocation: location)
    var rest = answer.text[...]
    for word in words {
      let range = rest.firstRange(of: word)
      #expect(range != nil, "`\(word)` in\n\(answer.text)", sourceLocation: location)
      if let range { rest = rest[range.upperBound...] }
    }
  }

  @Test func `a call, a branch, a mail that failed and a wait are lived again as they were`()
    async throws
  {
    let living = try LivingServices(outlet: Self.receiver(score: 9).outlet)
    try await living.publish(Self.script)
    try await living.user(Self.person("u1"))
    await living.event("cart_left")
    await living.pass(seconds: 3_600)
    await living.event("came_back")
    await living.pass(seconds: 60)
    expect(
      try await living.why("u1", "carts"),
      says: [
        "came in", "`crm.score` answered {\"score\": 9}", "`lead.score` was 9",
        "`big` is to leave by email", "`big` could not leave by email: no such mailbox",
        "`sorry` is to leave by sms", "waits until 2026-03-04", "`sorry` left by sms",
        "`came_back` came", "`hello` is to leave by email", "`hello` left by email",
      ])
    expect(
      try await living.why("u1", "carts", "big"),
      says: ["`lead.score` was 9", "`big` could not leave by email: no such mailbox"])
    expect(
      try await living.why("u1", "carts", "small"), says: ["`small` was not sent"])
    await living.stop()
  }

  @Test func `whoever was handled late is told so`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    try await living.publish(Self.script)
    try await living.user(Self.person("u1"))
    await living.event("cart_left")
    // The timer is due while the machine sleeps, and fires when it wakes.
    await living.pass(seconds: 5 * 86_400)
    expect(
      try await living.why("u1"),
      says: ["`small` left by email", "2026-03-07 09:00", "`gone` is to leave by email"])
    await living.stop()
  }

  @Test func `a paused time is lived again, with what came in it`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    try await living.publish(Self.script)
    for user in ["u1", "u2", "u3"] {
      try await living.user(Self.person(user))
      await living.event("cart_left", of: user)
    }
    await living.pass(seconds: 60)
    try await living.control("carts", .paused)
    await living.event("came_back", of: "u1")
    await living.event("bought", of: "u2")
    await living.event("cart_left", of: "u4")
    await living.pass(seconds: 4 * 86_400)
    try await living.control("carts", .running)
    await living.pass(seconds: 60)
    expect(try await living.why("u1"), says: ["`came_back` came", "`hello` left by email"])
    expect(try await living.why("u2"), says: ["`bought` came: left the journey"])
    expect(try await living.why("u3"), says: ["2026-03-06 09:01", "`gone` left by email"])
    try await living.control("carts", .draining)
    await living.event("cart_left", of: "u1")
    try await living.control("carts", .archived)
    expect(
      try await living.why("u1"),
      says: ["did not come in", "`cart_left` came, but the journey was draining"])
    for user in ["u2", "u3"] { expect(try await living.why(user), says: ["carts"]) }
    expect(
      try await living.why("u4"),
      says: ["never came in", "`cart_left` came, but the journey was paused"])
    await living.stop()
  }

  @Test func `a server that was started again goes on where it was`() async throws {
    let receiver = Self.receiver(score: 1)
    let first = try LivingServices(outlet: receiver.outlet)
    try await first.publish(Self.script)
    try await first.user(Self.person("u1"))
    await first.event("cart_left")
    await first.pass(seconds: 60)
    await first.stop()
    let folder = try first.copy()

    let second = try LivingServices(
      at: "2026-03-03T09:00:00Z", folder: folder, outlet: receiver.outlet)
    await second.event("came_back")
    await second.event("cart_left")
    await second.pass(seconds: 60)
    expect(
      try await second.why("u1"),
      says: ["`small` left by email", "`came_back` came", "`hello` left", "run 2 of 2", "`small`"])
    await second.stop()
  }

  @Test func `people who were led over are told in both versions`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    _ = try await living.services.journeys.publish(
      "carts", Array(Self.script.utf8), isScript: true)
    for user in ["u1", "u2"] {
      try await living.user(Self.person(user))
      await living.event("cart_left", of: user)
    }
    await living.pass(seconds: 60)
    let longer = Self.script.replacing(
      "entry unlimited\n", with: "entry unlimited\n  goal bought within 9 days\n"
    ).replacing("send gone by email", with: "send farewell by email")
    let outcome = try await living.services.journeys.publish(
      "carts", Array(longer.utf8), isScript: true,
      options: PublicationOptions(migration: MigrationOrder()))
    #expect(outcome.migration?.moved == 2)
    await living.event("came_back", of: "u1")
    await living.pass(seconds: 3 * 86_400)
    expect(
      try await living.why("u1", "carts"),
      says: ["version 2: completed", "`small` left", "was led over from version 1", "`hello` left"])
    expect(
      try await living.why("u2", "carts"),
      says: ["was led over from version 1", "`farewell` is to leave by email"])
    expect(try await living.why("u2", "carts", "farewell"), says: ["`farewell` left by email"])
    await living.stop()
  }

  @Test func `what waits for a decision, and what somebody decided, is lived again`() async throws {
    let isDown = Mutex(true)
    let receiver = Receiver { _ in
      isDown.withLock { $0 } ? .refused(reason: "no such mailbox") : .accepted(answer: nil)
    }
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish(
      """
      journey bills
        trigger on billed
        send transactional bill by email as mail or park
        if mail.sent
          wait 1 day
        end
        send transactional copy by email or park
        wait 1 hour
      end

      """)
    for user in ["u1", "u2"] {
      try await living.user(Self.person(user))
      await living.event("billed", of: user)
    }
    await living.pass(seconds: 60)
    expect(
      try await living.why("u1", "bills"),
      says: ["`bill` could not leave by email", "somebody has to decide"])
    isDown.withLock { $0 = false }
    try await living.decide(.retry, of: "u1")
    try await living.decide(.discard, of: "u2")
    await living.pass(seconds: 86_400)
    await living.pass(seconds: 86_400)
    expect(
      try await living.why("u1", "bills"),
      says: ["`bill` left by email", "waits until", "`copy` left by email"])
    expect(try await living.why("u2", "bills"), says: ["`copy` left by email"])
    await living.stop()
  }

  @Test func `a record that was changed is not agreed with`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 9).outlet)
    try await living.publish(Self.script)
    try await living.user(Self.person("u1"))
    await living.event("cart_left")
    await living.pass(seconds: 60)
    try await living.tamper("update outbox set answer = '{\"score\": 2}' where kind = 'call'")
    let answer = try await living.why("u1")
    #expect(answer.node.member("agrees")?.boolean == false)
    #expect(answer.text.contains("the replay does not agree with the record at 2026-03-02 09:00"))
    await living.stop()
  }

  @Test func `nobody, somebody erased and somebody forgotten are told apart`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    try await living.publish(Self.script)
    for user in ["u1", "u2"] {
      try await living.user(Self.person(user))
      await living.event("cart_left", of: user)
    }
    await living.pass(seconds: 3 * 86_400)
    await #expect(throws: WhyRefusal.unknown("this server knows no user `u9`")) {
      try await living.why("u9")
    }
    await #expect(
      throws: WhyRefusal.unknown("this server has no journey `cart`; did you mean `carts`?")
    ) { try await living.why("u1", "cart") }
    await #expect(
      throws: WhyRefusal.unknown("`carts` sends no `smal`; did you mean `small`?")
    ) { try await living.why("u1", "carts", "smal") }

    try await living.services.users.erase("u1")
    await #expect(
      throws: WhyRefusal.notKept("`u1` was erased on 2026-03-05T09:00:00Z: nothing is kept")
    ) { try await living.why("u1") }
    try await living.user(Self.person("u1"))
    await living.event("cart_left", of: "u1")
    await living.pass(seconds: 60)
    expect(try await living.why("u1"), says: ["`small` left by email"])

    await living.pass(seconds: 40 * 86_400)
    _ = try await RetentionSweeper(
      dispatcher: living.services.dispatcher, clock: living.clock,
      rules: RetentionRules(finishedRunSeconds: 30 * 86_400)
    ).sweep()
    let refusal = await #expect(throws: WhyRefusal.self) { try await living.why("u2") }
    #expect(
      refusal?.message.hasPrefix("not all is kept of what happened to `u2` before 2026-03-15")
        == true)
    await living.stop()
  }

  @Test func `who was there before a diary was kept is told so, and others are told why`()
    async throws
  {
    let receiver = Self.receiver(score: 1)
    let first = try LivingServices(outlet: receiver.outlet)
    try await first.publish(Self.script)
    try await first.user(Self.person("u1"))
    await first.event("cart_left")
    await first.pass(seconds: 60)
    for statement in ["delete from sitting", "delete from diary"] {
      try await first.tamper(statement)
    }
    await first.stop()

    let second = try LivingServices(
      at: "2026-03-03T09:00:00Z", folder: try first.copy(), outlet: receiver.outlet)
    try await second.user(Self.person("u2"))
    await second.event("cart_left", of: "u2")
    await second.pass(seconds: 60)
    expect(try await second.why("u2"), says: ["`small` left by email"])
    let refusal = await #expect(throws: WhyRefusal.self) { try await second.why("u1") }
    #expect(refusal?.message.hasPrefix("`u1` was there before 2026-03-03T09:00:00Z") == true)
    await second.stop()
  }

  @Test func `a run costs a row for each time that it was handled and for what became of its mail`()
    async throws
  {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    try await living.publish(
      """
      journey welcome
        trigger on signed_up
        send transactional hello by email
        wait 1 day
      end

      """)
    try await living.user(Self.person("u1"))
    await living.services.dispatcher.untilIdle()
    await living.event("signed_up")
    await living.pass(seconds: 86_400)
    // The profile, the entry, the mail that left, the answer, the timer.
    let kinds = try await living.services.dispatcher.perform { _, store in
      try store.text("select group_concat(kind, ' ') from (select kind from diary order by number)")
    }
    #expect(kinds == "0 0 1 0 0")
    try await living.services.users.erase("u1")
    let left = try await living.services.dispatcher.perform { _, store in
      try store.number("select count(*) from diary")
    }
    #expect(left == 0)
    await living.stop()
  }

  @Test func `ids that were forgotten are no matter`() async throws {
    let living = try LivingServices(outlet: Self.receiver(score: 1).outlet)
    try await living.publish(Self.script)
    try await living.user(Self.person("u1"))
    await living.event("cart_left", id: "one")
    await living.pass(seconds: 20 * 86_400)
    _ = try await RetentionSweeper(
      dispatcher: living.services.dispatcher, clock: living.clock, rules: RetentionRules()
    ).sweep()
    await living.event("cart_left", id: "one")
    await living.pass(seconds: 60)
    expect(try await living.why("u1"), says: ["run 1 of 2", "run 2 of 2"])
    await living.stop()
  }
}

extension LivingServices {
  /// Asks why, once all is done that is due.
  func why(
    _ user: String, _ journey: String? = nil, _ message: String? = nil
  ) async throws -> WhyAnswer {
    await services.dispatcher.untilIdle()
    return try await services.why.answer(about: user, journey: journey, message: message)
  }

  /// Pauses, resumes, drains or puts away a journey.
  func control(_ journey: String, _ status: JourneyStatus) async throws {
    let now = clock.now
    try await services.dispatcher.perform { engine, _ in
      try engine.setStatus(of: journey, to: status, endingRuns: status == .archived, at: now)
    }
    await services.dispatcher.untilIdle()
  }

  /// Decides about all dead letters of a user.
  func decide(_ decision: DeadLetterService.Decision, of user: String) async throws {
    let lines = try await services.deadLetters.list(of: nil, behind: nil, max: 100)
    for line in lines where line.userID == user {
      #expect(try await services.deadLetters.decide(decision, on: line.id))
    }
    await services.dispatcher.untilIdle()
  }

  /// Copies the folder to another place, once the rounds have ended.
  func copy() throws -> String {
    let copy = folder + "-copy"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("journey.db") {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(copy)/\(name)")
    }
    return copy
  }

  /// Changes what is kept behind the back of everybody.
  func tamper(_ statement: String) async throws {
    _ = try await services.dispatcher.perform { _, store in try store.answer(to: statement) }
  }
}
