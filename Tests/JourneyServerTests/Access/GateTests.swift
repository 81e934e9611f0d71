import HTTPTypes
import JourneyServer
import Testing

@Suite struct GateTests {
  /// An operation that nobody needs a token for.
  private func operation(_ name: String, takesBody: Bool) -> JourneyServer.Operation {
    JourneyServer.Operation(
      takesBody ? .post : .get, "/\(name)", name: name, summary: "Tests.", scope: nil,
      body: takesBody
        ? .init([("application/json", .object("Anything.", [:], isOpen: true))], bytesMax: 10)
        : nil,
      answers: [])
  }

  @Test func `reports are counted by their address, and looking at health is not`() async throws {
    let bench = try await TokenBench()
    let gate = Gate(
      verifier: bench.verifier, clock: bench.clock,
      reporterRate: RequestRate(perSecond: 1, atOnce: 2))
    let (report, health) = (
      operation("report", takesBody: true), operation("health", takesBody: false)
    )
    for _ in 0..<2 {
      #expect(try await gate.caller(for: report, authorization: nil, address: "10.0.0.1") == nil)
    }
    let problem = await #expect(throws: Problem.self) {
      try await gate.caller(for: report, authorization: nil, address: "10.0.0.1")
    }
    #expect(problem?.kind == .busy)
    #expect(problem?.retryAfterSeconds == 1)
    #expect(try await gate.caller(for: report, authorization: nil, address: "10.0.0.2") == nil)
    for _ in 0..<5 {
      #expect(try await gate.caller(for: health, authorization: nil, address: "10.0.0.1") == nil)
    }
  }

  /// An operation for which a token needs a scope.
  private func operation(needing scope: Scope) -> JourneyServer.Operation {
    JourneyServer.Operation(
      .post, "/event", name: "event", summary: "Tests.", scope: scope, answers: [])
  }

  @Test func `who came before is known at once, and nobody else`() async throws {
    let bench = try await TokenBench()
    let gate = Gate(verifier: bench.verifier, clock: bench.clock)
    let (events, users) = (operation(needing: .eventsWrite), operation(needing: .usersRead))
    let header = "Bearer \(try await bench.token(bench.claims(life: 900)))"
    #expect(gate.knownCaller(for: events, authorization: header) == nil)
    let caller = try await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    #expect(gate.knownCaller(for: events, authorization: header) == caller)
    #expect(gate.knownCaller(for: users, authorization: header) == nil)
    #expect(gate.knownCaller(for: events, authorization: header + "x") == nil)
    #expect(gate.knownCaller(for: events, authorization: nil) == nil)
    #expect(
      gate.knownCaller(for: operation("health", takesBody: false), authorization: header) == nil)
  }

  @Test func `who is known is asked again when the keys are looked at, and when time is over`()
    async throws
  {
    let bench = try await TokenBench()
    let gate = Gate(verifier: bench.verifier, clock: bench.clock)
    let events = operation(needing: .eventsWrite)
    let header = "Bearer \(try await bench.token(bench.claims(life: 900)))"
    _ = try await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    bench.clock.pass(seconds: 600)
    #expect(gate.knownCaller(for: events, authorization: header) == nil)
    _ = try await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    #expect(gate.knownCaller(for: events, authorization: header) != nil)
    bench.clock.pass(seconds: 300)
    _ = try? await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    #expect(gate.knownCaller(for: events, authorization: header) == nil)
  }

  @Test func `who is known makes no more requests than others`() async throws {
    let bench = try await TokenBench()
    let gate = Gate(
      verifier: bench.verifier, clock: bench.clock,
      callerRate: RequestRate(perSecond: 1, atOnce: 3))
    let events = operation(needing: .eventsWrite)
    let header = "Bearer \(try await bench.token(bench.claims()))"
    _ = try await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    #expect(gate.knownCaller(for: events, authorization: header) != nil)
    #expect(gate.knownCaller(for: events, authorization: header) != nil)
    #expect(gate.knownCaller(for: events, authorization: header) == nil)
    let problem = await #expect(throws: Problem.self) {
      try await gate.caller(for: events, authorization: header, address: "10.0.0.1")
    }
    #expect(problem?.kind == .busy)
  }
}
