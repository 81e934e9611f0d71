import JourneyEngine
import Testing

@Suite("Loops and stages")
struct RepeatTests {
  /// When the rounds of a loop send.
  private func rounds(_ head: String, _ body: String = "", _ happenings: String = "7 09:00 a")
    throws -> [String]
  {
    try Rehearsal(
      "trigger on a repeat \(head) send round by email \(body) end send over by email",
      living: happenings
    ).lines.map { $0.replacing(" email sent", with: "") }
  }

  @Test("the first round comes at once, and none pauses behind the last")
  func every() throws {
    #expect(
      try rounds("up to 3 times every 1 day")
        == ["7 09:00 round", "8 09:00 round", "9 09:00 round", "9 09:00 over"])
  }

  @Test("without `every` rounds follow at once")
  func plain() throws {
    #expect(
      try rounds("up to 2 times") == ["7 09:00 round", "7 09:00 round", "7 09:00 over"])
  }

  @Test("`every` runs from the start of a round to the start of the next")
  func everyFromStart() throws {
    #expect(
      try rounds("up to 2 times every 1 day", "wait 20 hours")
        == ["7 09:00 round", "8 09:00 round", "9 05:00 over"])
    #expect(
      try rounds("up to 2 times every 1 day", "wait 30 hours")
        == ["7 09:00 round", "8 15:00 round", "9 21:00 over"])
  }

  @Test("`until` is asked before each round, behind its pause")
  func until() throws {
    let bought = "7 09:00 a\n8 08:00 b"
    #expect(
      try rounds("up to 5 times every 1 day until did b", "", bought)
        == ["7 09:00 round", "8 09:00 over"])
    #expect(try rounds("up to 5 times until did b", "", "7 08:00 b\n7 09:00 a") == ["7 09:00 over"])
  }

  @Test("a loop in a loop begins anew in each round")
  func nested() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      repeat up to 2 times every 1 day
        repeat up to 2 times every 1 hour
          send hi by email
        end
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["7 09:00", "7 10:00", "8 09:00", "8 10:00"])
  }

  @Test("`go to` jumps to the start of a stage")
  func goTo() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      stage asking
        send hi by email
        wait for b up to 1 day
        if not (did b since entry)
          go to asking
        end
      end
      send over by email
      """, living: "7 09:00 a\n9 08:00 b")
    #expect(
      try rehearsal.lines == [
        "7 09:00 hi email sent", "8 09:00 hi email sent", "9 08:00 over email sent",
      ])
  }

  @Test("a run that goes round at one moment for ever is ended")
  func endless() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      stage asking
        wait hours(entry.none)
        go to asking
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.active() == 0)
    #expect(try rehearsal.ends().keys.allSatisfy { $0.hasPrefix("fault") })
  }

  @Test("empty blocks and arms are legal")
  func empty() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      if did b end
      stage nothing end
      repeat up to 2 times end
      split test 50% one rest two end
      wait up to 1 day
        on b
        otherwise
      end
      send hi by email
      """, living: "7 09:00 a")
    #expect(try rehearsal.sentAt == ["8 09:00"])
  }
}
