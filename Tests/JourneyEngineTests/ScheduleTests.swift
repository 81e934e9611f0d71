import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("A schedule")
struct ScheduleTests {
  /// When a journey sends that starts by the calendar; the clock begins with an event.
  private func sentAt(
    _ trigger: String, from: String = "7 08:00", user: String = Rehearsal.willing,
    until: String = "2030-02-01T00:00:00Z"
  ) throws -> [String] {
    try Rehearsal(
      "\(trigger) for users where user.is_active send hi by email", user: user, until: until,
      living: "\(from) a"
    ).sentAt
  }

  @Test(
    "lets everybody of its audience in, at its time",
    arguments: [
      ("every day at 09:00", "10 08:00", ["7 09:00", "8 09:00", "9 09:00"]),
      (
        "every weekday at 09:00", "15 00:00",
        [
          "7 09:00", "8 09:00", "9 09:00", "10 09:00", "11 09:00", "14 09:00",
        ]
      ),
      ("every monday at 07:00", "22 00:00", ["14 07:00", "21 07:00"]),
      (
        "every sunday at 09:00:30", "21 00:00",
        [
          "2030-01-13T09:00:30Z", "2030-01-20T09:00:30Z",
        ]
      ),
      (
        "every month on 31 at 09:00", "2030-05-01T00:00:00Z",
        [
          "31 09:00", "2030-02-28T09:00:00Z", "2030-03-31T09:00:00Z", "2030-04-30T09:00:00Z",
        ]
      ),
      ("at 2030-01-09 at 10:00", "12 00:00", ["9 10:00"]),
      (
        "every day at 09:00 from 2030-01-20 until 2030-01-21", "30 00:00",
        [
          "20 09:00", "21 09:00",
        ]
      ),
      ("at 2030-01-06 at 10:00", "12 00:00", []),
    ])
  func recurrences(trigger: String, until: String, at: [String]) throws {
    #expect(try sentAt("trigger \(trigger)", until: until) == at)
  }

