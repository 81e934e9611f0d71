import Foundation
import JourneyServer
import TestProcesses
import Testing

/// The verbs that ask a server, as processes against a process.
@Suite(.ownThread) struct VerbTests {
  private let server: ServerProcess
  private let folder: TestFolder

  init() throws {
    server = try ServerProcess()
    folder = try TestFolder()
  }

  /// A journey that starts by request.
  private static let hello = """
    journey hello
      trigger by request (code: text!)
      wait 2 days
    end

    """

  /// Writes a file; returns its path.
  private func file(_ name: String, _ text: String) throws -> String {
    try folder.write(name, text)
  }

  /// Runs a verb against the server.
  private func run(
    _ arguments: String..., token: String? = nil
  ) async throws -> ChildProcess.Outcome {
    let known = if let token { token } else { try await server.token() }
    return try ChildProcess.run(
      ServerProcess.path,
      arguments + ["--server", "http://127.0.0.1:\(server.port)", "--token", known])
  }

  @Test func `a journey is published, entered, traced and published again`() async throws {
    let script = try file("hello.journey", Self.hello)
    let first = try await run("publish", script)
    #expect(first.output == "hello: version 1\n")
    #expect(first.status == 0)
    #expect(try await run("publish", script).output == "hello: version 1 says so already\n")

    let enrolled = try await run("enroll", "hello", "u1", "--with", #"{"code": "X"}"#)
    #expect(enrolled.status == 0)
    #expect(RunIDPattern.fits(enrolled.output))

    let trace = try await traceOnceInside("u1")
    #expect(trace.contains("hello, version 1: entered"))
    #expect(trace.contains("line 3  wait 2 days"))
    #expect(trace.contains("now: hello, line 3, `wait 2 days`, until "))

    let longer = try file("hello.journey", Self.hello.replacing("2 days", with: "3 days"))
    let refused = try await run("publish", longer, "--migrate", "auto")
    #expect(refused.status == 1)
    #expect(refused.output.contains("wait_2_days: 1 person, the step is gone"))
    let mapping = try file("steps.json", #"{"wait_2_days": "wait_3_days"}"#)
    let dry = try await run("publish", longer, "--migrate", mapping, "--dry-run")
    #expect(dry.output == "hello: would be version 2\n  1 person would be led over\n")
    let led = try await run("publish", longer, "--migrate", mapping)
    #expect(led.output == "hello: version 2\n  1 person led over\n")
  }

  /// What the trace says once the request has been handled.
  private func traceOnceInside(_ user: String) async throws -> String {
    for _ in 0..<100 {
      let trace = try await run("trace", user)
      #expect(trace.status == 0)
      if trace.output != "nothing has happened\n" { return trace.output }
    }
    return ""
  }

  @Test func `a script with an error is not sent`() async throws {
    let script = try file("hello.journey", Self.hello.replacing("wait", with: "wiat"))
    let refused = try await run("publish", script)
    #expect(refused.status == 1)
    #expect(refused.messages.contains("wiat"))
  }

  @Test func `a payload that the journey does not take is refused`() async throws {
    _ = try await run("publish", try file("hello.journey", Self.hello))
    let refused = try await run("enroll", "hello", "u1")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("`payload.code` is missing"))
    #expect(try await run("enroll", "hello", "u1", "--with", "5").status == 2)
  }

  @Test func `there are no dead letters, and none is found`() async throws {
    let list = try await run("deadletters")
    #expect(list.status == 0)
    #expect(list.output.isEmpty)
    #expect(try await run("deadletters", "retry", "1-1").status == 1)
    #expect(try await run("deadletters", "discard").status == 2)
    #expect(try await run("deadletters", "discard", "--journey", "welcome").output == "0 done\n")
  }

  @Test func `without a token, and without a server, it is said what to do`() async throws {
    let unknown = try await run("trace", "u1", token: "x")
    #expect(unknown.status == 2)
    #expect(unknown.messages.contains("JOURNEY_TOKEN"))
  }

  @Test(arguments: [true, false])
  func `a connection that breaks is told from one that cannot be made`(listens: Bool) throws {
    let outcome = try BrokenServer.ask(listens: listens) { port in
      try ChildProcess.run(
        ServerProcess.path,
        ["trace", "u1", "--server", "http://127.0.0.1:\(port)", "--token", "x"])
    }
    #expect(outcome.status == 2)
    #expect(
      outcome.messages.contains(
        listens
          ? "ended before the answer came; what you asked for may be done, or not"
          : "is `journey serve` running there?"), "\(outcome.messages)")
  }
}

/// The form of the name of a run.
private enum RunIDPattern {
  /// `true` if a line is such a name.
  static func fits(_ line: String) -> Bool { line.wholeMatch(of: /[0-9]+-[0-9]+\n/) != nil }
}
