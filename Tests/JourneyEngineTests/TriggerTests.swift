import JourneyEngine
import Testing

@Suite("Triggers")
struct TriggerTests {
  @Test("any of several triggers starts the journey")
  func several() throws {
    let rehearsal = try Rehearsal(
      "trigger on a trigger on b entry unlimited send hi by email",
      living: "7 09:00 b\n7 10:00 a\n7 11:00 c")
    #expect(try rehearsal.sentAt == ["7 09:00", "7 10:00"])
  }

  @Test("an event that matches two triggers starts one run")
  func twoMatches() throws {
    let rehearsal = try Rehearsal(
      "trigger on a where event.x > 1 trigger on a entry unlimited send hi by email",
      living: #"7 09:00 a {"x": 2}"#)
    #expect(try rehearsal.entered() == 1)
  }

  @Test("`where` is asked of the event and the user")
  func condition() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a where event.total >= 50 and user.country is in ["DE", "FR"]
      entry unlimited
      send hi by email
      """, user: #"{"attributes": {"country": "DE"}}"#,
      living: """
        7 09:00 a {"total": 49.99}
        7 10:00 a {"total": 50}
        7 11:00 user {"attributes": {"country": "US"}}
        7 12:00 a {"total": 50}
        7 13:00 user {"attributes": {"country": null}}
        7 14:00 a {"total": 50}
        """)
    #expect(try rehearsal.lines == ["7 10:00 hi email skipped unreachable"])
  }

  @Test("a bare missing boolean is false")
  func bareBoolean() throws {
    let rehearsal = try Rehearsal(
      "trigger on a where event.vip entry unlimited send hi by email",
      living: "7 09:00 a\n" + #"7 10:00 a {"vip": true}"# + "\n" + #"7 11:00 a {"vip": false}"#)
    #expect(try rehearsal.sentAt == ["7 10:00"])
  }

  @Test("`N times` without a span counts all events ever, and fires from the Nth on")
  func timesEver() throws {
    let rehearsal = try Rehearsal(
      "trigger on a 3 times entry unlimited send hi by email",
      living: "7 09:00 a\n8 09:00 a\n2030-06-01T00:00:00Z a\n2030-06-02T00:00:00Z a")
    #expect(try rehearsal.sentAt == ["2030-06-01T00:00:00Z", "2030-06-02T00:00:00Z"])
  }

  @Test("`N times within D` counts an event exactly D ago")
  func timesWithin() throws {
    let script = "trigger on a 3 times within 1 day entry unlimited send hi by email"
    let inside = try Rehearsal(script, living: "7 09:00 a\n7 12:00 a\n8 09:00 a")
    #expect(try inside.sentAt == ["8 09:00"])
    let outside = try Rehearsal(script, living: "7 09:00 a\n7 12:00 a\n8 09:00:01 a")
    #expect(try outside.sentAt == [])
  }

  @Test("`N times within D` fires at each event at which there are N or more")
  func timesAgain() throws {
    let rehearsal = try Rehearsal(
      "trigger on a 2 times within 1 hour entry unlimited send hi by email",
      living: "7 09:00 a\n7 09:10 a\n7 09:20 a\n7 11:00 a\n7 12:00 a")
    #expect(try rehearsal.sentAt == ["7 09:10", "7 09:20", "7 12:00"])
  }

  @Test("`N times` counts those alone that meet the condition")
  func timesWhere() throws {
    let rehearsal = try Rehearsal(
      "trigger on a 2 times within 1 day where event.x > 1 entry unlimited send hi by email",
      living: """
        7 09:00 a {"x": 5}
        7 10:00 a {"x": 1}
        7 11:00 a {"x": 2}
        7 12:00 a {"x": 0}
        """)
    #expect(try rehearsal.sentAt == ["7 11:00"])
  }

  @Test("`N times within D` counts a late event back from its own time")
  func timesLate() throws {
    let rehearsal = try Rehearsal(
      "trigger on a 2 times within 2 hours entry unlimited send hi by email",
      living: "7 09:00 a\n7 10:00 > 7 20:00 a\n7 21:00 a")
    #expect(try rehearsal.sentAt == ["7 20:00"])
  }

  @Test("the name that a trigger gives its event is known in the whole journey")
  func binding() throws {
    let rehearsal = try Rehearsal(
      "trigger on a as cart where cart.x > 1 wait 1 hour send hi by email with x = cart.x",
      living: #"7 09:00 a {"x": 2}"#)
    #expect(try rehearsal.arguments() == [#"{"x":2}"#])
  }

  @Test("history in a trigger holds the event itself, and what arrived before")
  func history() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a where did a exactly 2 times and not (did b within 1 day)
      entry unlimited
      send hi by email
      """, living: "7 09:00 a\n7 10:00 a\n7 11:00 a\n7 12:00 b")
    #expect(try rehearsal.sentAt == ["7 10:00"])
  }

  @Test("`when` starts a run as an attribute turns it true, each time anew")
  func whenAttribute() throws {
    let rehearsal = try Rehearsal(
      #"trigger when user.plan is "pro" entry unlimited send hi by email"#,
      living: """
        7 09:00 user {"attributes": {"plan": "free"}}
        7 10:00 user {"attributes": {"plan": "pro"}}
        7 11:00 user {"attributes": {"plan": "pro", "other": 1}}
        7 12:00 user {"attributes": {"plan": "free"}}
        7 13:00 user {"attributes": {"plan": "pro"}}
        """)
    #expect(try rehearsal.sentAt == ["7 10:00", "7 13:00"])
  }

  @Test("a user who is created turns what is true of them")
  func whenCreated() throws {
    let rehearsal = try Rehearsal(
      #"trigger when user.plan is "pro" send hi by email"#, user: nil,
      living: #"7 09:00 user {"attributes": {"plan": "pro"}}"#)
    #expect(try rehearsal.lines == ["7 09:00 hi email skipped unreachable"])
  }

  @Test("who never did something does not turn `did not`, not even when created")
  func whenNever() throws {
    let rehearsal = try Rehearsal(
      "trigger when did not b send hi by email", user: nil,
      living: #"7 09:00 user {"email": "a@example.com"}"# + "\n7 10:00 a")
    #expect(try rehearsal.entered() == 0)
  }

  @Test("an event of an unknown user turns what was false before it")
  func whenUnknown() throws {
    let rehearsal = try Rehearsal(
      "trigger when did a send hi by email", user: nil, living: "7 10:00 a")
    #expect(try rehearsal.entered() == 1)
  }

  @Test("`when` over history turns at the event that makes it true")
  func whenHistory() throws {
    let rehearsal = try Rehearsal(
      "trigger when did a at least 2 times entry unlimited send hi by email",
      living: "7 09:00 a\n7 10:00 a\n7 11:00 a")
    #expect(try rehearsal.sentAt == ["7 10:00"])
  }

  @Test("`when` turns by what another journey sets")
  func whenSet() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a set user.plan = "pro" wait 1 day end
      journey k trigger when user.plan is "pro" send hi by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00"])
  }

  @Test("`when` turns once, though other things are set in the same step")
  func whenSetTwice() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a
        set user.other = 1
        set user.plan = "pro"
        set user.third = 1
        wait 1 day
      end
      journey k trigger when user.plan is "pro" entry unlimited send hi by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00"])
  }

  @Test("`when` turns once, though a message turned it before a change is handled")
  func whenSetAndSent() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a
        send hi by email
        set user.other = 1
        wait 1 day
      end
      journey k trigger when did message_sent entry unlimited wait 1 day end
      """, living: "7 09:00 a")
    #expect(try rehearsal.entered("k") == 1)
  }

  @Test("`when` turns, though the next step sets it back")
  func whenSetBack() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a
        set user.plan = "pro"
        set user.plan = "free"
        wait 1 day
      end
      journey k trigger when user.plan is "pro" entry unlimited wait 1 day end
      """, living: "7 09:00 a")
    #expect(try rehearsal.entered("k") == 1)
  }

  @Test("`when` turns by preferences")
  func whenReachable() throws {
    let rehearsal = try Rehearsal(
      "trigger when user is reachable by email send hi by email",
      user: #"{"email": "a@example.com"}"#,
      living: """
        7 09:00 user {"preferences": {"email": {"reachable": true, "subscribed": true}}}
        7 10:00 user {"preferences": {"email": {"marketing": true}}}
        """)
    #expect(try rehearsal.sentAt == ["7 10:00"])
  }

  @Test("`when` turns by an audience")
  func whenAudience() throws {
    let rehearsal = try Rehearsal(
      """
      audience loyal = did a at least 2 times where (event.x > 1)
      journey j trigger when user is in loyal send hi by email end
      """, living: #"7 09:00 a {"x": 2}"# + "\n7 10:00 a\n" + #"7 11:00 a {"x": 2}"#)
    #expect(try rehearsal.sentAt == ["7 11:00"])
  }

  @Test("`when` and `on` of one journey start one run of one event")
  func whenAndOn() throws {
    let rehearsal = try Rehearsal(
      "trigger when did a trigger on a entry unlimited wait 1 day",
      living: "7 09:00 a\n7 10:00 a")
    #expect(try rehearsal.entered() == 2)
  }

  @Test("publishing turns nothing")
  func publishing() throws {
    let first = try Rehearsal(
      "trigger on b send hi by email", user: #"{"attributes": {"plan": "pro"}}"#,
      until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal(
      #"journey k trigger when user.plan is "pro" send hi by email end"#, user: nil, after: first,
      living: "9 09:00 a")
    #expect(try second.entered("k") == 0)
  }

  @Test("a journey that is started by request is not started by events")
  func request() throws {
    let rehearsal = try Rehearsal(
      "trigger by request (name: text!) send hi by email with name = name",
      living: #"7 09:00 request {"name": "x"}"#)
    #expect(try rehearsal.entered() == 0)
  }
}
