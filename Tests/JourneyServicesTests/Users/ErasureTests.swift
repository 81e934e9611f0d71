import JourneyEngine
import JourneyModel
import JourneyServices
import Testing

@Suite struct ErasureTests {
  /// A journey that sends a day after an event.
  static let script = """
    journey remind
      trigger on left
      wait 1 day
      send reminder by email
    end

    """

  @Test func `nothing of a person stays, and nothing is sent`() async throws {
    let living = try LivingServices()
    try await living.publish(Self.script)
    try await living.user(LoopTests.anna)
    await living.event("left", of: "u1")
    await living.event("left", of: "u2")
    #expect(try await living.runs() == ["remind: inside"])
    try await living.services.users.erase("u1")
    #expect(try await living.services.users.user("u1") == nil)
    await living.pass(seconds: 2 * 86_400)
    #expect(try await living.sends().allSatisfy { !$0.hasPrefix("u1") })
    #expect(try await living.runs(of: "u1").isEmpty)
    #expect(try await living.runs(of: "u2") == ["remind: completed"])
    await living.stop()
  }

  @Test func `a late repeat does not bring a person back, until they are created again`()
    async throws
  {
    let living = try LivingServices()
    try await living.user(LoopTests.anna)
    await living.event("left", id: "e1")
    try await living.services.users.erase("u1")
    #expect(await living.event("left", id: "e1") == .erased(userID: "u1"))
    #expect(try await living.services.users.user("u1") == nil)
    #expect(try await living.user(LoopTests.anna))
    #expect(await living.event("left", id: "e1") == .accepted(eventID: "e1"))
    await living.stop()
  }

  @Test func `an import does not bring back who was erased`() async throws {
    let living = try LivingServices()
    try await living.services.users.erase("u1")
    var report = UserImport(into: living.services.users)
    let refused = try await report.take([(number: 7, json: Array(#"{"userId":"u1"}"#.utf8))])
    #expect(refused.map(\.line) == [7])
    #expect(refused.first?.reason.contains("was erased") == true)
    #expect(try await living.services.users.user("u1") == nil)
    await living.stop()
  }
}
