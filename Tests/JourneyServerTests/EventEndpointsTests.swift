import JourneyModel
import JourneyServer
import JourneyServices
import Testing

@Suite struct EventEndpointsTests {
  @Test func `an event is taken, a repeat is the same, and a clash is told`() async throws {
    let people = try PeopleEndpoints()
    let event = #"{"eventId":"e1","userId":"u1","eventName":"seen","attributes":{"a":1}}"#
    let first = try await people.call("takeEvent", event)
    #expect(first.status == 202)
    #expect(first.text == #"{"eventId":"e1"}"#)
    #expect(try await people.call("takeEvent", event).text == first.text)
    let clash = try await people.call(
      "takeEvent", #"{"eventId":"e1","userId":"u1","eventName":"seen"}"#)
    #expect(clash.status == 409)
    #expect(clash.text.contains("`e1`"))
  }

  @Test func `an event that cannot be read is refused with field and reason`() async throws {
    let people = try PeopleEndpoints()
    let answer = try await people.call(
      "takeEvent", #"{"userId":"u1","eventName":"seen","eventTime":"yesterday"}"#)
    #expect(answer.status == 400)
    #expect(answer.text.contains("`eventTime` `yesterday` is no moment"))
  }

  @Test func `a batch is answered line by line, in order`() async throws {
    let people = try PeopleEndpoints()
    let body = """
      {"eventId":"a","userId":"u1","eventName":"seen"}

      {"userId":"u1"}\r
      {"eventId":"b","userId":"u2","eventName":"seen"}
      {"eventId":"a","userId":"u1","eventName":"seen"}
      {"eventId":"a","userId":"u1","eventName":"gone"}
      \(String(repeating: "x", count: 300_000))
      """
    let answer = try await people.call("takeEvents", body)
    #expect(answer.status == 200)
    #expect(answer.lines.map { $0.member("line")?.integer } == [1, 3, 4, 5, 6, 7])
    #expect(
      answer.lines.map { $0.member("status")?.integer } == [202, 400, 202, 202, 409, 400])
    #expect(answer.lines[0].member("eventId")?.text == "a")
    #expect(answer.lines[1].member("detail")?.text?.contains("`eventName` is missing") == true)
  }

  @Test func `a batch of many lines is taken whole, and what is too much has to come again`()
    async throws
  {
    let people = try PeopleEndpoints()
    let line = #"{"userId":"u1","eventName":"seen"}"#
    let lines = [String](repeating: line, count: ServiceLimits.batchLinesMax + 5)
    let answer = try await people.call("takeEvents", lines.joined(separator: "\n"))
    let statuses = answer.lines.map { $0.member("status")?.integer }
    #expect(statuses.count == ServiceLimits.batchLinesMax + 1)
    #expect(statuses.dropLast().allSatisfy { $0 == 202 })
    #expect(statuses.last == 413)
    #expect(answer.lines.last?.member("line")?.integer == ServiceLimits.batchLinesMax + 1)
  }

  @Test func `where too much waits, more is told to come again`() async throws {
    let people = try PeopleEndpoints(admission: AdmissionLimits(waitingMax: 0))
    let one = try await people.call("takeEvent", #"{"userId":"u1","eventName":"seen"}"#)
    #expect(one.status == 429)
    #expect(one.retryAfter == "5")
    let many = try await people.call("takeEvents", #"{"userId":"u1","eventName":"seen"}"#)
    #expect(many.status == 429)
    #expect(many.retryAfter == "5")
  }

  @Test func `events are read page by page`() async throws {
    let people = try PeopleEndpoints()
    for second in 1...5 {
      _ = try await people.call(
        "takeEvent",
        """
        {"eventId":"e\(second)","userId":"u1","eventName":"seen",
         "eventTime":"2026-01-01T00:00:0\(second)Z"}
        """)
    }
    var found: [String?] = []
    var query = ["userId": "u1", "limit": "2"]
    repeat {
      let page = try await people.call("readEvents", query: query)
      #expect(page.status == 200)
      found += page.json?.member("events")?.elements?.map { $0.member("eventId")?.text } ?? []
      query["cursor"] = page.json?.member("next")?.text
    } while query["cursor"] != nil
    #expect(found == ["e1", "e2", "e3", "e4", "e5"])
    let one = try await people.call("readEvents", query: ["userId": "u1", "eventId": "e3"])
    #expect(
      one.text == """
        {"events":[{"eventId":"e3","userId":"u1","eventName":"seen",\
        "eventTime":"2026-01-01T00:00:03Z","attributes":{}}]}
        """)
  }

  @Test(arguments: [
    ["limit": "0"], ["limit": "1001"], ["limit": "x"], ["since": "monday"], ["cursor": "1"],
    ["cursor": "1_x"],
  ])
  func `what is asked for in another form is refused`(query: [String: String]) async throws {
    let people = try PeopleEndpoints()
    let answer = try await people.call(
      "readEvents", query: query.merging(["userId": "u1"]) { $1 })
    #expect(answer.status == 400)
    #expect(answer.text.contains("`\(try #require(query.keys.first))`"))
  }
}
