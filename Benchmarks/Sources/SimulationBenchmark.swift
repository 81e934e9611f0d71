import Foundation
import JourneyModel
import JourneySimulation
import JourneyTools

/// A made-up population through a year of ten states, on one processor.
struct SimulationBenchmark {
  /// For how many days they live.
  private static let days = 365
  /// How many people live; the last number is the one that is told in full.
  private static let populations = [1_000, 10_000, 100_000]

  /// Measures how many people live how many days in a second, as their number grows.
  func run(into report: inout Report, folder: String) throws {
    try Self.writeJourney(into: folder)
    for people in Self.populations {
      let timing = try Self.live(people, folder: folder)
      let lived = Double(people * Self.days)
      let group = "simulation, ten states, a year"
      report.add(
        group, "\(people) people", lived / timing.cpu * 1e3, "million person-days a second",
        clock: "cpu")
      report.add(group, "  a person", timing.cpu / Double(people) / 1e3, "µs", clock: "cpu")
    }
  }

  /// Writes the journey of the ten states into a folder.
  static func writeJourney(into folder: String) throws {
    let place = "\(folder)/simulation"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try TenStates.catalog.write(
      toFile: "\(place)/journey.yaml", atomically: false, encoding: .utf8)
    try TenStates.script.write(
      toFile: "\(place)/ten_states.journey", atomically: false, encoding: .utf8)
  }

  /// Lets so many people live for a year through the journey that lies in a folder; `time` runs
  /// what is measured.
  static func live(
    _ people: Int, folder: String,
    time: (() throws -> Void) throws -> Timing = { try Stopwatch.time($0) }
  ) throws -> Timing {
    let loaded = try WorkspaceLoader().load(["\(folder)/simulation/ten_states.journey"])
    let run = PopulationRun(
      journeys: loaded.journeys, catalog: loaded.catalog,
      options: SimulationOptions(people: people, days: days, paces: ["signed_up": .once]),
      notice: { _ in })
    return try time { _ = try run.execute() }
  }
}
