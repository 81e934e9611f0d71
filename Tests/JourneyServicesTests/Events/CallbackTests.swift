import JourneyEngine
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import Testing

@Suite struct CallbackTests {
  /// The key of the provider.
  private let key: SigningKey

  init() throws {
    key = try #require(SigningKey(Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
  }

  /// Services that take reports of the channel `email`.
  private func living() throws -> LivingServices {
    try LivingServices(reports: ["email": CallbackReader(channel: "email", keys: [key])])
  }

  /// Reports something, signed now unless another signature is given.
  private func report(
    _ type: String, to living: LivingServices, id: String = "r1", user: String = "u1",
    signature: String? = nil, channel: String = "email"
  ) async throws {
    let body = Array(#"{"type":"\#(type)","data":{"userId":"\#(user)","message":"hello"}}"#.utf8)
    let seconds = living.clock.now.seconds
    let made = WebhookSignature.header(id: id, seconds: seconds, body: body, keys: [key])
    try await living.services.callbacks.take(
      body, id: id, timestamp: String(seconds), signature: signature ?? made, from: channel)
  }

  /// The names of a user's events, in order.
  private func events(_ living: LivingServices) async throws -> [String] {
    try await living.services.events.events(EventQuery(userID: "u1", limit: 100)).events.map(\.name)
  }

  @Test func `a report becomes an event, and the same one again does not`() async throws {
    let living = try living()
    try await living.user(LoopTests.anna)
    try await report("message.delivered", to: living)
    living.clock.advance(seconds: 30)
    try await report("message.delivered", to: living)
    #expect(try await events(living) == ["message_delivered"])
    await living.stop()
  }

  @Test func `who wants no more is not written to any more, and a journey sees it`() async throws {
    let living = try living()
    try await living.publish(
      """
      journey farewell
        trigger on user_unsubscribed where not user.preferences.email.subscribed
        wait 1 day
      end

      """)
    try await living.user(LoopTests.anna)
    try await report("message.unsubscribed", to: living)
    let user = try #require(try await living.services.users.user("u1"))
    #expect(user.preferences["email"]?.subscribed == false)
    #expect(try await living.runs() == ["farewell: inside"])
    await living.stop()
  }

  @Test func `a bounce makes a channel unreachable, and creates nobody`() async throws {
    let living = try living()
    try await report("message.bounced", to: living)
    #expect(try await living.services.users.user("u1") == nil)
    try await living.user(LoopTests.anna)
    try await report("message.bounced", to: living, id: "r2")
    let user = try #require(try await living.services.users.user("u1"))
    #expect(user.preferences["email"]?.reachable == false)
    await living.stop()
  }

  @Test func `who wants no more is remembered before they are known`() async throws {
    let living = try living()
    try await report("message.unsubscribed", to: living)
    #expect(try await living.services.users.user("u1") == nil)
    #expect(try await living.user(#"{"userId": "u1", "email": "a@example.com"}"#))
    let user = try #require(try await living.services.users.user("u1"))
    #expect(user.preferences["email"]?.subscribed == false)
    await living.stop()
  }

  @Test func `what is not signed, or not for a channel that takes reports, is refused`()
    async throws
  {
    let living = try living()
    await #expect(throws: CallbackService.Refusal.notBelieved) {
      try await report("message.delivered", to: living, signature: "v1,AAAA")
    }
    await #expect(throws: CallbackService.Refusal.noReports(channel: "sms")) {
      try await report("message.delivered", to: living, channel: "sms")
    }
    await #expect(throws: CallbackService.Refusal.self) {
      try await report("message.exploded", to: living)
    }
    #expect(try await events(living).isEmpty)
    await living.stop()
  }

  @Test func `a report of somebody who was erased is taken and forgotten`() async throws {
    let living = try living()
    try await living.user(LoopTests.anna)
    try await living.services.users.erase("u1")
    try await report("message.bounced", to: living)
    #expect(try await events(living).isEmpty)
    #expect(try await living.services.users.user("u1") == nil)
    await living.stop()
  }
}
