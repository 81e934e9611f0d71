import Foundation
import HTTPTypes
import JourneyModel
import JourneyServer
import JourneyServices
import JourneyTools
import Testing

@Suite struct JourneyEndpointTests {
  /// A script of one wait and one message.
  static let script = """
    journey welcome "Welcome"
      trigger on signed_up
      wait 1 hour
      send hello by email
    end

    """

  @Test func `a script is published under its name`() async throws {
    let site = try EndpointSite()
    let answer = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    #expect(answer.status == 201)
    #expect(answer.headers[.location] == "/journeys/welcome/versions/1")
    #expect(answer.json?.member("journeyId")?.text == "welcome")
    #expect(answer.json?.member("version")?.integer == 1)
    #expect(answer.json?.member("warnings")?.elements != nil)
    let again = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    #expect(again.status == 200)
  }

  @Test func `a script with an error is answered with its findings`() async throws {
    let site = try EndpointSite()
    let problem = await #expect(throws: Problem.self) {
      try await site.call(
        "publishJourney", ["id": "welcome"], text: Self.script.replacing("1 hour", with: "1 huor"))
    }
    #expect(problem?.kind == .refused)
    let finding = try #require(problem?.findings?.elements?.first)
    #expect(finding.member("line")?.integer == 3)
    #expect(finding.member("severity")?.text == "error")
  }

  @Test func `the name in the address is the journey's`() async throws {
    let site = try EndpointSite()
    let problem = await #expect(throws: Problem.self) {
      try await site.call("publishJourney", ["id": "hello"], text: Self.script)
    }
    #expect(problem?.kind == .refused)
    #expect(problem?.detail.contains("`welcome`") == true)
  }

  @Test func `what is neither script nor definition is not taken`() async throws {
    let site = try EndpointSite()
    let problem = await #expect(throws: Problem.self) {
      try await site.call(
        "publishJourney", ["id": "welcome"], text: Self.script, type: "application/pdf")
    }
    #expect(problem?.kind == .wrongType)
  }

  @Test func `a version is shown as its definition, and as the script it came from`() async throws {
    let site = try EndpointSite()
    _ = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    let place = ["id": "welcome", "version": "1"]
    let definition = try await site.call("readVersion", place)
    #expect(definition.json?.member("format")?.text == "journey_definition/1")
    #expect(definition.json?.member("version")?.integer == 1)
    let script = try await site.call("readVersion", place, accept: "text/plain")
    #expect(script.text == Self.script)
  }

  @Test func `a definition that was read can be published again`() async throws {
    let site = try EndpointSite()
    _ = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    let definition = try await site.call("readVersion", ["id": "welcome", "version": "1"])
    let again = try await site.call(
      "publishJourney", ["id": "welcome"], text: definition.text, type: "application/json")
    #expect(again.status == 200)
  }

  @Test func `journeys and versions are listed`() async throws {
    let site = try EndpointSite()
    _ = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    let changed = Self.script.replacing("hello", with: "hi")
    _ = try await site.call("publishJourney", ["id": "welcome"], text: changed)
    let list = try await site.call("listJourneys").json?.member("journeys")?.elements
    #expect(list?.compactMap { $0.member("journeyId")?.text } == ["welcome"])
    #expect(list?.first?.member("title")?.text == "Welcome")
    #expect(list?.first?.member("version")?.integer == 2)
    let one = try await site.call("readJourney", ["id": "welcome"])
    #expect(one.json?.member("version")?.integer == 2)
    let versions = try await site.call("listVersions", ["id": "welcome"])
    #expect(
      versions.json?.member("versions")?.elements?.compactMap { $0.member("version")?.integer }
        == [1, 2])
  }

  @Test(arguments: ["readJourney", "listVersions", "readVersion"])
  func `a journey that is not there is not found, and one that was meant is named`(
    operation: String
  ) async throws {
    let site = try EndpointSite()
    _ = try await site.call("publishJourney", ["id": "welcome"], text: Self.script)
    let problem = await #expect(throws: Problem.self) {
      try await site.call(operation, ["id": "wellcome", "version": "1"])
    }
    #expect(problem?.kind == .notFound)
    #expect(problem?.detail.contains("did you mean `welcome`?") == true)
  }
}
