import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// What cannot be gone on with holds up nobody, and is told of.
@Suite("What cannot be gone on with")
struct PoisonTests {
  /// Two people who wait an hour; the first is about to be spoilt.
  private func waiting() throws -> OutsideRehearsal {
    let rehearsal = try OutsideRehearsal("trigger on a\nwait 1 hour\nsend hi by email")
    for user in ["u", "v"] {
      try rehearsal.user(user)
      try rehearsal.event("a", user: user)
    }
    try rehearsal.work()
    return rehearsal
  }

  /// Changes the data behind the store's back.
  private func spoil(_ rehearsal: OutsideRehearsal, _ sql: String) throws {
    _ = try rehearsal.store.answer(to: sql)
  }

  @Test func `a run whose version is gone stands still, and all others go on`() throws {
    let rehearsal = try waiting()
    try spoil(
      rehearsal,
      "update journey_state set version = 7 where part = \(Part.of("u")) and user_id = 'u'")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.rows(user: "v").map(\.status) == [.sent])
    #expect(try rehearsal.rows(user: "u").isEmpty)
    let letters = try rehearsal.letters()
    #expect(letters.map(\.userID) == ["u"])
    #expect(letters.map(\.letter.kind) == [.input])
    #expect(letters.first?.letter.reason == "version 7 of `j` is not published")
    #expect(letters.first?.letter.stateID.isEmpty == false)
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.letters().count == 1)
    try spoil(
      rehearsal,
      "update journey_state set version = 1 where part = \(Part.of("u")) and user_id = 'u'")
    try rehearsal.retryOnly()
    try rehearsal.work()
    #expect(try rehearsal.rows(user: "u").map(\.status) == [.sent])
  }

  @Test func `registers that cannot be read end the run, and are told of`() throws {
    let rehearsal = try waiting()
    try spoil(
      rehearsal,
      "update journey_state set registers = x'FF' where part = \(Part.of("u"))"
        + " and user_id = 'u'")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.rows(user: "v").map(\.status) == [.sent])
    #expect(
      try rehearsal.ends() == ["completed": 1, "fault: its registers cannot be read": 1])
    #expect(try rehearsal.letters().map(\.letter.reason) == ["its registers cannot be read"])
    let letter = try #require(try rehearsal.letters().first)
    #expect(try !rehearsal.engine.retryDeadLetter(letter.id, at: rehearsal.now))
    try rehearsal.discardOnly()
    #expect(try rehearsal.letters().isEmpty)
  }

  @Test func `a run that is given up ends`() throws {
    let rehearsal = try waiting()
    try spoil(
      rehearsal,
      "update journey_state set version = 7 where part = \(Part.of("u")) and user_id = 'u'")
    try rehearsal.pass(hours: 2)
    try rehearsal.discardOnly()
    #expect(try rehearsal.ends() == ["completed": 1, "discarded": 1])
  }

  @Test func `a timer that moves nothing is taken off`() throws {
    let rehearsal = try waiting()
    let due = rehearsal.now.microseconds + 3_600 * Moment.perSecond
    try spoil(
      rehearsal,
      "insert into job_store (part, due_at, user_id, run, step_number) values "
        + "(\(Part.of("u")), \(due), 'u', 999999, 1)")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.ends() == ["completed": 2])
    #expect(try rehearsal.store.nextDue() == nil)
  }

  @Test func `a run that is woken though it waits for an event goes on waiting`() throws {
    let rehearsal = try OutsideRehearsal("trigger on a\nwait for b\nsend hi by email")
    try rehearsal.user()
    try rehearsal.event("a")
    try rehearsal.work()
    let due = rehearsal.now.microseconds + 3_600 * Moment.perSecond
    let part = Part.of("u")
    try spoil(rehearsal, "update journey_state set wake_at = \(due) where part = \(part)")
    try spoil(
      rehearsal,
      "insert into job_store (part, due_at, user_id, run, step_number) "
        + "select part, wake_at, user_id, run, step_number from journey_state where part = \(part)")
    try rehearsal.pass(hours: 2)
    #expect(try rehearsal.store.nextDue() == nil)
    #expect(try rehearsal.letters().isEmpty)
    try rehearsal.event("b")
    try rehearsal.work()
    #expect(try rehearsal.rows().map(\.status) == [.sent])
  }

  @Test func `a run with nothing outstanding is found`() throws {
    let rehearsal = try waiting()
    #expect(try rehearsal.engine.stuckRuns().isEmpty)
    try spoil(rehearsal, "delete from job_store where part = \(Part.of("u")) and user_id = 'u'")
    #expect(try rehearsal.engine.stuckRuns().map(\.userID) == ["u"])
    try spoil(
      rehearsal, "update journey_state set wake_at = null where part = \(Part.of("u"))")
    #expect(try rehearsal.engine.stuckRuns().map(\.userID) == ["u"])
  }

  @Test func `dead letters are listed newest first, by page and by journey, and old ones go`()
    throws
  {
    let rehearsal = try OutsideRehearsal(
      "journey j trigger on a send hi by email end\njourney k trigger on b send ho by sms end")
    rehearsal.provider = { _ in .refused(reason: "no") }
    for number in 0..<7 {
      try rehearsal.user("u\(number)")
      try rehearsal.event(number.isMultiple(of: 2) ? "a" : "b", user: "u\(number)")
      try rehearsal.pass(minutes: 1)
    }
    let all = try rehearsal.letters()
    #expect(all.map(\.userID) == ["u6", "u5", "u4", "u3", "u2", "u1", "u0"])
    let page = try rehearsal.store.deadLetters(behind: all[2], max: 2)
    #expect(page == Array(all[3...4]))
    #expect(
      try rehearsal.store.deadLetters(of: "k", max: 10).map(\.userID) == ["u5", "u3", "u1"])
    #expect(try rehearsal.store.deadLetter(all[3].id) == all[3])
    #expect(DeadLetterID("\(all[3].id)") == all[3].id)
    for wrong in ["", "1", "1-", "-1", "1-0", "1024-1", "1-2-3", "a-b"] {
      #expect(DeadLetterID(wrong) == nil)
    }
    let purged = try rehearsal.store.purgeDeadLetters(
      before: all[2].letter.failedAt, max: 100, at: rehearsal.now)
    #expect(purged == 4)
    try rehearsal.work()
    #expect(try rehearsal.letters() == Array(all[0...2]))
    #expect(try rehearsal.ends() == ["completed": 4])
  }
}
