import JourneyModel
import JourneyProviders
import TestProcesses
import Testing

@Suite(.ownThread) struct ServiceProviderTests {
  static let returns: [ValueType.Field] = [
    .init(name: "score", type: .number, isRequired: true),
    .init(name: "tier", type: .enumeration(["gold", "none"]), isRequired: false),
    .init(name: "since", type: .moment, isRequired: false),
    .init(
      name: "tags", type: .list(.record([.init(name: "name", type: .text, isRequired: true)])),
      isRequired: false),
  ]

  /// Calls a service that answers with a body.
  static func call(
    answering body: String, status: Int = 200, returns: [ValueType.Field] = returns
  ) async throws -> (DeliveryOutcome, Receiver.Request?) {
    try await Receiver.run { _ in
      Receiver.Answer(status: status, body: Array(body.utf8))
    } _: { receiver in
      let url = try address("http://\(receiver.place)/score")
      let outcome = try await WebClient.run(allowing: [receiver.place]) { client in
        await ServiceProvider(
          url: url, keys: [], returns: returns, client: client, clock: StandingClock().clock
        ).deliver(.call(with: #"{"email":"ana@example.com"}"#))
      }
      return (outcome, receiver.received.first)
    }
  }

  @Test func `a service gets the parameters and answers with what the catalog says`() async throws {
    let (outcome, request) = try await Self.call(
      answering: #"{"tier": "gold", "score": 7.50, "more": [1], "tags": [{"name":"a","x":1}]}"#)
    #expect(
      outcome
        == .accepted(answer: Array(#"{"score":7.5,"tier":"gold","tags":[{"name":"a"}]}"#.utf8)))
    #expect(
      request.map { String(decoding: $0.body, as: UTF8.self) }
        == #"{"idempotencyKey":"k-2","userId":"u1","service":"crm","operation":"score","#
        + #""with":{"email":"ana@example.com"},"journeyId":"abandoned_cart","runId":"r1"}"#)
  }

  @Test(arguments: [
    ("", "the answer lacks `score`"), ("{}", "the answer lacks `score`"),
    (#"{"score": null}"#, "the answer lacks `score`"),
    (#"{"score": "7"}"#, "`score` of the answer must be a number"),
    (#"{"score": 7, "tier": "lead"}"#, "`tier` of the answer must be one of `gold`, `none`"),
    (
      #"{"score": 7, "since": "yesterday"}"#,
      "`since` of the answer must be a moment"
    ),
    (#"{"score": 7, "tags": [{}]}"#, "the answer lacks `tags.name`"),
    ("[7]", "the answer must be an object, not a list"),
  ])
  func `an answer that is not what the catalog says is refused`(
    body: String, reason: String
  ) async throws {
    #expect(try await Self.call(answering: body).0 == .refused(reason: reason))
  }

  @Test func `an answer that is no JSON is refused`() async throws {
    guard case .refused(let reason) = try await Self.call(answering: "<html>").0 else {
      Issue.record("it was taken")
      return
    }
    #expect(reason.hasPrefix("the answer is no JSON"))
  }

  @Test func `an answer that is too long is not read`() async throws {
    let long = #"{"score": 7, "x": ""# + String(repeating: "x", count: 70_000) + #""}"#
    #expect(
      try await Self.call(answering: long).0
        == .refused(reason: "the answer is longer than 64 KB"))
  }

  @Test func `where nothing is returned nothing is read`() async throws {
    #expect(
      try await Self.call(answering: "OK", returns: []).0 == .accepted(answer: nil))
  }
}
