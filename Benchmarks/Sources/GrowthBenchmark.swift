import Foundation
import JourneyLanguage
import JourneyMachine
import JourneyModel

/// How the cost of one grows with the number of all: a level line is as good as it gets.
struct GrowthBenchmark {
  /// The most of anything; less makes it quicker.
  let most: Int

  /// The numbers up to one, each ten times the one before.
  private func counts(from first: Int = 1_000, upTo last: Int) -> [Int] {
    var counts: [Int] = []
    var count = first
    while count <= min(last, most) {
      counts.append(count)
      count *= 10
    }
    return counts
  }

  /// Measures all of it.
  func run(into report: inout Report, folder: String) throws {
    try conditions(into: &report)
    try stepping(into: &report)
    try compiling(into: &report)
    try simulating(into: &report, folder: folder)
    try keeping(into: &report, folder: folder)
    try timing(into: &report, folder: folder)
  }

  // MARK: In memory

  /// Conditions, as people become too many for the caches of a processor.
  private func conditions(into report: inout Report) throws {
    for (name, words) in ConditionBenchmark.conditions {
      for count in counts(upTo: 1_000_000) {
        let asked = try AskedCondition(words, ConditionBenchmark.catalog)
        let rows = asked.packed(People.people(count))
        let rounds = max(1, 1_000_000 / count)
        let timing = Stopwatch.least(of: 5) {
          for _ in 0..<rounds { _ = asked.ask(count) { asked.tell($0, of: rows) } }
        }
        report.add(
          "growth: a condition, packed facts", "\(name) terms",
          timing.cpu / Double(rounds * count), "ns", clock: "cpu", count: count)
      }
    }
  }

  /// States in memory, and what one who waits takes.
  private func stepping(into report: inout Report) throws {
    for count in counts(upTo: 1_000_000) {
      let result = try SteppingBenchmark(people: count).step(isPacked: true)
      report.add(
        "growth: a state in memory", "facts packed", result.nanoseconds, "ns", clock: "cpu",
        count: count)
    }
  }

  /// A line of a script, as one file becomes longer, and as there are more of a thousand lines.
  private func compiling(into report: inout Report) throws {
    let thousand = Self.script(lines: 1_000)
    for count in counts(upTo: 10_000) {
      try compile([Self.script(lines: count)], lines: count, "in one file", into: &report)
    }
    for count in counts(upTo: 1_000_000) {
      let files = Array(repeating: thousand, count: count / 1_000)
      try compile(files, lines: count, "in files of 1,000 lines", into: &report)
    }
  }

  /// A script of about so many lines: a journey of it has 38.
  private static func script(lines: Int) -> SourceFile {
    SourceFile(name: "generated.journey", text: ScriptWriter.script(journeys: lines / 38))
  }

  /// Compiles files.
  private func compile(
    _ files: [SourceFile], lines: Int, _ name: String, into report: inout Report
  ) throws {
    let compiler = try Compiler(catalog: Setting.catalog(ScriptWriter.catalog))
    var count = 0
    let timing = Stopwatch.least(of: 3) {
      count = files.reduce(0) { $0 + compiler.compile($1).definitions.count }
    }
    guard count > 0 else { throw BenchmarkError(description: "\(lines) lines do not compile") }
    report.add(
      "growth: a line of a script", name, timing.cpu / Double(count * 38) / 1e3, "µs",
      clock: "cpu", count: lines)
  }

  /// A year of a person who is made up.
  private func simulating(into report: inout Report, folder: String) throws {
    try SimulationBenchmark.writeJourney(into: folder)
    for count in counts(upTo: 1_000_000) {
      let timing = try SimulationBenchmark.live(count, folder: folder)
      report.add(
        "growth: a simulated year of a person", "ten states", timing.cpu / Double(count) / 1e3,
        "µs", clock: "cpu", count: count)
    }
  }

  // MARK: On disk

  /// Inputs and states in a store, beside SQLite alone, and the bytes of a run.
  private func keeping(into report: inout Report, folder: String) throws {
    for count in counts(upTo: 1_000_000) {
      let place = "\(folder)/growth-\(count)"
      let floor = try Self.floor(in: "\(folder)/growth-floor-\(count)")
      let stored = try StoredPeople(count, in: place)
      let taking = try stored.takeIn()
      let (stepping, states) = try stored.step()
      for (name, timing, number) in [
        ("an input taken in", taking, stored.inputs), ("a state", stepping, states),
        ("a step of SQLite alone, 1000 in a commit", floor, 1),
      ] {
        tell("growth: in the store", name, timing.divided(by: number), count, into: &report)
      }
      let bytes = try SizeBenchmark.bytes(in: place).reduce(0) { $0 + $1.value }
      report.add(
        "growth: the file", "for a run that has ended", Double(bytes) / Double(count), "bytes",
        count: count)
      try FileManager.default.removeItem(atPath: place)
    }
  }

  /// A step of SQLite alone.
  private static func floor(in folder: String) throws -> Timing {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let steps = 50_000
    return try StoreFloor(folder: folder).keep(steps, batch: 1_000).divided(by: steps)
  }

  /// Timers, and a restart with them.
  private func timing(into report: inout Report, folder: String) throws {
    for count in counts(from: 10_000, upTo: 10_000_000) {
      let place = "\(folder)/growth-timers-\(count)"
      let result = try TimerBenchmark.measure(count, in: place)
      let group = "growth: a timer"
      tell(group, "added, part by part", result.adding, count, into: &report)
      tell(group, "added, in any order", result.scattered, count, into: &report)
      tell(group, "taken away when due", result.removing, count, into: &report)
      report.add(
        "growth: a restart", "until the first who is due", result.restart.wall / 1e6, "ms",
        clock: "wall", count: count)
      report.add(
        "growth: a restart", "memory held", Double(result.held) / 1e6, "MB", count: count)
      try FileManager.default.removeItem(atPath: place)
    }
  }

  /// Puts both clocks of something into the report.
  private func tell(
    _ group: String, _ name: String, _ timing: Timing, _ count: Int, into report: inout Report
  ) {
    report.add(group, name, timing.cpu / 1e3, "µs", clock: "cpu", count: count)
    report.add(group, name, timing.wall / 1e3, "µs", clock: "wall", count: count)
  }
}
