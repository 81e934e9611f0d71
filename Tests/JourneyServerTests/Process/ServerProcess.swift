import Foundation
import JourneyServer
import Synchronization
import Testing

/// What a process has said.
private final class Said: Sendable {
  /// The text so far.
  private let text = Mutex("")

  /// Adds some text; returns all.
  @discardableResult
  func add(_ more: String) -> String {
    text.withLock {
      $0 += more
      return $0
    }
  }
}

/// A server of its own, as a process.
final class ServerProcess {
  /// The folder of its data.
  let data = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID())").path
  /// The process.
  private let process = Process()
  /// What it says.
  private let said = Said()
  /// Tells that it says nothing more.
  private let hasEnded = DispatchSemaphore(value: 0)
  /// Where it says that.
  private let messages = Pipe()
  /// The port that it listens at.
  private(set) var port = 0

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

  /// Hears signals as a command of a shell does, and ends after two minutes whatever happens.
  private static let start = """
    import os, signal, sys
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for name in (signal.SIGINT, signal.SIGTERM): signal.signal(name, signal.SIG_DFL)
    signal.alarm(120)
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  /// Starts a server of the example workspace, and waits until it listens.
  init(_ arguments: String...) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    let shop = Self.repository.appending(path: "examples/shop").path
    process.arguments =
      ["python3", "-c", Self.start, Self.path, "serve", shop, "--data", data, "--port", "0"]
      + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let log = listen()
    port = try #require(
      log.firstMatch(of: /https?:\/\/[^ "]*:([0-9]+)/).flatMap { Int($0.1) }, "\(log)")
    let descriptor = messages.fileHandleForReading.fileDescriptor
    Thread { [said, hasEnded] in
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { break }
        said.add(String(decoding: bytes.prefix(count), as: UTF8.self))
      }
      hasEnded.signal()
    }.start()
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: data)
  }

  /// What it says until it listens.
  private func listen() -> String {
    while true {
      let text = String(decoding: messages.fileHandleForReading.availableData, as: UTF8.self)
      let log = said.add(text)
      if text.isEmpty || log.contains("listening") { return log }
    }
  }

  /// What it has said so far.
  var log: String { said.add("") }

  /// All that it has said, once it has ended.
  var wholeLog: String {
    hasEnded.wait()
    hasEnded.signal()
    return log
  }

  /// The exit status of a start that is refused.
  static func refusal(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["serve", repository.appending(path: "examples/shop").path] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end; the exit status.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? -process.terminationStatus : process.terminationStatus
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
