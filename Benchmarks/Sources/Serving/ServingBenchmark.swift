import Foundation

/// Events over HTTP, acknowledged after they are flushed to the disk, beside what others answer in
/// the same minute.
struct ServingBenchmark {
  /// What stands above the figures.
  private static let group = "over HTTP"
  /// How many lines a batch has.
  private static let lines = 10_000
  /// How long what was taken may take to be handled.
  private static let handlingSeconds = 300.0

  /// Measures the peers, the disk, and a server of ours.
  func run(into report: inout Report, folder: String) throws {
    let place = "\(folder)/serving"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try floor(into: &report, folder: place)
    let rates = try ServingPeers.measure(into: &report, folder: place)
    let server = try ServedJourneys(in: place)
    var acknowledged = 0.0
    for connections in [64, 256] {
      let name = "POST /event, \(connections) connections"
      let load = try ask(server, name, ["event"], connections, &acknowledged, into: &report)
      if connections == 256, let peer = rates[ServingPeers.hummingbird] {
        report.add(Self.group, "  of Hummingbird's empty POST", 100 * load.rate / peer, "per cent")
      }
    }
    let name = "POST /events, \(Self.lines) lines, 4 connections"
    _ = try ask(server, name, ["events", "\(Self.lines)"], 4, &acknowledged, into: &report)
    server.program.stop()
    guard try Double(server.keptEvents()) >= acknowledged else {
      throw BenchmarkError(
        description: "\(try server.keptEvents()) are kept, \(acknowledged) were acknowledged")
    }
  }

  /// Measures what SQLite alone takes for events.
  private func floor(into report: inout Report, folder: String) throws {
    let floor = try EventFloor(folder: folder)
    for (batch, events) in [(1, 2_000), (1_000, 200_000)] {
      let timing = try floor.keep(events, batch: batch)
      report.add(
        Self.group, "SQLite alone, \(batch) in a commit", Double(events) / timing.wall * 1e9,
        "events a second", clock: "wall")
      report.add(
        Self.group, "  of the processor", timing.cpu / Double(events) / 1e3, "µs", clock: "cpu")
    }
  }

  /// Sends events as fast as they are acknowledged, and waits until all are handled.
  private func ask(
    _ server: ServedJourneys, _ name: String, _ words: [String], _ connections: Int,
    _ acknowledged: inout Double, into report: inout Report
  ) throws -> Load {
    let before = server.program.cpuSeconds
    let start = Date()
    let target = Load.Target(
      url: server.url("/\(words[0])"),
      words: words + ["\(words[0])-\(connections)"] + server.tokens,
      connections: connections)
    guard let load = Load(target) else {
      throw BenchmarkError(description: "wrk is needed: apt-get install wrk")
    }
    guard load.failures == 0 else {
      throw BenchmarkError(description: "\(name): \(load.failures) requests failed")
    }
    let events = words[0] == "event" ? load.requests : load.taken
    let answered = server.program.cpuSeconds - before
    acknowledged += events
    Self.tell(name, load, of: events, cpu: answered, into: &report)
    try server.waitUntil(
      "journey_inputs_handled_total", isAtLeast: acknowledged, seconds: Self.handlingSeconds)
    report.add(
      Self.group, "  handled, from the first to the last", events / -start.timeIntervalSinceNow,
      "a second", clock: "wall")
    report.add(
      Self.group, "  of the processor, until handled as well",
      (server.program.cpuSeconds - before) / events * 1e6, "µs", clock: "cpu")
    return load
  }

  /// Puts what came of asking into the report.
  static func tell(
    _ name: String, _ load: Load, of count: Double, cpu: Double, into report: inout Report
  ) {
    report.add(group, name, count / load.seconds, "a second", clock: "wall")
    report.add(group, "  half of the answers within", load.half, "ms", clock: "wall")
    report.add(group, "  99 of 100 answers within", load.most, "ms", clock: "wall")
    report.add(group, "  of the processor", cpu / count * 1e6, "µs", clock: "cpu")
  }
}
