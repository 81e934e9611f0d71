import JourneyModel
import JourneyServer
import JourneyServices
import JourneyStore
import TestProcesses
import Testing

/// A server is ready while it can write, and says so again by itself.
@Suite(.ownThread) struct ReadinessTests {
  /// Lets the data be written, or not.
  private func set(_ isWritable: Bool, _ site: EndpointSite) async throws {
    try await site.services.dispatcher.perform { _, store in
      _ = try store.answer(to: "pragma query_only = \(isWritable ? 0 : 1)")
    }
  }

  // The limit counts from before it is this test's turn.
  @Test(.timeLimit(.minutes(15)))
  func `a store that refuses to be written is not ready until it takes it again`() async throws {
    let site = try EndpointSite()
    let readiness = Readiness(writing: site.services.dispatcher.writing)
    #expect(readiness.obstacle == "the server is starting")
    readiness.reach(.running)
    #expect(readiness.obstacle == nil)
    try await set(false, site)
    let event = #"{"userId": "u1", "eventName": "seen", "eventId": "e1"}"#
    // It is in the log, and waits there.
    #expect(try await site.call("takeEvent", text: event).status == 202)
    await site.services.dispatcher.untilIdle()
    #expect(readiness.obstacle == "the data cannot be written now; the log says why")
    await #expect(throws: Problem.self) { try await site.call("takeEvent", text: event) }
    try await set(true, site)
    // Nobody sends anything, and it finds out by itself.
    while readiness.obstacle != nil { await site.services.dispatcher.untilIdle() }
    let later = event.replacing("e1", with: "e2")
    #expect(try await site.call("takeEvent", text: later).status == 202)
    await site.services.dispatcher.untilIdle()
    let events = try await site.services.dispatcher.perform { _, store in
      try store.number("select count(*) from user_events")
    }
    #expect(events == 2)
  }
}
