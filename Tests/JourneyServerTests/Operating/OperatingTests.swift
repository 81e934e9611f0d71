import Foundation
import JourneyModel
import JourneyServer
import TestProcesses
import Testing

/// What an operator sees of a server: health, figures, log, and how it stops.
@Suite(.ownThread) struct OperatingTests {
  /// An event with something in it that nobody else may see.
  private let event =
    #"{"userId":"canary-user","eventName":"account_created","attributes":{"source":"canary-text"}}"#

  @Test func `a server that listens is ready`() throws {
    let server = try ServerProcess()
    for path in ["/health/live", "/health/ready"] {
      let answer = try server.ask("GET", path)
      #expect(answer.status == 200)
      #expect(answer.json?.member("status")?.text == "ok")
    }
  }

  @Test func `figures count what was asked for`() async throws {
    let server = try ServerProcess()
    let token = try await server.token()
    for _ in 0..<3 {
      _ = try server.ask("POST", "/event", token: token, type: "application/json", body: event)
    }
    _ = try server.ask("GET", "/nothing")
    let answer = try server.ask("GET", "/metrics", token: token)
    #expect(answer.status == 200)
    #expect(answer.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
    let lines = Set(answer.body.split(separator: "\n").map(String.init))
    #expect(lines.contains("# TYPE journey_requests_total counter"))
    #expect(lines.contains(#"journey_requests_total{operation="takeEvent",status="202"} 3"#))
    #expect(lines.contains(#"journey_requests_total{operation="none",status="404"} 1"#))
    #expect(lines.contains(#"journey_request_seconds_count{operation="takeEvent"} 3"#))
  }

  @Test(arguments: ["text", "json"])
  func `a log never bears what was sent, nor a token`(form: String) async throws {
    let server = try ServerProcess("--log", form, "--log-level", "trace")
    let token = try await server.token()
    let narrow = try await server.token(.clientInfo, scopes: [])
    for token in [token, narrow, "canary-token", token + "x"] {
      for body in [event, #"{"userId":"canary-user"}"#, "canary-text"] {
        _ = try server.ask(
          "POST", "/event?canary-query=canary-query", token: token, type: "application/json",
          body: body)
        _ = try server.ask("POST", "/event", token: token, type: "application/json", body: body)
        _ = try server.ask("POST", "/event", token: token, type: "canary-type", body: body)
      }
      _ = try server.ask("GET", "/users/canary-user", token: token)
      _ = try server.ask("GET", "/canary-path", token: token, fields: ["X-Canary: canary-field"])
    }
    server.signal(SIGTERM)
    let (status, log) = try server.end()
    #expect(status == 0)
    #expect(log.contains("takeEvent"))
    let secret = try #require(
      JSONReader.parse(try KeyFile(keyringIn: server.data).keyring(issuer: "").bytes)
        .member("keys")?.elements?.first?.member("secret")?.text)
    let parts = [token, narrow].flatMap { $0.split(separator: ".").dropFirst().map(String.init) }
    for canary in ["canary", secret] + parts {
      #expect(!log.contains(canary), "\(canary)")
    }
  }

  @Test func `a log for programs is JSON in every line`() async throws {
    let server = try ServerProcess("--log", "json")
    _ = try server.ask("GET", "/nothing")
    server.signal(SIGTERM)
    let (status, log) = try server.end()
    #expect(status == 0)
    let lines = log.split(separator: "\n")
    #expect(lines.count >= 2)
    for line in lines {
      let node = try? JSONReader.parse(Array(line.utf8))
      #expect(node?.member("level")?.text != nil, "\(line)")
      #expect(node?.member("at")?.text.flatMap { Moment($0) } != nil, "\(line)")
    }
  }

  @Test func `a server that is told to stop finishes what is under way`() async throws {
    let server = try ServerProcess()
    let token = try await server.token()
    let conversation = try server.connection()
    let idle = try server.connection()
    try idle.ask("GET", "/health/live")
    _ = try idle.answer()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Content-Length: \(event.utf8.count)", "Expect: 100-continue"])
    #expect(try conversation.answer()?.status == 100)
    server.signal(SIGTERM)
    #expect(try idle.ends())
    conversation.say(event)
    #expect(try conversation.answer()?.status == 202)
    #expect(try server.end().status == 0)
  }

  @Test func `nobody who trickles keeps a server from stopping within ten seconds`() async throws {
    let server = try ServerProcess()
    let token = try await server.token()
    let conversation = try server.connection()
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      fields: ["Content-Length: 1000", "Expect: 100-continue"])
    #expect(try conversation.answer()?.status == 100)
    let began = ContinuousClock.now
    server.signal(SIGTERM)
    #expect(try server.end().status == 0)
    #expect(ContinuousClock.now - began < .seconds(10))
  }

  @Test(arguments: [
    ["--host", "0.0.0.0"], ["--host", "::"], ["--host", "example.com"], ["--host", "127.1"],
    ["--tls-key", "key.pem"], ["--port", "70000"],
  ])
  func `a start at which others could read along is refused`(arguments: [String]) throws {
    #expect(try ServerProcess.refusal(arguments) == 2)
  }

  @Test func `the page of the studio fetches nothing from elsewhere, and runs its own script only`()
    throws
  {
    let server = try ServerProcess()
    let page = try server.ask("GET", "/")
    #expect(page.status == 200)
    #expect(page.fields["content-type"] == "text/html; charset=utf-8")
    let policy = try #require(page.fields["content-security-policy"])
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("script-src 'sha256-"))
    #expect(!policy.contains("unsafe"))
    #expect(!page.body.contains("http://") && !page.body.contains("https://"))
    #expect(!page.body.contains("innerHTML"))
  }
}
