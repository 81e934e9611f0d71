import Foundation
import JourneyModel
import JourneyTools
import Testing

/// A data folder of a test's own, in which journeys were lived; removed with this object.
final class DataFolder {
  /// The folder.
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("journey-why-\(UUID().uuidString)").path

  /// The repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The example workspace.
  static let shop = root.appending(path: "examples/shop").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Lives scripts on files of users and events, going on from what is there.
  func live(_ scripts: [String], users: String?, events: String?, until: String? = nil) throws {
    let loaded = try WorkspaceLoader().load(scripts)
    try #require(!loaded.hasErrors, "\(loaded.findingsText(format: .text, hasColor: false))")
    let options = RunOptions(
      users: users, events: events, until: until.flatMap { Moment($0) }, data: path)
    _ = try SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options,
      progress: ProgressBar(isOn: false), notice: { _ in }
    ).execute()
  }

  /// Lives a script on lines of users and events.
  func live(_ script: String, users: [String], events: [String], until: String? = nil) throws {
    let script = try TestFile(Array(script.utf8), suffix: ".journey")
    let users = try TestFile(users.map { $0 + "\n" }.joined())
    let events = try TestFile(events.map { $0 + "\n" }.joined())
    try live([script.path], users: users.path, events: events.path, until: until)
  }

  /// Asks why.
  func ask(_ user: String, _ journey: String? = nil, _ message: String? = nil) throws -> WhyReport {
    try WhyReport.ask(user, journey: journey, message: message, data: path)
  }

  /// Changes the database behind the back of everybody.
  func tamper(_ statement: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      assert base.execute(sys.argv[2]).rowcount > 0, "nothing was changed"
      base.commit()
      """, "\(path)/journey.db", statement,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(statement)")
  }
}
