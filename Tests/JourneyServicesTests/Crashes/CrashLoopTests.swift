import Foundation
import JourneyModel
import JourneyServices
import JourneyStore
import TestProcesses
import Testing

/// What ends the process again and again does so a few times, and no more.
@Suite struct CrashLoopTests {
  /// The messages that have left, and what waits for somebody's decision.
  private func outcome(
    _ services: Services
  ) async throws -> (sends: [String], letters: [DeadLetterLine]) {
    await services.dispatcher.untilIdle()
    return try await services.dispatcher.perform { _, store in
      var sends: [String] = []
      try store.eachSend { sends.append("\($0.userID): \($0.effect.name) \($0.effect.status)") }
      return (sends.sorted(), try store.deadLetters(max: 10))
    }
  }

  /// A folder in which an event of `u1` ended the server until it was set aside.
  private static func folderAfterCrashes() async throws -> TestFolder {
    let folder = try TestFolder()
    try await Trap.prepare(
      folder.path, users: [Trap.user("u1", isTrap: true)], events: [("a", "u1")])
    await Trap.end(folder.path)
    return folder
  }

  @Test func `an event that ends the server each time is set aside, and all others go on`()
    async throws
  {
    let folder = try TestFolder()
    let path = folder.path
    try await Trap.prepare(
      path, users: [Trap.user("u1", isTrap: true), Trap.user("u2"), Trap.user("u3")],
      events: [("a", "u1"), ("a", "u2"), ("a", "u3")])
    await Trap.end(path)
    try await Trap.live(path) { services in
      let (sends, letters) = try await outcome(services)
      #expect(sends == ["u2: hi sent", "u3: hi sent"])
      #expect(letters.map(\.userID) == ["u1"])
      #expect(letters.first?.letter.kind == .crash)
      #expect(letters.first?.letter.name == "a")
      #expect(letters.first?.letter.attempts == 3)
      #expect(
        letters.first?.letter.reason
          == "the server ended 3 times while this was being handled")
    }
  }

  @Test func `a run whose timer ends the server is set aside, with all that it waits for`()
    async throws
  {
    let folder = try TestFolder()
    let path = folder.path
    try await Trap.prepare(
      path, users: [Trap.user("u1", isTrap: true), Trap.user("u2")],
      events: [("b", "u1"), ("b", "u2")])
    try await Trap.live(path, isArmed: false)
    await Trap.end(path, at: "2026-03-02T13:30:00Z")
    try await Trap.live(path, at: "2026-03-02T13:30:00Z", isArmed: false) { services in
      _ = await services.events.take(Array(#"{"userId":"u1","eventName":"b"}"#.utf8))
      let (sends, letters) = try await outcome(services)
      #expect(sends == ["u2: hi sent"])
      #expect(letters.map(\.letter.journeyID) == ["patient"])
      #expect(letters.allSatisfy { $0.letter.kind == .crash && $0.letter.runNumber > 0 })
      let id = try #require(letters.first?.id)
      #expect(try await services.deadLetters.decide(.retry, on: id))
      #expect(try await outcome(services).sends == ["u1: hi sent", "u2: hi sent"])
      #expect(try await outcome(services).letters.isEmpty)
    }
  }

  @Test func `what was set aside is handled when somebody says so, once its cause is gone`()
    async throws
  {
    let folder = try await Self.folderAfterCrashes()
    try await Trap.live(folder.path) { services in
      let change = try services.users.checkedChange(
        of: "u1", Array(#"{"timezone": "Europe/Berlin"}"#.utf8))
      try await services.users.change("u1", change)
      let id = try #require(try await outcome(services).letters.first?.id)
      #expect(try await services.deadLetters.decide(.retry, on: id))
      let (sends, letters) = try await outcome(services)
      #expect(sends == ["u1: hi sent"])
      #expect(letters.isEmpty)
    }
  }

  @Test func `what was set aside can be given up`() async throws {
    let folder = try await Self.folderAfterCrashes()
    try await Trap.live(folder.path) { services in
      let id = try #require(try await outcome(services).letters.first?.id)
      #expect(try await services.deadLetters.decide(.discard, on: id))
      let (sends, letters) = try await outcome(services)
      #expect(sends.isEmpty)
      #expect(letters.isEmpty)
    }
  }

  @Test func `an end by chance counts against nobody once a server has ended as it should`() throws
  {
    let folder = try TestFolder()
    let store = try SQLStore.open(folder: folder.path)
    let duty = DutyInHand(.input, part: 3, userID: "u1", number: 7)
    let other = DutyInHand(.input, part: 3, userID: "u1", number: 8)
    #expect(try [store.countCrash(of: duty), store.countCrash(of: duty)] == [1, 2])
    #expect(try store.countCrash(of: other) == 1)
    try store.forgetCrashes()
    #expect(try store.countCrash(of: duty) == 1)
  }

  @Test func `the mark says nothing of anybody once nothing is in hand`() async throws {
    let folder = try TestFolder()
    try await Trap.prepare(folder.path, users: [Trap.user("u2")], events: [("a", "u2")])
    try await Trap.live(folder.path)
    let mark = try Data(contentsOf: URL(filePath: folder.path + "/journey.inhand"))
    #expect(mark.allSatisfy { $0 == 0 })
    #expect(try DutyMark(folder: folder.path).found == nil)
  }

  @Test func `a mark is read as it was written`() throws {
    let folder = try TestFolder()
    let duty = DutyInHand(.timer, part: 17, userID: "Zoë of Ulm\u{7}", number: 4_711, step: 3)
    try DutyMark(folder: folder.path).write(duty)
    #expect(try DutyMark(folder: folder.path).found == duty)
    try folder.write("journey.inhand", "nonsense")
    #expect(try DutyMark(folder: folder.path).found == nil)
  }
}
