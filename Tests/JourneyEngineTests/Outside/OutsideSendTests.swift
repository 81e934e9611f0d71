import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// Messages that leave outside the step: decided there, tried later, answered as an input.
@Suite("Messages that leave outside the step")
struct OutsideSendTests {
  /// Somebody who is sent one message.
  private func greeted(_ lines: String = "trigger on a\nsend hi by email") throws
    -> OutsideRehearsal
  {
    let rehearsal = try OutsideRehearsal(lines)
    try rehearsal.user()
    try rehearsal.event("a")
    return rehearsal
  }

  @Test func `a message is written down in the step and leaves by the sender`() throws {
    let rehearsal = try greeted()
    try rehearsal.advance()
    #expect(try rehearsal.sends() == ["hi email pending"])
    #expect(try rehearsal.ends() == ["completed": 1])
    let claimed = try rehearsal.claim()
    #expect(claimed.count == 1)
    #expect(claimed.first?.kind == .message(name: "hi", channel: "email", to: "a@example.com"))
    #expect(claimed.first?.attempt == 1)
    #expect(try rehearsal.sends() == ["hi email sending"])
    #expect(try rehearsal.claim().isEmpty)
    try rehearsal.settle(claimed)
    #expect(try rehearsal.sends() == ["hi email sent"])
  }

