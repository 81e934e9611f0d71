import JourneyEngine
import JourneyModel
import JourneyServer
import JourneyServices
import JourneyStore
import Testing

@Suite struct OperatingEndpointTests {
  /// The status of the journey as it is told.
  static func status(_ site: EndpointSite) async throws -> String? {
    try await site.call("readJourney", ["id": "offer"]).json?.member("status")?.text
  }

  @Test func `a journey is paused, resumed and drained`() async throws {
    let site = try await RunEndpointTests.site()
    #expect(try await Self.status(site) == "running")
    for (operation, status) in [
      ("pauseJourney", "paused"), ("resumeJourney", "running"), ("drainJourney", "draining"),
    ] {
      let answer = try await site.call(operation, ["id": "offer"])
      #expect(answer.json?.member("status")?.text == status)
      #expect(try await Self.status(site) == status)
    }
  }

  @Test func `nobody enters a paused journey`() async throws {
    let site = try await RunEndpointTests.site()
    try await site.call("pauseJourney", ["id": "offer"])
    _ = try await RunEndpointTests.start(site)
    await site.services.dispatcher.untilIdle()
    let list = try await site.call("listUserJourneys", ["userId": "u1"])
    #expect(list.json?.member("journeys")?.elements?.isEmpty == true)
  }

