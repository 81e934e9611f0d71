import Foundation
import Testing

/// The commands of docs/serving.md, run as somebody runs them who reads it.
@Suite struct ServingPageTests {
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
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "set -ex; journey() { '\(ServerProcess.path)' \"$@\"; }\n\(script)",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains(#""eventId":"e1""#))
    #expect(said.contains(#""journeyId":"abandoned_cart""#))
  }
}
