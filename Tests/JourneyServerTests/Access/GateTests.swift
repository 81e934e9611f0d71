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
}
