import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// A receiver knows a key for a while: what may have been done is not asked for once more when it
/// has forgotten.
@Suite("Keys that receivers forget")
struct KeyLifeTests {
  /// A message of which nobody knows whether it has arrived; its key is known for so many hours.
  private func doubtful(_ lines: String, hours: Int64) throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal("trigger on a\n" + lines)
    rehearsal.provider = { _ in
      .unknown(reason: "time-out", honoursKey: true, keySeconds: hours * 3_600)
    }
    try rehearsal.user()
    try rehearsal.event("a")
    return rehearsal
  }

  /// How long after the first attempt the last one was made, in seconds.
  private func span(_ rehearsal: OutsideRehearsal) throws -> Int64 {
    let attempts = rehearsal.attempts.map(\.at.microseconds)
    return (try #require(attempts.last) - #require(attempts.first)) / Moment.perSecond
  }

  @Test func `what may have been done is not done again once its key is forgotten`() throws {
    let rehearsal = try doubtful("send transactional hi by email", hours: 5)
    try rehearsal.pass(hours: 40)
    #expect(rehearsal.attempts.count > 3)
    #expect(try span(rehearsal) < 5 * 3_600)
    #expect(try rehearsal.sends() == ["hi email unknown time-out"])
    #expect(try rehearsal.letters().map(\.letter.kind) == [.unknown])
  }

  @Test func `a key that is known for longer is asked with for longer`() throws {
    let rehearsal = try doubtful("send transactional hi by email", hours: 100)
    try rehearsal.pass(hours: 10)
    #expect(try span(rehearsal) > 5 * 3_600)
    #expect(try rehearsal.sends() == ["hi email pending time-out"])
  }

  @Test func `a message that is held back does not leave with a key that is forgotten by then`()
    throws
  {
    let rehearsal = try doubtful("send transactional hi by email", hours: 24)
    try rehearsal.work()
    try rehearsal.engine.setHolding(true)
    try rehearsal.pass(hours: 30)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
    #expect(rehearsal.attempts.count == 1)
    #expect(try rehearsal.sends() == ["hi email unknown time-out"])
    #expect(try rehearsal.letters().map(\.letter.kind) == [.unknown])
  }

  @Test func `a journey that was paused for long does not send again what may have arrived`()
    throws
  {
    let rehearsal = try doubtful("send transactional hi by email\nwait 9 days", hours: 24)
    try rehearsal.work()
    try rehearsal.engine.setStatus(of: "j", to: .paused, at: rehearsal.now)
    try rehearsal.pass(hours: 48)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.engine.setStatus(of: "j", to: .running, at: rehearsal.now)
    try rehearsal.work()
    #expect(rehearsal.attempts.count == 1)
    #expect(try rehearsal.sends() == ["hi email unknown time-out"])
  }

  @Test func `what failed for certain after a doubt stays in doubt`() throws {
    let rehearsal = try doubtful("send hi by email retry 2 times or skip", hours: 24)
    try rehearsal.work()
    rehearsal.provider = { _ in .failed(reason: "down", retryAfterSeconds: nil) }
    try rehearsal.pass(hours: 1)
    #expect(rehearsal.attempts.count == 3)
    #expect(try rehearsal.sends() == ["hi email unknown down"])
  }

  @Test func `what failed for certain is tried as long as it is worth it`() throws {
    let rehearsal = try doubtful("send transactional hi by email", hours: 1)
    rehearsal.provider = { _ in .failed(reason: "down", retryAfterSeconds: 3_600) }
    try rehearsal.pass(hours: 10)
    rehearsal.provider = { _ in .accepted(answer: nil) }
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.sends() == ["hi email sent"])
  }

  @Test func `what was on its way when the server ended is asked again for as long, and no longer`()
    throws
  {
    let rehearsal = try doubtful("send transactional hi by email", hours: 24)
    try rehearsal.advance()
    _ = try rehearsal.claim()
    try rehearsal.pass(hours: 30)
    try rehearsal.crash()
    _ = try rehearsal.engine.recoverEffects(at: rehearsal.now) { _ in true }
    try rehearsal.pass(hours: 1)
    #expect(rehearsal.attempts.count == 1)
    #expect(
      try rehearsal.sends() == [
        "hi email unknown the server stopped while it was on its way"
      ])
  }
}
