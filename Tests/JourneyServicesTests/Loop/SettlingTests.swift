import Foundation
import JourneyServices
import JourneyStore
import Testing

/// What comes in goes through a log to its tables.
@Suite struct SettlingTests {
  /// How many rows the log of a folder has.
  private func rows(_ folder: String) throws -> Int64 {
    let log = try #require(StoreFolder(folder).intakeLog())
    return try log.reader().inputs(after: 0, about: .max).last ?? 0
  }

  @Test func `what was acknowledged is there for whoever asks next`() async throws {
    let living = try LivingServices()
    for number in 1...20 {
      await living.event("seen", id: "e\(number)")
      let page = try await living.services.events.events(EventQuery(userID: "u1", limit: 100))
      #expect(page.events.count == number)
    }
    await living.stop()
  }

  @Test func `the log is empty once the server has stopped`() async throws {
    let living = try LivingServices()
    for number in 1...20 { await living.event("seen", id: "e\(number)") }
    await living.stop()
    #expect(try rows(living.folder) == 0)
    let kept = try await living.services.dispatcher.perform { _, store in
      try store.number("select count(*) from user_events")
    }
    #expect(kept == 20)
  }

  @Test func `a crowd at the door is taken in, each once, and nobody stays behind`() async throws {
    let living = try LivingServices()
    let (senders, each) = (64, 25)
    await withTaskGroup { group in
      for sender in 0..<senders {
        group.addTask {
          for number in 0..<each {
            // Each is sent twice, and some of the second ones find the first in the log alone.
            let id = "\(sender)-\(number)"
            await living.event("seen", of: "u\(sender)", id: id)
            #expect(
              await living.event("seen", of: "u\(sender)", id: id) == .repeated(eventID: id))
          }
        }
      }
    }
    await living.services.dispatcher.untilIdle()
    #expect(living.services.dispatcher.waitingInputs == 0)
    let kept = try await living.services.dispatcher.perform { _, store in
      try store.number("select count(*) from user_events")
    }
    #expect(kept == Int64(senders * each))
    await living.stop()
    #expect(try rows(living.folder) == 0)
  }

  @Test func `nothing of somebody who was erased stays in the log`() async throws {
    let living = try LivingServices()
    let name = "somebody-4711"
    await living.event("seen", of: name)
    await living.event("seen", of: "u2")
    try await living.services.users.erase(name)
    for file in try FileManager.default.contentsOfDirectory(atPath: living.folder)
    where file.hasPrefix("intake") {
      let bytes = try Data(contentsOf: URL(filePath: living.folder + "/" + file))
      #expect(bytes.range(of: Data(name.utf8)) == nil, "\(file)")
    }
    #expect(await living.event("seen", of: name) == .erased(userID: name))
    try await living.user(#"{"userId":"\#(name)"}"#)
    guard case .accepted = await living.event("seen", of: name) else {
      Issue.record("who was let in again is not taken in")
      return
    }
    await living.stop()
  }
}
