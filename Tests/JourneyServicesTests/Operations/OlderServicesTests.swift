import Foundation
import JourneyModel
import JourneyServices
import JourneyStore
import TestProcesses
import Testing

/// Services over a folder of an older format go on with everybody who is inside.
@Suite(.ownThread) struct OlderServicesTests {
  private static let script = """
    journey follow
      trigger on ordered
      entry unlimited
      wait 2 days
      send transactional receipt by email
      wait up to 5 days
        on returned
          send transactional sorry by email
        otherwise
          send transactional thanks by email
      end
    end

    """

  /// Makes a folder of an older format that holds what another one holds.
  private func copy(_ path: String, to older: String, format: Int) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let outcome = try ChildProcess.run(
      "python3",
      [
        tests.appending(path: "Oracles/older_store.py").path, "\(path)/journey.db",
        "\(older)/journey.db",
      ], input: SQLStore.statements(ofFormat: format))
    try #require(
      outcome.status == 0 && outcome.output == "\(format)\n", "\(outcome.messages)")
  }

  @Test(arguments: 1..<SQLStore.formatCount)
  func `people who are inside go on`(format: Int) async throws {
    let (data, older) = (try TestFolder(), try TestFolder())
    let before = try LivingServices(folder: data.path)
    try await before.publish(Self.script)
    for user in ["u1", "u2"] {
      try await before.user(LoopTests.anna.replacing("\"u1\"", with: "\"\(user)\""))
      await before.event("ordered", of: user, id: "order-\(user)")
    }
    await before.services.dispatcher.untilIdle()
    await before.stop()
    try copy(data.path, to: older.path, format: format)

    let after = try LivingServices(folder: older.path)
    #expect(
      await after.event("ordered", of: "u1", id: "order-u1") == .repeated(eventID: "order-u1"))
    #expect(try await after.runs(of: "u2") == ["follow: inside"])
    await after.pass(seconds: 2 * 86_400)
    await after.event("returned", of: "u1")
    await after.pass(seconds: 5 * 86_400)
    #expect(
      try await after.sends().map { $0.split(separator: " ")[1] } == [
        "receipt", "receipt", "sorry", "thanks",
      ])
    #expect(try await after.runs(of: "u1") == ["follow: completed"])
    #expect(try await after.runs(of: "u2") == ["follow: completed"])
    await after.stop()
  }
}
