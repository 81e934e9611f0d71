import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("Priorities and groups")
struct GroupTests {
  /// Two journeys of a group.
  private func pair(_ first: String, _ second: String, living: String) throws -> Rehearsal {
    try Rehearsal(
      """
      journey a trigger on order exclusive winter \(first) entry unlimited
        send a1 by email wait 2 days send a2 by email end
      journey b trigger on view exclusive winter \(second) entry unlimited
        send b1 by email wait 2 days send b2 by email end
      """, living: living)
  }

  @Test("a larger priority makes the other journey of the group leave")
  func larger() throws {
    let rehearsal = try pair("priority 1", "priority 2", living: "7 09:00 order\n8 09:00 view")
    #expect(
      try rehearsal.lines == [
        "7 09:00 a1 email sent", "8 09:00 b1 email sent", "10 09:00 b2 email sent",
      ])
    #expect(try rehearsal.ends(of: "a") == ["exited": 1])
    #expect(try rehearsal.causes().contains("displaced"))
  }

  @Test(
    "the one inside stays if its priority is as large or larger",
    arguments: [("priority 2", "priority 2"), ("", ""), ("priority 0.5", ""), ("", "priority 0")])
  func stays(first: String, second: String) throws {
    let rehearsal = try pair(first, second, living: "7 09:00 order\n8 09:00 view\n10 09:00 view")
    #expect(
      try rehearsal.outcomes == [
        "a1 email sent", "a2 email sent", "b1 email sent", "b2 email sent",
      ])
    #expect(try rehearsal.entered("b") == 1)
  }

  @Test("who stays out is told")
  func told() throws {
    let rehearsal = try Rehearsal(
      """
      journey a trigger on order exclusive winter wait 2 days end
      journey b trigger on view exclusive winter end
      journey c trigger on journey_entry_refused
        send refused by email with who = entry.journey_id, why = entry.reason end
      """, living: "7 09:00 order\n8 09:00 view")
    #expect(
      try rehearsal.arguments() == [#"{"who":"b","why":"`a` of the same group is inside"}"#])
  }

  @Test("a journey's own runs are for its entry rule, and another group is nobody's business")
  func ownRuns() throws {
    let rehearsal = try Rehearsal(
      """
      journey a trigger on order exclusive winter entry unlimited wait 2 days end
      journey b trigger on order exclusive summer wait 2 days end
      """, living: "7 09:00 order\n8 09:00 order")
    #expect(try rehearsal.entered("a") == 2)
    #expect(try rehearsal.entered("b") == 1)
  }

  @Test("of journeys that one event starts the larger is tried first")
  func oneEvent() throws {
    let rehearsal = try Rehearsal(
      """
      journey a trigger on order exclusive winter send a1 by email wait 1 day end
      journey b trigger on order exclusive winter priority 5 send b1 by email wait 1 day end
      journey c trigger on order priority 7 send c1 by email wait 1 day end
      """, living: "7 09:00 order")
    #expect(try rehearsal.outcomes == ["c1 email sent", "b1 email sent"])
  }

  @Test("one who is held out displaces nobody")
  func heldOut() throws {
    let rehearsal = try Rehearsal(
      """
      journey a trigger on order exclusive winter wait 2 days send a2 by email end
      journey b trigger on view exclusive winter priority 1 holdout 99.999999% end
      """, living: "7 09:00 order\n8 09:00 view")
    #expect(try rehearsal.outcomes == ["a2 email sent"])
    #expect(try rehearsal.store.journeyTotals(journeyID: "b").heldOut.entered == 1)
  }

  @Test(
    "the larger goes first under a limit of the workspace",
    arguments: [
      "trigger on order", "trigger on order wait 1 day", "trigger on order wait for view",
    ])
  func workspaceLimit(lines: String) throws {
    var settings = EngineSettings()
    settings.limits = [MessageLimit(messages: 1, per: CalendarDuration(days: 7))]
    let rehearsal = try Rehearsal(
      """
      journey a \(lines) send a1 by email end
      journey b priority 3 \(lines) send b1 by email end
      journey c priority 2 \(lines) send c1 by email end
      """, settings: settings, living: "7 09:00 order\n9 09:00 view")
    #expect(
      try rehearsal.outcomes == [
        "b1 email sent", "c1 email skipped limit", "a1 email skipped limit",
      ])
  }

  @Test(
    "of a timer and the calendar at one instant the larger goes first",
    arguments: [("priority 2", ""), ("", ""), ("", "priority 2")])
  func timerAndCalendar(timer: String, calendar: String) throws {
    var settings = EngineSettings()
    settings.limits = [MessageLimit(messages: 1, per: CalendarDuration(days: 7))]
    let rehearsal = try Rehearsal(
      """
      journey a \(calendar) trigger every day at 09:00 until 2030-01-08 for users where user.is_active
        send a1 by email end
      journey b \(timer) trigger on order wait until 09:00 send b1 by email end
      """, settings: settings, living: "7 21:00 order")
    let first = calendar.isEmpty ? "b1" : "a1"
    let second = calendar.isEmpty ? "a1" : "b1"
    #expect(
      try rehearsal.lines == [
        "8 09:00 \(first) email sent", "8 09:00 \(second) email skipped limit",
      ])
  }

  @Test("the larger goes first as quiet hours end, and by the calendar")
  func laterInstants() throws {
    var settings = EngineSettings()
    settings.limits = [MessageLimit(messages: 1, per: CalendarDuration(days: 7))]
    let held = try Rehearsal(
      """
      journey a trigger on order quiet from 20:00 to 08:00 send a1 by email end
      journey b trigger on order quiet from 20:00 to 08:00 priority 3 send b1 by email end
      """, settings: settings, living: "7 21:00 order")
    #expect(try held.lines == ["8 08:00 b1 email sent", "8 08:00 a1 email skipped limit"])
    let calendar = try Rehearsal(
      """
      journey a trigger at 2030-01-08 at 09:00 for users where user.is_active send a1 by email end
      journey b priority 3 trigger at 2030-01-08 at 09:00 for users where user.is_active
        send b1 by email end
      """, settings: settings, living: "7 21:00 order")
    #expect(try calendar.lines == ["8 09:00 b1 email sent", "8 09:00 a1 email skipped limit"])
  }
}
