import Foundation
import JourneyModel
import JourneyStore

/// Timers in the table of the store: added, taken away, and found again after a restart.
struct TimerBenchmark {
  /// When time begins; timers lie in the 30 days after it.
  static let begin = Moment(microseconds: 1_760_000_000 * Moment.perSecond)
  /// How many timers there are, each a measurement of its own.
  static let counts = [1_000_000, 10_000_000]
  /// How many are added and taken away when the others are there.
  private static let moved = 100_000

  /// What is measured with so many timers pending.
  struct Result {
    /// For each that is added, where the people of a part come together, as after an upload.
    var adding = Timing(cpu: .infinity, wall: .infinity)
    /// For each that is added, where people come in any order.
    var scattered = Timing(cpu: .infinity, wall: .infinity)
    /// For each that is taken away.
    var removing = Timing(cpu: .infinity, wall: .infinity)
    /// Bytes for each.
    var bytes = 0.0
    /// From opening the store until the first due person is in hand.
    var restart = Timing(cpu: .infinity, wall: .infinity)
    /// Memory that SQLite holds for the open store by then, in bytes.
    var held = 0
  }

  /// Measures one million and ten million.
  func run(into report: inout Report, folder: String) throws {
    for count in Self.counts {
      let place = "\(folder)/timers-\(count)"
      try tell(try Self.measure(count, in: place), of: count, into: &report)
      try FileManager.default.removeItem(atPath: place)
    }
  }

  /// Puts the figures into the report.
  private func tell(_ result: Result, of count: Int, into report: inout Report) throws {
    let group = "timers, durable, \(count / 1_000_000) million pending"
    let unit = "timers a second"
    for (name, timing) in [
      ("added, part by part", result.adding), ("added, in any order", result.scattered),
      ("taken away when due", result.removing),
    ] {
      report.add(group, name, 1e9 / timing.wall, unit, clock: "wall")
      report.add(group, "  of the processor", timing.cpu / 1e3, "µs", clock: "cpu")
    }
    report.add(group, "one in the file", result.bytes, "bytes")
    report.add(
      group, "from opening to the first who is due", result.restart.wall / 1e6, "ms", clock: "wall")
    report.add(group, "memory of SQLite for the open store", Double(result.held) / 1e6, "MB")
  }

  /// Measures with so many timers.
  static func measure(_ count: Int, in folder: String) throws -> Result {
    var result = Result()
    let spare = min(moved, count)
    do {
      let table = try TimerTable(folder: folder)
      let people = TimerTable.people(0..<count).sorted { $0.part < $1.part }
      result.adding = try table.add(people).divided(by: count)
      let others = TimerTable.people(count..<count + spare)
      result.scattered = try table.add(others).divided(by: spare)
      result.removing = try table.remove(spare).divided(by: spare)
      result.bytes = try Double(table.bytes()) / Double(count)
    }
    (result.restart, result.held) = try restart(in: folder)
    return result
  }

  /// Opens the store until the first people who are due are in hand; also tells what it holds then.
  private static func restart(in folder: String) throws -> (Timing, Int) {
    let before = ResidentMemory.bytes
    var opened: SQLStore?
    let timing = try Stopwatch.time {
      let store = try SQLStore.open(folder: folder)
      try store.acquireAllParts(owner: "bench", at: begin)
      guard let due = try store.nextDue() else {
        throw BenchmarkError(description: "no timer is pending")
      }
      let request = WorkRequest(
        until: due, usersMax: 256, inputsPerUserMax: 1, historyEvents: [],
        sendsWindowMicroseconds: nil)
      guard try !store.work(from: 0, request).isEmpty else {
        throw BenchmarkError(description: "nobody is due")
      }
      opened = store
    }
    let held = ResidentMemory.bytes - before
    withExtendedLifetime(opened) {}
    return (timing, held)
  }
}
