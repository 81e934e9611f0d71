import Testing

/// Each expectation of a test, kept and broken.
@Suite struct ExpectationTests {
  /// A journey for messages, calls and events.
  private static let busy = Trial(
    """
    journey j trigger on came
      send hi by email with total = 5, name = user.first_name
      send hi by email with total = 6
      call crm.score(id = entry.id) as lead or skip
      emit scored with score = lead.score, tags = ["a", "b"]
      wait 1 hour
      send bye by email
    end
    """)

  /// What happens before the expectation.
  private static let busyLines = """
    user { email: "a@b.c" }
    respond crm.score { score: 7 }
    event came { id: "i" }
    """

  @Test(arguments: [
    "sent hi", "sent hi by email", "sent hi with total = 5", "sent hi with total = 6 1 times",
    "sent hi 2 times", "not sent bye", "not sent hi by push", "not sent hi with total = 7",
    "sent hi with name = missing", "not sent hi 3 times", "called crm.score",
    "called crm.score with id = \"i\"", "not called crm.score with id = \"x\"",
    "emitted scored", "emitted scored with score = 7, tags = [\"a\", \"b\"]",
    "not emitted scored with score = 8", "not emitted came", "not emitted message_sent",
    "waiting", "did message_sent at least 2 times", "2 > 1",
  ])
  func `what is so is as expected`(expectation: String) throws {
    let lines = "\(Self.busyLines)\nexpect \(expectation)"
    #expect(try Self.busy.outcome(lines) == "passed")
  }

  @Test(arguments: [
    ("sent bye", "expected `bye` sent, but `hi` was sent by email with total = 5"),
    ("sent hi by push", "expected `hi` sent by push, but `hi` was sent by email with total = 5"),
    ("not sent hi", "expected `hi` not sent, but `hi` was sent by email with total = 5"),
    (
      "sent hi 3 times",
      "expected `hi` sent 3 times, but `hi` was sent by email with total = 5, and"
    ),
    ("nothing sent", "expected nothing sent, but `hi` was sent by email with total = 5"),
    ("not called crm.score", "expected no call of `crm.score`, but `crm.score` was called"),
    (
      "called crm.score with id = \"x\"",
      "expected call of `crm.score` with id = \"x\", but `crm.score` was called with id = \"i\""
    ),
    (
      "emitted scored with score = 8",
      "expected `scored` emitted with score = 8, but `scored` was emitted with score = 7, tags"
    ),
    ("not emitted scored", "expected no `scored` emitted, but `scored` was emitted"),
    ("emitted other", "expected `other` emitted, but `scored` was emitted"),
    ("not entered", "expected nobody to enter, but somebody entered `j`"),
    ("completed", "expected the run to complete, but it waits at line 6"),
    ("exited", "expected the run to exit, but it waits at line 6"),
    ("stopped", "expected the run to stop, but it waits at line 6"),
    ("converted", "expected the run to convert, but no goal of it was reached"),
    ("1 > 2", "this does not hold"),
    ("user.points > 2", "this does not hold: `user.points` is missing"),
    (
      "user.email is \"x\" or count(came) >= 2 and not user.email is known",
      "this does not hold: `user.email` is \"a@b.c\", `count(came)` is 1"
    ),
    ("did came at least 2 times", "this does not hold"),
  ])
  func `what is not so is told with what is`(expectation: String, message: String) throws {
    let told = try Self.busy.outcome("\(Self.busyLines)\nexpect \(expectation)")
    #expect(told.hasPrefix("line 4: \(message)"), "\(told)")
  }

  /// A journey for ends.
  private static let ends = Trial(
    """
    journey j trigger on came
      exit on gone
      goal paid within 7 days
      if entry.why is known
        stop "why"
      end
      stage first
        wait 1 hour
      end
      stage outer
        stage second
          wait 1 hour
        end
      end
    end
    """)

  @Test(arguments: [
    "event came {}\nexpect waiting at first", "event came { why: \"x\" }\nexpect stopped",
    "event came { why: \"x\" }\nexpect stopped \"why\"",
    "event came {}\nadvance 90 minutes\nexpect waiting at second",
    "event came {}\nadvance 90 minutes\nexpect waiting at outer",
    "event came {}\nadvance 2 hours\nexpect completed",
    "event came {}\nevent gone {}\nexpect exited",
    "event came {}\nevent paid {}\nexpect converted\nexpect waiting",
    "event gone {}\nexpect not entered",
  ])
  func `a run is where it is expected`(lines: String) throws {
    #expect(try Self.ends.outcome(lines) == "passed")
  }

  @Test(arguments: [
    (
      "event came {}\nexpect waiting at second",
      "line 2: expected the run to wait at `second`, but it waits at line 8 in `first`"
    ),
    (
      "event came { why: \"x\" }\nexpect waiting",
      "line 2: expected the run to wait, but it ended: why"
    ),
    (
      "event came { why: \"x\" }\nexpect stopped \"no\"",
      "line 2: expected the run to stop for \"no\", but it ended: why"
    ),
    (
      "event came {}\nevent gone {}\nexpect stopped",
      "line 3: expected the run to stop, but it ended: exited"
    ),
    ("event gone {}\nexpect completed", "line 2: nobody has entered"),
  ])
  func `a run that is elsewhere is told of`(lines: String, message: String) throws {
    #expect(try Self.ends.outcome(lines) == message)
  }

  @Test func `a run waits in its branches too, and they are no runs`() throws {
    let trial = Trial(
      """
      journey j trigger on came
        parallel
          branch
            stage left wait 1 hour end
          branch
            stage right wait 2 hours end
        end
        stage last wait 1 day end
      end
      """)
    let lines = """
      event came {}
      expect waiting at left
      expect waiting at right
      advance 90 minutes
      expect waiting at right
      advance 1 hour
      expect waiting at last
      advance 1 day
      expect completed
      """
    #expect(try trial.outcome(lines) == "passed")
    let wrong = "event came {}\nadvance 90 minutes\nexpect waiting at left"
    #expect(try trial.outcome(wrong).hasPrefix("line 3: expected the run to wait at `left`"))
  }

  @Test func `a message that is held was not sent, and is told to be held`() throws {
    let trial = Trial(
      "journey j trigger on came quiet from 08:00 to 12:00 send hi by email end")
    let lines = """
      user { email: "a@b.c" }
      event came {}
      expect nothing sent
      expect waiting
      advance to 12:00
      expect sent hi
      """
    #expect(try trial.outcome(lines) == "passed")
    #expect(
      try trial.outcome("user { email: \"a@b.c\" }\nevent came {}\nexpect sent hi")
        == "line 3: expected `hi` sent, but it is held by quiet hours")
  }
}