  @Test func `an address that the script gives is the one that is used`() throws {
    let rehearsal = try greeted(
      "trigger on a\nsend transactional hi by email to \"team@example.com\"")
    try rehearsal.advance()
    #expect(
      try rehearsal.claim().first?.kind
        == .message(name: "hi", channel: "email", to: "team@example.com"))
  }

  @Test func `message_sent comes when the message has left`() throws {
    let rehearsal = try greeted(
      """
      journey j trigger on a send hi by email end
      journey k
        trigger on message_sent where event.message is "hi"
        send transactional seen by sms
      end
      """)
    try rehearsal.advance()
    #expect(try rehearsal.sends() == ["hi email pending"])
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "seen sms sent"])
  }

  @Test func `one who waits for the outcome goes on when it is there`() throws {
    let rehearsal = try greeted(
      """
      trigger on a
      send hi by email as r
      send transactional told by sms with sent = r.sent, channel = r.channel
      """)
    try rehearsal.advance()
    #expect(try rehearsal.sends() == ["hi email pending"])
    #expect(try rehearsal.active() == 1)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "told sms sent"])
    let told = try #require(try rehearsal.rows().last)
    #expect(String(decoding: told.arguments, as: UTF8.self) == #"{"sent":true,"channel":"email"}"#)
  }

  @Test func `one who waits for several channels goes on when all have their outcome`() throws {
    let rehearsal = try greeted(
      """
      trigger on a
      send hi by email and sms as r retry 0 times or skip
      send transactional told by push with channel = r.channel, reason = r.reason
      """)
    rehearsal.provider = { attempt in
      if case .message(_, "email", _) = attempt.kind { return .refused(reason: "no such box") }
      return .accepted(answer: nil)
    }
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    #expect(claimed.count == 2)
    try rehearsal.settle(Array(claimed.prefix(1)))
    try rehearsal.advance()
    #expect(try rehearsal.rows().count == 2)
    try rehearsal.settle(Array(claimed.suffix(1)))
    try rehearsal.work()
    let told = try #require(try rehearsal.rows().last)
    #expect(String(decoding: told.arguments, as: UTF8.self) == #"{"channel":"sms"}"#)
  }

  @Test func `a message that quiet hours hold leaves by the sender when they end`() throws {
    let rehearsal = try greeted(
      """
      trigger on a
      quiet from 08:00 to 10:00
      send hi by email
      send transactional told by sms
      """)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email held"])
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.sends() == ["hi email sent", "told sms sent"])
    #expect(rehearsal.attempts.first.map { "\($0.at)" } == "2030-01-07T10:00:00Z")
  }

  @Test func `somebody who has said no since is not written to`() throws {
    let rehearsal = try greeted()
    try rehearsal.advance()
    try rehearsal.user("u", #"{"preferences": {"email": {"marketing": false}}}"#)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email skipped consent"])
    #expect(rehearsal.attempts.isEmpty)
  }

  @Test func `somebody whose address has changed since is written to at the new one`() throws {
    let rehearsal = try greeted()
    try rehearsal.advance()
    try rehearsal.user("u", #"{"email": "new@example.com"}"#)
    try rehearsal.advance()
    rehearsal.provider = { _ in .failed(reason: "busy", retryAfterSeconds: nil) }
    try rehearsal.work()
    try rehearsal.user("u", #"{"email": "newer@example.com"}"#)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(seconds: 5)
    let addresses = rehearsal.attempts.map(\.attempt.kind)
    #expect(addresses.count == 2)
    // One key means one content: where the first attempt went, the second goes too.
    #expect(
      addresses.allSatisfy {
        $0 == .message(name: "hi", channel: "email", to: "new@example.com")
      })
  }

  @Test func `a marketing message that could not leave for a day is left out`() throws {
    let rehearsal = try greeted(
      "trigger on a\nsend hi by email or park\nwait 1 hour\nsend transactional told by sms or park")
    try rehearsal.engine.setHolding(true)
    try rehearsal.pass(hours: 25)
    #expect(try rehearsal.sends() == ["hi email pending", "told sms pending"])
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email skipped too late", "told sms sent"])
  }

  @Test func `while effects are kept back, people go on and nothing leaves`() throws {
    let rehearsal = try greeted("trigger on a\nsend hi by email\nwait 1 hour\nsend hi2 by sms")
    try rehearsal.engine.setHolding(true)
    try rehearsal.pass(hours: 2)
    #expect(rehearsal.attempts.isEmpty)
    #expect(try rehearsal.ends() == ["completed": 1])
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "hi2 sms sent"])
  }

  @Test func `a late marketing message waits for the end of quiet hours`() throws {
    let rehearsal = try greeted(
      "trigger on a\nquiet from 20:00 to 08:00\nsend hi by email")
    rehearsal.provider = { _ in .failed(reason: "down", retryAfterSeconds: 12 * 3_600) }
    try rehearsal.work()
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(hours: 20)
    #expect(try rehearsal.sends() == ["hi email pending"])
    try rehearsal.pass(hours: 3)
    #expect(try rehearsal.sends() == ["hi email sent"])
    #expect(rehearsal.attempts.last.map { "\($0.at)" } == "2030-01-08T08:00:00Z")
  }

  @Test func `limits count what is to leave, is leaving, has left, and may have left`() throws {
    for outcome: EffectResult.Outcome? in [
      nil, .accepted(answer: nil), .unknown(reason: "time-out", honoursKey: false),
    ] {
      let rehearsal = try greeted(
        """
        trigger on a
        entry unlimited
        limit 1 message per 1 day
        send hi by email
        """)
      try rehearsal.advance()
      if let outcome {
        rehearsal.provider = { _ in outcome }
        try rehearsal.settle(try rehearsal.claim())
        try rehearsal.advance()
      }
      try rehearsal.event("a")
      try rehearsal.advance()
      #expect(try rehearsal.sends().last == "hi email skipped limit")
    }
  }

  @Test func `one whose journey ended is still written to, and a cancelled one is not`() throws {
    let rehearsal = try greeted(
      """
      trigger on a
      exit on b
      send hi by email
      send more by sms as r
      """)
    try rehearsal.advance()
    try rehearsal.event("b")
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "more sms cancelled"])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test func `an answer for one who has gone changes nothing`() throws {
    let rehearsal = try greeted("trigger on a\nexit on b\nsend hi by sms as r\nsend late by email")
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    try rehearsal.event("b")
    try rehearsal.advance()
    try rehearsal.settle(claimed)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi sms sent"])
    #expect(try rehearsal.ends() == ["exited": 1])
  }
}
