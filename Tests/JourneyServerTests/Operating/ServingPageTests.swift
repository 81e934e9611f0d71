import Foundation
import TestProcesses
import Testing

/// The commands of docs/serving.md, run as somebody runs them who reads it.
@Suite(.ownThread) struct ServingPageTests {
  /// The commands of the page in order, without the one that starts the server.
  private static func commands() throws -> String {
    let page = try String(
      contentsOf: ServerProcess.repository.appending(path: "docs/serving.md"), encoding: .utf8)
    let blocks = page.matches(of: /(?s)```sh\n(.*?)```/).map { String($0.1) }
    return blocks.filter { !$0.hasPrefix("journey serve") }.joined()
  }

  @Test func `every command of the page does what it says`() throws {
    let server = try ServerProcess()
    let script = try Self.commands()
      .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
      .replacing("shop-data", with: "'\(server.data)'")
    let function = "journey() { '\(ServerProcess.path)' \"$@\"; }"
    let outcome = try ChildProcess.run(
      "/bin/sh", ["-c", "exec 2>&1; set -ex; \(function)\n\(script)"])
    let said = outcome.output
    #expect(outcome.status == 0, "\(said)")
    #expect(said.contains(#""eventId":"e1""#))
    #expect(said.contains(#""journeyId":"abandoned_cart""#))
  }
}
