import JourneyEngine
import JourneyStore
import Testing

@Suite("Branches side by side")
struct ParallelTests {
  @Test("all begin at once, each goes its own way, and the last to end leads on")
  func all() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch
          wait 2 days
          send two by email
        branch
          wait 1 day
          send one by email
        branch
          send zero by email
      end
      send behind by email
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.lines == [
        "7 09:00 zero email sent", "8 09:00 one email sent", "9 09:00 two email sent",
        "9 09:00 behind email sent",
      ])
    #expect(try rehearsal.ends() == ["completed": 1])
    #expect(try rehearsal.entered() == 1)
  }

  @Test("with `first` the others are dropped where they wait, and nothing of them comes later")
  func first() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel first
        branch wait for b up to 5 days
        branch
          wait 1 day
          send one by email
          wait 1 day
          send two by email
      end
      send behind by email
      """, living: "7 09:00 a\n8 10:00 b")
    #expect(try rehearsal.lines == ["8 09:00 one email sent", "8 10:00 behind email sent"])
    #expect(try rehearsal.causes().contains("dropped"))
  }

  @Test("a branch that ends at once leaves those after it unbegun with `first`")
  func firstAtOnce() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel first
        branch wait 1 day
        branch send one by email
        branch send two by email
      end
      send behind by email
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == ["7 09:00 one email sent", "7 09:00 behind email sent"])
  }

  @Test("a dropped branch takes its hold with it")
  func heldIsDropped() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      quiet from 21:00 to 08:00
      parallel first
        branch send late by email
        branch wait for b up to 1 day
      end
      """, living: "7 22:00 a\n8 07:00 b")
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test("a hold in one branch holds no other")
  func heldAlone() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      quiet from 21:00 to 08:00
      parallel
        branch send late by email
        branch
          wait 1 hour
          emit told
      end
      send behind by email
      """, living: "7 22:00 a")
    #expect(try rehearsal.lines == ["8 08:00 late email sent", "8 08:00 behind email sent"])
    #expect(try rehearsal.causes().filter { $0 == "timer" }.count == 1)
  }

  @Test("`stop` in a branch ends the run with all its branches")
  func stops() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch
          wait for b
          stop "enough"
        branch
          wait 3 days
          send late by email
      end
      send behind by email
      """, living: "7 09:00 a\n8 09:00 b")
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.ends() == ["enough": 1])
    #expect(try rehearsal.active() == 0)
  }

  @Test("an exit ends the run, wherever its branches stand")
  func exits() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      exit on c
      goal d within 10 days
      parallel
        branch
          wait 2 days
          send two by email
        branch
          wait 3 days
          send three by email
      end
      """, living: "7 09:00 a\n8 09:00 d\n9 10:00 c\n9 11:00 d")
    #expect(try rehearsal.lines == ["9 09:00 two email sent"])
    #expect(try rehearsal.ends() == ["exited": 1])
    #expect(try rehearsal.converted() == 1)
  }

  @Test("an `exit when` that time turns ends a run with branches")
  func exitsByTime() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      exit when not did a within 2 days
      parallel
        branch
          wait 1 day
          send one by email
        branch
          wait 3 days
          send three by email
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == ["8 09:00 one email sent"])
    #expect(try rehearsal.ends() == ["exited": 1])
  }

  @Test("a run that is replaced leaves with its branches, and the new one has its own")
  func replaced() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      entry one at a time newest wins
      parallel
        branch
          wait 2 days
          send hi by email with n = entry.n
        branch
          wait 1 day
      end
      """, living: "7 09:00 a {\"n\": 1}\n8 10:00 a {\"n\": 2}")
    #expect(try rehearsal.arguments() == [#"{"n":2}"#])
    #expect(try rehearsal.ends() == ["completed": 1, "exited": 1])
  }

  @Test("an event comes to all branches that wait for it, in their order")
  func events() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch
          wait for b as seen
          send one by email with n = seen.n
        branch
          wait for b as seen
          send two by email with n = seen.n
        branch
          wait for b 2 times as seen
          send three by email with n = seen.n
      end
      """, living: "7 09:00 a\n7 10:00 b {\"n\": 1}\n7 11:00 b {\"n\": 2}")
    #expect(
      try rehearsal.lines == [
        "7 10:00 one email sent", "7 10:00 two email sent", "7 11:00 three email sent",
      ])
    #expect(try rehearsal.arguments() == [#"{"n":1}"#, #"{"n":1}"#, #"{"n":2}"#])
  }

  @Test("an event that ends the branches is nothing to the wait behind them")
  func eventsBehind() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch wait for b
        branch wait for b
      end
      wait for b up to 2 days
      send behind by email
      """, living: "7 09:00 a\n7 10:00 b\n7 11:00 b")
    #expect(try rehearsal.sentAt == ["7 11:00"])
  }

  @Test("a branch sees what was named before, and not what another names")
  func names() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let x = 1
      parallel
        branch
          let x = x + 1
          send one by email with x = x
        branch
          wait 1 day
          send two by email with x = x
      end
      send behind by email with x = x
      """, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"x":2}"#, #"{"x":1}"#, #"{"x":2}"#])
  }

  @Test("of two branches that give a name the later in the script counts, be it given earlier")
  func laterWins() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let x = 5
      parallel
        branch
          wait 1 day
          let x = 1
          let y = "one"
        branch
          if entry.n is 1
            let x = 5
          end
      end
      send behind by email with x = x, y = y
      """, living: "7 09:00 a {\"n\": 1}\n10 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"x":5,"y":"one"}"#])
  }

  @Test("with `first` only the names of the branch that ended hold")
  func namesOfFirst() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let x = 0
      parallel first
        branch
          let x = 1
          wait 2 days
        branch
          let y = 2
          wait 1 day
      end
      send behind by email with x = x, y = y
      """, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"x":0,"y":2}"#])
  }

  @Test("branches may have branches")
  func nested() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch
          parallel first
            branch
              let x = "slow"
              wait 5 days
            branch
              wait 1 day
              let x = "fast"
          end
          send inner by email with x = x
        branch
          wait 2 days
          send outer by email with x = x
      end
      send behind by email with x = x
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.lines == [
        "8 09:00 inner email sent", "9 09:00 outer email sent", "9 09:00 behind email sent",
      ])
    #expect(try rehearsal.arguments() == [#"{"x":"fast"}"#, "{}", #"{"x":"fast"}"#])
  }

  @Test("what ends an inner branch with `stop` ends the run")
  func nestedStop() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch
          parallel
            branch wait 1 day stop "inside"
            branch wait 9 days
          end
        branch
          wait 2 days
          send outer by email
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == [])
    #expect(try rehearsal.ends() == ["inside": 1])
  }

  @Test("branches in a `repeat` begin anew in each round, and may repeat themselves")
  func loops() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      repeat up to 2 times
        parallel
          branch
            repeat up to 2 times every 1 hour
              send hi by email
            end
          branch
            wait 1 day
        end
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "7 10:00", "8 09:00", "8 10:00"])
    #expect(try rehearsal.ends() == ["completed": 1])
  }

  @Test("thousands of rounds with branches that never wait come to their end")
  func manyRounds() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      let x = 0
      repeat up to 2000 times
        parallel
          branch let x = x + 1
          branch let y = x
        end
      end
      send behind by email with x = x, y = y
      """, living: "7 09:00 a")
    #expect(try rehearsal.arguments() == [#"{"x":2000,"y":1999}"#])
  }

  @Test("a limit counts what all branches send")
  func limits() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      limit 2 messages per 10 days
      parallel
        branch send one by email
        branch send two by email
        branch send three by email
      end
      """, living: "7 09:00 a")
    #expect(
      try rehearsal.outcomes == [
        "one email sent", "two email sent", "three email skipped limit",
      ])
    #expect(Set(try rehearsal.keys()).count == 3)
  }

  @Test("a person in branches stands at one step, and is one of those inside")
  func counted() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch wait 5 days
        branch wait 9 days
      end
      """, until: "9 09:00", living: "7 09:00 a")
    let totals = try rehearsal.store.journeyTotals(journeyID: "j")
    #expect(totals.entered == 1)
    #expect(totals.active == 1)
    #expect(totals.standing == ["parallel": 1])
  }

  @Test("the trace tells which branch a step is of")
  func traced() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      parallel
        branch wait 1 day
        branch
          parallel
            branch wait 2 days
          end
      end
      """, living: "7 09:00 a")
    var steps: [String] = []
    try rehearsal.store.eachTrace { line in
      steps.append("\(line.branch?.path ?? "-") \(line.step.input)")
    }
    #expect(
      steps == [
        "- entered", "1 branch", "2 branch", "2.1 branch", "1 timer", "2.1 timer", "2 joined",
        "- joined",
      ])
  }
}
