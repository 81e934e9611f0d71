import JourneyEngine
import Testing

@Suite("Versions")
struct VersionTests {
  @Test("who is inside stays on the version that they entered")
  func stays() throws {
    let first = try Rehearsal(
      "trigger on a entry one at a time wait 2 days send old by email", until: "8 00:00",
      living: "7 09:00 a")
    let second = try Rehearsal(
      "trigger on a entry one at a time wait 1 day send new by email", user: nil, after: first,
      living: "8 12:00 a\n10 09:00 a")
    #expect(try second.lines == ["9 09:00 old email sent", "11 09:00 new email sent"])
  }

  @Test("exits and goals are those of the version entered")
  func exits() throws {
    let first = try Rehearsal(
      "trigger on a exit on b goal c within 9 days wait 2 days send old by email",
      until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal(
      "trigger on a wait 1 day send new by email", user: nil, after: first,
      living: "8 12:00 c\n8 13:00 b")
    #expect(try second.lines == [])
    #expect(try second.converted() == 1)
    #expect(try second.ends() == ["exited": 1])
  }

  @Test("the same script again is the same version, and turns nothing")
  func same() throws {
    let script = #"trigger when user.plan is "pro" entry unlimited send hi by email"#
    let first = try Rehearsal(
      script, until: "8 00:00", living: #"7 09:00 user {"attributes": {"plan": "pro"}}"#)
    let second = try Rehearsal(script, user: nil, after: first, living: "9 09:00 a")
    #expect(try second.sentAt == ["7 09:00"])
  }

  @Test("what a message counts towards limits does not depend on versions")
  func limits() throws {
    let first = try Rehearsal(
      "trigger on a entry unlimited send one by email", until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal(
      "trigger on a entry unlimited limit 1 message per 2 days send two by email", user: nil,
      after: first, living: "8 09:00 a\n9 09:00 a")
    #expect(
      try second.outcomes == ["one email sent", "two email skipped limit", "two email sent"])
  }
}
