import JourneyModel
import JourneyProviders
import TestProcesses
import Testing

@Suite(.ownThread) struct WebhookProviderTests {
  static let key = SigningKey(Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
  static let older = SigningKey(Secret("C2FVsBQIhrscChlQIMV+b5sSYspob7oDpHLC5KlGpVc="))

  /// Delivers a message to a receiver on loopback that the catalog lists.
  static func deliver(
    _ delivery: Delivery = .message(), path: String = "/send", keys: [SigningKey] = [],
    limit: Duration = .seconds(60), templates: MessageTemplates = MessageTemplates(),
    to port: Int
  ) async throws -> DeliveryOutcome {
    let place = "127.0.0.1:\(port)"
    let url = try address("http://\(place)\(path)")
    let clock = StandingClock()
    return try await WebClient.run(allowing: [place], clock: clock) { client in
      await WebhookProvider(
        url: url, keys: keys, limit: limit, templates: templates, client: client,
        clock: clock.clock
      ).deliver(delivery)
    }
  }

  @Test func `a receiver gets the message, its key and its signatures`() async throws {
    let keys = try [#require(Self.key), #require(Self.older)]
    try await Receiver.run { receiver in
      let outcome = try await Self.deliver(keys: keys, to: receiver.port)
      #expect(outcome == .accepted(answer: nil))
      let request = try #require(receiver.received.first)
      #expect(receiver.received.count == 1)
      #expect(request.path == "/send")
      #expect(request["content-type"] == "application/json")
      #expect(request["idempotency-key"] == "k-1")
      #expect(request["webhook-id"] == "k-1")
      #expect(
        String(decoding: request.body, as: UTF8.self)
          == #"{"idempotencyKey":"k-1","userId":"u1","to":"ana@example.com","#
          + #""message":"cart_reminder","channel":"email","with":{"name":"Ana","total":12.5},"#
          + #""journeyId":"abandoned_cart","runId":"r1"}"#)
      let now = try #require(Moment("2026-03-01T12:00:00Z"))
      #expect(request["webhook-timestamp"] == String(now.seconds))
      let signature = try #require(request["webhook-signature"])
      #expect(signature.split(separator: " ").count == 2)
      // Whoever still has the old secret believes it too.
      for key in keys {
        try WebhookSignature.verify(
          id: "k-1", timestamp: String(now.seconds), signature: signature, body: request.body,
          keys: [key], at: now)
      }
    }
  }

  @Test func `without a secret nothing is signed`() async throws {
    try await Receiver.run { receiver in
      _ = try await Self.deliver(to: receiver.port)
      #expect(receiver.received.first?["webhook-signature"] == nil)
    }
  }

  @Test(arguments: [
    (200, DeliveryOutcome.accepted(answer: nil)), (202, .accepted(answer: nil)),
    (204, .accepted(answer: nil)),
    (301, .refused(reason: "`127.0.0.1` answered with status 301")),
    (307, .refused(reason: "`127.0.0.1` answered with status 307")),
    (400, .refused(reason: "`127.0.0.1` answered with status 400")),
    (404, .refused(reason: "`127.0.0.1` answered with status 404")),
    (410, .refused(reason: "`127.0.0.1` answered with status 410")),
    (408, .failed(reason: "`127.0.0.1` answered with status 408", retryAfterSeconds: 7)),
    (425, .failed(reason: "`127.0.0.1` answered with status 425", retryAfterSeconds: 7)),
    (429, .failed(reason: "`127.0.0.1` answered with status 429", retryAfterSeconds: 7)),
    (500, .failed(reason: "`127.0.0.1` answered with status 500", retryAfterSeconds: 7)),
    (503, .failed(reason: "`127.0.0.1` answered with status 503", retryAfterSeconds: 7)),
  ])
  func `a status tells whether to try again`(status: Int, expected: DeliveryOutcome) async throws {
    try await Receiver.run { _ in
      Receiver.Answer(
        status: status, headers: ["retry-after": "7", "location": "http://127.0.0.1:9/"])
    } _: { receiver in
      let outcome = try await Self.deliver(to: receiver.port)
      #expect(outcome == expected)
      #expect(receiver.received.count == 1)
    }
  }

  @Test(arguments: [
    ("Sun, 01 Mar 2026 12:01:30 GMT", 90), ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
    ("999999999", 86_400), ("soon", nil), ("-5", nil), ("", nil),
  ])
  func `when to try again can be a date, and is bounded`(
    header: String, seconds: Int?
  ) async throws {
    try await Receiver.run { _ in
      Receiver.Answer(status: 503, headers: ["retry-after": header])
    } _: { receiver in
      let outcome = try await Self.deliver(to: receiver.port)
      #expect(
        outcome
          == .failed(
            reason: "`127.0.0.1` answered with status 503", retryAfterSeconds: seconds))
    }
  }

  @Test func `a receiver that is not there has got nothing`() async throws {
    let port = try OwnPort()
    let outcome = try await Self.deliver(to: port.number)
    #expect(outcome == .failed(reason: "`127.0.0.1` cannot be reached", retryAfterSeconds: nil))
  }

  @Test func `a connection that breaks after the request leaves it open what was done`()
    async throws
  {
    try await RawReceiver.run(.closes) { receiver in
      let outcome = try await Self.deliver(to: receiver.port)
      #expect(outcome == .unknown(reason: "the connection to `127.0.0.1` broke before it answered"))
      #expect(receiver.connections.value == 1)
    }
  }

  @Test func `a receiver that says nothing leaves it open what was done`() async throws {
    try await RawReceiver.run(.isSilent) { receiver in
      let outcome = try await Self.deliver(limit: .seconds(10), to: receiver.port)
      #expect(outcome == .unknown(reason: "`127.0.0.1` did not answer in time"))
    }
  }

  @Test func `an answer that never ends does not hold an attempt for ever`() async throws {
    let start = "HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\nabc"
    try await RawReceiver.run(.says(start)) { receiver in
      let outcome = try await Self.deliver(limit: .seconds(10), to: receiver.port)
      #expect(outcome == .unknown(reason: "`127.0.0.1` did not answer in time"))
    }
  }

  @Test func `a long answer to a message changes nothing`() async throws {
    try await Receiver.run { _ in
      Receiver.Answer(body: [UInt8](repeating: 0x20, count: 1_000_000))
    } _: { receiver in
      let outcome = try await Self.deliver(to: receiver.port)
      #expect(outcome == .accepted(answer: nil))
    }
  }
}
