import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// Pausing, draining and putting away journeys.
@Suite("Journeys that stand still")
struct ControlTests {
  /// Somebody in a journey that waits, is paused, and may go on.
  private func waiting(_ lines: String) throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal("trigger on a\n" + lines)
    try rehearsal.user()
    try rehearsal.event("a")
    try rehearsal.work()
    return rehearsal
  }

  /// Settles whether a journey runs.
  private func set(_ status: JourneyStatus, _ rehearsal: OutsideRehearsal) throws {
    try rehearsal.engine.setStatus(of: "j", to: status, at: rehearsal.now)
  }

  @Test func `nobody enters a paused journey, nobody moves, and all go on`() throws {
    let rehearsal = try waiting("wait 1 hour\nsend hi by email")
    try set(.paused, rehearsal)
    try rehearsal.user("v")
    try rehearsal.event("a", user: "v")
    try rehearsal.pass(hours: 5)
    #expect(try rehearsal.rows().isEmpty)
    #expect(try rehearsal.store.journeyTotals(journeyID: "j").entered == 1)
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent"])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test func `what came while a journey was paused is told in its order`() throws {
    let rehearsal = try waiting(
      """
      wait for b as first up to 1 day
      wait for b as second up to 1 day
      send hi by email with first = first.x, second = second.x
      """)
    try set(.paused, rehearsal)
    try rehearsal.pass(hours: 1)
    try rehearsal.event("b", #"{"x": 1}"#)
    try rehearsal.pass(hours: 1)
    try rehearsal.event("b", #"{"x": 2}"#)
    try rehearsal.pass(hours: 100)
    try rehearsal.crash()
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(
      try rehearsal.rows().map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"first":1,"second":2}"#])
  }

  @Test func `a time that passed while a journey was paused is told before what came later`() throws
  {
    let rehearsal = try waiting(
      """
      wait up to 1 hour
        on b
          send came by email
        otherwise
          send late by email
      end
      """)
    try set(.paused, rehearsal)
    try rehearsal.pass(hours: 2)
    try rehearsal.event("b")
    try rehearsal.work()
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["late email sent"])
  }

  @Test func `nobody is dropped from a paused journey, and an exit is told of when it goes on`()
    throws
  {
    for exit in ["exit on b", "exit when user.plan is \"pro\""] {
      let rehearsal = try waiting("\(exit)\nwait 1 day\nsend hi by email")
      try set(.paused, rehearsal)
      try rehearsal.event("b")
      try rehearsal.user("u", #"{"attributes": {"plan": "pro"}}"#)
      try rehearsal.pass(hours: 30)
      #expect(try rehearsal.active() == 1)
      try set(.running, rehearsal)
      try rehearsal.work()
      #expect(try rehearsal.ends() == ["exited": 1])
      #expect(try rehearsal.rows().isEmpty)
    }
  }

  @Test func `a change that came while a journey was paused is seen when it goes on`() throws {
    let rehearsal = try waiting(
      """
      wait up to 3 days
        when user.plan is "pro"
          send hi by email
        otherwise
          send late by email
      end
      """)
    try set(.paused, rehearsal)
    try rehearsal.user("u", #"{"attributes": {"plan": "pro"}}"#)
    try rehearsal.pass(hours: 30)
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(try rehearsal.sends() == ["hi email sent"])
  }

  @Test func `nothing leaves from a paused journey, and what may still leave does later`() throws {
    let rehearsal = try OutsideRehearsal(
      "trigger on a\nsend hi by email\nsend transactional told by sms as r\nwait 1 minute")
    try rehearsal.user()
    try rehearsal.event("a")
    try rehearsal.advance()
    try set(.paused, rehearsal)
    try rehearsal.pass(hours: 30)
    #expect(rehearsal.attempts.isEmpty)
    #expect(try rehearsal.sends() == ["hi email pending", "told sms pending"])
    try set(.running, rehearsal)
    try rehearsal.pass(minutes: 1)
    #expect(try rehearsal.sends() == ["hi email skipped too late", "told sms sent"])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test func `an answer that comes while a journey is paused is told when it goes on`() throws {
    let rehearsal = try OutsideRehearsal(
      "trigger on a\ncall crm.score() as lead\nsend hi by email with score = lead.score")
    rehearsal.provider = { _ in .accepted(answer: Array(#"{"score": 9}"#.utf8)) }
    try rehearsal.user()
    try rehearsal.event("a")
    try rehearsal.advance()
    let claimed = try rehearsal.claim()
    try set(.paused, rehearsal)
    try rehearsal.settle(claimed)
    try rehearsal.pass(hours: 1)
    #expect(try rehearsal.rows(of: "send").isEmpty)
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(
      try rehearsal.rows(of: "send").map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"score":9}"#])
  }

  @Test func `branches of a paused journey go on with it`() throws {
    let rehearsal = try waiting(
      """
      parallel
        branch
          wait 1 hour
          send one by email
        branch
          wait for b up to 2 days
          send two by sms
      end
      send three by push
      """)
    try set(.paused, rehearsal)
    try rehearsal.event("b")
    try rehearsal.pass(hours: 5)
    #expect(try rehearsal.rows().isEmpty)
    try set(.running, rehearsal)
    try rehearsal.work()
    #expect(
      Set(try rehearsal.sends()) == ["one email sent", "two sms sent", "three push sent"])
  }

  @Test func `those inside a draining journey go on, and nobody enters`() throws {
    let rehearsal = try waiting("wait 1 hour\nsend hi by email")
    try set(.draining, rehearsal)
    try rehearsal.user("v")
    try rehearsal.event("a", user: "v")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.sends() == ["hi email sent"])
    #expect(try rehearsal.store.journeyTotals(journeyID: "j").entered == 1)
    try set(.archived, rehearsal)
    #expect(rehearsal.engine.status(of: "j") == .archived)
  }

  @Test func `a journey with people inside is put away only with their end`() throws {
    let rehearsal = try waiting(
      "parallel\nbranch\nwait 1 hour\nbranch\nwait for b up to 9 days\nend\nsend hi by email")
    #expect {
      try set(.archived, rehearsal)
    } throws: { error in
      (error as? EngineError)?.message.contains("1 person is inside `j`") == true
    }
    #expect(rehearsal.engine.status(of: "j") == .running)
    try rehearsal.engine.setStatus(
      of: "j", to: .archived, endingRuns: true, at: rehearsal.now)
    try rehearsal.pass(hours: 300)
    #expect(try rehearsal.ends() == ["archived": 1])
    #expect(try rehearsal.rows().isEmpty)
  }

  @Test func `a status outlives the process and a new version`() throws {
    let rehearsal = try waiting("wait 1 hour\nsend hi by email")
    try set(.paused, rehearsal)
    try rehearsal.crash()
    let definitions = rehearsal.engine.published.map(\.definition)
    _ = try rehearsal.engine.publish(definitions, at: rehearsal.now)
    #expect(rehearsal.engine.status(of: "j") == .paused)
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.rows().isEmpty)
  }
}
