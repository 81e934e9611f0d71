import Foundation
import JourneyModel
import JourneyTools
import Testing

/// A workspace of a test's own in which populations are lived.
final class SimulationTrial {
  /// The folder.
  let folder: URL

  /// Writes a catalog.
  init(catalog: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "simulation-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(catalog, to: "journey.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of a file.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Writes a file.
  func write(_ text: String, to name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  /// The lines of a file.
  func lines(_ name: String) throws -> [String] {
    try String(contentsOfFile: path(name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  /// Loads scripts, which must be sound.
  func load(_ scripts: [String]) throws -> LoadedWorkspace {
    let loaded = try WorkspaceLoader().load(scripts.map { $0.hasPrefix("/") ? $0 : path($0) })
    try #require(!loaded.hasErrors, "\(loaded.findingsText(format: .text, hasColor: false))")
    return loaded
  }

  /// Simulates scripts.
  func simulate(
    _ scripts: String..., against old: [String] = [], options: SimulationOptions
  ) throws -> PopulationReport {
    let loaded = try load(scripts)
    let run = PopulationRun(
      journeys: loaded.journeys, against: try old.isEmpty ? [] : load(old).journeys,
      catalog: loaded.catalog, options: options, progress: ProgressBar(isOn: false),
      notice: { _ in })
    return try run.execute()
  }

  /// The JSON of a report.
  static func json(_ report: PopulationReport) throws -> JSONNode {
    try JSONReader.parse(Array(report.json().utf8))
  }
}
