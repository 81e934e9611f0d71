import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("A holdout")
struct HoldoutTests {
  /// Two hundred people who all order, and a tenth of them who buy again a day later.
  private func shop(_ head: String) throws -> Rehearsal {
    let rehearsal = try Rehearsal(
      """
      journey j
        trigger on order
        goal buy within 3 days
        \(head)
        send hi by email
        wait 5 days
      end
      """)
    for number in 0..<200 {
      try rehearsal.user("u\(number)")
      try rehearsal.happen("7 09:00 order", to: "u\(number)")
      if number % 10 == 0 { try rehearsal.happen("8 09:00 buy", to: "u\(number)") }
    }
    try rehearsal.run()
    return rehearsal
  }

  @Test("keeps a share out, which converts like the others")
  func groups() throws {
    let totals = try shop("holdout 25%").store.journeyTotals(journeyID: "j")
    #expect(totals.people.entered + totals.heldOut.entered == 200)
    #expect((30...70).contains(totals.heldOut.entered))
    #expect(totals.people.converted + totals.heldOut.converted == 20)
    #expect(totals.heldOut.converted > 0)
    #expect(totals.entered == totals.people.entered)
    #expect(totals.converted == totals.people.converted)
    #expect(totals.ended == ["completed": totals.people.entered])
    #expect(totals.sends["hi"]?[.sent] == totals.people.entered)
  }

  @Test("of a larger share holds those of a smaller one as well")
  func sticky() throws {
    let few = Set(try heldOut(shop("holdout 10%")))
    let many = Set(try heldOut(shop("holdout 40%")))
    #expect(!few.isEmpty && few.isSubset(of: many) && few != many)
  }

  /// Those who were held out.
  private func heldOut(_ rehearsal: Rehearsal) throws -> [String] {
    var people: [String] = []
    try rehearsal.store.eachTrace { line in
      if line.step.input == "held out" { people.append(line.userID) }
    }
    return people
  }

  @Test("leaves nothing behind but the trace: no journey was entered, and none has ended")
  func events() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on order holdout 99.999999% send hi by email end
      journey k trigger on journey_entered send hello by email end
      journey l trigger on journey_ended where event.journey_id is "j" send bye by email end
      """, living: "7 09:00 order")
    #expect(try rehearsal.sends().isEmpty)
    #expect(try rehearsal.causes() == ["held out"])
    #expect(try rehearsal.entered() == 0)
  }

  @Test("asks the entry rule as for everybody")
  func entryRule() throws {
    let lines = "trigger on order holdout 99.999999% goal buy within 1 day"
    let living = "7 09:00 order\n8 09:00 order\n8 10:00 buy"
    let once = try Rehearsal(lines, living: living)
    #expect(try once.causes() == ["held out"])
    let unlimited = try Rehearsal(lines + " entry unlimited", living: living)
    #expect(try unlimited.causes() == ["held out", "held out", "goal"])
    #expect(try unlimited.store.journeyTotals(journeyID: "j").heldOut.converted == 1)
  }

  @Test("counts what the goal asks of the entry")
  func goalOfTheEntry() throws {
    let rehearsal = try Rehearsal(
      "trigger on order holdout 99.999999% goal buy matching cart within 1 day entry unlimited",
      living: """
        7 09:00 order {"cart": "a"}
        7 09:05 buy {"cart": "b"}
        7 09:10 order {"cart": "c"}
        7 09:15 buy {"cart": "c"}
        """)
    #expect(try rehearsal.causes() == ["held out", "held out", "goal"])
  }
}
