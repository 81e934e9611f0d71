import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// What a script asks at the moment of leaving is asked again of a message that leaves late; one
/// whose person has left the journey meanwhile is not sent.
@Suite struct LateConditionTests {
  /// A person who did something about which a message was decided, while nothing leaves.
  private func held(
    _ lines: String, _ attributes: String = "{}"
  ) throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal(lines)
    try rehearsal.user()
    try rehearsal.engine.setHolding(true)
    try rehearsal.event("a", attributes)
    try rehearsal.work()
    return rehearsal
  }

  /// Lets everything leave an hour later, after something has come.
  private func release(_ rehearsal: OutsideRehearsal, after event: String? = nil) throws {
    if let event { try rehearsal.event(event) }
    try rehearsal.pass(hours: 1)
    try rehearsal.engine.setHolding(false)
    try rehearsal.work()
  }

  /// Journeys that ask whether somebody has bought, each in its own way.
  private static let asking = [
    "trigger on a\nsend hi by email only if did not bought since entry",
    "trigger on a\nsend transactional hi by email only if did not bought since entry",
    "trigger on a\nsend hi by email only if did not bought since entry\nwait 3 days",
    "trigger on a\nsend hi by email only if did not bought since entry as r\nwait 3 days",
    "trigger on a\nsend hi by email only if entry.n > 3 and did not bought since entry",
    """
    trigger on a
    parallel
      branch
        send hi by email only if did not bought since entry
      branch
        wait 1 minute
    end
    """,
  ]

  @Test(arguments: asking)
  func `only if is asked again of a message that leaves late`(_ lines: String) throws {
    let bought = try held(lines, #"{"n": 5}"#)
    #expect(try bought.sends() == ["hi email pending"])
    try release(bought, after: "bought")
    #expect(try bought.sends() == ["hi email skipped only if"])
    #expect(bought.attempts.isEmpty)

    let other = try held(lines, #"{"n": 5}"#)
    try release(other, after: "looked")
    #expect(try other.sends() == ["hi email sent"])
  }

  @Test func `what the user has become is asked as well`() throws {
    let lines = "trigger on a\nsend hi by email only if user.first_name is not known"
    let rehearsal = try held(lines)
    try rehearsal.user("u", #"{"firstName": "Ada"}"#)
    try release(rehearsal)
    #expect(try rehearsal.sends() == ["hi email skipped only if"])
  }

  @Test func `send only if is asked again of marketing alone`() throws {
    let rehearsal = try held(
      """
      trigger on a
      send only if did not bought since entry
      send hi by email
      send transactional bill by sms
      """)
    try release(rehearsal, after: "bought")
    #expect(try rehearsal.sends() == ["hi email skipped send only if", "bill sms sent"])
  }

  @Test func `it is asked again before each attempt, but not of what may have left`() throws {
    let lines = "trigger on a\nsend hi by email only if did not bought since entry"
    let outcomes: [(EffectResult.Outcome, String)] = [
      (.failed(reason: "down", retryAfterSeconds: nil), "hi email skipped only if"),
      (.unknown(reason: "lost", honoursKey: true), "hi email sent"),
    ]
    for (outcome, end) in outcomes {
      let rehearsal = try OutsideRehearsal(lines)
      try rehearsal.user()
      rehearsal.provider = { _ in outcome }
      try rehearsal.event("a")
      try rehearsal.advance()
      try rehearsal.settle(try rehearsal.claim())
      try rehearsal.event("bought")
      try rehearsal.advance()
      rehearsal.provider = { _ in .accepted(answer: nil) }
      try rehearsal.pass(hours: 1)
      #expect(try rehearsal.sends() == [end])
    }
  }

  @Test func `who left the journey is not sent the marketing that waits, and is sent the rest`()
    throws
  {
    let rehearsal = try held(
      """
      trigger on a
      exit on bought
      send hi by email
      send transactional bill by sms
      wait 3 days
      """)
    try release(rehearsal, after: "bought")
    #expect(try rehearsal.sends() == ["hi email skipped left the journey", "bill sms sent"])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test func `a branch of somebody who left is not spoken for`() throws {
    let rehearsal = try held(
      """
      trigger on a
      exit on bought
      parallel
        branch
          send hi by email
        branch
          wait 3 days
      end
      """)
    try release(rehearsal, after: "bought")
    #expect(try rehearsal.sends() == ["hi email skipped left the journey"])
  }

  @Test func `who came to the end, or to a stop, is sent what waits`() throws {
    for last in ["stop \"done\"", "wait 1 minute"] {
      let rehearsal = try held("trigger on a\nsend hi by email\n\(last)")
      try release(rehearsal)
      #expect(try rehearsal.sends() == ["hi email sent"])
    }
  }

  @Test func `a journey that was put away sends nothing that waits`() throws {
    let rehearsal = try held("trigger on a\nsend hi by email\nwait 3 days")
    try rehearsal.engine.setStatus(of: "j", to: .archived, endingRuns: true, at: rehearsal.now)
    try release(rehearsal)
    #expect(try rehearsal.sends() == ["hi email skipped left the journey"])
  }

  @Test func `a run that has converted since is asked the same`() throws {
    let rehearsal = try held(
      """
      trigger on a
      goal paid within 2 days
      send hi by email only if entry.n > 3 and did not bought since entry
      """, #"{"n": 5}"#)
    try rehearsal.event("paid")
    try release(rehearsal, after: "bought")
    #expect(try rehearsal.sends() == ["hi email skipped only if"])
  }
}
