import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

/// One part whose work fails keeps nobody waiting in any other.
@Suite struct RestingPartTests {
  /// A row that no step can read: the answer to an effect that is not there.
  private static func spoil(_ living: LivingServices, _ user: String) async throws {
    try await living.tamper(
      """
      insert into inbox (part, user_id, arrives_at, number, effect)
      values (\(Part.of(user)), '\(user)', 0, 900, 4711)
      """)
  }

  /// Services with some people, and a journey for them.
  private func living(_ users: some Sequence<String>) async throws -> LivingServices {
    let living = try LivingServices()
    try await living.publish(
      """
      journey hello
        trigger on a
        entry unlimited
        wait 1 minute
      end

      """)
    for user in users { try await living.user(ServedWhyTests.person(user)) }
    await living.services.dispatcher.untilIdle()
    return living
  }

  @Test func `a part whose work fails rests, and all others go on`() async throws {
    let users = (1...20).map { "u\($0)" }
    let living = try await living(users)
    try await Self.spoil(living, "u7")
    for user in users { await living.event("a", of: user) }
    for user in users {
      let isResting = Part.of(user) == Part.of("u7")
      #expect(try await living.runs(of: user) == (isResting ? [] : ["hello: inside"]), "\(user)")
    }
    // What comes in later, and timers, go on as well.
    await living.pass(seconds: 30)
    await living.event("a", of: "u8")
    await living.pass(seconds: 30)
    #expect(try await living.runs(of: "u8") == ["hello: completed", "hello: inside"])
    await living.stop()
  }

  @Test func `a part goes on by itself once its work can be done`() async throws {
    let living = try await living(["u7", "u8"])
    try await Self.spoil(living, "u7")
    await living.event("a", of: "u7")
    await living.services.dispatcher.untilIdle()
    try await living.tamper("delete from inbox where number = 900")
    #expect(try await living.runs(of: "u7").isEmpty)
    await living.pass(seconds: ServiceLimits.partRestSeconds)
    #expect(try await living.runs(of: "u7") == ["hello: inside"])
    await living.stop()
  }

  @Test func `a part that rests is tried again, and rests again`() async throws {
    let living = try await living(["u7"])
    try await Self.spoil(living, "u7")
    await living.event("a", of: "u7")
    for _ in 0..<3 {
      await living.pass(seconds: ServiceLimits.partRestSeconds)
      #expect(try await living.runs(of: "u7").isEmpty)
    }
    await living.stop()
  }
}
