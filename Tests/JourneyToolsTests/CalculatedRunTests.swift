import Foundation
import JourneyModel
import JourneyTools
import Testing

/// Journeys that are lived by the engine, and worked out person by person in Python by calculations
/// that know no engine: both must come to the same sends and counts, to the line.
@Suite("Runs against calculations")
struct CalculatedRunTests {
  /// The folder of the calculations, their journeys and their people.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Oracles/runs")

  /// The names of the calculations.
  static let names = files(in: "calculations").filter { $0.hasSuffix(".py") }
    .map { String($0.dropLast(3)) }

  /// The files of a folder, by name.
  private static func files(in name: String) -> [String] {
    let path = folder.appending(path: name).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The scripts of a calculation: one, or a folder of some.
  private static func scripts(of name: String) -> [String] {
    let several = files(in: "journeys/\(name)").map { "journeys/\(name)/\($0)" }
    return (several.isEmpty ? ["journeys/\(name).journey"] : several)
      .map { folder.appending(path: $0).path }
  }

  /// The people and events that all share.
  private static let users = folder.appending(path: "data/users.ndjson").path
  private static let events = folder.appending(path: "data/events.ndjson").path

  @Test(arguments: names)
  func `a run comes to what a calculation comes to`(name: String) throws {
    let result = try Outputs()
    try live(name, events: Self.events, into: result)
    try hold(name, events: Self.events, against: result)
  }

  @Test func `late events are handled as they arrive and count by their own time`() throws {
    let clock = "2026-04-01T10:00:00Z"
    let lines = try String(contentsOfFile: Self.events, encoding: .utf8).split(separator: "\n")
    let early = try TestFile(part(of: lines) { $0 % 3 != 0 })
    let late = try TestFile(part(of: lines) { $0 % 3 == 0 })
    let result = try Outputs()
    try live("late", events: early.path, until: clock, into: result)
    try live("late", events: late.path, into: result)
    try hold("late", events: "\(early.path),\(late.path)@\(clock)", against: result)
  }

  @Test(arguments: ["groups", "limits", "night", "own_days", "schedules", "settled"])
  func `a run in pieces comes to what a whole one comes to`(name: String) throws {
    let result = try Outputs()
    for clock in ["2026-02-03T09:00:00Z", "2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z", nil] {
      try live(name, events: Self.events, until: clock, into: result)
    }
    try hold(name, events: Self.events, against: result)
  }

  /// The lines at the places that are wanted.
  private func part(of lines: [Substring], where isWanted: (Int) -> Bool) -> String {
    lines.indices.filter(isWanted).map { lines[$0] + "\n" }.joined()
  }

  /// Where a run leaves what it came to.
  private final class Outputs {
    /// The messages.
    let sends: TestFile
    /// The counts.
    let counts: TestFile
    /// The store.
    let store: String

    /// Makes empty files.
    init() throws {
      sends = try TestFile("")
      counts = try TestFile([], suffix: ".json")
      store = counts.path + ".data"
    }

    deinit { try? FileManager.default.removeItem(atPath: store) }
  }

  /// Lives the journeys of a calculation, going on from what is there.
  private func live(
    _ name: String, events: String, until: String? = nil, into outputs: Outputs
  ) throws {
    let loaded = try WorkspaceLoader().load(Self.scripts(of: name))
    try #require(!loaded.hasErrors, "\(loaded.findingsText(format: .text, hasColor: false))")
    let options = RunOptions(
      users: Self.users, events: events, until: until.flatMap { Moment($0) },
      sends: outputs.sends.path, data: outputs.store)
    let run = SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options,
      progress: ProgressBar(isOn: false), notice: { _ in })
    try run.execute().json().write(
      toFile: outputs.counts.path, atomically: false, encoding: .utf8)
  }

  /// Holds the calculation against what came of a run.
  private func hold(_ name: String, events: String, against outputs: Outputs) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-B", Self.folder.appending(path: "check.py").path, name, Self.users, events,
      outputs.sends.path, outputs.counts.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
