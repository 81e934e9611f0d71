import Foundation
import TestProcesses
import Testing

/// A server that is to listen where it cannot.
@Suite(.ownThread) struct TakenAddressTests {
  /// Starts a server that is to end by itself; what it said, and its exit status, which is 137 if
  /// it had not ended after a minute.
  private func start(_ arguments: String...) throws -> (said: String, status: Int32) {
    let folder = try TestFolder()
    let outcome = try ChildProcess.run(
      "timeout",
      [
        "--signal=KILL", "60", ServerProcess.path, "serve",
        ServerProcess.repository.appending(path: "examples/shop").path, "--data", folder.path,
      ] + arguments)
    return (outcome.messages, outcome.status)
  }

  @Test func `a second server at one address says so and ends`() throws {
    let server = try ServerProcess()
    let (said, status) = try start("--port", "\(server.port)")
    #expect(status == 2)
    #expect(
      said.contains(
        "journey: another program listens at `127.0.0.1:\(server.port)`; stop it, or give another "
          + "port with --port"), "\(said)")
    #expect(try server.ask("GET", "/health/live").status == 200)
  }

  @Test func `a server that is to listen at another machine's address says so and ends`() throws {
    let (said, status) = try start("--host", "192.0.2.1", "--behind-proxy")
    #expect(status == 2)
    #expect(said.contains("journey: this machine has no address `192.0.2.1`"), "\(said)")
  }
}
