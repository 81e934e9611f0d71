import JourneyEngine
import JourneyModel
import JourneyServer
import JourneyServices
import Testing

@Suite struct RunEndpointTests {
  /// A journey that starts by request.
  static let offer = """
    journey offer
      trigger by request (code: text!, percent: number)
      wait for order_placed
      send thanks by email
    end

    """

  /// A site with that journey.
  static func site() async throws -> EndpointSite {
    let site = try EndpointSite()
    try await site.publish("offer", offer)
    return site
  }

  /// Asks for the journey.
  static func start(
    _ site: EndpointSite, payload: String = #"{"code": "X"}"#, requestID: String = "r1",
    user: String = "u1", journey: String = "offer"
  ) async throws -> EndpointSite.Answer {
    try await site.call(
      "initiateJourney",
      text: #"{"journeyId": "\#(journey)", "userId": "\#(user)", "payload": \#(payload), "#
        + #""requestId": "\#(requestID)"}"#)
  }

  @Test func `whoever asks for a journey gets the name of the run`() async throws {
    let site = try await Self.site()
    let answer = try await Self.start(site)
    #expect(answer.status == 202)
    let runID = try #require(answer.json?.member("runId")?.text)
    await site.services.dispatcher.untilIdle()
    let run = try await site.call("readRun", ["runId": runID])
    #expect(run.json?.member("runId")?.text == runID)
    #expect(run.json?.member("status")?.text == "inside")
    #expect(run.json?.member("journeyId")?.text == "offer")
  }

  @Test func `a repeat gets the same name, and another content is refused`() async throws {
    let site = try await Self.site()
    let first = try await Self.start(site).json?.member("runId")?.text
    #expect(try await Self.start(site).json?.member("runId")?.text == first)
    let problem = await #expect(throws: Problem.self) {
      try await Self.start(site, payload: #"{"code": "Y"}"#)
    }
    #expect(problem?.kind == .conflict)
  }

  @Test func `somebody else's run is answered for as one that is not there`() async throws {
    let site = try await Self.site()
    let answer = try await Self.start(site)
    let runID = try #require(answer.json?.member("runId")?.text)
    let other = Caller(kind: .clientInfo, name: "page", scopes: [.usersRead], userID: "u2")
    var answers: [String] = []
    for name in [runID, "7-4711"] {
      let problem = await #expect(throws: Problem.self) {
        try await site.call("readRun", ["runId": name], as: other)
      }
      #expect(problem?.kind == .notFound)
      answers.append(try #require(problem?.detail.replacing(name, with: "NAME")))
    }
    #expect(answers[0] == answers[1])
    let own = Caller(kind: .clientInfo, name: "page", scopes: [.usersRead], userID: "u1")
    #expect(try await site.call("readRun", ["runId": runID], as: own).status == 200)
  }

  @Test func `nobody can ask for a journey for a user who was erased`() async throws {
    let site = try await Self.site()
    _ = try await Self.start(site)
    try await site.services.users.erase("u1")
    let problem = await #expect(throws: Problem.self) {
      try await Self.start(site, requestID: "r2")
    }
    #expect(problem?.kind == .conflict)
    #expect(problem?.detail.contains("`u1` was erased") == true)
  }

  @Test func `who does not enter is told so`() async throws {
    let site = try await Self.site()
    _ = try await Self.start(site)
    let second = try await Self.start(site, requestID: "r2")
    let runID = try #require(second.json?.member("runId")?.text)
    await site.services.dispatcher.untilIdle()
    let fate = try await site.call("readRun", ["runId": runID])
    #expect(fate.json?.member("status")?.text == "notEntered")
  }

