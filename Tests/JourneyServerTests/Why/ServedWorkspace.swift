import Foundation
import JourneyModel
import TestProcesses
import Testing

/// A workspace of a test's own with a webhook receiver, served by a process that may be killed and
/// started again; all of it is gone with this object.
final class ServedWorkspace {
  /// Where everything lies.
  private let ownFolder: TestFolder
  /// The receiver.
  private let receiver = Process()
  /// The port at which it listens.
  private let receiverPort: Int
  /// Where it says what it has taken.
  private let receiverSays: FileHandle
  /// The messages that it has taken and nobody has waited for.
  private var heard: [String] = []
  /// The server.
  private var server: Process?
  /// The port at which the server listens.
  private var port = 0
  /// The token that says who asks.
  private var token = ""

  /// Takes everything but the mail `big`, keeps the keys that it was sent, and scores every lead.
  private static let receiving = """
    import http.server, json, signal
    signal.alarm(600)
    keys = []
    class Receiver(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def answer(self, status, body):
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        def do_GET(self):
            self.answer(200, keys)
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if "operation" in body: return self.answer(200, {"score": 9})
            if body["message"] == "big": return self.answer(422, {})
            keys.append(body["message"] + " " + self.headers["Idempotency-Key"])
            print(body["message"], flush=True)
            self.answer(200, {})
        def log_message(self, *words): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    print(server.server_port, flush=True)
    server.serve_forever()
    """

  /// Makes the workspace of some scripts, and starts the receiver and the server.
  init(scripts: [String: String]) throws {
    ownFolder = try TestFolder()
    let said = Pipe()
    receiver.executableURL = URL(filePath: "/usr/bin/env")
    receiver.arguments = ["python3", "-c", Self.receiving]
    receiver.standardOutput = said
    try receiver.run()
    receiverSays = said.fileHandleForReading
    let line = String(decoding: receiverSays.availableData, as: UTF8.self)
    receiverPort = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
    try write("journey.yaml", Self.catalog(port: receiverPort))
    for (name, script) in scripts { try write(name, script) }
    try start()
    token = try run("token", "serviceId", "--data", data).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit {
    for process in [server, receiver].compactMap(\.self) where process.isRunning { end(process) }
  }

  /// What the scripts may name.
  private static func catalog(port: Int) -> String {
    """
    workspace: why
    time_zone: UTC
    events: { cart_left: {}, came_back: {}, bought: {} }
    messages:
      big: { kind: marketing, topic: offers, channels: [email] }
      sorry: { kind: marketing, topic: offers, channels: [email] }
      hello: { kind: marketing, topic: offers, channels: [email] }
      later: { kind: marketing, topic: offers, channels: [email] }
    channels:
      email: { provider: webhook, url: "http://127.0.0.1:\(port)/mail", retries: 1 }
    services:
      crm:
        score:
          url: "http://127.0.0.1:\(port)/score"
          with: { n: number }
          returns: { score: number }
          failure: skip
    outgoing: { allow: ["127.0.0.1:\(port)"] }

    """
  }

  /// Where everything lies.
  private var folder: URL { ownFolder.url }

  /// The folder of the data.
  var data: String { folder.appending(path: "data").path }

  /// Writes a file; returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  // MARK: The server

  /// Starts the server, and waits until it listens.
  func start() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "timeout", "-s", "KILL", "500", ServerProcess.path, "serve", folder.path, "--data", data,
      "--port", "0",
    ]
    let messages = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    server = process
    var log = ""
    // A line that is not whole yet has only the beginning of the port.
    while !log.contains(/listening[^\n]*\n/) {
      let more = messages.fileHandleForReading.availableData
      try #require(!more.isEmpty, "\(log)")
      log += String(decoding: more, as: UTF8.self)
    }
    port = try #require(
      log.firstMatch(of: /http:\/\/[^ "]*:([0-9]+)"?\n/).flatMap { Int($0.1) }, "\(log)")
    // What is said from here on is read so that nobody waits for it to be.
    messages.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  /// Kills the server, as a machine that loses its power does.
  func crash() throws {
    end(try #require(server))
    server = nil
  }

  /// Kills a process, and the one that it has started.
  private func end(_ process: Process) {
    if let child = try? child(of: process.processIdentifier) { kill(child, SIGKILL) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The process that another one has started.
  private func child(of parent: Int32) throws -> Int32? {
    let path = "/proc/\(parent)/task/\(parent)/children"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: " ").first.flatMap { Int32($0) }
  }

  // MARK: Asking

  /// Asks the server for what has to succeed.
  @discardableResult
  func ask(_ method: String, _ target: String, _ body: String? = nil) throws -> JSONNode {
    let conversation = try Conversation(port: port)
    try conversation.ask(
      method, target, token: token, type: body == nil ? nil : "application/json", body: body,
      fields: ["Connection: close"])
    let answer = try #require(try conversation.answer())
    try #require((200..<300).contains(answer.status), "\(method) \(target): \(answer.body)")
    return answer.json ?? .object([:])
  }

  /// Sends an event.
  func event(_ name: String, of user: String) throws {
    try ask("POST", "/event", #"{"userId": "\#(user)", "eventName": "\#(name)"}"#)
  }

  /// Waits until the receiver has taken a message.
  func hear(_ message: String) throws {
    while true {
      if let index = heard.firstIndex(of: message) {
        heard.remove(at: index)
        return
      }
      let said = receiverSays.availableData
      try #require(!said.isEmpty, "`\(message)` did not come, but \(heard)")
      heard += String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// Asks why until the answer says something.
  func why(_ user: String, until words: String) async throws {
    let end = ContinuousClock.now + .seconds(120)
    var text = ""
    while ContinuousClock.now < end {
      text = try ask("GET", "/users/\(user)/why?text=true").member("text")?.text ?? ""
      if text.contains(words) { return }
      await Task.yield()
    }
    Issue.record("`\(words)` is not said:\n\(text)")
  }

  /// Asks until the trace of somebody has so many steps.
  func steps(_ count: Int, of user: String) async throws {
    let end = ContinuousClock.now + .seconds(120)
    var trace = JSONNode.object([:])
    while ContinuousClock.now < end {
      trace = try ask("GET", "/users/\(user)/trace")
      if trace.member("steps")?.elements?.count ?? 0 >= count { return }
      await Task.yield()
    }
    let steps = String(decoding: JSONWriter.pretty(trace), as: UTF8.self)
    Issue.record("\(user) has taken fewer than \(count) steps:\n\(steps)")
  }

  /// The messages that the receiver has taken, each with its key.
  func taken() throws -> [String] {
    let conversation = try Conversation(port: receiverPort)
    try conversation.ask("GET", "/", fields: ["Connection: close"])
    return try #require(try conversation.answer()).json?.elements?.compactMap(\.text) ?? []
  }

  /// What a verb has said, and how it ended.
  struct Outcome {
    var output: String
    var status: Int32
  }

  /// Runs a verb that asks the server.
  func runAsking(_ arguments: String...) throws -> Outcome {
    try run(arguments + ["--server", "http://127.0.0.1:\(port)", "--token", token])
  }

  /// Runs a verb.
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs a verb.
  private func run(_ arguments: [String]) throws -> Outcome {
    let outcome = try ChildProcess.run(ServerProcess.path, arguments)
    return Outcome(output: outcome.output + outcome.messages, status: outcome.status)
  }
}
