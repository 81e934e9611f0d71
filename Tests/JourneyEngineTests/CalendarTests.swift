import JourneyEngine
import Testing

@Suite("The calendar")
struct CalendarTests {
  /// When a journey in Berlin sends that waits from a moment on.
  private func sentAt(_ wait: String, from: String) throws -> [String] {
    try Rehearsal(
      #"trigger on a time zone "Europe/Berlin" \#(wait) send hi by email"#,
      until: "2034-01-01T00:00:00Z", living: "\(from) a"
    ).sentAt
  }

  @Test(
    "days are steps of the calendar and hours are elapsed time, when the clocks go forward or back",
    arguments: [
      ("wait 1 day", "2030-03-30T08:00:00Z", "2030-03-31T07:00:00Z"),
      ("wait 24 hours", "2030-03-30T08:00:00Z", "2030-03-31T08:00:00Z"),
      ("wait 1 day", "2030-10-26T07:00:00Z", "2030-10-27T08:00:00Z"),
      ("wait 24 hours", "2030-10-26T07:00:00Z", "2030-10-27T07:00:00Z"),
      ("wait 1 day 2 hours", "2030-03-30T00:30:00Z", "2030-03-31T02:30:00Z"),
      ("wait 1 day", "2030-03-30T01:30:00Z", "2030-03-31T01:00:00Z"),
    ])
  func clockChanges(wait: String, from: String, at: String) throws {
    #expect(try sentAt(wait, from: from) == [at])
  }

  @Test(
    "a local time in a gap is the first instant after it, one that comes twice the first",
    arguments: [
      ("wait until 02:30", "2030-03-30T22:00:00Z", "2030-03-31T01:00:00Z"),
      ("wait until 02:30", "2030-10-26T22:00:00Z", "2030-10-27T00:30:00Z"),
      ("wait until tomorrow at 02:30", "2030-10-26T12:00:00Z", "2030-10-27T00:30:00Z"),
      ("wait until 2030-03-31 at 02:30", "2030-03-30T12:00:00Z", "2030-03-31T01:00:00Z"),
      ("wait until 02:30", "2030-10-27T00:30:00Z", "2030-10-28T01:30:00Z"),
    ])
  func gaps(wait: String, from: String, at: String) throws {
    #expect(try sentAt(wait, from: from) == [at])
  }

  @Test(
    "months end on their last day",
    arguments: [
      ("wait 1 month", "2030-01-31T11:00:00Z", "2030-02-28T11:00:00Z"),
      ("wait 1 month", "2032-01-31T11:00:00Z", "2032-02-29T11:00:00Z"),
      ("wait 1 year", "2032-02-29T11:00:00Z", "2033-02-28T11:00:00Z"),
      ("wait 1 month 1 day", "2030-01-31T11:00:00Z", "2030-03-01T11:00:00Z"),
      ("wait 2 months", "2030-01-31T11:00:00Z", "2030-03-31T10:00:00Z"),
    ])
  func monthEnds(wait: String, from: String, at: String) throws {
    #expect(try sentAt(wait, from: from) == [at])
  }

  @Test(
    "days begin at midnight of the zone",
    arguments: [
      ("wait until tomorrow at 09:00", "2030-01-07T23:30:00Z", "2030-01-09T08:00:00Z"),
      ("wait until next monday at 09:00", "2030-01-06T23:30:00Z", "2030-01-14T08:00:00Z"),
      ("wait until next monday at 09:00", "2030-01-06T22:30:00Z", "2030-01-07T08:00:00Z"),
      ("wait until today + 1 day", "2030-01-07T23:30:00Z", "2030-01-08T23:00:00Z"),
    ])
  func midnight(wait: String, from: String, at: String) throws {
    #expect(
      try Rehearsal(
        #"trigger on a time zone "Europe/Berlin" \#(wait) send hi by email"#, living: "\(from) a"
      ).sends() == ["\(at) hi email sent"])
  }

  @Test("a zone that is missing or unknown is the default's, and then the workspace's")
  func zones() throws {
    let expected = [
      ("user.timezone", #""Asia/Tokyo""#, "8 00:00"),
      ("user.timezone", "null", "8 08:00"),
      ("user.timezone", #""Mars/Olympus""#, "8 08:00"),
      (#"user.timezone default "America/New_York""#, #""Asia/Tokyo""#, "8 00:00"),
      (#"user.timezone default "America/New_York""#, "null", "7 14:00"),
      (#"user.timezone default "America/New_York""#, #""Mars/Olympus""#, "7 14:00"),
    ]
    for (zone, own, at) in expected {
      let rehearsal = try Rehearsal(
        "trigger on a time zone \(zone) wait until 09:00 send hi by email",
        settings: EngineSettings(timeZone: "Europe/Berlin"),
        living: "7 08:00 user {\"timezone\": \(own)}\n7 08:30 a")
      #expect(try rehearsal.sentAt == [at], "\(zone), \(own)")
    }
  }

  @Test("a zone that changes leaves the wait that has begun, and counts for the next")
  func changedZone() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a time zone user.timezone
      wait until 09:00 send hi by email
      wait until 09:00 send hi by email
      wait 1 day send hi by email
      """,
      living: """
        7 08:00 user {"timezone": "Asia/Tokyo"}
        7 08:30 a
        7 12:00 user {"timezone": "America/New_York"}
        8 15:00 user {"timezone": "Asia/Tokyo"}
        """)
    #expect(try rehearsal.sentAt == ["8 00:00", "8 14:00", "9 14:00"])
  }

  @Test("parts of a moment are those of the journey's zone")
  func parts() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a time zone "Asia/Tokyo"
      send hi by email with hour = hour(now), day = day(now), today = today,
        text = format_date(now, "EEEE d MMMM HH:mm")
      """, living: "7 20:00 a")
    #expect(
      try rehearsal.arguments()
        == [#"{"hour":5,"day":8,"today":"2030-01-08","text":"Tuesday 8 January 05:00"}"#])
  }

  @Test("`within` of a history steps back by the calendar")
  func within() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a time zone "Europe/Berlin"
      send hi by email with n = count(b within 1 day), h = count(b within 24 hours)
      """, living: "2030-03-30T11:00:00Z b\n2030-03-31T10:00:00Z a")
    #expect(try rehearsal.arguments() == [#"{"n":1,"h":1}"#])
    let back = try Rehearsal(
      """
      trigger on a time zone "Europe/Berlin"
      send hi by email with n = count(b within 1 day), h = count(b within 24 hours)
      """, living: "2030-10-26T10:00:00Z b\n2030-10-27T11:00:00Z a")
    #expect(try back.arguments() == [#"{"n":1,"h":0}"#])
  }

  @Test("a goal lasts calendar days")
  func goal() throws {
    let script = #"trigger on a time zone "Europe/Berlin" goal b within 1 day send hi by email"#
    let inTime = try Rehearsal(script, living: "2030-10-26T10:00:00Z a\n2030-10-27T11:00:00Z b")
    #expect(try inTime.converted() == 1)
    let late = try Rehearsal(script, living: "2030-10-26T10:00:00Z a\n2030-10-27T11:00:01Z b")
    #expect(try late.converted() == 0)
  }
}