  @Test(
    arguments: [
      (#"{}"#, "`payload.code` is missing, and `offer` requires it"),
      (#"{"code": null}"#, "`payload.code` is missing, and `offer` requires it"),
      (#"{"code": 5}"#, "`payload.code` is a number, and must be a text"),
      (#"{"code": "X", "percent": "5"}"#, "`payload.percent` is a text, and must be a number"),
      (#"{"code": "X", "precent": 5}"#, "`precent` is nothing that `offer` takes"),
      (#"[]"#, "`payload` is a list, and must be a record"),
    ])
  func `a payload has to be what the journey takes`(payload: String, message: String) async throws {
    let site = try await Self.site()
    let error = await #expect(throws: LineError.self) {
      try await Self.start(site, payload: payload)
    }
    #expect(error?.message == message)
  }

  @Test func `a journey that is not there, or starts otherwise, is refused`() async throws {
    let site = try await Self.site()
    try await site.publish("welcome", JourneyEndpointTests.script)
    let missing = await #expect(throws: Problem.self) {
      try await Self.start(site, journey: "offers")
    }
    #expect(missing?.kind == .notFound)
    let other = await #expect(throws: Problem.self) {
      try await Self.start(site, payload: "{}", journey: "welcome")
    }
    #expect(other?.kind == .refused)
  }

  @Test func `where somebody is, is told in words, with lines`() async throws {
    let site = try await Self.site()
    try await site.publish("welcome", JourneyEndpointTests.script)
    try await site.event("signed_up", of: "u1")
    _ = try await Self.start(site)
    await site.services.dispatcher.untilIdle()
    let list = try await site.call("listUserJourneys", ["userId": "u1"])
    let journeys = try #require(list.json?.member("journeys")?.elements)
    #expect(journeys.compactMap { $0.member("journeyId")?.text } == ["offer", "welcome"])
    let waiting = try #require(journeys.first?.member("stands")?.elements?.first)
    #expect(waiting.member("line")?.integer == 3)
    #expect(waiting.member("step")?.text == "wait for order_placed")
    #expect(waiting.member("waitsFor")?.text == "order_placed")
    #expect(waiting.member("until") == nil)
    let timed = try #require(journeys.last?.member("stands")?.elements?.first)
    #expect(timed.member("step")?.text == "wait 1 hour")
    #expect(timed.member("until")?.text != nil)
  }

  @Test func `branches are told beside each other`() async throws {
    let site = try EndpointSite()
    try await site.publish(
      "both",
      """
      journey both
        trigger on a
        parallel
          branch
            wait 1 day
          branch
            wait for b
        end
      end

      """)
    try await site.event("a", of: "u1")
    let list = try await site.call("listUserJourneys", ["userId": "u1"])
    let stands = list.json?.member("journeys")?.elements?.first?.member("stands")?.elements
    #expect(stands?.map { $0.member("branch")?.text } == [nil, "1", "2"])
    #expect(stands?.first?.member("waitsFor")?.text == "its branches")
  }

  @Test func `a user of whom nothing is known is in no journey`() async throws {
    let list = try await Self.site().call("listUserJourneys", ["userId": "nobody"])
    #expect(list.json?.member("journeys")?.elements?.isEmpty == true)
  }

  @Test func `a report counts people by step and version`() async throws {
    let site = try await Self.site()
    for user in ["u1", "u2", "u3"] { _ = try await Self.start(site, user: user) }
    try await site.event("order_placed", of: "u3")
    try await site.publish("offer", Self.offer.replacing("thanks", with: "many_thanks"))
    _ = try await Self.start(site, user: "u4")
    await site.services.dispatcher.untilIdle()
    let report = try await site.call("reportJourney", ["id": "offer"]).json
    #expect(report?.member("entered")?.integer == 4)
    #expect(report?.member("active")?.integer == 3)
    #expect(report?.member("ended")?.member("completed")?.integer == 1)
    let versions = try #require(report?.member("versions")?.elements)
    #expect(versions.map { $0.member("active")?.integer } == [2, 1])
    let step = try #require(versions.first?.member("steps")?.elements?.first)
    #expect(step.member("people")?.integer == 2)
    #expect(step.member("line")?.integer == 3)
    let sends = report?.member("sends")?.member("thanks")?.members?.map(\.key)
    #expect(sends != nil)
  }

  // MARK: Leading people over

  @Test func `people are led over where nobody loses anything`() async throws {
    let site = try await Self.site()
    _ = try await Self.start(site)
    await site.services.dispatcher.untilIdle()
    let changed = Self.offer.replacing("thanks", with: "many_thanks")
    let dry = try await site.call(
      "publishJourney", ["id": "offer"], query: ["migrate": "auto", "dryRun": "true"], text: changed
    )
    #expect(dry.status == 200)
    #expect(dry.json?.member("version")?.integer == 2)
    #expect(dry.json?.member("migration")?.member("people")?.integer == 1)
    #expect(dry.json?.member("migration")?.member("moved")?.integer == 0)
    #expect(
      try await site.call("readJourney", ["id": "offer"]).json?.member("version")?.integer == 1)

    let answer = try await site.call(
      "publishJourney", ["id": "offer"], query: ["migrate": "auto"], text: changed)
    #expect(answer.status == 201)
    #expect(answer.json?.member("migration")?.member("moved")?.integer == 1)
    let list = try await site.call("listUserJourneys", ["userId": "u1"])
    #expect(list.json?.member("journeys")?.elements?.first?.member("version")?.integer == 2)
  }

  @Test func `nothing is published where somebody would lose something`() async throws {
    let site = try await Self.site()
    _ = try await Self.start(site)
    await site.services.dispatcher.untilIdle()
    let changed = Self.offer.replacing("wait for order_placed", with: "wait 3 days")
    let problem = await #expect(throws: Problem.self) {
      try await site.call(
        "publishJourney", ["id": "offer"], query: ["migrate": "auto"], text: changed)
    }
    #expect(problem?.kind == .refused)
    let step = try #require(problem?.migration?.elements?.first)
    #expect(step.member("people")?.integer == 1)
    #expect(step.member("losses")?.elements?.compactMap(\.text) == ["the step is gone"])
    #expect(
      try await site.call("readJourney", ["id": "offer"]).json?.member("version")?.integer == 1)
  }

  @Test func `a mapping of a step that is not there is refused`() async throws {
    let site = try await Self.site()
    let problem = await #expect(throws: Problem.self) {
      try await site.call(
        "publishJourney", ["id": "offer"],
        query: ["migrate": #"{"wait_for_order_placed": "nowhere"}"#], text: Self.offer)
    }
    #expect(problem?.kind == .invalid)
    #expect(problem?.detail.contains("`nowhere`") == true)
  }
}
