import JourneyModel
import JourneyProviders
import Testing

@Suite struct DeliveryTests {
  @Test func `an attempt keeps the key of its effect`() {
    var delivery = Delivery(
      key: "k", kind: .message(name: "hello", channel: "email", to: "a@example.com"),
      userID: "u", journeyID: "j", runID: "r", arguments: Array("{}".utf8), attempt: 1)
    delivery.attempt += 1
    #expect(delivery.key == "k")
    #expect(delivery.attempt == 2)
  }
}
