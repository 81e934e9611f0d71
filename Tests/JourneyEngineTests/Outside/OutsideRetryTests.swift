import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// Attempts, their spans, and what becomes of those who wait when there are no more.
@Suite("Effects that fail")
struct OutsideRetryTests {
  /// Somebody who is in a journey of these lines, with a provider that fails.
  private func failing(
    _ lines: String, _ outcome: EffectResult.Outcome = .refused(reason: "no")
  ) throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal("trigger on a\n" + lines)
    rehearsal.provider = { _ in outcome }
    try rehearsal.user()
    try rehearsal.event("a")
    return rehearsal
  }

  @Test func `a failed effect is tried again with one key, and later each time`() throws {
    let rehearsal = try failing(
      "send transactional hi by email", .failed(reason: "down", retryAfterSeconds: nil))
    try rehearsal.pass(hours: 10)
    let attempts = rehearsal.attempts
    #expect(attempts.count > 8)
    #expect(Set(attempts.map(\.attempt.key)).count == 1)
    #expect(attempts.map(\.attempt.attempt) == Array(1...attempts.count))
    for (index, pair) in zip(attempts, attempts.dropFirst()).enumerated() {
      let span = pair.1.at.microseconds - pair.0.at.microseconds
      #expect(span <= min(3_600, 1 << index) * Moment.perSecond)
    }
    #expect(try rehearsal.sends() == ["hi email pending"])
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(hours: 1)
    #expect(try rehearsal.sends() == ["hi email sent"])
  }

  @Test func `a policy says how many attempts there are`() throws {
    let rehearsal = try failing(
      "send hi by email retry 2 times or skip", .failed(reason: "down", retryAfterSeconds: nil))
    try rehearsal.pass(hours: 1)
    #expect(rehearsal.attempts.count == 3)
    #expect(try rehearsal.sends() == ["hi email failed down"])
    #expect(try rehearsal.letters().isEmpty)
  }

  @Test func `a provider that says when to come back is heeded`() throws {
    let rehearsal = try failing(
      "send hi by email", .failed(reason: "slow down", retryAfterSeconds: 600))
    try rehearsal.work()
    try rehearsal.pass(minutes: 9)
    #expect(rehearsal.attempts.count == 1)
    try rehearsal.pass(minutes: 2)
    #expect(rehearsal.attempts.count == 2)
  }

  @Test func `repeats that may not leave hold up no first attempt`() throws {
    let rehearsal = try failing(
      "send transactional hi by email", .failed(reason: "down", retryAfterSeconds: 60))
    try rehearsal.work()
    try rehearsal.user("v")
    try rehearsal.event("a", user: "v")
    try rehearsal.advance()
    let later = Moment(microseconds: rehearsal.now.microseconds + 60 * Moment.perSecond)
    let first = try rehearsal.engine.claimEffects(
      at: later, max: 10, admit: { lane, _ in !lane.isRetry })
    #expect(first.map(\.userID) == ["v"])
    #expect(try rehearsal.engine.claimEffects(at: later, max: 10).map(\.userID) == ["u"])
  }

  @Test func `what has no room is not looked at`() throws {
    let rehearsal = try failing("parallel branch send hi by email branch send yo by sms end")
    try rehearsal.advance()
    let claimed = try rehearsal.engine.claimEffects(
      at: rehearsal.now, max: 10, room: { $0.receiver == "email" ? 0 : 1 })
    #expect(claimed.map(\.kind.receiver) == ["sms"])
    let now = rehearsal.now
    #expect(try rehearsal.engine.nextEffect { $0.receiver == "sms" ? now : nil } == nil)
    #expect(try rehearsal.engine.nextEffect { _ in now } == now)
  }

  @Test func `skip lets people go on`() throws {
    let rehearsal = try failing("send hi by email or skip\nwait 1 hour\nsend more by sms or skip")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.sends() == ["hi email failed no", "more sms failed no"])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test func `skip tells one who waits that nothing has left`() throws {
    let rehearsal = try failing(
      "send hi by email as r or skip\nsend told by sms with sent = r.sent, reason = r.reason")
    try rehearsal.work()
    let told = try #require(try rehearsal.rows().last)
    #expect(
      String(decoding: told.arguments, as: UTF8.self) == #"{"sent":false,"reason":"failed"}"#)
  }

  @Test func `stop ends the journey, also of one who is further on`() throws {
    let rehearsal = try failing("send hi by email or stop \"no mail\"\nwait 1 hour")
    try rehearsal.work()
    #expect(try rehearsal.ends() == ["no mail": 1])
    let waiting = try failing("send hi by email as r or stop\nwait 1 hour")
    try waiting.work()
    #expect(try waiting.ends() == ["stopped": 1])
  }

  @Test func `park holds up one who did not wait, until it is tried again`() throws {
    let rehearsal = try failing(
      """
      send hi by email
      wait for b as seen up to 1 day
      send told by sms with x = seen.x
      """)
    try rehearsal.work()
    #expect(try rehearsal.letters().map(\.letter.reason) == ["no"])
    try rehearsal.pass(hours: 1)
    try rehearsal.event("b", #"{"x": 5}"#)
    try rehearsal.pass(hours: 48)
    #expect(try rehearsal.sends() == ["hi email failed no"])
    #expect(try rehearsal.active() == 1)
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.retryOnly()
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "told sms sent"])
    #expect(try rehearsal.letters().isEmpty)
    #expect(
      try rehearsal.rows().last.map { String(decoding: $0.arguments, as: UTF8.self) } == #"{"x":5}"#
    )
    #expect(Set(rehearsal.attempts.prefix(2).map(\.attempt.key)).count == 1)
  }

  @Test func `time that passed before an event came is told before it`() throws {
    let rehearsal = try failing(
      """
      send hi by email
      wait up to 1 day
        on b
          send came by sms
        otherwise
          send late by sms
      end
      """)
    try rehearsal.pass(hours: 30)
    try rehearsal.event("b")
    try rehearsal.work()
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.discardOnly()
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email failed no", "late sms sent"])
  }

  @Test func `one who is held up leaves by an exit all the same`() throws {
    for send in ["send hi by email", "send hi by email as r", "call crm.score() as r"] {
      let rehearsal = try failing("exit on b\n\(send)\nwait 1 day")
      try rehearsal.work()
      #expect(try rehearsal.letters().count == 1)
      try rehearsal.event("b")
      try rehearsal.work()
      #expect(try rehearsal.ends() == ["exited": 1])
    }
  }

  @Test func `discarding lets people go on as skip would`() throws {
    for send in ["send hi by email", "send hi by email as r", "call crm.score() as r"] {
      let rehearsal = try failing("\(send)\nwait 1 day")
      try rehearsal.work()
      try rehearsal.pass(hours: 30)
      #expect(try rehearsal.active() == 1)
      try rehearsal.discardOnly()
      try rehearsal.pass(hours: 30)
      #expect(try rehearsal.ends() == ["completed": 1])
      #expect(try rehearsal.letters().isEmpty)
    }
  }

  @Test func `a call that fails parks its person, and goes on when it is tried again`() throws {
    let rehearsal = try failing(
      "call crm.score(n = 1) as lead\nsend hi by email with score = lead.score")
    try rehearsal.pass(hours: 100)
    #expect(try rehearsal.letters().map(\.letter.kind) == [.effect])
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    rehearsal.provider = { attempt in
      if case .call = attempt.kind { return .accepted(answer: Array(#"{"score": 9}"#.utf8)) }
      return .accepted(answer: nil)
    }
    try rehearsal.retryOnly()
    try rehearsal.work()
    #expect(
      try rehearsal.rows(of: "send").map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"score":9}"#])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test func `a call that takes too long is done without`() throws {
    let rehearsal = try failing(
      """
      call crm.score() as lead within 5 minutes retry 100 times or skip
      send hi by email with score = lead.score default -1
      """, .failed(reason: "down", retryAfterSeconds: 60))
    try rehearsal.pass(minutes: 3)
    #expect(try rehearsal.rows(of: "send").isEmpty)
    rehearsal.provider = { _ in .accepted(answer: Array(#"{"score": 9}"#.utf8)) }
    try rehearsal.engine.setHolding(true)
    try rehearsal.pass(minutes: 2, seconds: -1)
    #expect(try rehearsal.rows(of: "send").isEmpty)
    try rehearsal.pass(seconds: 1)
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(
      try rehearsal.rows(of: "send").map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"score":-1}"#])
    #expect(try rehearsal.rows(of: "call").map(\.status) == [.failed])
  }

  @Test func `an answer that comes when the time is up changes nothing`() throws {
    let rehearsal = try failing(
      """
      call crm.score() as lead within 5 minutes or skip
      send hi by email with score = lead.score default -1
      wait 1 day
      """, .accepted(answer: Array(#"{"score": 9}"#.utf8)))
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    #expect(claimed.count == 1)
    try rehearsal.pass(minutes: 5)
    #expect(try rehearsal.rows(of: "send").count == 1)
    try rehearsal.settle(claimed)
    try rehearsal.pass(hours: 30)
    #expect(
      try rehearsal.rows(of: "send").map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"score":-1}"#])
    #expect(try rehearsal.rows(of: "call").map(\.status) == [.sent])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test func `what may have been done is shown, and never done again by itself`() throws {
    let rehearsal = try failing(
      "send hi by email\nwait 1 hour\nsend more by sms",
      .unknown(reason: "time-out", honoursKey: false))
    try rehearsal.pass(hours: 30)
    #expect(try rehearsal.sends() == ["hi email unknown time-out", "more sms unknown time-out"])
    #expect(try rehearsal.letters().map(\.letter.kind) == [.unknown, .unknown])
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(rehearsal.attempts.count == 2)
  }

  @Test func `what may have been done is tried again where one key is done once`() throws {
    let rehearsal = try failing(
      "send hi by email", .unknown(reason: "time-out", honoursKey: true))
    try rehearsal.work()
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(minutes: 1)
    #expect(try rehearsal.sends() == ["hi email sent"])
    #expect(Set(rehearsal.attempts.map(\.attempt.key)).count == 1)
  }

  @Test func `the spans between attempts fill what they may, and are the same each time`() {
    let rehearsal = (1...2_000).map { number in
      EffectSpan.of(key: "key \(number)", attempt: 5)
    }
    #expect(rehearsal.allSatisfy { (0...16_000_000).contains($0) })
    #expect(rehearsal.contains { $0 < 1_000_000 })
    #expect(rehearsal.contains { $0 > 15_000_000 })
    #expect(EffectSpan.of(key: "key 1", attempt: 5) == rehearsal[0])
    #expect(EffectSpan.of(key: "k", attempt: 10_000) <= 3_600_000_000)
  }
}

/// The span behind an attempt that failed at the beginning of time, in microseconds.
enum EffectSpan {
  static func of(key: String, attempt: Int) -> Int64 {
    EffectBackoff.next(
      key: key, attempt: attempt, at: Moment(microseconds: 0), retryAfterSeconds: nil
    ).microseconds
  }
}
