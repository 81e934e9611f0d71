import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// What counts as reached, and what an end is called, where events come late or runs replace runs.
@Suite("Goals and ends")
struct ConversionTests {
  @Test("an event from before the entry that is told of later converts nobody")
  func lateGoal() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on cart
        goal order within 5 days
        wait 10 days
      end
      """)
    try rehearsal.user()
    try rehearsal.user("v")
    for user in ["u", "v"] {
      try rehearsal.event("cart", at: "2030-01-07T09:00:00Z", user: user)
    }
    try rehearsal.event(
      "order", at: "2030-01-06T09:00:00Z", arrivesAt: "2030-01-08T09:00:00Z")
    try rehearsal.event(
      "order", at: "2030-01-07T10:00:00Z", user: "v", arrivesAt: "2030-01-13T09:00:00Z")
    try rehearsal.run()
    #expect(try rehearsal.store.journeyTotals(journeyID: "j").converted == 1)
  }

  @Test("what an ended run knew is dropped as it converts, since nothing asks for it any more")
  func convertedRegisters() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on cart
        goal order within 5 days
        wait 1 hour
      end
      """)
    for user in ["u", "v"] {
      try rehearsal.user(user)
      try rehearsal.event("cart", at: "2030-01-07T09:00:00Z", user: user)
    }
    try rehearsal.event("order", at: "2030-01-08T09:00:00Z")
    try rehearsal.run()
    #expect(try rehearsal.store.journeyTotals(journeyID: "j").converted == 1)
    let known = "select count(*) from journey_state where length(registers) > 0"
    #expect(try rehearsal.store.answer(to: known) == "1")
  }

  @Test("a run that a newer one replaces has exited")
  func replaced() throws {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on cart
        entry one at a time newest wins
        wait 1 day
      end
      """)
    try rehearsal.user()
    try rehearsal.event("cart", at: "2030-01-07T09:00:00Z")
    try rehearsal.event("cart", at: "2030-01-08T09:00:00Z")
    try rehearsal.run()
    #expect(try rehearsal.ends() == ["exited": 1, "completed": 1])
  }
}
