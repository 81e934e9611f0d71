import Foundation
import Testing

/// A server over a folder that a test has made, begun as the test says.
final class BareServer {
  /// The process.
  private let process = Process()
  /// What it said until it listened.
  let log: String
  /// The port that it listens at.
  let port: Int

  /// Starts a server of the example workspace; `prelude` is Python that runs in the process before.
  ///
  /// It ends after five minutes whatever happens.
  init(data: String, prelude: String = "") throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    let start = """
      import os, resource, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      signal.alarm(300)
      \(prelude)
      os.execvp(sys.argv[1], sys.argv[1:])
      """
    process.arguments = [
      "python3", "-c", start, ServerProcess.path, "serve",
      ServerProcess.repository.appending(path: "examples/shop").path, "--data", data, "--port", "0",
    ]
    let messages = Pipe()
    process.standardError = messages
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    log = Self.hear(messages.fileHandleForReading)
    port = try #require(
      log.firstMatch(of: /http:\/\/[^ ]*:([0-9]+)\n/).flatMap { Int($0.1) }, "\(log)")
    let descriptor = messages.fileHandleForReading.fileDescriptor
    Thread {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while read(descriptor, &bytes, bytes.count) > 0 {}
      withExtendedLifetime(messages) {}
    }.start()
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The number of the process.
  var processID: Int32 { process.processIdentifier }

  /// What is said until the line that tells where it listens is whole, or until the end.
  private static func hear(_ handle: FileHandle) -> String {
    var log = ""
    while !log.contains(/listening[^\n]*\n/) {
      let more = handle.availableData
      if more.isEmpty { return log }
      log += String(decoding: more, as: UTF8.self)
    }
    return log
  }

  /// Asks for something on a connection of its own.
  func ask(_ method: String, _ target: String, token: String) throws -> Conversation.Answer {
    let conversation = try Conversation(port: port)
    try conversation.ask(method, target, token: token, fields: ["Connection: close"])
    return try #require(try conversation.answer())
  }
}
