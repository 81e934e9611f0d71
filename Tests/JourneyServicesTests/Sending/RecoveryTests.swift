import Foundation
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import TestProcesses
import Testing

/// What a process before this one left on its way.
@Suite(.ownThread) struct RecoveryTests {
  /// Runs a statement on the data of a folder, as another program that has opened the file does.
  private static func execute(_ sql: String, in folder: String) throws {
    let script = """
      import sqlite3, sys
      sqlite3.connect(sys.argv[1], isolation_level=None).execute(sys.argv[2])
      """
    let outcome = try ChildProcess.run("python3", ["-c", script, folder + "/journey.db", sql])
    try #require(outcome.status == 0, "\(outcome.messages)")
  }

  @Test func `a recovery that fails at the start is tried again until it is done`() async throws {
    let folder = try TestFolder()
    try RestorationTests.fill(folder.path)
    try Self.execute(
      "create trigger broken before update on outbox begin select raise(abort, 'broken'); end",
      in: folder.path)
    let receiver = Receiver()
    let living = try LivingServices(
      at: RestorationTests.now.description, folder: folder.path, outlet: receiver.outlet)
    await living.services.dispatcher.untilIdle()
    #expect(receiver.deliveries.isEmpty)
    try Self.execute("drop trigger broken", in: folder.path)
    for _ in 0..<3 { await living.pass(seconds: 1) }
    #expect(Set(receiver.deliveries.map(\.userID)) == ["u1", "u2"])
    #expect(
      Set(try await living.sends()) == ["u1: hello by email sent", "u2: hello by email sent"])
    await living.stop()
  }
}
