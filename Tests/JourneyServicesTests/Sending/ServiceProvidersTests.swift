import JourneyModel
import JourneyProviders
import JourneyServices
import Testing

@Suite struct ServiceProvidersTests {
  /// A message by a channel.
  private func delivery(_ channel: String) -> Delivery {
    Delivery(
      key: "k", kind: .message(name: "hello", channel: channel, to: nil), userID: "u",
      journeyID: "j", runID: "r", arguments: Array("{}".utf8), attempt: 1)
  }

  /// The providers of a catalog with a channel that has a rate and honours no key.
  private func providers() throws -> ServiceProviders {
    var email = ChannelDeclaration(
      name: "email", provider: "webhook", url: "https://10.0.0.1/send",
      rate: SendingRate(count: 1, per: CalendarDuration(microseconds: 3_600_000_000)))
    email.honoursKey = false
    email.callbackSecrets = [.environment("CALLBACKS")]
    var catalog = Catalog()
    catalog.channels = [email]
    return try ServiceProviders(
      catalog: catalog, workspace: "/nowhere",
      environment: ["CALLBACKS": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])
  }

  @Test func `the outlet asks rate, key and provider of the catalog`() async throws {
    let providers = try providers()
    let kind = delivery("email").kind
    let first = providers.outlet.notBefore(kind, false)
    let second = providers.outlet.notBefore(kind, false)
    #expect(first == nil)
    #expect(second != nil)
    #expect(!providers.outlet.honoursKey(kind))
    #expect(providers.outlet.honoursKey(delivery("sms").kind))
    let refused = await providers.outlet.deliver(delivery("email"))
    #expect(
      refused
        == .refused(reason: "`10.0.0.1` is no public address; `outgoing.allow` does not list it"))
    let logged = await providers.outlet.deliver(delivery("sms"))
    #expect(logged == .accepted(answer: nil))
    await providers.close()
  }

  @Test func `reports are read where the catalog names a secret`() async throws {
    let providers = try providers()
    #expect(providers.reports.keys.sorted() == ["email"])
    #expect(providers.warnings.count == 2)
    let states = providers.statuses()
    #expect(states.map(\.name) == ["email", "push", "sms"])
    #expect(states.allSatisfy { $0.state == .closed })
    await providers.close()
  }
}
