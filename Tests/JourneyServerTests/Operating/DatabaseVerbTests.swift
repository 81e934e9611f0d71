import Foundation
import TestDatabases
import TestProcesses
import Testing

/// The verbs that go to a database themselves, without a server.
@Suite(.ownThread) struct DatabaseVerbTests {
  /// Where the data is.
  private let place: String
  /// The files of a run.
  private let folder = FileManager.default.temporaryDirectory.appending(path: "verbs-\(UUID())")

  init() throws {
    place = try PostgresCluster.shared().makePlace()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(
      "journey hello\n  trigger on came\n  wait 1 day\n  send hi by email\nend\n",
      to: "hello.journey")
    try write(
      #"{"userId": "u1", "email": "u1@example.com", "#
        + #""preferences": {"email": {"subscribed": true, "marketing": true}}}"# + "\n",
      to: "users.ndjson")
    try write(
      #"{"userId": "u1", "eventName": "came", "eventTime": "2026-03-02T09:00:00Z"}"# + "\n",
      to: "events.ndjson")
  }

  /// Writes a file.
  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Runs `journey run` on the files, with more words; returns what came of it.
  private func live(_ words: String...) throws -> (status: Int32, output: String, messages: String)
  {
    let path = { (name: String) in self.folder.appending(path: name).path }
    let made = try ChildProcess.run(
      ServerProcess.path,
      ["run", path("hello.journey"), "--users", path("users.ndjson"), "--store", place] + words)
    return (made.status, made.output, made.messages)
  }

  @Test func `a run keeps its store in a database and goes on from there`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let events = folder.appending(path: "events.ndjson").path
    let first = try live("--events", events, "--until", "2026-03-02T12:00:00Z", "--sends", "-")
    #expect(first.status == 0, "\(first.messages)")
    #expect(first.output.isEmpty)
    let second = try live("--sends", "-")
    #expect(second.status == 0, "\(second.messages)")
    #expect(second.output.contains(#""at":"2026-03-03T09:00:00Z""#))
    #expect(second.output.contains(#""message":"hi""#))
    // Nobody who works on a real clock must wait for the simulated one.
    let words = try PostgresCluster.shared().answer(
      "select count(*) from \(schema).worker_lease where expires_at > 0")
    #expect(words == "0")
  }

  @Test func `nothing is lived where a server has worked`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try live().status == 0)
    try letWork("journey serve a", until: 0)
    let refused = try live()
    #expect(refused.status == 2)
    #expect(refused.messages.contains("holds the data of `journey serve a`"))
  }

  @Test func `dead letters are listed, and given up beside a server`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try live().status == 0)
    try PostgresCluster.shared().execute(
      """
      insert into \(schema).dead_letter
        (part, user_id, number, run, journey_id, state_id, input, reason, attempts, failed_at,
         kind, name, last_error)
      values (17, 'u9', 4711, 0, 'hello', 'send_hi', '', 'fault', 3, 0, 'input', '', 'gone')
      """)
    let listed = try letters("list", "--journey", "hello")
    #expect(listed.output.contains("17-4711"))
    #expect(listed.output.contains("gone"))
    #expect(try letters("list", "--journey", "other").output == "")
    try letWork("journey serve a", until: Int64.max)
    let given = try letters("discard", "17-4711")
    #expect(given.status == 0, "\(given.messages)")
    #expect(given.output == "1 done\n")
    #expect(try letters("list").output == "")
    #expect(try letters("retry", "17-4711").status == 1)
  }

  /// Writes the word of a worker, as a server does.
  private func letWork(_ worker: String, until microseconds: Int64) throws {
    try PostgresCluster.shared().execute(
      """
      insert into \(schema).worker_lease (worker, expires_at) values ('\(worker)', \(microseconds))
      on conflict (worker) do update set expires_at = excluded.expires_at
      """)
  }

  /// The schema of the place.
  private var schema: String {
    place.firstMatch(of: /(person_[0-9]+)/).map { String($0.1) } ?? ""
  }

  /// Runs `journey deadletters` on the database.
  private func letters(
    _ words: String...
  ) throws -> (status: Int32, output: String, messages: String) {
    let made = try ChildProcess.run(
      ServerProcess.path, ["deadletters"] + words + ["--store", place])
    return (made.status, made.output, made.messages)
  }
}
