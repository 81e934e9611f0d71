import Foundation

/// How late people are woken by a server, with a hundred thousand who wait.
struct LatenessBenchmark {
  /// How many people wait.
  private static let people = 100_000
  /// How many are sent at once.
  private static let batch = 10_000
  /// When the first of them is due, in seconds from the beginning: all have come by then.
  private static let lead = 20.0
  /// Over how many seconds the others are due.
  private static let spread = 30.0
  /// How many are due at one moment, after them.
  private static let crowd = 20_000
  /// How long the server may take beyond that.
  private static let patience = 120.0

  /// The figure of the server: how late each was when it was handled.
  private static let figure = "journey_timer_lateness_seconds"

  /// Arms timers through a server and asks it how late they were.
  func run(into report: inout Report, folder: String) throws {
    let server = try ServedJourneys(in: "\(folder)/lateness")
    let first = Date().addingTimeInterval(Self.lead)
    try arm(Self.people, at: server, prefix: "a") { index in
      first.addingTimeInterval(Self.spread * Double(index) / Double(Self.people))
    }
    guard Date() < first else {
      throw BenchmarkError(description: "arming took longer than \(Self.lead) seconds")
    }
    let before = server.program.cpuSeconds
    let spread = try wait(for: Self.people, at: server)
    let cpu = (server.program.cpuSeconds - before) / Double(Self.people) * 1e6
    let group = "timers of a server, \(Self.people) pending"
    let rate = Int(Double(Self.people) / Self.spread)
    tell("\(rate) due each second", spread, group, into: &report)
    report.add(group, "  of the processor for each", cpu, "µs", clock: "cpu")
    let moment = Date().addingTimeInterval(10)
    try arm(Self.crowd, at: server, prefix: "b") { _ in moment }
    let crowd = try wait(for: Self.people + Self.crowd, at: server).without(spread)
    tell("\(Self.crowd) due at one moment", crowd, group, into: &report)
  }

  /// Lets people wait, each until a moment, and returns when all do.
  private func arm(
    _ count: Int, at server: ServedJourneys, prefix: String, until due: (Int) -> Date
  ) throws {
    let handled = server.metrics["journey_inputs_handled_total"] ?? 0
    for start in stride(from: 0, to: count, by: Self.batch) {
      try server.post(
        (start..<min(start + Self.batch, count)).map { index in
          // People come in another order than they are due in.
          let place = index &* 7919 % count
          return """
            {"eventId":"\(prefix)\(place)","userId":"\(prefix)\(place)","eventName":"armed",\
            "attributes":{"due":"\(due(place).formatted(Self.style))"}}
            """
        })
    }
    try server.waitUntil(
      "journey_inputs_handled_total", isAtLeast: handled + Double(count), seconds: Self.patience)
  }

  /// A moment with thousandths.
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// Waits until so many people were woken; returns how late they were.
  private func wait(for count: Int, at server: ServedJourneys) throws -> Spread {
    try server.waitUntil(
      "\(Self.figure)_count", isAtLeast: Double(count),
      seconds: Self.lead + Self.spread + Self.patience)
    return Spread(Self.figure, in: server.metrics)
  }

  /// Puts how late people were into the report.
  private func tell(_ name: String, _ spread: Spread, _ group: String, into report: inout Report) {
    for (words, share) in [("half", 0.5), ("99 of 100", 0.99), ("all", 1)] {
      report.add(
        group, "\(name): \(words) late by at most", spread.bound(of: share) * 1e3, "ms",
        clock: "wall")
    }
  }
}
