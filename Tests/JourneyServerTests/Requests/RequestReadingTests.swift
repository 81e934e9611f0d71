import Foundation
import JourneyModel
import JourneyServer
import TestProcesses
import Testing

/// What a server makes of requests of all kinds: each error is a problem document that says why.
@Suite(.ownThread) struct RequestReadingTests {
  private let server: ServerProcess
  private let token: String

  init() async throws {
    server = try ServerProcess()
    token = try await server.token()
  }

  /// An event that is taken.
  private let event = #"{"userId":"u01","eventName":"account_created"}"#

  /// Expects a problem document of a status.
  private func expect(
    _ answer: Conversation.Answer?, _ status: Int, _ comment: Comment? = nil,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(answer?.status == status, comment, sourceLocation: location)
    #expect(
      answer?.fields["content-type"] == "application/problem+json", comment,
      sourceLocation: location)
    #expect(
      answer?.json?.member("status")?.integer == status, comment, sourceLocation: location)
    let detail = answer?.json?.member("detail")?.text
    #expect(detail?.isEmpty == false, comment, sourceLocation: location)
  }

  @Test func `what is not there, and what is not taken in this way`() throws {
    for path in ["/nothing", "/event/", "/event/x", "//event", "/Event", "/event%2f"] {
      expect(try server.ask("GET", path, token: token), 404, "\(path)")
    }
    for method in ["GET", "PUT", "DELETE", "PATCH", "HEAD"] where method != "HEAD" {
      let answer = try server.ask(method, "/event", token: token)
      expect(answer, 405)
      #expect(answer.fields["allow"] == "OPTIONS, POST")
    }
    let options = try server.ask("OPTIONS", "/event")
    #expect(options.status == 204)
    #expect(options.fields["allow"] == "OPTIONS, POST")
  }

  @Test func `HEAD is answered as GET, without what would be sent along`() throws {
    let whole = try server.ask("GET", "/health/live")
    let head = try server.ask("HEAD", "/health/live")
    #expect(head.status == 200)
    #expect(head.fields["content-length"] == String(whole.body.utf8.count))
  }

  @Test func `every answer bears an id, and is not kept by anybody`() throws {
    let answer = try server.ask("GET", "/health/live")
    #expect(answer.fields["request-id"]?.isEmpty == false)
    #expect(answer.fields["cache-control"] == "no-store")
    #expect(answer.fields["x-content-type-options"] == "nosniff")
    #expect(answer.fields["server"] == nil)
  }

  @Test(arguments: [
    "text/plain", "application/json; charset=latin1", "application/jsonx", "multipart/form-data",
    "application/x-www-form-urlencoded",
  ])
  func `a form that is not taken`(type: String) throws {
    expect(try server.ask("POST", "/event", token: token, type: type, body: event), 415)
  }

  @Test(arguments: ["application/json", "Application/JSON", "application/json; charset=utf-8"])
  func `a form that is taken`(type: String) throws {
    let answer = try server.ask("POST", "/event", token: token, type: type, body: event)
    #expect(answer.status == 202, "\(answer.body)")
  }

  @Test func `something without a form, or compressed`() throws {
    expect(try server.ask("POST", "/event", token: token, body: event), 415)
    expect(
      try server.ask(
        "POST", "/event", token: token, type: "application/json", body: event,
        fields: ["Content-Encoding: gzip"]), 415)
  }

  @Test(arguments: [
    "/event?a=%00", "/event?a=%ff", "/event?a=%C3%28", "/event?a=%zz", "/event?a=%4",
    "/event%00", "/%ff", "/event?%00=a", "/event?unknown=1", "/event?a=%ED%A0%80",
  ])
  func `an address that spells no text, or says what is not known`(target: String) throws {
    let answer = try server.ask(
      "POST", target, token: token, type: "application/json", body: event)
    expect(answer, 400, "\(target)")
  }

  @Test func `an address that is too long`() throws {
    let long = "/event?a=" + String(repeating: "a", count: 9_000)
    expect(try server.ask("POST", long, token: token), 400)
    let longer = try server.ask("GET", "/" + String(repeating: "a", count: 200_000))
    #expect([400, 431].contains(longer.status))
  }

  @Test func `more than is taken is refused before it is sent`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Content-Length: 999999999"])
    expect(try conversation.answer(), 413)
    #expect(try conversation.ends())
  }

  @Test func `more than is taken is refused when it comes in pieces`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Transfer-Encoding: chunked"])
    let piece = "4000\r\n" + String(repeating: " ", count: 0x4000) + "\r\n"
    for _ in 0..<40 where !conversation.say(piece) { break }
    expect(try conversation.answer(), 413)
    #expect(try conversation.ends())
  }

  @Test func `something is sent along where nothing is taken`() throws {
    let conversation = try server.connection()
    try conversation.ask("GET", "/health/live", type: "application/json", body: "{}")
    expect(try conversation.answer(), 413)
  }

  @Test(arguments: [
    "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n", "GET /\u{1}x HTTP/1.1\r\n\r\n",
    "POST /event HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "POST /event HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /event HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
  ])
  func `what is no request`(text: String) throws {
    let conversation = try server.connection()
    conversation.say(text)
    expect(try conversation.answer(), 400, "\(text)")
    #expect(try conversation.ends())
  }

  @Test func `a head that is too large`() throws {
    let fields = [
      ["A: " + String(repeating: "a", count: 20_000)],
      (0..<40).map { "A\($0): " + String(repeating: "a", count: 1_000) },
      (0..<200).map { "A\($0): a" },
    ]
    for fields in fields {
      let conversation = try server.connection()
      try conversation.ask("GET", "/health/live", fields: fields)
      expect(try conversation.answer(), 431)
      #expect(try conversation.ends())
    }
  }

  @Test func `a request that trickles is answered and ended when its time is over`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json", fields: ["Content-Length: 1000"])
    conversation.say("{")
    expect(try conversation.answer(), 408)
    #expect(try conversation.ends())
  }

  @Test func `a connection that says nothing, or half a head, is ended`() throws {
    let silent = try server.connection()
    let half = try server.connection()
    half.say("GET /health/live HTTP/1.1\r\nHost:")
    #expect(try silent.ends())
    #expect(try half.ends())
  }

  @Test func `a body that ends before its end is not taken`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Transfer-Encoding: chunked"])
    conversation.say("\(String(event.utf8.count, radix: 16))\r\n\(event)\r\n")
    conversation.endSaying()
    expect(try conversation.answer(), 400)
  }

  @Test func `several requests on one connection are answered in turn`() throws {
    let conversation = try server.connection()
    for _ in 0..<3 {
      try conversation.ask("GET", "/health/live")
      try conversation.ask(
        "POST", "/event", token: token, type: "application/json", body: event)
      try conversation.ask("GET", "/nothing")
    }
    for _ in 0..<3 {
      #expect(try conversation.answer()?.status == 200)
      #expect(try conversation.answer()?.status == 202)
      #expect(try conversation.answer()?.status == 404)
    }
  }

  @Test func `a client that asks first is told to go on`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Expect: 100-continue", "Content-Length: \(event.utf8.count)"])
    #expect(try conversation.answer()?.status == 100)
    conversation.say(event)
    #expect(try conversation.answer()?.status == 202)
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"userId":"u\u0000"}"#, #"{"userId":"u","eventName":"\ud800"}"#,
    #"{"userId":"u","eventName":"a","eventName":"b"}"#, #"{"userId":1e400}"#,
    #"{"userId":"u","eventName":"account_created","attributes":{"a":9007199254740993e300}}"#,
    String(repeating: "[", count: 100_000),
  ])
  func `JSON that cannot be read, or not as it was meant`(body: String) throws {
    expect(
      try server.ask("POST", "/event", token: token, type: "application/json", body: body), 400)
  }

  @Test func `bytes that are no text`() throws {
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json", fields: ["Content-Length: 24"])
    conversation.say(Array(#"{"userId":"u","x":"abc"#.utf8) + [0xFF, 0xFE])
    expect(try conversation.answer(), 400)
  }
}
