import Foundation
import JourneyTools
import Testing

/// Everything that was ever lived can be lived again.
@Suite struct WholeRecordTests {
  /// The people of a file.
  private static func people(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["userId"] as? String
    }
  }

  /// The scripts of a folder.
  private static func scripts(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".journey") }.sorted().map { "\(folder)/\($0)" }
  }

  private static let shopUsers = DataFolder.shop + "/users.ndjson"
  private static let shopEvents = DataFolder.shop + "/events.ndjson"

  @Test func `the answers for the shop are as they are pinned`() throws {
    let data = DataFolder()
    try data.live(
      Self.scripts(DataFolder.shop), users: Self.shopUsers, events: Self.shopEvents)
    for (user, journey) in [
      ("u01", "abandoned_cart"), ("u02", "welcome"), ("u05", "abandoned_cart"),
      ("u08", "win_back"), ("u03", "birthday"),
    ] {
      let report = try data.ask(user, journey)
      try GoldenReport(name: "why.\(user).\(journey).text").expect(report.text())
    }
    try GoldenReport(name: "why.u01.abandoned_cart.json").expect(
      try data.ask("u01", "abandoned_cart").json())
    try GoldenReport(name: "why.u05.abandoned_cart.cart_reminder.text").expect(
      try data.ask("u05", "abandoned_cart", "cart_reminder").text())
  }

  @Test func `every person of the shop is lived again as it was`() throws {
    let data = DataFolder()
    try data.live(
      Self.scripts(DataFolder.shop), users: Self.shopUsers, events: Self.shopEvents)
    for user in try Self.people(Self.shopUsers) {
      let report = try data.ask(user)
      #expect(report.agrees, "\(user): \(report.text().suffix(600))")
    }
  }

  /// The journeys that calculations come to, each with a year of people.
  static let names: [String] = scripts(
    DataFolder.root.appending(path: "Tests/Oracles/runs/journeys").path)

  @Test(arguments: names)
  func `people of a year are lived again as they were`(script: String) throws {
    let data = DataFolder()
    let folder = DataFolder.root.appending(path: "Tests/Oracles/runs/data").path
    try data.live(
      [script], users: "\(folder)/users.ndjson", events: "\(folder)/events.ndjson")
    let people = try Self.people("\(folder)/users.ndjson")
    for user in people.enumerated().filter({ $0.offset % 9 == 0 }).map(\.element) {
      let report = try data.ask(user)
      #expect(report.agrees, "\(user): \(report.text().suffix(600))")
    }
  }

  @Test func `people who were lived in pieces, with late events, are lived again so`() throws {
    let data = DataFolder()
    let lines = try String(contentsOfFile: Self.shopEvents, encoding: .utf8)
      .split(separator: "\n")
    for (turn, until) in [(0, "2026-03-10T12:00:00Z"), (1, "2026-03-20T12:00:00Z"), (2, nil)] {
      let part = lines.enumerated().filter { $0.offset % 3 == turn }.map { $0.element + "\n" }
      let events = try TestFile(part.joined())
      try data.live(
        Self.scripts(DataFolder.shop), users: Self.shopUsers, events: events.path, until: until)
    }
    for user in try Self.people(Self.shopUsers) {
      let report = try data.ask(user)
      #expect(report.agrees, "\(user): \(report.text().suffix(600))")
    }
  }
}
