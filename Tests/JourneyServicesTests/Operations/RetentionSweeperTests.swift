import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct RetentionSweeperTests {
  /// Everybody goes through it once in their life.
  private static let script = """
    journey welcome
      trigger on signed_up
      entry once per user
      goal bought within 90 days
      parallel
        branch
          send hello by email
        branch
          wait 1 day
      end
    end

    """

  /// A sweeper of what has ended so many days ago.
  private func sweeper(_ living: LivingServices, days: Int64) -> RetentionSweeper {
    RetentionSweeper(
      dispatcher: living.services.dispatcher, clock: living.clock,
      rules: RetentionRules(finishedRunSeconds: days * 86_400))
  }

  /// How many rows a table has.
  private func count(_ sql: StaticString, _ living: LivingServices) async throws -> Int64 {
    try await living.services.dispatcher.perform { _, store in try store.number(sql) }
  }

  @Test func `what has ended long ago is removed, and whoever was in stays one who was in`()
    async throws
  {
    let living = try LivingServices()
    try await living.publish(Self.script)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
    await living.pass(seconds: 86_400)
    #expect(
      try await count("select count(*) from journey_state where ended_at is null", living) == 0)
    #expect(try await count("select count(*) from journey_state", living) == 3)
    #expect(try await count("select count(*) from trace", living) > 0)

    // The goal can be met for 90 days.
    await living.pass(seconds: 60 * 86_400)
    let events = try await count("select count(*) from user_events", living)
    let early = try await sweeper(living, days: 30).sweep()
    #expect(early.runs == 0)
    // What the profile was told is old by then.
    #expect(early.records == 1)

    await living.pass(seconds: 60 * 86_400)
    #expect(try await sweeper(living, days: 400).sweep().runs == 0)
    let report = try await sweeper(living, days: 20).sweep()
    #expect(report.runs == 1)
    for count in [
      try await count("select count(*) from journey_state", living),
      try await count("select count(*) from journey_run_data", living),
      try await count("select count(*) from trace", living),
      try await count("select count(*) from outbox", living),
      try await count("select count(*) from other_input", living),
      try await count("select count(*) from event_dedupe", living),
    ] {
      #expect(count == 0)
    }
    #expect(try await count("select count(*) from user_events", living) == events)
    #expect(events > 0)
    #expect(try await count("select count(*) from user_profile", living) == 1)

    await living.event("signed_up")
    #expect(try await living.runs().isEmpty)
    #expect(try await sweeper(living, days: 20).sweep().isEmpty)
    await living.stop()
  }

  @Test func `a message that a limit still counts stays`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey offers
        trigger on seen
        entry unlimited
        limit 1 message per 365 days
        send offer by email
      end

      """)
    try await living.user(LoopTests.anna)
    await living.event("seen")
    #expect(try await living.sends() == ["u1: offer by email sent"])
    await living.pass(seconds: 100 * 86_400)
    #expect(try await sweeper(living, days: 30).sweep().runs == 1)
    await living.event("seen")
    #expect(try await living.sends().last == "u1: offer by email skipped")
    await living.stop()
  }

  @Test func `who is inside stays, however long`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey waiting
        trigger on seen
        wait 1000 days
        send late by email
      end

      """)
    try await living.user(LoopTests.anna)
    await living.event("seen")
    await living.pass(seconds: 900 * 86_400)
    #expect(try await sweeper(living, days: 1).sweep().runs == 0)
    await living.pass(seconds: 100 * 86_400)
    #expect(try await living.runs() == ["waiting: completed"])
    await living.stop()
  }

  @Test func `a schedule reaches whoever has been quiet for weeks when it is published`()
    async throws
  {
    let living = try LivingServices()
    try await living.user(LoopTests.anna)
    await living.event("seen", of: "u2")
    await living.pass(seconds: 20 * 86_400)
    #expect(try await sweeper(living, days: 400).sweep().inputs == 2)
    try await living.publish(
      """
      journey mornings
        trigger every day at 08:00 for users where user.plan is missing
        wait 3 days
      end

      """)
    await living.pass(seconds: 86_400)
    #expect(try await living.runs() == ["mornings: inside"])
    #expect(try await living.runs(of: "u2") == ["mornings: inside"])
    await living.stop()
  }

  @Test func `a workspace says how long what has ended is kept`() throws {
    var catalog = Catalog()
    #expect(RetentionRules(catalog).finishedRunSeconds == nil)
    catalog.finishedRunsKept = CalendarDuration(words: "400 days")
    #expect(RetentionRules(catalog).finishedRunSeconds == Int64(34_560_000))
  }
}
