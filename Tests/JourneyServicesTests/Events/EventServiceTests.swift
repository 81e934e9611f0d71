import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct EventServiceTests {
  /// The reason why an event is refused; `nil` if it is not.
  private func reason(_ json: String) async throws -> String? {
    let living = try LivingServices()
    let outcome = await living.services.events.take(Array(json.utf8))
    await living.stop()
    guard case .refused(let error) = outcome else { return nil }
    return error.description
  }

  @Test func `an event without an id gets one, and a repeat of one with an id is harmless`()
    async throws
  {
    let living = try LivingServices()
    guard case .accepted(let made) = await living.event("seen") else {
      Issue.record("it was not taken")
      return
    }
    #expect(!made.isEmpty)
    #expect(await living.event("seen", id: "e1") == .accepted(eventID: "e1"))
    await living.services.dispatcher.untilIdle()
    living.clock.advance(seconds: 60)
    let json = Array(
      #"{"eventId":"e2","userId":"u1","eventName":"seen","eventTime":"2026-03-02T08:00:00Z"}"#.utf8)
    #expect(await living.services.events.take(json) == .accepted(eventID: "e2"))
    #expect(await living.services.events.take(json) == .repeated(eventID: "e2"))
    #expect(await living.event("seen", #"{"other":1}"#, id: "e2") == .conflict(eventID: "e2"))
    await living.stop()
  }

  @Test func `a repeat without a time is harmless too, though time has passed`() async throws {
    let living = try LivingServices()
    #expect(await living.event("seen", id: "e1") == .accepted(eventID: "e1"))
    living.clock.advance(seconds: 60)
    #expect(await living.event("seen", id: "e1") == .repeated(eventID: "e1"))
    #expect(await living.event("gone", id: "e1") == .conflict(eventID: "e1"))
    await living.stop()
  }

  @Test func `times that no clock says are refused`() async throws {
    let ahead = #"{"userId":"u1","eventName":"seen","eventTime":"2026-03-04T09:00:00Z"}"#
    #expect(try await reason(ahead)?.contains("more than a day ahead") == true)
    let back = #"{"userId":"u1","eventName":"seen","eventTime":"1970-01-01T00:00:00Z"}"#
    #expect(try await reason(back)?.contains("more than ten years back") == true)
    let near = #"{"userId":"u1","eventName":"seen","eventTime":"2026-03-03T08:59:59Z"}"#
    #expect(try await reason(near) == nil)
  }

  @Test(arguments: [
    #"{"userId":"u\u0000","eventName":"seen"}"#,
    #"{"userId":"u","eventName":"seen","attributes":{"a":"\u0000"}}"#,
    #"{"userId":"u","eventName":"seen","attributes":{"a":"\ud800"}}"#,
    #"{"userId":"u","eventName":"seen","attributes":{"a":1,"a":2}}"#,
    #"{"userId":"u","eventName":"seen","attributes":{"a":1e400}}"#,
    #"{"userId":"u","eventName":"seen","attributes":[]}"#,
    #"{"userId":"u","eventName":"seen","eventTime":"2026-03-01T09:00:00"}"#,
    #"{"userId":"u","eventName":"","eventTime":"2026-03-01T09:00:00Z"}"#,
    #"{"userId":7,"eventName":"seen"}"#, #"{"eventName":"seen"}"#, "[]", "", "nul",
    #"{"userId":"u","eventName":"seen","extra":1}"#,
  ])
  func `what is no event is refused with a reason`(json: String) async throws {
    #expect(try await reason(json)?.isEmpty == false)
  }

  @Test func `a caller for one user sends events of that user alone`() async throws {
    let living = try LivingServices()
    let json = Array(#"{"userId":"u1","eventName":"seen"}"#.utf8)
    #expect(await living.services.events.take(json, onlyFor: "u2") == .foreign(userID: "u1"))
    guard case .accepted = await living.services.events.take(json, onlyFor: "u1") else {
      Issue.record("it was not taken")
      return
    }
    await living.stop()
  }

  @Test func `lines are taken in order with an outcome for each`() async throws {
    let living = try LivingServices()
    let lines = [
      #"{"eventId":"a","userId":"u1","eventName":"seen"}"#, "{", #"{"userId":"u1"}"#,
      #"{"eventId":"b","userId":"u1","eventName":"seen"}"#,
      #"{"eventId":"a","userId":"u1","eventName":"seen"}"#,
    ].map { Array($0.utf8) }
    let outcomes = await living.services.events.take(lines)
    #expect(outcomes[0] == .accepted(eventID: "a"))
    #expect(outcomes[3] == .accepted(eventID: "b"))
    #expect(outcomes[4] == .repeated(eventID: "a"))
    for index in [1, 2] {
      guard case .refused = outcomes[index] else {
        Issue.record("line \(index) was taken")
        continue
      }
    }
    await living.stop()
  }

  @Test func `what many bring at once is taken, and each is told of their own`() async throws {
    let living = try LivingServices()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          let outcome = await living.event("seen", of: "u\(number % 50)", id: "e\(number)")
          #expect(outcome == .accepted(eventID: "e\(number)"))
        }
      }
    }
    await living.services.dispatcher.untilIdle()
    let events = try await living.services.dispatcher.perform { _, store in
      try store.totals().events
    }
    #expect(events == 200)
    await living.stop()
  }

  @Test func `what comes after the rounds were told to end is told to come again`() async throws {
    let living = try LivingServices()
    await living.stop()
    guard case .postponed(.unavailable) = await living.event("seen") else {
      Issue.record("it was taken, or refused for good")
      return
    }
  }

  @Test func `events are listed in order of time, a page at a time`() async throws {
    let living = try LivingServices()
    for minute in [5, 1, 4, 2, 3] {
      let json = """
        {"eventId":"e\(minute)","userId":"u1","eventName":"\(minute % 2 == 0 ? "even" : "odd")",\
        "eventTime":"2026-03-02T08:0\(minute):00Z"}
        """
      _ = await living.services.events.take(Array(json.utf8))
    }
    var query = EventQuery(userID: "u1", limit: 2)
    var found: [String] = []
    repeat {
      let page = try await living.services.events.events(query)
      found += page.events.map(\.eventID)
      query.after = page.next
    } while query.after != nil
    #expect(found == ["e1", "e2", "e3", "e4", "e5"])
    query.name = "odd"
    query.limit = 10
    query.since = try #require(Moment("2026-03-02T08:03:00Z"))
    #expect(try await living.services.events.events(query).events.map(\.eventID) == ["e3", "e5"])
    query = EventQuery(userID: "u1", limit: 10)
    query.eventID = "e4"
    #expect(try await living.services.events.events(query).events.map(\.eventID) == ["e4"])
    await living.stop()
  }
}
