import Foundation
import JourneyModel
import TestProcesses
import Testing

/// Clients that send a byte now and then, to keep all others out.
@Suite(.ownThread) struct SlowClientsTests {
  /// How many there are.
  private static let count = 200

  /// Lets slow clients loose on a server; what became of them, and of a healthy one beside.
  private func release(_ count: Int, on server: ServerProcess, _ token: String) throws -> JSONNode {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Oracles/slow_clients.py").path
    let outcome = try ChildProcess.run(
      "python3", [script, "\(server.port)", "\(count)"], input: token)
    try #require(outcome.status == 0, "\(outcome.messages)")
    return try JSONReader.parse(Array(outcome.output.utf8))
  }

  @Test func `those who trickle are cut off, and everybody else is answered meanwhile`()
    async throws
  {
    let server = try ServerProcess()
    let told = try release(Self.count, on: server, try await server.token())
    let cut = (told.member("cut")?.elements ?? []).map { $0.number ?? .infinity }
    #expect(cut.count == Self.count)
    // A head and a body have ten seconds each, however steadily they trickle.
    #expect(cut.allSatisfy { (9..<20).contains($0) }, "\(cut.sorted())")
    let waits = (told.member("waits")?.elements ?? []).map { $0.number ?? .infinity }
    #expect(waits.count > 20)
    #expect(waits.allSatisfy { $0 < 5 }, "\(waits.suffix(5))")
    #expect(told.member("refused")?.integer == 0)
    server.signal(SIGTERM)
    #expect(try server.end().status == 0)
  }
}

extension JSONNode {
  /// A number, whole or not; `nil` for anything else.
  fileprivate var number: Double? {
    if let integer { return Double(integer) }
    return Double(String(decoding: JSONWriter.compact(self), as: UTF8.self))
  }
}
