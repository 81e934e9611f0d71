import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct UserServiceTests {
  /// The user as the service gives it now.
  private func json(_ living: LivingServices, _ user: String = "u1") async throws -> String? {
    try await living.services.users.user(user).map { String(decoding: $0.json, as: UTF8.self) }
  }

  @Test func `a user is there as soon as the answer is, and stays the same when handled`()
    async throws
  {
    let living = try LivingServices()
    let line = #"{"userId":"u1","firstName":"Ana","attributes":{"points":10}}"#
    #expect(try await living.user(line))
    let atOnce = try await json(living)
    await living.services.dispatcher.untilIdle()
    living.clock.advance(seconds: 60)
    await living.services.dispatcher.untilIdle()
    #expect(try await json(living) == atOnce)
    #expect(
      atOnce == """
        {"userId":"u1","firstName":"Ana","isActive":true,"createdAt":"2026-03-02T09:00:00Z",\
        "attributes":{"points":10},"preferences":{}}
        """)
    await living.stop()
  }

  @Test func `the same user again is no new one`() async throws {
    let living = try LivingServices()
    #expect(try await living.user(#"{"userId":"u1","firstName":"Ana"}"#))
    #expect(try await !living.user(#"{"userId":"u1","firstName":"Ana"}"#))
    await living.services.dispatcher.untilIdle()
    #expect(try await !living.user(#"{"userId":"u1","lastName":"Sol"}"#))
    let user = try #require(try await living.services.users.user("u1"))
    #expect(user.profile.firstName == "Ana")
    #expect(user.profile.lastName == "Sol")
    await living.stop()
  }

  @Test func `a change changes what it names, and null removes`() async throws {
    let living = try LivingServices()
    try await living.user(
      #"{"userId":"u1","firstName":"Ana","phone":"+1","attributes":{"a":1,"b":2}}"#)
    try await living.change("u1", #"{"phone":null,"attributes":{"a":null,"c":"x"}}"#)
    let user = try #require(try await living.services.users.user("u1"))
    #expect(user.profile.firstName == "Ana")
    #expect(user.profile.phone == nil)
    #expect(String(decoding: user.profile.attributes, as: UTF8.self) == #"{"b":2,"c":"x"}"#)
    await living.stop()
  }

  @Test func `a change of somebody unknown is refused`() async throws {
    let living = try LivingServices()
    await #expect(throws: UserRefusal.unknown("u1")) {
      try await living.change("u1", #"{"phone":"+1"}"#)
    }
    await living.event("seen")
    await #expect(throws: UserRefusal.unknown("u1")) {
      try await living.change("u1", #"{"phone":"+1"}"#)
    }
    await living.stop()
  }

  @Test func `a change that names another user is refused`() async throws {
    let living = try LivingServices()
    #expect(throws: LineError.self) {
      try living.services.users.checkedChange(of: "u1", Array(#"{"userId":"u2"}"#.utf8))
    }
    await living.stop()
  }

  @Test func `preferences are changed where they are given`() async throws {
    let living = try LivingServices()
    try await living.user(
      #"{"userId":"u1","preferences":{"email":{"marketing":true,"reachable":true}}}"#)
    let users = living.services.users
    let change = try users.checkedPreferences(
      of: "u1", Array(#"{"email":{"marketing":false},"sms":{"subscribed":true}}"#.utf8))
    try await users.change("u1", change)
    let user = try #require(try await users.user("u1"))
    #expect(
      String(decoding: user.preferencesJSON, as: UTF8.self)
        == #"{"email":{"reachable":true,"marketing":false},"sms":{"subscribed":true}}"#)
    await living.stop()
  }

  @Test func `what a journey sets is read at once, though the user was read before`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey marks
        trigger on seen
        set user.marked = true
      end

      """)
    try await living.user(#"{"userId":"u1"}"#)
    await living.services.dispatcher.untilIdle()
    _ = try await living.services.users.user("u1")
    await living.event("seen")
    await living.services.dispatcher.untilIdle()
    let user = try #require(try await living.services.users.user("u1"))
    #expect(String(decoding: user.profile.attributes, as: UTF8.self) == #"{"marked":true}"#)
    await living.stop()
  }

  @Test func `attributes for which there is no room are refused at the door`() async throws {
    let living = try LivingServices()
    try await living.user(#"{"userId":"u1"}"#)
    let text = String(repeating: "x", count: 60_000)
    for name in ["a", "b", "c", "d"] {
      try await living.change("u1", #"{"attributes":{"\#(name)":"\#(text)"}}"#)
    }
    await #expect(throws: UserRefusal.noRoom("e")) {
      try await living.change("u1", #"{"attributes":{"e":"\#(text)"}}"#)
    }
    await living.stop()
  }

  @Test func `an import counts its lines, and says which are bad`() async throws {
    let living = try LivingServices()
    var report = UserImport(into: living.services.users)
    let lines = [
      #"{"userId":"u1","firstName":"Ana"}"#, "{", #"{"userId":"u2"}"#, #"{"firstName":"Bo"}"#,
    ]
    let refused = try await report.take(
      lines.enumerated().map { (number: $0.offset + 1, json: Array($0.element.utf8)) })
    #expect(refused.map(\.line) == [2, 4])
    #expect(refused.last?.reason.contains("`userId` is missing") == true)
    #expect(report.counts.taken == 2)
    #expect(report.counts.refused == 2)
    #expect(try await living.services.users.user("u2") != nil)
    await living.stop()
  }
}
