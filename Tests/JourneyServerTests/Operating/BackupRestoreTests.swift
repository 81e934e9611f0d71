import Foundation
import JourneyModel
import TestProcesses
import Testing

/// The steps of docs/operating.md, taken one by one.
@Suite(.ownThread) struct BackupRestoreTests {
  /// What a verb says, and how it ends.
  private func run(_ arguments: String...) throws -> ChildProcess.Outcome {
    try ChildProcess.run(ServerProcess.path, arguments)
  }

  /// Sends an event; returns the status.
  private func event(_ id: String, to server: ServerProcess, _ token: String) throws -> Int {
    try server.ask(
      "POST", "/event", token: token, type: "application/json",
      body: #"{"eventId": "\#(id)", "userId": "u9", "eventName": "account_created"}"#
    ).status
  }

  @Test func `a server is copied while it works, and restored on hold`() async throws {
    let (backups, restored) = (try TestFolder(), try TestFolder())
    let server = try ServerProcess()
    let token = try await server.token()
    #expect(try event("before", to: server, token) == 202)

    let backup = try run("backup", backups.path, "--data", server.data)
    #expect(backup.status == 0, "\(backup.messages)")
    let path = backup.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(path.wholeMatch(of: /.*\/journey-[0-9]{8}T[0-9]{6}Z\.db/) != nil, "\(path)")
    #expect(try event("after", to: server, token) == 202)
    server.signal(SIGTERM)
    #expect(try server.end().status == 0)

    let restore = try run("restore", path, "--data", restored.path)
    #expect(restore.status == 0, "\(restore.messages)")
    #expect(restore.output.hasPrefix("restored into \(restored.path): "))
    #expect(restore.output.contains("nothing leaves until the server is told `PUT /hold`"))
    let again = try run("restore", path, "--data", restored.path)
    #expect(again.status == 2)
    #expect(again.messages.contains("there is data in `\(restored.path)` already"))
    #expect(again.output.isEmpty)

    let second = try ServerProcess("--data", restored.path)
    let key = try run("token", "serviceId", "--data", restored.path)
    let newToken = key.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try second.ask("GET", "/hold", token: token).status == 401)
    let hold = try second.ask("GET", "/hold", token: newToken)
    #expect(hold.body == #"{"isHolding":true}"#, "\(hold)")
    let events = try second.ask("GET", "/userEvent?userId=u9", token: newToken)
    #expect(events.body.contains(#""before""#))
    #expect(!events.body.contains(#""after""#))
    #expect(try event("before", to: second, newToken) == 202)
    #expect(try event("after", to: second, newToken) == 202)

    for wrong in ["", "{}", #"{"isHolding": 1}"#, #"{"isHolding": true, "x": 1}"#] {
      let refused = try second.ask(
        "PUT", "/hold", token: newToken, type: "application/json", body: wrong)
      #expect(refused.status == 400, "\(wrong): \(refused)")
    }
    let released = try second.ask(
      "PUT", "/hold", token: newToken, type: "application/json", body: #"{"isHolding": false}"#)
    #expect(released.body == #"{"isHolding":false}"#)
    #expect(
      try second.ask("GET", "/hold", token: newToken).body == #"{"isHolding":false}"#)
    second.signal(SIGTERM)
    #expect(try second.end().status == 0)
  }

  @Test func `a backup of nothing is refused`() throws {
    let folder = try TestFolder()
    let backup = try run("backup", folder.path, "--data", folder.path + "/none")
    #expect(backup.status == 2)
    #expect(backup.messages == "journey: there is no data in `\(folder.path)/none`\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
