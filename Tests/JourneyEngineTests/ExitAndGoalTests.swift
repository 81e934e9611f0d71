import JourneyEngine
import Testing

@Suite("Exits and goals")
struct ExitAndGoalTests {
  @Test("an exit leaves at once, wherever it waits")
  func exit() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on b wait 1 day send hi by email", living: "7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("an exit at the moment at which a wait ends comes first")
  func exitTie() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on b wait 1 day send hi by email", living: "7 09:00 a\n8 09:00 b")
    #expect(try rehearsal.lines == [])
  }

  @Test("`matching` lets the run of the same cart leave, and no other")
  func exitMatching() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry once per event.cart exit on b matching cart
      wait 1 day
      send hi by email with cart = entry.cart
      """,
      living: """
        7 09:00 a {"cart": "x"}
        7 09:00 a {"cart": "y"}
        7 10:00 b {"cart": "x"}
        7 10:00 b
        """)
    #expect(try rehearsal.arguments() == [#"{"cart":"y"}"#])
  }

  @Test("the event that started a run never makes it exit, the next one does")
  func exitOfStart() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry one at a time exit on a wait 1 day send hi by email",
      living: "7 09:00 a\n7 10:00 a")
    #expect(try rehearsal.entered() == 2)
    #expect(try rehearsal.ends() == ["exited": 1, "completed": 1])
    #expect(try rehearsal.sentAt == ["8 10:00"])
  }

  @Test("an exit of several times counts since entry")
  func exitTimes() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on b 2 times wait 1 day send hi by email",
      living: "7 08:00 b\n7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test("an exit of several times within a span counts before the entry too")
  func exitTimesWithin() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on b 2 times within 2 hours wait 1 day send hi by email",
      living: "7 08:00 b\n7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("the event that starts a run is not among those of an exit of several times")
  func exitTimesOfStart() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on a 2 times wait 1 day send hi by email",
      living: "7 09:00 a\n7 10:00 a\n7 11:00 a")
    #expect(try rehearsal.ends() == ["exited": 1])
    #expect(try rehearsal.causes().filter { $0 == "exit" }.count == 1)
  }

  @Test("an `exit when` that is true at entry ends the run at once")
  func exitAtEntry() throws {
    let rehearsal = try Rehearsal(
      #"trigger on a exit when user.plan is "pro" send hi by email"#,
      user: #"{"attributes": {"plan": "pro"}}"#, living: "7 09:00 a")
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.entered() == 1)
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("an `exit when` is asked as the user changes")
  func exitWhen() throws {
    let rehearsal = try Rehearsal(
      #"trigger on a exit when user.plan is "pro" wait 1 day send hi by email"#,
      living: "7 09:00 a\n" + #"7 10:00 user {"attributes": {"plan": "pro"}}"#)
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("an `exit when` sees what happened since entry")
  func exitWhenHistory() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit when count(b since entry) >= 2 wait 1 day send hi by email",
      living: "7 08:00 b\n7 09:00 a\n7 10:00 b\n7 11:00 b")
    #expect(try rehearsal.causes() == ["entered", "exit"])
  }

  @Test("what a run itself sets makes it exit at its next wait, not before")
  func exitBySet() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a exit when user.plan is "pro"
      set user.plan = "pro"
      send first by email
      wait 1 hour
      send second by email
      """, living: "7 09:00 a")
    #expect(try rehearsal.outcomes == ["first email sent"])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("for one event goals come first, then exits, then waits, then entries")
  func order() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a trigger on b
      entry one at a time
      exit on b
      goal b within 1 day
      wait up to 1 day
        on b
          send never by email
      end
      send hi by email
      """, living: "7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.causes() == ["entered", "goal", "exit", "entered", "timer"])
    #expect(try rehearsal.lines == ["8 10:00 hi email sent"])
    #expect(try rehearsal.converted() == 1)
  }

  @Test("a goal converts and does not leave")
  func goal() throws {
    let rehearsal = try Rehearsal(
      "trigger on a goal b within 2 days wait 1 day send hi by email",
      living: "7 09:00 a\n7 10:00 b")
    #expect(try rehearsal.converted() == 1)
    #expect(try rehearsal.sentAt == ["8 09:00"])
  }

  @Test("the last instant of `within` still converts, the next second does not")
  func goalEdge() throws {
    let script = "trigger on a goal b within 2 days send hi by email"
    let at = try Rehearsal(script, living: "7 09:00 a\n9 09:00 b")
    #expect(try at.converted() == 1)
    let after = try Rehearsal(script, living: "7 09:00 a\n9 09:00:01 b")
    #expect(try after.converted() == 0)
  }

  @Test("a goal converts a run that has ended, even by its exit")
  func goalAfterEnd() throws {
    let rehearsal = try Rehearsal(
      "trigger on a exit on c goal b matching cart within 2 days wait 1 day",
      living: """
        7 09:00 a {"cart": "x"}
        7 10:00 c
        8 20:00 b {"cart": "y"}
        8 21:00 b {"cart": "x"}
        """)
    #expect(try rehearsal.converted() == 1)
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("a run converts once")
  func goalOnce() throws {
    let rehearsal = try Rehearsal(
      "trigger on a goal b within 2 days goal c within 2 days wait 1 day",
      living: "7 09:00 a\n7 10:00 b\n7 11:00 b\n7 12:00 c")
    #expect(try rehearsal.causes().filter { $0 == "goal" }.count == 1)
  }

  @Test("each of several goals has a span of its own")
  func goalSpans() throws {
    let script = "trigger on a goal b within 1 day goal c within 3 days wait 1 hour"
    #expect(try Rehearsal(script, living: "7 09:00 a\n9 09:00 b").converted() == 0)
    #expect(try Rehearsal(script, living: "7 09:00 a\n9 09:00 c").converted() == 1)
  }

  @Test("the event that starts a run is not its goal")
  func goalOfStart() throws {
    let script = "trigger on a goal a within 3 days wait 1 hour"
    #expect(try Rehearsal(script, living: "7 09:00 a").converted() == 0)
    #expect(try Rehearsal(script, living: "7 09:00 a\n7 09:00 a").converted() == 1)
  }

  @Test("an event of several runs converts each of them")
  func goalOfRuns() throws {
    let rehearsal = try Rehearsal(
      "trigger on a entry unlimited goal b within 3 days wait 1 hour",
      living: "7 09:00 a\n7 10:00 a\n7 11:00 b")
    #expect(try rehearsal.converted() == 2)
  }

  @Test("a goal counts by the time of the event, however late it comes")
  func goalLate() throws {
    let script = "trigger on a goal b within 1 day wait 1 hour"
    let inTime = try Rehearsal(script, living: "7 09:00 a\n8 09:00 > 9 09:00 b")
    #expect(try inTime.converted() == 1)
  }

  @Test("a goal of several times within a span keeps both spans apart")
  func goalTimes() throws {
    let script = "trigger on a goal b 2 times within 1 hour within 2 days wait 1 hour"
    #expect(try Rehearsal(script, living: "7 09:00 a\n7 10:00 b\n7 12:00 b").converted() == 0)
    #expect(try Rehearsal(script, living: "7 09:00 a\n7 10:00 b\n7 11:00 b").converted() == 1)
  }

  @Test("ends are called by what ended them")
  func endNames() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      if entry.x is 1
        stop "upgraded"
      otherwise if entry.x is 2
        stop
      end
      """, living: #"7 09:00 a {"x": 1}"# + "\n" + #"7 09:00 a {"x": 2}"# + "\n7 09:00 a")
    #expect(try rehearsal.ends() == ["upgraded": 1, "stopped": 1, "completed": 1])
  }

  @Test("a run that a late event starts counts its time from that event, and goes on doing so")
  func lateStart() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      send hi by email with n = count(b since entry), at = journey.entered_at
      wait 1 hour
      send hi by email with n = count(b since entry), at = journey.entered_at
      """, living: "7 11:00 b\n7 10:00 > 7 12:00 a\n7 12:30 b")
    #expect(
      try rehearsal.arguments() == [
        #"{"n":1,"at":"2030-01-07T10:00:00Z"}"#, #"{"n":2,"at":"2030-01-07T10:00:00Z"}"#,
      ])
  }

  @Test("an event whose clock is fast is not among those since the entry that it makes")
  func fastClock() throws {
    let rehearsal = try Rehearsal(
      "trigger on a wait 1 day send hi by email with n = count(a since entry)",
      living: "7 10:00 > 7 09:00 a\n7 11:00 a")
    #expect(try rehearsal.arguments() == [#"{"n":1}"#])
  }
}
