import JourneyModel
import JourneyTools
import Testing

/// Each line of a test does what the reference says of it.
@Suite struct TestLineTests {
  @Test func `a second user line changes only what it names`() throws {
    let trial = Trial("journey j trigger on came wait 1 day end")
    let lines = """
      user { id: "u7", email: "a@b.c", plan: "free", first_name: "Ana" }
      user { plan: "pro" }
      expect user.id is "u7" and user.plan is "pro" and user.first_name is "Ana"
      """
    #expect(try trial.outcome(lines) == "passed")
  }

  @Test func `a test is about one person`() throws {
    let trial = Trial("journey j trigger on came wait 1 day end")
    let told = try trial.outcome("user { id: \"a\" }\nuser { id: \"b\" }")
    #expect(told == "line 2: a test is about one person, and this one is called \"a\"")
  }

  @Test func `what a user line starts counts at that line`() throws {
    let trial = Trial(
      "journey j trigger when user.plan is \"pro\" send hi by email wait 1 day end")
    let lines = """
      user { email: "a@b.c" }
      expect not entered
      user { plan: "pro" }
      expect sent hi 1 times
      expect waiting
      """
    #expect(try trial.outcome(lines) == "passed")
    let first = "user { email: \"a@b.c\", plan: \"pro\" }\nexpect sent hi"
    #expect(try trial.outcome(first) == "passed")
  }

  @Test func `lines that happen to nobody let the first user line make the person known`() throws {
    let trial = Trial(
      """
      journey j trigger on user_changed
        call crm.score() as lead or skip
        wait 1 day
      end
      """)
    let lines = """
      respond crm.score { score: 1 }
      fail crm.score
      user { plan: "pro" }
      expect not entered
      user { plan: "free" }
      expect waiting
      """
    #expect(try trial.outcome(lines) == "passed")
  }

  @Test func `a request starts the first journey under test`() throws {
    let trial = Trial(
      """
      journey j trigger by request (code: text!, total: number)
        send hi by email with code = code, total = total
      end
      journey k trigger on came
        send other by email
      end
      """)
    let lines = """
      user { email: "a@b.c" }
      request { code: "x", total: 5 }
      expect sent hi with code = "x", total = 5
      expect completed
      """
    #expect(try trial.outcome(lines, for: "j, k") == "passed")
  }

  @Test func `several journeys are under test, and the run is the latest of all`() throws {
    let trial = Trial(
      """
      journey j trigger on came start k wait 1 day end
      journey k trigger by request emit told stop "k" end
      """)
    let both = """
      event came {}
      expect emitted told
      expect stopped "k"
      """
    #expect(try trial.outcome(both, for: "j, k") == "passed")
    let one = "event came {}\nexpect not emitted told\nexpect waiting"
    #expect(try trial.outcome(one, for: "j") == "passed")
  }

  @Test(arguments: [
    ("", "2030-01-07 at 09:00"),
    ("now 2031-05-06 at 07:08\n", "2031-05-06 at 07:08"),
  ])
  func `the clock begins on a Monday morning unless the test says otherwise`(
    head: String, moment: String
  ) throws {
    let trial = Trial("journey j trigger on came wait 1 day end")
    #expect(try trial.outcome("\(head)expect now is \(moment)") == "passed")
  }

  @Test func `the clock begins in the zone of the workspace`() throws {
    let trial = Trial(
      "journey j trigger on came wait 1 day end",
      catalog: Catalog(timeZone: "Asia/Tokyo"))
    #expect(
      try trial.outcome("expect now is 2030-01-07 at 09:00 in \"Asia/Tokyo\"") == "passed")
  }

  @Test func `advancing to a moment is in the zone of the journey`() throws {
    let trial = Trial(
      "journey j trigger on came time zone \"America/New_York\" wait 1 day end",
      catalog: Catalog(timeZone: "Asia/Tokyo"))
    let lines = """
      advance to 2030-01-08 at 09:00
      expect now is 2030-01-08 at 09:00 in "America/New_York"
      advance to 12:00
      expect now is 2030-01-08 at 12:00 in "America/New_York"
      """
    #expect(try trial.outcome(lines) == "passed")
    let own = Trial("journey j trigger on came time zone user.timezone wait 1 day end")
    let told = """
      user { timezone: "Asia/Tokyo" }
      advance to 2030-01-09 at 09:00
      expect now is 2030-01-09 at 09:00 in "Asia/Tokyo"
      """
    #expect(try own.outcome(told) == "passed")
  }

  @Test func `preferences of one channel leave the others alone`() throws {
    let trial = Trial("journey j trigger on came send hi by email or push end")
    let lines = """
      user { email: "a@b.c", main_device_id: "d" }
      preferences { email: { marketing: false } }
      event came {}
      expect sent hi by push
      expect not sent hi by email
      """
    #expect(try trial.outcome(lines) == "passed")
  }

  @Test func `without an address nobody is reached`() throws {
    let trial = Trial("journey j trigger on came send hi by email end")
    #expect(
      try trial.outcome("event came {}\nexpect sent hi")
        == "line 2: expected `hi` sent, but `hi` was skipped: unreachable")
  }

  @Test func `nobody is held out of a test`() throws {
    let trial = Trial("journey j trigger on came holdout 99.999999% wait 1 day end")
    #expect(try trial.outcome("event came {}\nexpect waiting") == "passed")
  }

  @Test func `a service answers until it is told otherwise`() throws {
    let trial = Trial(
      """
      journey j trigger on came entry unlimited
        call crm.score() as lead or stop "no answer"
        emit scored with s = lead.score
      end
      """)
    let lines = """
      respond crm.score { score: 1 }
      event came {}
      expect emitted scored with s = 1
      event came {}
      expect emitted scored with s = 1
      respond crm.score { score: 2 }
      event came {}
      expect emitted scored with s = 2
      expect not emitted scored with s = 1
      fail crm.score
      event came {}
      expect not emitted scored
      expect called crm.score
      expect stopped "no answer"
      """
    #expect(try trial.outcome(lines) == "passed")
  }

  @Test func `a call without an answer fails the line that led to it`() throws {
    let trial = Trial(
      "journey j trigger on came wait 1 hour call crm.score() as lead or skip end")
    let result = try trial.run("event came {}\nadvance 1 day\nexpect completed")
    #expect(result.failure?.message == "`crm.score` was called and has no answer")
    #expect(
      result.failure?.help
        == "say before what it answers: `respond crm.score { … }` or `fail crm.score`")
    #expect(result.failure?.line == 4)
  }

  @Test func `a split is forced for all who come, until it is forced otherwise`() throws {
    let trial = Trial(
      """
      journey j trigger on came entry unlimited
        split s
          20% a
            emit took_a
          30% b
            emit took_b
          rest c
            emit took_c
        end
      end
      """)
    let lines = ["a", "b", "c", "a"].map { arm in
      let others = ["a", "b", "c"].filter { $0 != arm }
      return """
        force s \(arm)
        event came {}
        expect emitted took_\(arm)
        expect not emitted took_\(others[0])
        expect not emitted took_\(others[1])
        """
    }
    #expect(try trial.outcome(lines.joined(separator: "\n")) == "passed")
  }

  @Test func `an arm without a share is not forced`() throws {
    let trial = Trial(
      """
      journey j trigger on came
        split s
          0% a
            emit took_a
          rest b
            wait 1 day
        end
      end
      """)
    #expect(
      try trial.outcome("force s a")
        == "line 1: no split `s` has an arm `a` that anybody can take")
  }
}
