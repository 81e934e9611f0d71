import Foundation
import JourneyServer
import TestProcesses
import Testing

/// A server of its own, as a process.
final class ServerProcess {
  /// Where its data lie.
  private let folder: TestFolder
  /// The process.
  private let process: ChildProcess
  /// The port that it listens at.
  let port: Int

  /// The executable, which lies beside the bundle of the tests.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: "journey-server").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
    }
    return "journey-server"
  }()

  /// The repository.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Starts a server of the example workspace, and waits until it listens.
  init(_ arguments: String...) throws {
    let shop = Self.repository.appending(path: "examples/shop").path
    folder = try TestFolder()
    process = try ChildProcess(
      Self.path, ["serve", shop, "--data", folder.path + "/data", "--port", "0"] + arguments,
      environment: ["SWIFT_BACKTRACE": "enable=no"])
    port = try process.hear("where it listens") { _, messages in
      messages.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.contains("listening") }?
        .firstMatch(of: /https?:\/\/[^ "]*:([0-9]+)/).flatMap { Int($0.1) }
    }
  }

  deinit {
    process.signal(SIGKILL)
    _ = try? process.end()
  }

  /// The folder of its data.
  var data: String { folder.path + "/data" }

  /// The exit status of a start that is refused.
  static func refusal(_ arguments: [String]) throws -> Int32 {
    let shop = repository.appending(path: "examples/shop").path
    return try ChildProcess.run(path, ["serve", shop] + arguments).status
  }

  /// Sends a signal.
  func signal(_ number: Int32) { process.signal(number) }

  /// Waits for the end; the exit status, and all that it has said.
  func end() throws -> (status: Int32, log: String) {
    let outcome = try process.end()
    return (outcome.status, outcome.messages)
  }

  /// A connection to it.
  func connection() throws -> Conversation { try Conversation(port: port) }

  /// Asks for something on a connection of its own.
  func ask(
    _ method: String, _ target: String, token: String? = nil, type: String? = nil,
    body: String? = nil, fields: [String] = []
  ) throws -> Conversation.Answer {
    let conversation = try connection()
    try conversation.ask(
      method, target, token: token, type: type, body: body,
      fields: fields + ["Connection: close"])
    return try #require(try conversation.answer(isHead: method == "HEAD"))
  }

  /// A token of this server.
  func token(
    _ kind: Caller.Kind = .serviceId, scopes: [Scope]? = nil, userID: String? = nil,
    expiresIn: Int64 = 900
  ) async throws -> String {
    let keyring = try KeyFile(keyringIn: data).keyring(issuer: "")
    let now = Int64(Date().timeIntervalSince1970)
    let caller = Caller(
      kind: kind, name: "tests", scopes: Set(scopes ?? kind.usualScopes), userID: userID)
    let claims = TokenClaims(
      caller: caller, issuer: keyring.issuer, issuedAt: now, expiresAt: now + expiresIn)
    return try TokenMaker.token(claims, signedWith: try await keyring.signingKey())
  }
}
