import Foundation

/// A server of journeys as a process of its own, with a workspace and data in a folder.
final class ServedJourneys {
  /// The port at which it listens.
  let port: Int
  /// The process.
  let program: RunningProgram
  /// Tokens of several services: each may ask only so often.
  let tokens: [String]
  /// The folder of the data.
  private let data: String
  /// The folder of all.
  private let folder: String
  /// How many batches were sent.
  private var batches = 0

  /// How many services send.
  private static let senders = 8

  /// The catalog.
  static let catalog = """
    workspace: bench
    time_zone: UTC
    consent: { unknown: allow }
    events:
      viewed: { item: text!, device: text!, page: text, price: number }
      armed: { due: moment! }
    messages:
      thanks: { kind: transactional, channels: [email] }
    """

  /// Each event that is taken in is looked at by a condition; one of a hundred lets somebody in.
  static let script = """
    journey tablets "Thank those with a tablet"
      trigger on viewed where event.device is "tablet"
      entry unlimited
      wait 1 minute
      send transactional thanks by email
    end

    journey armed "Thank at the agreed time"
      trigger on armed
      entry unlimited
      wait until entry.due
      send transactional thanks by email
    end
    """

  /// The server: the one that the environment names, or that was built beside this program.
  private static var command: String {
    ProcessInfo.processInfo.environment["JOURNEY_SERVER"]
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "journey-server").path
  }

  /// Starts a server, with a folder of its own.
  init(in folder: String) throws {
    self.folder = folder
    data = "\(folder)/data"
    port = try FreePort.number()
    let workspace = "\(folder)/workspace"
    try FileManager.default.createDirectory(atPath: workspace, withIntermediateDirectories: true)
    for (name, text) in [("journey.yaml", Self.catalog), ("bench.journey", Self.script)] {
      try text.write(toFile: "\(workspace)/\(name)", atomically: true, encoding: .utf8)
    }
    program = try RunningProgram(
      [
        Self.command, "serve", workspace, "--data", data, "--port", "\(port)", "--log-level",
        "warning",
      ], log: "\(folder)/log")
    try program.waitUntilListening(at: port)
    let data = data
    tokens = try (1...Self.senders).map { try Self.token("sender\($0)", data: data) }
  }

  /// Makes a token.
  private static func token(_ name: String, data: String) throws -> String {
    let words = [command, "token", "serviceId", "--name", name, "--for", "2h", "--data", data]
    guard let text = Peer.output(words), !text.isEmpty else {
      throw BenchmarkError(description: "no token could be made")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The address of an operation.
  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Sends a batch of events; throws unless each of them is taken.
  func post(_ lines: [String]) throws {
    let file = "\(folder)/batch"
    try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
    batches += 1
    let answer = Peer.output([
      "curl", "-sS", url("/events"), "-H", "Content-Type: application/x-ndjson", "-H",
      "Authorization: Bearer \(tokens[batches % tokens.count])", "--data-binary", "@\(file)",
    ])
    let taken = answer?.components(separatedBy: "\"status\":202").count ?? 1
    guard taken - 1 == lines.count else {
      throw BenchmarkError(
        description: "\(taken - 1) of \(lines.count) were taken: \(answer?.prefix(300) ?? "")")
    }
  }

  /// What the server tells of itself at `/metrics`, by name with labels.
  var metrics: [String: Double] {
    let text =
      Peer.output(["curl", "-sS", url("/metrics"), "-H", "Authorization: Bearer \(tokens[0])"])
      ?? ""
    var figures: [String: Double] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      if words.count == 2, let value = Double(words[1]) { figures[String(words[0])] = value }
    }
    return figures
  }

  /// Waits until a figure of the server is at least so much; throws if that takes too long.
  func waitUntil(_ name: String, isAtLeast value: Double, seconds: Double) throws {
    let last = Date().addingTimeInterval(seconds)
    while metrics[name] ?? 0 < value {
      guard Date() < last else {
        throw BenchmarkError(description: "`\(name)` is \(metrics[name] ?? 0), not \(value)")
      }
      Thread.sleep(forTimeInterval: 0.25)
    }
  }

  /// How many events from outside lie in the file; to be asked once the server has stopped.
  func keptEvents() throws -> Int {
    try Database("\(data)/journey.db")
      .rows("select 'events', count(*) from user_events where from_outside = 1")[0].value
  }
}
