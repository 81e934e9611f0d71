import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// What was decided in a step and leaves later is asked once more: a “no” that has come to be true
/// by then holds.
@Suite("Messages that leave late")
struct LateLeavingTests {
  /// A provider that is down, and messages that wait for it.
  private func waiting(
    _ lines: String, settings: EngineSettings = EngineSettings()
  ) throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal(lines, settings: settings)
    rehearsal.provider = { _ in .failed(reason: "down", retryAfterSeconds: nil) }
    try rehearsal.user()
    return rehearsal
  }

  /// A journey that writes by e-mail about one event, and by SMS about another.
  private static let twoChannels = """
    journey j
      trigger on a
      limit 1 message per 12 hours
      entry unlimited
      send hi by email
    end
    journey k
      trigger on b
      entry unlimited
      send ho by sms
    end
    """

  /// A message to one person that waits, and one that was decided so many hours later.
  private func twoWaiting(
    hours: Int64, _ first: String, _ second: String, settings: EngineSettings = EngineSettings()
  ) throws -> OutsideRehearsal {
    let rehearsal = try waiting(Self.twoChannels, settings: settings)
    try rehearsal.engine.setHolding(true)
    try rehearsal.event(first)
    try rehearsal.pass(hours: hours)
    try rehearsal.event(second)
    try rehearsal.work()
    return rehearsal
  }

  /// Settings with one message a span for the whole workspace.
  private func workspaceLimit(_ messages: Int, hours: Int64) -> EngineSettings {
    let span = CalendarDuration(microseconds: hours * 3_600 * Moment.perSecond)
    return EngineSettings(limits: [MessageLimit(messages: messages, per: span)])
  }

  @Test func `a message finds those that were decided later and have left before it`() throws {
    let rehearsal = try twoWaiting(hours: 3, "a", "b", settings: workspaceLimit(1, hours: 2))
    try rehearsal.engine.setHolding(false)
    // By e-mail nothing leaves for a while; by SMS it does.
    rehearsal.provider = { attempt in
      if case .message(_, "sms", _) = attempt.kind { return .accepted(answer: nil) }
      return .failed(reason: "down", retryAfterSeconds: 60)
    }
    let claimed = try rehearsal.claim()
    try rehearsal.settle(claimed)
    #expect(claimed.count == 1, "the other is beyond the limit while this one is on its way")
    try rehearsal.work()
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(hours: 1)
    #expect(try rehearsal.rows().count { $0.status == .sent } == 1)
  }

  @Test func `of two that leave together only as many leave as may`() throws {
    let rehearsal = try twoWaiting(hours: 3, "a", "b", settings: workspaceLimit(1, hours: 2))
    #expect(try rehearsal.sends() == ["hi email pending", "ho sms pending"])
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "ho sms skipped limit"])
  }

  @Test func `a limit of the journey is asked again as well`() throws {
    let rehearsal = try twoWaiting(hours: 13, "a", "a")
    #expect(try rehearsal.sends() == ["hi email pending", "hi email pending"])
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent", "hi email skipped limit"])
    #expect(
      try rehearsal.store.journeyTotals(journeyID: "j").skippedFor == ["limit": 1])
  }

  @Test func `messages that leave as they are decided are not held against each other twice`()
    throws
  {
    let rehearsal = try waiting(Self.twoChannels, settings: workspaceLimit(2, hours: 2))
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.event("a")
    try rehearsal.event("b")
    try rehearsal.event("b")
    try rehearsal.work()
    #expect(
      try rehearsal.sends() == ["hi email sent", "ho sms sent", "ho sms skipped limit"])
  }

  @Test func `a “no” that was taken in and is not handled yet holds`() throws {
    let rehearsal = try waiting("trigger on a\nsend hi by email")
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.event("a")
    try rehearsal.advance()
    try rehearsal.user("u", #"{"preferences": {"email": {"marketing": false}}}"#)
    #expect(try rehearsal.claim().isEmpty)
    #expect(try rehearsal.sends() == ["hi email pending"])
    try rehearsal.pass(seconds: 2)
    #expect(try rehearsal.sends() == ["hi email skipped consent"])
    #expect(rehearsal.attempts.isEmpty)
  }

  @Test func `who was erased is written to no more`() throws {
    let rehearsal = try waiting("trigger on a\nsend hi by email")
    try rehearsal.event("a")
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    #expect(claimed.count == 1)
    try rehearsal.store.erase("u", salt: "salt", at: rehearsal.now)
    try rehearsal.settle(claimed)
    try rehearsal.pass(hours: 2)
    #expect(rehearsal.attempts.count == 1)
    #expect(try rehearsal.rows().isEmpty)
  }

  @Test func `quiet hours that have begun while a message waited are kept`() throws {
    let rehearsal = try waiting("trigger on a\nquiet from 10:00 to 12:00\nsend hi by email")
    try rehearsal.event("a")
    try rehearsal.pass(minutes: 70)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    let tried = rehearsal.attempts.count
    try rehearsal.pass(minutes: 100)
    #expect(rehearsal.attempts.count == tried)
    try rehearsal.pass(hours: 1)
    #expect(try rehearsal.sends() == ["hi email sent"])
    #expect(rehearsal.attempts.last.map { "\($0.at)" } == "2030-01-07T12:00:00Z")
  }
}
