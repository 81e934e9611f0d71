import Foundation
import JourneyModel
import JourneyServices
import JourneyStore
import JourneyTools
import TestProcesses
import Testing

/// Why people came where they came of whom something had ended the server, and was set aside.
@Suite struct CrashWhyTests {
  /// A folder in which something of `u1` ended the server at a moment until it was set aside.
  private func folder(
    _ script: String, before: String? = nil, at moment: String = "2026-03-02T12:00:00Z"
  ) async throws -> TestFolder {
    let folder = try TestFolder()
    try await Trap.prepare(
      folder.path, script: script, users: [Trap.user("u1", isTrap: true)],
      events: [("a", "u1")])
    // Before, no message arrives.
    if let before {
      try await Trap.live(folder.path, at: before, isArmed: false, isReached: false)
    }
    await Trap.end(folder.path, at: moment)
    return folder
  }

  /// Expects of an answer about `u1` that it agrees with the record, and says some things in order.
  private func expect(
    _ services: Services, says words: [String], location: SourceLocation = #_sourceLocation
  ) async throws {
    await services.dispatcher.untilIdle()
    let answer = try await services.why.answer(about: "u1", journey: nil, message: nil)
    #expect(
      answer.node.member("agrees")?.boolean == true, "\(answer.text)", sourceLocation: location)
    var rest = answer.text[...]
    for word in words {
      let range = rest.firstRange(of: word)
      #expect(range != nil, "`\(word)` in\n\(answer.text)", sourceLocation: location)
      if let range { rest = rest[range.upperBound...] }
    }
  }

  /// Decides about the one dead letter that there is.
  private func decide(
    _ decision: DeadLetterService.Decision, _ services: Services
  ) async throws {
    let letters = try await services.deadLetters.list(of: nil, behind: nil, max: 10)
    #expect(letters.count == 1)
    let id = try #require(letters.first?.id)
    #expect(try await services.deadLetters.decide(decision, on: id))
  }

  /// A journey that asks for the person's zone as soon as they enter.
  private static let polite = """
    journey polite
      trigger on a
      entry unlimited
      quiet from 20:00 to 07:00 in user.timezone default "UTC"
      send hi by email
    end

    """

  @Test func `an event that was set aside is told, and so is what came of it later`() async throws {
    let folder = try await folder(Self.polite)
    try await Trap.live(folder.path, isArmed: false) { services in
      try await expect(
        services,
        says: [
          "polite", "never came in", "`a` came, and is not handled, since the server ended 3 times",
        ])
      try await decide(.retry, services)
      try await expect(services, says: ["polite", "`hi` left by email"])
    }
  }

  @Test func `a server that starts behind it tells the same`() async throws {
    let folder = try await folder(Self.polite)
    try await Trap.live(folder.path, at: "2026-03-02T12:10:00Z", isArmed: false)
    try await Trap.live(folder.path, at: "2026-03-02T12:20:00Z", isArmed: false) { services in
      _ = await services.events.take(Array(#"{"userId":"u1","eventName":"a"}"#.utf8))
      try await expect(services, says: ["`hi` left by email"])
      try await decide(.discard, services)
      _ = await services.events.take(Array(#"{"userId":"u1","eventName":"a"}"#.utf8))
      try await expect(services, says: ["run 2 of 2", "`hi` left by email"])
    }
  }

  @Test func `a run whose timer was set aside is told, and goes on as it did`() async throws {
    let script = """
      journey patient
        trigger on a
        quiet from 20:00 to 07:00 in user.timezone default "UTC"
        wait 1 hour
        send hi by email
      end

      """
    let folder = try await folder(
      script, before: "2026-03-02T12:00:00Z", at: "2026-03-02T13:30:00Z")
    try await Trap.live(folder.path, at: "2026-03-02T13:40:00Z", isArmed: false) { services in
      try await expect(
        services, says: ["waits until", "its time had come, and is not handled, since the server"])
      try await decide(.retry, services)
      try await expect(
        services, says: ["its time had come", "2026-03-02 13:40", "`hi` left by email"])
    }
  }

  @Test func `what became of a mail is told where that ended the server`() async throws {
    let script = """
      journey bills
        trigger on a
        quiet from 20:00 to 07:00 in user.timezone default "UTC"
        send transactional bill by email as mail or skip
        if mail.sent
          send hi by email
        end
      end

      """
    let folder = try await folder(
      script, before: "2026-03-02T12:00:00Z", at: "2026-03-02T13:30:00Z")
    try await Trap.live(folder.path, at: "2026-03-02T13:40:00Z", isArmed: false) { services in
      try await expect(
        services,
        says: ["`bill` left by email", "it came to be known what became of `bill`, and is not"])
      try await decide(.retry, services)
      try await expect(services, says: ["`bill` left by email", "`hi` left by email"])
    }
  }

  @Test func `a day of the calendar that was set aside is lived again`() async throws {
    let script = """
      journey daily
        trigger every day at 13:00 for users where true
        entry unlimited
        quiet from 20:00 to 07:00 in user.timezone default "UTC"
        send hi by email
      end

      """
    let folder = try await folder(
      script, before: "2026-03-02T12:00:00Z", at: "2026-03-02T13:30:00Z")
    try await Trap.live(folder.path, at: "2026-03-02T13:40:00Z", isArmed: false) { services in
      try await expect(services, says: ["daily"])
      try await decide(.retry, services)
      try await expect(services, says: ["daily", "`hi` left by email"])
    }
  }

  @Test func `a folder whose diary says nothing of it is not agreed with`() async throws {
    let folder = try await folder(Self.polite)
    try await Trap.live(folder.path, isArmed: false) { services in
      _ = try await services.dispatcher.perform { _, store in
        try store.answer(to: "delete from diary where kind = 5")
      }
      _ = await services.events.take(Array(#"{"userId":"u1","eventName":"a"}"#.utf8))
      await services.dispatcher.untilIdle()
      let answer = try await services.why.answer(about: "u1", journey: nil, message: nil)
      #expect(answer.node.member("agrees")?.boolean == false)
    }
  }
}
