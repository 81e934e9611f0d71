import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("Starting another journey")
struct StartTests {
  @Test("lets the user in at that instant, with what it is given")
  func start() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on order
        start k with code = "X", total = entry.total * 2
        send first by email
      end
      journey k trigger by request (code: text!, total: number)
        send second by email with code = code, total = total, again = entry.code
      end
      """, living: #"7 09:00 order {"total": 5}"#)
    #expect(try rehearsal.lines == ["7 09:00 first email sent", "7 09:00 second email sent"])
    #expect(
      try rehearsal.arguments()[1] == #"{"code":"X","total":10,"again":"X"}"#)
  }

  @Test("happens when somebody asks for it, under the entry rule")
  func request() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger by request (code: text!, total: number) entry once per code
        send hi by email with code = code, total = total
        wait for order up to 1 day
        send bye by email
      end
      """,
      living: """
        7 08:00 ping
        7 09:00 request j {"code": "x", "total": 5}
        7 10:00 request j {"code": "x", "total": 6}
        7 11:00 request j {"code": "y"}
        7 12:00 order
        """)
    let lines = try rehearsal.lines
    #expect(
      lines == [
        "7 09:00 hi email sent", "7 11:00 hi email sent", "7 12:00 bye email sent",
        "7 12:00 bye email sent",
      ])
    #expect(
      try rehearsal.arguments().prefix(2) == [
        #"{"code":"x","total":5}"#, #"{"code":"y"}"#,
      ])
  }

  @Test("is refused where nobody can ask for it")
  func refusedRequest() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on journey_entry_refused where event.reason is "nobody can ask for it"
        send told by email with name = entry.journey_id
      end
      """, living: "7 09:00 request nobody\n7 10:00 request j")
    #expect(
      try rehearsal.lines == ["7 09:00 told email sent"])
    #expect(try rehearsal.arguments() == [#"{"name":"nobody"}"#])
  }

  @Test("asks the entry rule, with a key of the request too")
  func entryRule() throws {
    let start = "trigger on order entry unlimited start k with code = entry.code end"
    let living = """
      7 09:00 order {"code": "x"}
      7 09:01 order {"code": "y"}
      7 09:02 order {"code": "x"}
      7 09:03 order
      """
    let once = try Rehearsal(
      "journey j \(start) journey k trigger by request (code: text) end", living: living)
    #expect(try once.entered("k") == 1)
    let keyed = try Rehearsal(
      "journey j \(start) journey k trigger by request (code: text) entry once per code end",
      living: living)
    #expect(try keyed.entered("k") == 2)
  }

  @Test("asks the group and the holdout as an event does")
  func groups() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on order exclusive winter priority 2 start k start l wait 1 day end
      journey k trigger by request exclusive winter end
      journey l trigger by request holdout 99.999999% end
      """, living: "7 09:00 order")
    #expect(try rehearsal.entered("k") == 0)
    #expect(try rehearsal.store.journeyTotals(journeyID: "l").heldOut.entered == 1)
  }

  @Test("does not count what led to it as after the entry")
  func sinceEntry() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on order start k end
      journey k trigger by request
        if did order since entry send wrong by email end
        wait 1 hour
        if did order since entry send right by email end
      end
      """, living: "7 09:00 order\n7 09:30 order")
    #expect(try rehearsal.outcomes == ["right email sent"])
  }

  @Test("of what is not there, or cannot be asked for, goes on and is told")
  func notThere() throws {
    let rehearsal = try Rehearsal(
      "journey j trigger on order start nobody send hi by email end", living: "7 09:00 order")
    #expect(try rehearsal.outcomes == ["hi email sent"])
    #expect(try rehearsal.causes() == ["entered", "not started"])
  }

  @Test("of each other ends somewhere")
  func circle() throws {
    let rehearsal = try Rehearsal(
      """
      journey j trigger on order trigger by request entry unlimited start k end
      journey k trigger by request entry unlimited start j end
      """, living: "7 09:00 order")
    #expect(try rehearsal.entered("j") + rehearsal.entered("k") == EngineLimits.eventChainMax + 1)
  }
}
