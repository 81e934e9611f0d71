import Foundation
import JourneyModel
import JourneyTools

/// The whole way through files, store and engine, durable at every commit.
struct RunBenchmark {
  /// The folder of other users and events than the made-up ones.
  let data: String?
  /// How many people step through the ten states.
  private static let people = 5_000

  /// Measures a year of a grocery, ten states for many, and the floor of the disk beside them.
  func run(into report: inout Report, folder: String) throws {
    let grocery = "\(folder)/grocery"
    try FileManager.default.createDirectory(atPath: grocery, withIntermediateDirectories: true)
    try GroceryWriter.writeWorkspace(into: grocery)
    if data == nil { try GroceryWriter.writeData(into: grocery) }
    try floor(into: &report, folder: folder)
    try year(of: grocery, keptIn: nil, "a year of a grocery, in memory", into: &report)
    try year(
      of: grocery, keptIn: "\(folder)/store", "a year of a grocery, durable", into: &report)
    let state = try tenStates(in: "\(folder)/ten", into: &report)
    try floor(into: &report, folder: folder)
    let floors = report.figures.filter { $0.name == Self.floorName(1000) }.map(\.value)
    if let floor = floors.last {
      report.add(
        "ten states, durable", "share of the floor's rate in batches",
        100 * 1e9 / state.wall / floor,
        "per cent")
    }
    try StorePeers.compare(state, into: &report, folder: folder)
  }

  /// The name of a floor's figure.
  private static func floorName(_ batch: Int) -> String {
    batch == 1 ? "a commit for each step" : "a commit for each \(batch) steps"
  }

  /// Measures what SQLite alone takes.
  private func floor(into report: inout Report, folder: String) throws {
    for (batch, steps) in [(1, 2_000), (100, 50_000), (1_000, 100_000)] {
      let place = "\(folder)/floor-\(batch)-\(report.figures.count)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let timing = try StoreFloor(folder: place).keep(steps, batch: batch)
      let group = "SQLite alone, a row updated and one added for a step"
      report.add(
        group, Self.floorName(batch), Double(steps) / timing.wall * 1e9, "steps a second",
        clock: "wall")
      report.add(group, "  of the processor", timing.cpu / Double(steps) / 1e3, "µs", clock: "cpu")
    }
  }

  // MARK: A year

  /// Runs `win_back` over a year, as `journey run` does.
  private func year(
    of folder: String, keptIn store: String?, _ group: String, into report: inout Report
  ) throws {
    let options = RunOptions(
      users: Self.file("users.ndjson", in: data ?? folder),
      events: Self.file("events.ndjson", in: data ?? folder), sends: "\(folder)/sends.ndjson",
      data: store)
    let loaded = try WorkspaceLoader().load(["\(folder)/win_back.journey"])
    var result: RunResult?
    let timing = try Stopwatch.least(of: 3) {
      if let store { try? FileManager.default.removeItem(atPath: store) }
      let run = SimulatedRun(
        journeys: loaded.journeys, catalog: loaded.catalog, options: options, notice: { _ in })
      result = try run.execute()
    }
    let events = Double(try Self.count("events", in: result))
    report.add(group, "all of it", timing.wall / 1e9, "s", clock: "wall")
    report.add(group, "events", events / timing.wall * 1e9, "events a second", clock: "wall")
    report.add(group, "an event", timing.cpu / events / 1e3, "µs", clock: "cpu")
    if let store {
      report.add(group, "the folder, for an event", Double(Self.size(of: store)) / events, "bytes")
    }
  }

  /// A file of a folder, packed or not.
  private static func file(_ name: String, in folder: String) -> String {
    let plain = "\(folder)/\(name)"
    return FileManager.default.fileExists(atPath: plain) ? plain : plain + ".gz"
  }

  /// A count of a run's summary.
  private static func count(_ name: String, in result: RunResult?) throws -> Int {
    let summary = try JSONReader.parse(Array((result?.json() ?? "{}").utf8))
    return summary.member(name)?.integer ?? 0
  }

  /// The bytes of a folder's files.
  private static func size(of folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }

  // MARK: Ten states

  /// Steps many people through ten states; returns what one state takes.
  private func tenStates(in folder: String, into report: inout Report) throws -> Timing {
    var taking = Timing(cpu: .infinity, wall: .infinity)
    var stepping = taking
    var states = 0
    for _ in 0..<3 {
      try? FileManager.default.removeItem(atPath: folder)
      let stored = try StoredPeople(Self.people, in: folder)
      taking = taking.least(try stored.takeIn())
      let stepped = try stored.step()
      stepping = stepping.least(stepped.0)
      states = stepped.states
    }
    let group = "ten states, durable"
    let inputs = Double(Self.people * 3)
    report.add(
      group, "inputs taken in", inputs / taking.wall * 1e9, "inputs a second", clock: "wall")
    report.add(group, "  of the processor", taking.cpu / inputs / 1e3, "µs", clock: "cpu")
    report.add(
      group, "states", Double(states) / stepping.wall * 1e9, "states a second", clock: "wall")
    report.add(
      group, "  of the processor", stepping.cpu / Double(states) / 1e3, "µs", clock: "cpu")
    report.add(group, "states for each person", Double(states) / Double(Self.people), "states")
    return stepping.divided(by: states)
  }
}
