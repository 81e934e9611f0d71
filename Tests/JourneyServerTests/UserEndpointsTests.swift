import JourneyModel
import JourneyServer
import JourneyServices
import Testing

@Suite struct UserEndpointsTests {
  @Test func `a user is created once, and is what was sent`() async throws {
    let people = try PeopleEndpoints()
    let line = """
      {"userId": "u1", "firstName": "Ana", "createdAt": "2026-01-01T00:00:00Z", "attributes": {"points": 1.50}}
      """
    let first = try await people.call("createUser", line)
    #expect(first.status == 201)
    #expect(
      first.text == """
        {"userId":"u1","firstName":"Ana","isActive":true,"createdAt":"2026-01-01T00:00:00Z",\
        "attributes":{"points":1.50},"preferences":{}}
        """)
    let again = try await people.call("createUser", line)
    #expect(again.status == 200)
    #expect(again.text == first.text)
    #expect(try await people.call("readUser", user: "u1").text == first.text)
  }

  @Test func `what reads as a user can be sent as one`() async throws {
    let people = try PeopleEndpoints()
    _ = try await people.call(
      "createUser",
      #"{"userId":"u1","geolocation":{"lat":1},"preferences":{"email":{"marketing":true}}}"#)
    let read = try await people.call("readUser", user: "u1")
    let again = try await people.call("createUser", read.text)
    #expect(again.status == 200)
    #expect(again.text == read.text)
  }

  @Test func `a change is read right after it`() async throws {
    let people = try PeopleEndpoints()
    _ = try await people.call("createUser", #"{"userId":"u1"}"#)
    for number in 0..<50 {
      let changed = try await people.call(
        "changeUser", #"{"attributes":{"n":\#(number)}}"#, user: "u1")
      #expect(changed.status == 200)
      let read = try await people.call("readUser", user: "u1")
      #expect(read.json?.member("attributes")?.member("n")?.integer == number)
    }
  }

  @Test(arguments: [
    ("{", "no JSON"), (#"{"userId":"u2"}"#, "the address says `u1`"),
    (#"{"emial":"x"}"#, "did you mean `email`?"), (#"{"isActive":1}"#, "must be a boolean"),
    (#"{"preferences":{"email":{"marketing":"yes"}}}"#, "preferences.email.marketing"),
    ("[]", "an array"),
  ])
  func `a change that cannot be read is refused with field and reason`(
    body: String, reason: String
  ) async throws {
    let people = try PeopleEndpoints()
    _ = try await people.call("createUser", #"{"userId":"u1"}"#)
    await #expect(throws: (any Error).self) {
      let answer = try await people.call("changeUser", body, user: "u1")
      if answer.status == 400, answer.text.contains(reason) { throw Refused() }
      Issue.record("\(answer)")
    }
  }

  /// It was refused as it should be.
  private struct Refused: Error {}

  @Test func `nobody unknown is read or changed`() async throws {
    let people = try PeopleEndpoints()
    for name in ["readUser", "readPreferences"] {
      #expect(try await people.call(name, user: "u1").status == 404)
    }
    for name in ["changeUser", "changePreferences"] {
      #expect(try await people.call(name, "{}", user: "u1").status == 404)
    }
  }

  @Test func `preferences are read and changed on their own`() async throws {
    let people = try PeopleEndpoints()
    _ = try await people.call("createUser", #"{"userId":"u1"}"#)
    #expect(try await people.call("readPreferences", user: "u1").text == "{}")
    let changed = try await people.call(
      "changePreferences", #"{"email":{"marketing":true},"sms":null}"#, user: "u1")
    #expect(changed.text == #"{"email":{"marketing":true}}"#)
    let read = try await people.call("readUser", user: "u1")
    #expect(read.json?.member("preferences")?.member("email")?.member("marketing")?.boolean == true)
  }

  @Test func `an erased user is gone, erasing again is harmless, and creating brings back`()
    async throws
  {
    let people = try PeopleEndpoints()
    _ = try await people.call("createUser", #"{"userId":"u1","firstName":"Ana"}"#)
    #expect(try await people.call("eraseUser", user: "u1").status == 204)
    #expect(try await people.call("eraseUser", user: "u1").status == 204)
    #expect(try await people.call("readUser", user: "u1").status == 404)
    #expect(
      try await people.call("takeEvent", #"{"userId":"u1","eventName":"seen"}"#).status == 409)
    let again = try await people.call("createUser", #"{"userId":"u1"}"#)
    #expect(again.status == 201)
    #expect(again.json?.member("firstName") == nil)
  }

  @Test func `a token for one user touches no other, and learns nothing of one`() async throws {
    let people = try PeopleEndpoints()
    let other = Caller(kind: .clientInfo, name: "app", scopes: Set(Scope.allCases), userID: "u2")
    _ = try await people.call("createUser", #"{"userId":"u1"}"#)
    for name in ["readUser", "readPreferences", "eraseUser"] {
      #expect(try await people.call(name, user: "u1", as: other).status == 404)
    }
    for name in ["changeUser", "changePreferences"] {
      #expect(try await people.call(name, "{}", user: "u1", as: other).status == 404)
    }
    #expect(try await people.call("createUser", #"{"userId":"u1"}"#, as: other).status == 404)
    #expect(try await people.call("importUsers", "{}", as: other).status == 403)
    #expect(
      try await people.call("readEvents", query: ["userId": "u1"], as: other).status == 404)
    #expect(
      try await people.call(
        "takeEvent", #"{"userId":"u1","eventName":"seen"}"#, as: other
      ).status == 403)
    #expect(try await people.call("createUser", #"{"userId":"u2"}"#, as: other).status == 201)
  }

  @Test func `an import answers with the lines that are bad and the counts`() async throws {
    let people = try PeopleEndpoints()
    let body = """
      {"userId": "u1"}

      {"userId": "u2", "isActive": 3}
      {"userId": "u3"}
      {"userId": "\(String(repeating: "x", count: 300_000))"}
      """
    let answer = try await people.call("importUsers", body)
    #expect(answer.status == 200)
    #expect(answer.lines.map { $0.member("line")?.integer } == [3, 5, nil])
    #expect(answer.lines[0].member("detail")?.text?.contains("`isActive`") == true)
    #expect(answer.lines[2].member("taken")?.integer == 2)
    #expect(answer.lines[2].member("refused")?.integer == 2)
    #expect(try await people.call("readUser", user: "u3").status == 200)
  }
}
