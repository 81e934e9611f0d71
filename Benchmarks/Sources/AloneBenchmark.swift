import Foundation
import JourneyEngine
import JourneyModel
import JourneyStore
import JourneyTools

/// One person alone, each step of whom is flushed before the next begins.
struct AloneBenchmark {
  /// How many steps there are.
  private static let steps = 2_000
  /// The journey: a step is what happens from one minute to the next.
  private static let script = """
    journey alone
      trigger on signed_up
      repeat up to \(steps + 1) times
        wait 1 minute
      end
    end
    """

  /// Measures the steps between two measurements of the floor.
  func run(into report: inout Report, folder: String) throws {
    let group = "one person alone, each step flushed"
    let before = try floor(in: "\(folder)/alone-floor-before")
    let own = try alone(in: "\(folder)/alone")
    let floor = before.least(try floor(in: "\(folder)/alone-floor-after"))
    for (name, timing) in [
      ("SQLite alone, a row updated and one added", floor), ("steps of the journey", own),
    ] {
      report.add(group, name, 1e9 / timing.wall, "a second", clock: "wall")
      report.add(group, "  of the processor", timing.cpu / 1e3, "µs", clock: "cpu")
    }
    report.add(group, "  share of SQLite's rate", 100 * floor.wall / own.wall, "per cent")
  }

  /// A step of SQLite alone, with one run in its table.
  private func floor(in folder: String) throws -> Timing {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try StoreFloor(folder: folder, runs: 1).keep(Self.steps, batch: 1)
      .divided(by: Self.steps)
  }

  /// A step of the journey.
  private func alone(in folder: String) throws -> Timing {
    let store = try SQLStore.open(folder: folder)
    let definition = try Setting.definition(Self.script, Setting.catalog(TenStates.catalog))
    let engine = try Engine(
      store: store, settings: EngineSettings(unknownConsent: .allow), zones: Setting.zones,
      host: .dryRun, owner: "bench", at: TenStates.begin)
    _ = try engine.publish([definition], at: TenStates.begin)
    let event = EventRecord(
      eventID: "1", name: "signed_up", at: TenStates.begin, attributes: TenStates.event)
    _ = try store.take([
      IncomingInput(userID: "u1", arrivesAt: TenStates.begin, content: .event(event))
    ])
    try engine.advance(from: TenStates.begin, until: TenStates.begin)
    return try steps(of: engine)
  }

  /// Lets a minute pass for each step, and makes sure that each was a step.
  private func steps(of engine: Engine) throws -> Timing {
    var taken = 0
    var clock = TenStates.begin
    let timing = try Stopwatch.time {
      for _ in 0..<Self.steps {
        let next = Moment(microseconds: clock.microseconds + 60 * Moment.perSecond)
        try engine.advance(from: clock, until: next) { taken += $0.steps }
        clock = next
      }
    }
    guard taken == Self.steps else {
      throw BenchmarkError(description: "\(taken) steps instead of \(Self.steps)")
    }
    return timing.divided(by: Self.steps)
  }
}
