import Foundation
import JourneyModel
import TestDatabases
import TestProcesses
import Testing

/// Several servers over one PostgreSQL server, who share its parts.
@Suite(.ownThread, .serialized) final class SharingTests {
  /// Where both find the data.
  private let store: String
  /// The folder of each.
  private let folders: [String]

  init() throws {
    store = try PostgresCluster.shared().makePlace()
    let folder = FileManager.default.temporaryDirectory.appending(path: "sharing-\(UUID())").path
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

  /// The servers that were started: one that nobody holds is killed.
  private var started: [ChildProcess] = []
  /// Says who asks.
  private let token: String

  /// Starts a server in a folder.
  private func start(_ index: Int, _ options: [String] = []) throws -> ChildProcess {
    let shop = ServerProcess.repository.appending(path: "examples/shop").path
    let server = try ChildProcess(
      ServerProcess.path,
      ["serve", shop, "--data", folders[index], "--store", store, "--port", "0"]
        + options,
      environment: ["SWIFT_BACKTRACE": "enable=no"])
    started.append(server)
    return server
  }

  /// Waits until a server listens; returns its port.
  private func port(of server: ChildProcess) throws -> Int {
    try server.hear("where it listens") { _, messages in
      messages.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.contains("listening") }?
        .firstMatch(of: /http:\/\/[^ "]*:([0-9]+)/).flatMap { Int($0.1) }
    }
  }

  /// Waits until a server holds all parts.
  private func holdsAll(_ server: ChildProcess) throws {
    _ = try server.hear("that it holds all parts") { _, messages in
      Self.parts(messages) == 1_024 ? true : nil
    }
  }

  /// Waits until two servers hold all parts together, each of them some; the second one is who
  /// takes them.
  private func share(_ first: ChildProcess, _ second: ChildProcess) throws {
    _ = try second.hear("that both share all parts") { _, messages in
      let (left, taken) = (Self.parts(first.messages), Self.parts(messages))
      return left > 0 && taken > 0 && left + taken == 1_024 ? true : nil
    }
  }

  /// How many parts somebody holds who has said this.
  private static func parts(_ messages: String) -> Int {
    messages.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .last { $0.contains("parts have changed hands") }?
      .firstMatch(of: /parts="?([0-9]+)/).flatMap { Int($0.1) } ?? 0
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

  /// Starts two servers, and waits until they have shared all parts.
  private func startBoth() throws -> [ChildProcess] {
    let first = try start(0)
    try holdsAll(first)
    let second = try start(1)
    try share(first, second)
    return [first, second]
  }

  @Test func `two share all parts, and know what either was told`() throws {
    let servers = try startBoth()
    #expect(try tell(try port(of: servers[0]), "one") == 202)
    #expect(try tell(try port(of: servers[1]), "two") == 202)
    for server in servers {
      let events = try events(try port(of: server))
      #expect(events.contains(#""one""#) && events.contains(#""two""#))
    }
  }

  @Test func `the parts of one that is killed are in other hands within seconds`() throws {
    let servers = try startBoth()
    #expect(try tell(try port(of: servers[0]), "one") == 202)
    let killed = ContinuousClock.now
    servers[0].signal(SIGKILL)
    // Events are taken in meanwhile, whoever moves their people.
    #expect(try tell(try port(of: servers[1]), "two") == 202)
    try holdsAll(servers[1])
    // Fifteen seconds its word counts.
    #expect(.now - killed < .seconds(17))
    let events = try events(try port(of: servers[1]))
    #expect(events.contains(#""one""#) && events.contains(#""two""#))
  }

  @Test func `one that is killed and started again gives away what falls to others`() throws {
    let before = try start(0)
    try holdsAll(before)
    before.signal(SIGKILL)
    _ = try before.end()
    let other = try start(1)
    _ = try port(of: other)
    try share(try start(0), other)
  }

  @Test func `one that is told to stop hands over at once`() throws {
    let servers = try startBoth()
    servers[0].signal(SIGTERM)
    #expect(try servers[0].end().status == 0)
    let stopped = ContinuousClock.now
    try holdsAll(servers[1])
    #expect(.now - stopped < .seconds(5))
  }

  @Test func `one that stood still for too long goes on with what is left to it`() throws {
    let servers = try startBoth()
    servers[0].signal(SIGSTOP)
    try holdsAll(servers[1])
    servers[0].signal(SIGCONT)
    try share(servers[1], servers[0])
    #expect(try tell(try port(of: servers[0]), "late") == 202)
    #expect(try events(try port(of: servers[1])).contains(#""late""#))
  }

  @Test func `one that only takes events in holds nothing, and answers nothing else`() throws {
    let door = try start(0, ["--roles", "events"])
    let port = try port(of: door)
    #expect(try tell(port, "one") == 202)
    let conversation = try Conversation(port: port)
    try conversation.ask("GET", "/users/u01", token: token)
    #expect(try conversation.answer()?.status == 404)
    let worker = try start(1, ["--roles", "workers,sender,api"])
    try holdsAll(worker)
    #expect(!door.messages.contains("parts have changed hands"))
  }

  @Test func `roles are refused that there are not, and for a folder`() throws {
    let wrong = try ChildProcess.run(ServerProcess.path, ["serve", "--roles", "workers,cook"])
    #expect(wrong.status == 2 && wrong.messages.contains("workers,cook"), "\(wrong.messages)")
    let folder = try ChildProcess.run(ServerProcess.path, ["serve", "--roles", "workers"])
    #expect(folder.status == 2 && folder.messages.contains("--store"), "\(folder.messages)")
  }
}