  @Test("begins after the journey is published, not at that moment")
  func publication() throws {
    #expect(
      try sentAt("trigger every day at 09:00", from: "7 09:00", until: "9 00:00") == ["8 09:00"])
  }

  @Test(
    "keeps its local time when the clocks go forward or back",
    arguments: [
      (
        "02:30", "2030-03-30T12:00:00Z", "2030-04-02T00:00:00Z",
        [
          "2030-03-31T01:00:00Z", "2030-04-01T00:30:00Z",
        ]
      ),
      (
        "02:30", "2030-10-26T12:00:00Z", "2030-10-29T00:00:00Z",
        [
          "2030-10-27T00:30:00Z", "2030-10-28T01:30:00Z",
        ]
      ),
      (
        "09:00", "2030-03-30T12:00:00Z", "2030-04-01T12:00:00Z",
        [
          "2030-03-31T07:00:00Z", "2030-04-01T07:00:00Z",
        ]
      ),
    ])
  func clockChanges(time: String, from: String, until: String, at: [String]) throws {
    #expect(
      try sentAt(#"trigger every day at \#(time) in "Europe/Berlin""#, from: from, until: until)
        == at)
  }

  @Test("comes at everybody's own time, in their own zone")
  func ownZone() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger every day at 09:00 in user.timezone for users where user.is_active
        send hi by email
      end
      """)
    try rehearsal.user("tokyo", #"{"timezone": "Asia/Tokyo"}"#)
    try rehearsal.user("lima", #"{"timezone": "America/Lima"}"#)
    try rehearsal.user("nowhere", #"{"timezone": "Atlantis/Deep"}"#)
    try rehearsal.happen("7 08:00 a")
    try rehearsal.run(until: "2030-01-08T08:00:00Z")
    #expect(
      try rehearsal.entries() == [
        "2030-01-07T09:00:00Z nowhere", "2030-01-07T14:00:00Z lima", "2030-01-08T00:00:00Z tokyo",
      ])
  }

  @Test("follows a user who moves")
  func moving() throws {
    #expect(
      try Rehearsal(
        """
        trigger every day at 09:00 for users where user.is_active
        time zone user.timezone
        send hi by email
        """, until: "10 00:00",
        living: #"7 08:00 a\#n7 20:00 user {"timezone": "America/Lima"}"#
      ).sentAt == ["7 09:00", "8 14:00", "9 14:00"])
  }

  @Test("asks its audience as it comes")
  func audience() throws {
    let rehearsal = try Rehearsal(
      """
      audience buyers = did order at least 1 times within 2 days
      journey j
        trigger every day at 09:00 for users where user is in buyers
        send hi by email
      end
      """, until: "14 00:00", living: "7 08:00 a\n8 09:00 order\n11 10:00 order")
    #expect(try rehearsal.sentAt == ["8 09:00", "9 09:00", "10 09:00", "12 09:00", "13 09:00"])
  }

  @Test("takes in somebody who comes later, from then on")
  func newcomer() throws {
    let rehearsal = try Rehearsal(
      "trigger every day at 09:00 for users where user.is_active send hi by email",
      user: nil, until: "11 00:00", living: #"7 08:00 user {"email": "a@b.c"}"#)
    try rehearsal.happen("11 09:00 user {}", to: "late")
    try rehearsal.run(until: "2030-01-12T12:00:00Z")
    #expect(
      try rehearsal.entries() == [
        "2030-01-07T09:00:00Z u", "2030-01-08T09:00:00Z u", "2030-01-09T09:00:00Z u",
        "2030-01-10T09:00:00Z u", "2030-01-11T09:00:00Z u", "2030-01-12T09:00:00Z late",
        "2030-01-12T09:00:00Z u",
      ])
  }

  @Test("lets in one at a time, unless it says otherwise")
  func oneAtATime() throws {
    let lines = "trigger every day at 09:00 for users where user.is_active\n"
    let body = "\nsend hi by email\nwait 2 days 1 hour"
    let living = "7 08:00 a"
    let plain = try Rehearsal(lines + body, until: "14 08:00", living: living)
    #expect(try plain.sentAt == ["7 09:00", "10 09:00", "13 09:00"])
    let once = try Rehearsal(lines + "entry once per user" + body, living: living)
    #expect(try once.sentAt == ["7 09:00"])
    let unlimited = try Rehearsal(
      lines + "entry unlimited" + body, until: "10 08:00", living: living)
    #expect(try unlimited.sentAt == ["7 09:00", "8 09:00", "9 09:00"])
  }

  @Test("stands beside other triggers, and an event at its moment goes first")
  func besideEvents() throws {
    let rehearsal = try Rehearsal(
      """
      trigger every day at 09:00 for users where user.plan is "pro"
      trigger on order
      entry unlimited
      send hi by email
      """, until: "11 00:00",
      living: #"""
        7 08:00 order
        8 09:00 user {"attributes": {"plan": "pro"}}
        9 09:00 order
        10 09:00 user {"attributes": {"plan": "free"}}
        """#)
    #expect(try rehearsal.sentAt == ["7 08:00", "8 09:00", "9 09:00", "9 09:00"])
  }

  @Test("is entered at its moment, and knows no event")
  func enteredAt() throws {
    let rehearsal = try Rehearsal(
      """
      trigger every day at 09:00 for users where user.is_active
      trigger on order
      wait 3 hours
      send hi by email with at = journey.entered_at, total = entry.total
      """, until: "8 08:00", living: "7 08:00 a")
    #expect(try rehearsal.arguments() == [#"{"at":"2030-01-07T09:00:00Z"}"#])
  }

  @Test("that came while nothing ran is entered once, with its own time")
  func missed() throws {
    let rehearsal = try Rehearsal(
      """
      trigger every day at 09:00 for users where user.is_active
      send hi by email with at = journey.entered_at
      """, until: "7 12:00", living: "7 08:00 a")
    try rehearsal.run(from: "2030-01-10T12:00:00Z", until: "2030-01-11T12:00:00Z")
    #expect(
      try rehearsal.lines == [
        "7 09:00 hi email sent", "10 12:00 hi email sent", "11 09:00 hi email sent",
      ])
    #expect(try rehearsal.arguments()[1] == #"{"at":"2030-01-10T09:00:00Z"}"#)
  }

  @Test("that came while nothing ran is not lost to an event that goes first")
  func missedBeforeAnEvent() throws {
    let rehearsal = try Rehearsal(
      """
      trigger every day at 09:00 for users where user.is_active
      send hi by email with at = journey.entered_at
      """, until: "7 12:00", living: "7 08:00 a")
    try rehearsal.happen("10 12:00 b")
    try rehearsal.run(from: "2030-01-10T12:00:00Z", until: "2030-01-10T13:00:00Z")
    #expect(try rehearsal.lines == ["7 09:00 hi email sent", "10 12:00 hi email sent"])
  }

  @Test("of a new version begins behind its publication, that of the old one ends there")
  func newVersion() throws {
    let first = try Rehearsal(
      "trigger every day at 09:00 for users where user.is_active send hi by email",
      until: "8 10:00", living: "7 08:00 a")
    let second = try Rehearsal(
      "trigger every day at 10:00 for users where user.is_active send hi by email",
      user: nil, after: first, until: "10 00:00", living: "")
    #expect(try second.sentAt == ["7 09:00", "8 09:00", "9 10:00"])
  }

  @Test("that has been told of already is not lost as another journey is published")
  func otherJourney() throws {
    let first = try Rehearsal(
      "trigger every day at 09:00 for users where user.is_active send hi by email",
      until: "8 09:00", living: "7 08:00 a")
    let second = try Rehearsal(
      "journey k trigger every monday at 10:00 for users where user.is_active send ho by email end",
      user: nil, after: first, until: "10 00:00", living: "")
    #expect(try second.sentAt == ["7 09:00", "8 09:00", "9 09:00"])
    #expect(try second.entered("k") == 0)
  }

  @Test("of many days is lived in pieces, none of which is lost or lived twice")
  func manyDays() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger every day at 09:00 for users where user.is_active
        entry unlimited
        wait 12 hours
        send hi by email
      end
      journey k trigger on message_sent entry unlimited wait 1 hour end
      """, living: "7 08:00 a\n2030-09-09T09:00:00Z order")
    let days = try rehearsal.sends().map { $0.prefix(13) }
    #expect(days.count == 359)
    #expect(Set(days).count == 359)
    #expect(days.allSatisfy { $0.hasSuffix("T21") })
    #expect(try rehearsal.ends(of: "k") == ["completed": 359])
  }

  @Test("of many days and people leaves nobody behind")
  func manyDaysAndPeople() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger every day at 09:00 for users where user.is_active
        send hi by email
      end
      """)
    for number in 0..<40 { try rehearsal.user("u\(number)") }
    try rehearsal.happen("7 08:00 a", to: "u0")
    try rehearsal.run(until: "2030-07-06T08:00:00Z")
    #expect(try rehearsal.entered() == 40 * 180)
  }

  @Test("of many people is handled a batch at a time")
  func manyPeople() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger every day at 09:00 for users where user.is_active
        send hi by email
      end
      """)
    for number in 0..<700 { try rehearsal.user("u\(number)") }
    try rehearsal.happen("7 08:00 a", to: "u0")
    try rehearsal.run(until: "2030-01-08T12:00:00Z")
    #expect(try rehearsal.entered() == 1_400)
  }
}
