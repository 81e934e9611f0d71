import JourneyModel
import JourneyProviders
import Testing

@Suite struct CallbackReaderTests {
  static let now = Moment("2026-03-01T12:00:00Z") ?? Moment(microseconds: 0)

  /// Reads a report that a provider has signed; `key` is what the reader believes.
  private func read(
    _ body: String, id: String = "msg_1",
    signedBy secret: String = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    sentAt: Moment = now, tampered: Bool = false
  ) throws -> ProviderCallback {
    let keys = [
      "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDpHLC5KlGpVc=",
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ].compactMap { SigningKey(Secret($0)) }
    let signer = try #require(SigningKey(Secret(secret)))
    let bytes = Array(body.utf8)
    let signature = WebhookSignature.header(
      id: id, seconds: sentAt.seconds, body: bytes, keys: [signer])
    return try CallbackReader(channel: "email", keys: keys).read(
      tampered ? bytes + [0x20] : bytes,
      headers: .init(id: id, timestamp: String(sentAt.seconds), signature: signature), at: Self.now)
  }

  /// A report about a message.
  private func report(_ type: String, _ more: String = "") -> String {
    #"{"type":"\#(type)","timestamp":"2026-03-01T11:59:00Z","data":{"userId":"u1","#
      + #""idempotencyKey":"k","message":"cart_reminder","journeyId":"carts","runId":"r1"\#(more)}}"#
  }

  @Test func `what arrived is an event`() throws {
    let callback = try read(report("message.delivered"))
    #expect(callback.kind == .delivered)
    #expect(callback.userID == "u1")
    #expect(callback.eventName == "message_delivered")
    #expect(callback.eventID == "email:msg_1")
    #expect(callback.at == Moment("2026-03-01T11:59:00Z"))
    #expect(
      String(decoding: callback.attributes, as: UTF8.self)
        == #"{"channel":"email","message":"cart_reminder","journey_id":"carts","run":"r1","key":"k"}"#
    )
    #expect(callback.changes == [])
  }

  @Test(arguments: [
    ("message.bounced", "", ["reachable"]), ("bounced", #","permanent":true"#, ["reachable"]),
    ("message.bounced", #","permanent":false"#, []), ("message.unsubscribed", "", ["subscribed"]),
    ("message.complained", "", ["subscribed"]), ("message.opened", "", []),
    ("message.clicked", #","url":"https://x.example""#, []),
  ])
  func `who is not reached or wants no more is not written to`(
    type: String, more: String, preferences: [String]
  ) throws {
    let callback = try read(report(type, more))
    #expect(callback.changes.map(\.preference) == preferences)
    #expect(callback.changes.allSatisfy { $0.channel == "email" && !$0.value })
  }

  @Test(arguments: [
    ("message.unsubscribed", "user_unsubscribed", "too many"),
    ("message.complained", "user_unsubscribed", "complained"),
    ("message.bounced", "message_bounced", "too many"),
    ("message.opened", "message_opened", "too many"),
  ])
  func `the event says what the report means`(
    type: String, name: String, reason: String
  ) throws {
    let callback = try read(report(type, #","reason":"too many""#))
    #expect(callback.eventName == name)
    let attributes = try JSONReader.parse(callback.attributes)
    #expect(attributes.member("reason")?.text == reason)
  }

  @Test func `a complaint says that it is one, whatever the provider says`() throws {
    let attributes = try JSONReader.parse(read(report("message.complained")).attributes)
    #expect(attributes.member("reason")?.text == "complained")
  }

  @Test func `the old secret is believed during a rotation, and no other is`() throws {
    let old = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDpHLC5KlGpVc="
    #expect(try read(report("opened"), signedBy: old).kind == .opened)
    let foreign = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"
    #expect(throws: CallbackReader.Refusal.notBelieved(.notSigned)) {
      try read(report("opened"), signedBy: foreign)
    }
    #expect(throws: CallbackReader.Refusal.notBelieved(.notSigned)) {
      try read(report("opened"), tampered: true)
    }
  }

  @Test func `an old report is not believed, and one of the future happened now`() throws {
    let before = Moment(microseconds: Self.now.microseconds - 301_000_000)
    #expect(throws: CallbackReader.Refusal.notBelieved(.outOfTime)) {
      try read(report("opened"), sentAt: before)
    }
    let body = #"{"type":"opened","timestamp":"2030-01-01T00:00:00Z","data":{"userId":"u1"}}"#
    #expect(try read(body).at == Self.now)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"type":"opened"}"#, #"{"type":"opened","data":{}}"#,
    #"{"type":"exploded","data":{"userId":"u"}}"#, #"{"type":"opened","data":{"userId":""}}"#,
    #"{"type":"opened","timestamp":7,"data":{"userId":"u"}}"#, #"{"type":7,"data":{"userId":"u"}}"#,
  ])
  func `what is signed and says nothing is told`(body: String) throws {
    do {
      _ = try read(body)
      Issue.record("it was taken")
    } catch CallbackReader.Refusal.unreadable(let reason) {
      #expect(!reason.isEmpty)
    }
  }
}
