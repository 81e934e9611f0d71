import JourneyEngine
import Testing

@Suite("Entry rules")
struct EntryRuleTests {
  @Test("a user enters once for good, if nothing else is said")
  func onceByDefault() throws {
    let rehearsal = try Rehearsal(
      "trigger on a send hi by email", living: "7 09:00 a\n8 09:00 a\n2030-12-01T00:00:00Z a")
    #expect(try rehearsal.lines == ["7 09:00 hi email sent"])
  }

  @Test("`every` lets in exactly so long after the last entry, and not a second before")
  func every() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per user every 7 days send hi by email",
      living: "7 09:00 a\n14 08:59:59 a\n14 09:00 a\n15 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "14 09:00"])
  }

  @Test("`every` counts from the last entry, neither from the end nor from a trigger in vain")
  func everyCountsEntries() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per user every 1 day send hi by email wait 20 hours",
      living: "7 09:00 a\n8 08:00 a\n8 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "8 09:00"])
  }

  @Test("while a run is inside the trigger is ignored, `every` or not")
  func inside() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per user every 1 day send hi by email wait 3 days",
      living: "7 09:00 a\n8 09:00 a\n9 09:00 a\n10 09:01 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "10 09:01"])
  }

  @Test("`every` is a calendar step in the zone of the journey")
  func everyInZone() throws {
    // The clocks of Berlin go forward on 31 March: that day has 23 hours.
    let rehearsal = try Rehearsal(
      """
      trigger on a entry once per user every 1 day time zone "Europe/Berlin"
      send hi by email
      """, living: "2030-03-30T11:00:00Z a\n2030-03-31T09:59:59Z a\n2030-03-31T10:00:00Z a")
    #expect(try rehearsal.sentAt == ["2030-03-30T11:00:00Z", "2030-03-31T10:00:00Z"])
  }

  @Test("a key of the event lets in once for each of its values")
  func key() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per event.cart send hi by email with cart = entry.cart",
      living: """
        7 09:00 a {"cart": "x"}
        7 10:00 a {"cart": "y"}
        7 11:00 a {"cart": "x"}
        """)
    #expect(try rehearsal.arguments() == [#"{"cart":"x"}"#, #"{"cart":"y"}"#])
  }

  @Test("a key may be an attribute by its bare name")
  func bareKey() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per cart wait 1 day",
      living: #"7 09:00 a {"cart": "x"}"# + "\n" + #"7 09:00 a {"cart": "y"}"#)
    #expect(try rehearsal.entered() == 2)
  }

  @Test("equal numbers are one key, however they are written")
  func numberKey() throws {
    let rehearsal = try Rehearsal(
      "trigger on a where event.total > 1 entry once per event.total wait 1 day",
      living: #"7 09:00 a {"total": 5}"# + "\n" + #"7 09:00 a {"total": 5.0}"#)
    #expect(try rehearsal.entered() == 1)
  }

  @Test("a missing key enters nothing, and is recorded")
  func missingKey() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on a entry once per event.cart
        wait 1 day
      end
      journey refused
        trigger on journey_entry_refused
        send alarm by email with id = entry.journey_id
      end
      """, living: "7 09:00 a\n" + #"7 10:00 a {"cart": null}"#)
    #expect(try rehearsal.entered() == 0)
    #expect(try rehearsal.arguments() == [#"{"id":"j"}"#])
  }

  @Test("each key has an `every` of its own")
  func keyEvery() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per event.cart every 1 day send hi by email with c = entry.cart",
      living: """
        7 09:00 a {"cart": "x"}
        7 20:00 a {"cart": "y"}
        8 09:00 a {"cart": "y"}
        8 09:00 a {"cart": "x"}
        """)
    #expect(try rehearsal.arguments() == [#"{"c":"x"}"#, #"{"c":"y"}"#, #"{"c":"x"}"#])
  }

  @Test("`one at a time` lets in again once the run has ended")
  func oneAtATime() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time send hi by email wait 1 hour",
      living: "7 09:00 a\n7 09:30 a\n7 10:01 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "7 10:01"])
  }

  @Test("an event at the very moment at which the run would end still finds it inside")
  func oneAtATimeTie() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time send hi by email wait 1 hour",
      living: "7 09:00 a\n7 10:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00"])
  }

  @Test("`one at a time per` holds for each key")
  func oneAtATimePerKey() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time per event.cart wait 1 day",
      living: """
        7 09:00 a {"cart": "x"}
        7 10:00 a {"cart": "y"}
        7 11:00 a {"cart": "x"}
        9 09:00 a {"cart": "x"}
        """)
    #expect(try rehearsal.entered() == 3)
  }

  @Test("`one at a time every` asks for both")
  func oneAtATimeEvery() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time every 1 day send hi by email wait 1 hour",
      living: "7 09:00 a\n7 12:00 a\n8 08:59 a\n8 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "8 09:00"])
  }

  @Test("`unlimited` lets runs stand side by side")
  func unlimited() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry unlimited wait 1 day send hi by email",
      living: "7 09:00 a\n7 09:00 a\n7 12:00 a")
    #expect(try rehearsal.sentAt == ["8 09:00", "8 09:00", "8 12:00"])
  }

  @Test("`newest wins` replaces the run that is inside")
  func newestWins() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry one at a time newest wins
      wait 1 day
      send hi by email with n = entry.n
      """, living: #"7 09:00 a {"n": 1}"# + "\n" + #"7 12:00 a {"n": 2}"#)
    #expect(try rehearsal.lines == ["8 12:00 hi email sent"])
    #expect(try rehearsal.arguments() == [#"{"n":2}"#])
    #expect(try rehearsal.ends() == ["exited": 1, "completed": 1])
  }

  @Test("`once … newest wins` replaces a run inside, and lets nobody in who was there before")
  func onceNewestWins() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry once per user newest wins wait 1 day send hi by email",
      living: "7 09:00 a\n7 12:00 a\n10 09:00 a")
    #expect(try rehearsal.sentAt == ["8 12:00"])
    #expect(try rehearsal.entered() == 2)
  }

  @Test("`newest wins` leaves the runs of other keys alone")
  func newestWinsPerKey() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time per event.cart newest wins wait 1 day",
      living: """
        7 09:00 a {"cart": "x"}
        7 10:00 a {"cart": "y"}
        7 11:00 a {"cart": "x"}
        """)
    #expect(try rehearsal.ends() == ["exited": 1, "completed": 2])
  }

  @Test("users are independent of each other")
  func users() throws {
    let rehearsal = try Rehearsal("journey j trigger on a send hi by email end")
    for user in ["u", "v"] {
      try rehearsal.user(user)
      try rehearsal.happen("7 09:00 a\n7 10:00 a", to: user)
    }
    try rehearsal.run()
    #expect(try rehearsal.sentAt == ["7 09:00", "7 09:00"])
  }

  @Test("one event enters every journey that it starts")
  func severalJourneys() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on a send first by email end
      journey k trigger on a send second by email end
      """, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["first email sent", "second email sent"])
  }

  @Test("what was entered is remembered by the store")
  func resumed() throws {
    let script = "trigger on a entry once per user every 7 days send hi by email"
    let first = try Rehearsal(script, until: "8 00:00", living: "7 09:00 a")
    let second = try Rehearsal(script, user: nil, after: first, living: "13 09:00 a\n14 09:00 a")
    #expect(try second.sentAt == ["7 09:00", "14 09:00"])
  }
}