  @Test func `a journey is put away where nobody is inside, or where they are to end`() async throws
  {
    let site = try await RunEndpointTests.site()
    _ = try await RunEndpointTests.start(site)
    await site.services.dispatcher.untilIdle()
    let problem = await #expect(throws: Problem.self) {
      try await site.call("archiveJourney", ["id": "offer"])
    }
    #expect(problem?.kind == .conflict)
    #expect(problem?.detail.contains("1 person is inside `offer`") == true)
    try await site.call("archiveJourney", ["id": "offer"], query: ["endRuns": "true"])
    await site.services.dispatcher.untilIdle()
    #expect(try await Self.status(site) == "archived")
    let list = try await site.call("listUserJourneys", ["userId": "u1"])
    let run = list.json?.member("journeys")?.elements?.first
    #expect(run?.member("status")?.text == "ended")
  }

  @Test(arguments: ["pauseJourney", "resumeJourney", "drainJourney", "archiveJourney"])
  func `a journey that is not there is not found`(operation: String) async throws {
    let site = try await RunEndpointTests.site()
    let problem = await #expect(throws: Problem.self) {
      try await site.call(operation, ["id": "offers"])
    }
    #expect(problem?.kind == .notFound)
  }

  // MARK: Dead letters

  /// A site on which the run of each user is a dead letter; returns the names of the letters.
  static func siteWithLetters(_ users: [String]) async throws -> EndpointSite {
    let site = try await RunEndpointTests.site()
    for user in users {
      let answer = try await RunEndpointTests.start(site, user: user)
      let runID = try #require(answer.json?.member("runId")?.text.flatMap { RunID($0) })
      await site.services.dispatcher.untilIdle()
      try await site.services.dispatcher.perform { _, store in
        _ = try store.leadPeople(in: runID.part, of: "offer", besides: 0, after: "", max: 1) {
          work in
          var change = UserChange(userID: user)
          change.deadLetters = [
            DeadLetterRecord(
              number: work.nextNumber, kind: .input, runNumber: runID.number, journeyID: "offer",
              stateID: "wait_for_order_placed", name: "order_placed", input: Array("{}".utf8),
              reason: "fault", attempts: 1, failedAt: Moment(microseconds: 0))
          ]
          return PartChange(
            part: work.part, epoch: work.epoch, nextNumber: work.nextNumber + 1, users: [change])
        }
      }
    }
    return site
  }

  @Test func `dead letters are listed page by page`() async throws {
    let users = ["u1", "u2", "u3"]
    let site = try await Self.siteWithLetters(users)
    var found: [String] = []
    var cursor: String?
    repeat {
      var query = ["limit": "2"]
      query["cursor"] = cursor
      let page = try await site.call("listDeadLetters", query: query).json
      found += page?.member("deadLetters")?.elements?.compactMap { $0.member("userId")?.text } ?? []
      cursor = page?.member("cursor")?.text
    } while cursor != nil
    #expect(found.sorted() == users)
    let none = try await site.call("listDeadLetters", query: ["journeyId": "welcome"])
    #expect(none.json?.member("deadLetters")?.elements?.isEmpty == true)
  }

  @Test func `whose dead letters they are is told only to who may read users`() async throws {
    let site = try await Self.siteWithLetters(["u1"])
    let narrow = Caller(kind: .serviceId, name: "tests", scopes: [.journeysRead])
    let wide = Caller(kind: .serviceId, name: "tests", scopes: [.journeysRead, .usersRead])
    for (caller, isTold) in [(narrow, false), (wide, true)] {
      let list = try await site.call("listDeadLetters", as: caller)
      let letter = try #require(list.json?.member("deadLetters")?.elements?.first)
      #expect(letter.member("reason")?.text == "fault")
      #expect((letter.member("userId") != nil) == isTold)
      #expect((letter.member("input") != nil) == isTold)
      #expect(list.text.contains("u1") == isTold)
    }
  }

  @Test func `a dead letter is discarded, and its run ends`() async throws {
    let site = try await Self.siteWithLetters(["u1"])
    let list = try await site.call("listDeadLetters")
    let letter = try #require(list.json?.member("deadLetters")?.elements?.first)
    let id = try #require(letter.member("id")?.text)
    #expect(letter.member("runId")?.text != nil)
    try await site.call("discardDeadLetter", ["id": id])
    let runs = try await site.call("listUserJourneys", ["userId": "u1"])
    #expect(
      runs.json?.member("journeys")?.elements?.first?.member("endReason")?.text == "discarded")
    let again = await #expect(throws: Problem.self) {
      try await site.call("discardDeadLetter", ["id": id])
    }
    #expect(again?.kind == .notFound)
  }

  @Test(arguments: ["retryDeadLetters", "discardDeadLetters"])
  func `all dead letters of a journey are decided about at once`(operation: String) async throws {
    let site = try await Self.siteWithLetters(["u1", "u2", "u3"])
    let answer = try await site.call(operation, query: ["journeyId": "offer"])
    #expect(answer.json?.member("count")?.integer == 3)
    let list = try await site.call("listDeadLetters")
    #expect(list.json?.member("deadLetters")?.elements?.isEmpty == true)
  }

  @Test(arguments: [["limit": "0"], ["limit": "x"], ["cursor": "x"]])
  func `what cannot be read is refused`(query: [String: String]) async throws {
    let site = try await RunEndpointTests.site()
    let problem = await #expect(throws: Problem.self) {
      try await site.call("listDeadLetters", query: query)
    }
    #expect(problem?.kind == .invalid)
  }

  // MARK: What happened

  @Test func `what happened to somebody is told with lines, each in its own version`() async throws
  {
    let site = try await RunEndpointTests.site()
    _ = try await RunEndpointTests.start(site)
    await site.services.dispatcher.untilIdle()
    try await site.call(
      "publishJourney", ["id": "offer"], query: ["migrate": "auto"],
      text: "# a line more\n" + RunEndpointTests.offer)
    try await site.event("order_placed", of: "u1")
    let trace = try await site.call("traceUser", ["userId": "u1"])
    let steps = try #require(trace.json?.member("steps")?.elements)
    #expect(
      steps.compactMap { $0.member("what")?.text } == [
        "entered", "was led over from version 1", "`order_placed` came, and it ended: completed",
      ])
    #expect(steps.compactMap { $0.member("version")?.integer } == [1, 2, 2])
    let lines = steps.map { step in
      step.member("path")?.elements?.compactMap { $0.member("line")?.integer }
    }
    #expect(lines == [[3], [], [5]])
  }
}
