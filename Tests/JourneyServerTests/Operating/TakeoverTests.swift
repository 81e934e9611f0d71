import Foundation
import JourneyModel
import TestDatabases
import TestProcesses
import Testing

/// Two servers over one PostgreSQL server: one works, the other takes over.
@Suite(.ownThread) final class TakeoverTests {
  /// Where both find the data.
  private let store: String
  /// The folder of each.
  private let folders: [String]

  init() throws {
    store = try PostgresCluster.shared().makePlace()
    let folder = FileManager.default.temporaryDirectory.appending(path: "takeover-\(UUID())").path
    folders = [folder + "/first", folder + "/second"]
    // Both know who makes tokens.
    let made = try ChildProcess.run(
      ServerProcess.path, ["token", "serviceId", "--data", folders[0]])
    try #require(made.status == 0, "\(made.messages)")
    token = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    try FileManager.default.createDirectory(
      atPath: folders[1], withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: folders[0] + "/token-keys.json", toPath: folders[1] + "/token-keys.json")
  }

  deinit {
    try? FileManager.default.removeItem(
      at: URL(filePath: folders[0]).deletingLastPathComponent())
  }

  /// Says who asks.
  private let token: String

  /// Starts a server in a folder.
  private func start(_ index: Int) throws -> ChildProcess {
    let shop = ServerProcess.repository.appending(path: "examples/shop").path
    return try ChildProcess(
      ServerProcess.path,
      ["serve", shop, "--data", folders[index], "--store", store, "--port", "0"],
      environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  /// Waits until a server listens; returns its port.
  private func port(of server: ChildProcess) throws -> Int {
    try server.hear("where it listens") { _, messages in
      messages.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.contains("listening") }?
        .firstMatch(of: /http:\/\/[^ "]*:([0-9]+)/).flatMap { Int($0.1) }
    }
  }

  /// Waits until a server says that it waits.
  private func waits(_ server: ChildProcess) throws {
    _ = try server.hear("that it waits") { _, messages in
      messages.contains("waits to take over") ? true : nil
    }
  }

  /// Tells a server of an event; the status of its answer, `nil` where there is none.
  private func tell(_ port: Int, _ id: String) throws -> Int? {
    let conversation = try Conversation(port: port)
    try conversation.ask(
      "POST", "/event", token: token, type: "application/json",
      body: #"{"userId": "u01", "eventName": "account_created", "eventId": "\#(id)"}"#)
    return try conversation.answer()?.status
  }

  /// The ids of the events that a server knows of.
  private func events(_ port: Int) throws -> String {
    let conversation = try Conversation(port: port)
    try conversation.ask("GET", "/userEvent?userId=u01", token: token)
    return try #require(try conversation.answer()).body
  }

  @Test func `one that is killed is replaced within seconds, with all that it had taken`() throws {
    let first = try start(0)
    #expect(try tell(try port(of: first), "one") == 202)
    let second = try start(1)
    try waits(second)
    let killed = ContinuousClock.now
    first.signal(SIGKILL)
    let port = try port(of: second)
    // Fifteen seconds the word of the first counts, and one passes until that is seen.
    #expect(.now - killed < .seconds(17))
    #expect(try tell(port, "two") == 202)
    let events = try events(port)
    #expect(events.contains(#""one""#) && events.contains(#""two""#))
  }

  @Test func `one that is told to stop hands over at once`() throws {
    let first = try start(0)
    _ = try port(of: first)
    let second = try start(1)
    try waits(second)
    first.signal(SIGTERM)
    #expect(try first.end().status == 0)
    let stopped = ContinuousClock.now
    _ = try port(of: second)
    #expect(.now - stopped < .seconds(5))
  }

  @Test func `one that is started again in its folder goes on at once`() throws {
    let first = try start(0)
    _ = try port(of: first)
    first.signal(SIGKILL)
    _ = try first.end()
    let again = try start(0)
    _ = try port(of: again)
    #expect(!again.messages.contains("waits"))
  }

  @Test func `one that stood still for too long writes nothing more, and ends`() throws {
    let first = try start(0)
    let firstPort = try port(of: first)
    first.signal(SIGSTOP)
    let second = try start(1)
    let secondPort = try port(of: second)
    first.signal(SIGCONT)
    #expect(try tell(firstPort, "late") != 202)
    #expect(try first.end().status != 0)
    #expect(try tell(secondPort, "two") == 202)
    let events = try events(secondPort)
    #expect(!events.contains(#""late""#) && events.contains(#""two""#))
  }
}
