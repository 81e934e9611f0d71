import Foundation
import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// People in a store of an older format go on as if nothing had been.
@Suite struct OlderStoreTests {
  /// A journey in which people wait in several ways.
  private static let script = """
    journey j
      trigger on cart_abandoned
      entry unlimited
      exit on order_placed
      goal order_placed within 30 days
      send first by email
      wait 2 days
      send second by email with cart = entry.cart
      wait up to 5 days
        on cart_viewed
          send third by email
        otherwise
          send last by email
      end
    end
    """

  /// A folder of its own, removed with this object.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "journey-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Why there is no older store.
  private struct Failure: Error {
    let said: String
  }

  /// Fills a store of today's with people who have come in and wait.
  private func fill(_ path: String) throws {
    let rehearsal = try Rehearsal(Self.script, on: try SQLStore.open(folder: path))
    for user in ["u", "v", "w"] {
      try rehearsal.user(user)
      try rehearsal.event(
        "cart_abandoned", at: "2030-01-07T10:00:00Z", #"{"cart": "c-\#(user)"}"#, user: user)
    }
    try rehearsal.run(until: "2030-01-08T10:00:00Z")
    #expect(try rehearsal.active() == 3)
  }

  /// Makes a store of an older format that holds what another one holds.
  private func copy(_ path: String, to older: String, format: Int) throws {
    try FileManager.default.createDirectory(atPath: older, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/older_store.py").path
    process.arguments = ["python3", script, "\(path)/journey.db", "\(older)/journey.db"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let statements = SQLStore.statements(ofFormat: format)
    try input.fileHandleForWriting.write(contentsOf: Data(statements.utf8))
    try input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, said == "\(format)\n" else { throw Failure(said: said) }
  }

  /// What becomes of the people in a store.
  private func outcome(of path: String) throws -> [String] {
    let rehearsal = try Rehearsal(Self.script, on: try SQLStore.open(folder: path))
    let inputs = [
      ("v", "cart_viewed", "2030-01-10T00:00:00Z"), ("w", "order_placed", "2030-01-09T00:00:00Z"),
    ]
    for (user, name, time) in inputs {
      let moment = try #require(Moment(time))
      let event = EventRecord(
        eventID: "late-\(user)", name: name, at: moment, attributes: [0x7B, 0x7D])
      let input = IncomingInput(userID: user, arrivesAt: moment, content: .event(event))
      #expect(try rehearsal.store.take([input]) == [.taken])
    }
    try rehearsal.run(from: "2030-01-08T10:00:00Z", until: "2030-03-01T00:00:00Z")
    let ends = try rehearsal.ends().sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return try rehearsal.sends() + rehearsal.arguments() + ends
      + ["converted \(rehearsal.converted())", "entered \(rehearsal.entered())"]
  }

  @Test(arguments: 1..<SQLStore.formatCount)
  func `people go on in a store of an older format`(format: Int) throws {
    let (today, older) = (Folder(), Folder())
    try fill(today.path)
    try copy(today.path, to: older.path, format: format)
    let expected = try outcome(of: today.path)
    #expect(try outcome(of: older.path) == expected)
    #expect(expected.contains { $0.hasPrefix("2030-01-10T00:00:00Z third email") })
    #expect(expected.contains { $0.contains(" last email") })
    let store = try SQLStore.open(folder: older.path)
    #expect(try store.number("pragma user_version") == Int64(SQLStore.formatCount))
    #expect(try store.text("pragma integrity_check") == "ok")
  }

  @Test func `the newest format is the one that is written`() throws {
    let folder = Folder()
    let store = try SQLStore.open(folder: folder.path)
    #expect(try store.number("pragma user_version") == Int64(SQLStore.formatCount))
    #expect(SQLStore.statements(ofFormat: 1).contains("create table user_profile"))
    #expect(!SQLStore.statements(ofFormat: 1).contains("trigger_id text not null default"))
  }
}
