import JourneyEngine
import Testing

@Suite("Quiet hours")
struct QuietHoursTests {
  @Test(
    "they hold from their first instant on, and no longer at their end",
    arguments: [
      ("7 20:59:59", "2030-01-07T20:59:59Z"), ("7 21:00", "8 08:00"), ("7 23:59", "8 08:00"),
      ("8 00:00", "8 08:00"), ("8 07:59:59", "8 08:00"), ("8 08:00", "8 08:00"),
      ("8 12:00", "8 12:00"),
    ])
  func overMidnight(at: String, sent: String) throws {
    let rehearsal = try Rehearsal(
      "trigger on a quiet from 21:00 to 08:00 send hi by email", living: "\(at) a")
    #expect(try rehearsal.sentAt == [sent])
  }

  @Test(
    "they may lie within one day",
    arguments: [("11:59", "7 11:59"), ("12:00", "7 14:00"), ("14:00", "7 14:00")])
  func withinDay(at: String, sent: String) throws {
    let rehearsal = try Rehearsal(
      "trigger on a quiet from 12:00 to 14:00 send hi by email", living: "7 \(at) a")
    #expect(try rehearsal.sentAt == [sent])
  }

  @Test("spans that lead into one another hold to the last end")
  func spans() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      quiet from 07:30 to 09:00
      quiet from 21:00 to 08:00
      send hi by email
      """, living: "7 22:00 a")
    #expect(try rehearsal.sentAt == ["8 09:00"])
  }

  @Test("they are those of the user's zone, or of the workspace where that is not known")
  func zones() throws {
    let script = "trigger on a quiet from 21:00 to 08:00 in user.timezone send hi by email"
    let expected = [
      (#""Asia/Tokyo""#, "7 23:00"), (#""Mars/Olympus""#, "8 08:00"), ("null", "8 08:00"),
    ]
    for (zone, sent) in expected {
      let rehearsal = try Rehearsal(
        script, living: "7 08:00 user {\"timezone\": \(zone)}\n7 21:30 a")
      #expect(try rehearsal.sentAt == [sent], "\(zone)")
    }
  }

  @Test("they end when they were planned to, where the user's zone changes meanwhile")
  func changedZone() throws {
    let script = "trigger on a quiet from 21:00 to 08:00 in user.timezone send hi by email"
    for zone in ["America/New_York", "Europe/Berlin"] {
      let rehearsal = try Rehearsal(
        script,
        living: """
          7 08:00 user {"timezone": "Asia/Tokyo"}
          7 14:00 a
          7 15:00 user {"timezone": "\(zone)"}
          """)
      #expect(try rehearsal.sentAt == ["7 23:00"], "\(zone)")
    }
  }

  @Test("they are those of the journey's zone where they name none")
  func journeyZone() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00 time zone "Asia/Tokyo"
      send hi by email
      """, living: "7 22:00 a")
    #expect(try rehearsal.sentAt == ["7 23:00"])
  }

  @Test("an end that the clocks skip is the first instant after the gap")
  func gap() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 02:30 in "Europe/Berlin"
      send hi by email
      """, living: "2030-03-30T23:00:00Z a")
    #expect(try rehearsal.sentAt == ["2030-03-31T01:00:00Z"])
  }

  @Test("transactional and internal messages pass them")
  func kinds() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send transactional receipt by email
      send alert by email
      send offer by email
      """, catalog: ShopMessages.catalog, living: "7 22:00 a")
    #expect(
      try rehearsal.lines == [
        "7 22:00 receipt email sent", "7 22:00 alert email sent", "8 08:00 offer email sent",
      ])
  }

  @Test("a hold holds the run: what follows waits from its end on")
  func holdsRun() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send first by email
      wait 1 hour
      send second by email
      """, living: "7 22:00 a")
    #expect(try rehearsal.sentAt == ["8 08:00", "8 09:00"])
  }

  @Test("events that come during a hold are nothing to the wait behind it")
  func eventsInHold() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send first by email
      wait for b up to 1 day
      send second by email
      """, living: "7 22:00 a\n7 23:00 b\n8 10:00 b")
    #expect(try rehearsal.sentAt == ["8 08:00", "8 10:00"])
  }

  @Test("a hold ends with the run")
  func endsWithRun() throws {
    for at in ["8 07:00", "8 08:00"] {
      let rehearsal = try Rehearsal(
        "trigger on a exit on b quiet from 21:00 to 08:00 send hi by email",
        living: "7 22:00 a\n\(at) b")
      #expect(try rehearsal.lines == [])
      #expect(try rehearsal.ends() == ["exited": 1])
    }
  }

  @Test("a run that is replaced takes its hold with it")
  func endsWithReplaced() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry one at a time newest wins quiet from 21:00 to 08:00
      send hi by email with n = entry.n
      """, living: #"7 22:00 a {"n": 1}"# + "\n" + #"7 23:00 a {"n": 2}"#)
    #expect(try rehearsal.arguments() == [#"{"n":2}"#])
  }

  @Test("`with` is evaluated as the step is reached")
  func parameters() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send hi by email with plan = user.plan, at = now
      """,
      living: """
        7 21:00 user {"attributes": {"plan": "free"}}
        7 22:00 a
        7 23:00 user {"attributes": {"plan": "pro"}}
        """)
    #expect(try rehearsal.arguments() == [#"{"plan":"free","at":"2030-01-07T22:00:00Z"}"#])
  }

  @Test("consent is asked as the message leaves, and the skip recorded then")
  func consentAtRelease() throws {
    let rehearsal = try Rehearsal(
      "trigger on a quiet from 21:00 to 08:00 send hi by sms or email",
      living: """
        7 22:00 a
        7 23:00 user {"preferences": {"email": {"marketing": false}, "sms": {"marketing": false}}}
        """)
    #expect(try rehearsal.lines == ["8 08:00 hi sms skipped consent"])
  }

  @Test("consent that is given during the hold counts")
  func consentGiven() throws {
    let rehearsal = try Rehearsal(
      "trigger on a quiet from 21:00 to 08:00 send hi by email",
      user: #"{"email": "a@example.com"}"#,
      living: """
        7 22:00 a
        7 23:00 user {"preferences": {"email": {"reachable": true, "marketing": true}}}
        7 23:30 user {"preferences": {"email": {"subscribed": true}}}
        """)
    #expect(try rehearsal.lines == ["8 08:00 hi email sent"])
  }

  @Test("`only if` is asked as the message leaves, of what is known then")
  func onlyIfAtRelease() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send hi by email only if not (did b since entry) and hour(now) is 8 as r
      send transactional receipt by email with reason = r.reason
      """, living: "7 22:00 a\n7 23:00 b")
    #expect(
      try rehearsal.lines == ["8 08:00 hi email skipped only if", "8 08:00 receipt email sent"])
    #expect(try rehearsal.arguments().last == #"{"reason":"only if"}"#)
  }

  @Test("limits count as the messages leave")
  func limitAtRelease() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited quiet from 21:00 to 08:00 limit 1 message per 7 days
      send hi by email
      """, living: "7 22:00 a\n7 23:00 a")
    #expect(try rehearsal.lines == ["8 08:00 hi email sent", "8 08:00 hi email skipped limit"])
  }

  @Test("a message by several channels is held once, and leaves by each")
  func eachChannel() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a quiet from 21:00 to 08:00
      send hi by email and sms
      send ho by email and sms
      """, living: "7 22:00 a")
    #expect(
      try rehearsal.lines == [
        "8 08:00 hi email sent", "8 08:00 hi sms sent", "8 08:00 ho email sent",
        "8 08:00 ho sms sent",
      ])
    #expect(Set(try rehearsal.keys()).count == 4)
  }

  @Test("a hold goes on behind a restart")
  func resumed() throws {
    let script =
      "trigger on a exit on b quiet from 21:00 to 08:00 send hi by email with n = entry.n"
    let first = try Rehearsal(script, until: "7 23:00", living: #"7 22:00 a {"n": 3}"#)
    #expect(try first.lines == [])
    let second = try Rehearsal(script, user: nil, after: first, living: "7 23:30 c")
    #expect(try second.lines == ["8 08:00 hi email sent"])
    #expect(try second.arguments() == [#"{"n":3}"#])
    #expect(try second.ends() == ["completed": 1])
  }

  @Test("an exit behind a restart takes the hold back")
  func exitResumed() throws {
    let script = "trigger on a exit on b quiet from 21:00 to 08:00 send hi by email"
    let first = try Rehearsal(script, until: "7 23:00", living: "7 22:00 a")
    let second = try Rehearsal(script, user: nil, after: first, living: "7 23:30 b")
    #expect(try second.lines == [])
    #expect(try second.ends() == ["exited": 1])
  }
}
