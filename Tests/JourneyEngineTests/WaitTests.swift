import JourneyEngine
import JourneyModel
import Testing

@Suite("Waits")
struct WaitTests {
  /// Tells what is a moment and what a day.
  private var catalog: Catalog {
    var catalog = Catalog()
    catalog.userAttributes = [
      .init(name: "ends", type: .date, isRequired: false),
      .init(name: "starts", type: .moment, isRequired: false),
    ]
    let starts = ValueType.Field(name: "starts", type: .moment, isRequired: false)
    catalog.events = [
      EventDeclaration(name: "a", attributes: [starts]),
      EventDeclaration(name: "b", attributes: []),
    ]
    return catalog
  }

  /// A journey that waits, and then says so.
  private func sentAt(
    _ wait: String, _ happenings: String = #"7 09:00 a {"at": "2030-01-10T12:00:00Z"}"#,
    user: String? = Rehearsal.willing
  ) throws -> [String] {
    try Rehearsal("trigger on a \(wait) send hi by email", user: user, living: happenings).sentAt
  }

  @Test(
    "a wait lasts as long as it says",
    arguments: [
      ("wait 90 minutes", "7 10:30"), ("wait 1 day 12 hours", "8 21:00"),
      ("wait 1 week", "14 09:00"), ("wait hours(1.5)", "7 10:30"),
      ("wait days(entry.n default 2)", "9 09:00"), ("wait days(30) up to 3 days", "10 09:00"),
      ("wait hours(1) up to 3 days", "7 10:00"), ("wait hours(0 - 1)", "7 09:00"),
      ("wait hours(0)", "7 09:00"), ("wait hours(entry.none)", "7 09:00"),
    ])
  func lengths(wait: String, at: String) throws {
    #expect(try sentAt(wait) == [at])
  }

  @Test(
    "a wait until a moment ends at it",
    arguments: [
      ("wait until 10:00", "7 10:00"), ("wait until 09:00", "8 09:00"),
      ("wait until 08:00", "8 08:00"), ("wait until tomorrow at 08:00", "8 08:00"),
      ("wait until tomorrow at 23:59", "8 23:59"), ("wait until next monday at 09:00", "14 09:00"),
      ("wait until next tuesday at 09:00", "8 09:00"),
      ("wait until next monday at 23:00", "14 23:00"),
      ("wait until 2030-01-09 at 08:00", "9 08:00"), ("wait until 2030-01-09", "9 00:00"),
      ("wait until 2029-01-09 at 08:00", "7 09:00"),
      ("wait until 2 days before 2030-01-11 at 08:00 at 10:00", "9 10:00"),
      ("wait until 2 hours before (2030-01-11 at 08:00)", "11 06:00"),
      ("wait until 2 days after now at 07:30", "9 07:30"),
      ("wait until now + 3 hours", "7 12:00"), ("wait until now", "7 09:00"),
      ("wait until entry.none", "7 09:00"),
      ("wait until 08:00 in \"America/New_York\"", "7 13:00"),
      ("wait until 1 day before entry.none at 09:00", "7 09:00"),
    ])
  func moments(wait: String, at: String) throws {
    #expect(try sentAt(wait) == [at])
  }

  @Test("a wait until a moment of the user is planned anew as the attribute moves")
  func replanned() throws {
    let rehearsal = try Rehearsal(
      "trigger on a wait until 1 day before user.ends at 09:00 send hi by email",
      catalog: catalog,
      living: """
        7 08:00 user {"attributes": {"ends": "2030-01-15"}}
        7 09:00 a
        8 09:00 user {"attributes": {"ends": "2030-01-20"}}
        9 09:00 user {"attributes": {"ends": "2030-01-12"}}
        """)
    #expect(try rehearsal.sentAt == ["11 09:00"])
  }

  @Test("a moment that moves into the past, or goes missing, goes on at once")
  func replannedPast() throws {
    for change in ["\"2030-01-02\"", "null"] {
      let rehearsal = try Rehearsal(
        "trigger on a wait until 1 day before user.ends at 09:00 send hi by email",
        catalog: catalog,
        living: """
          7 08:00 user {"attributes": {"ends": "2030-01-15"}}
          7 09:00 a
          8 09:00 user {"attributes": {"ends": \(change)}}
          """)
      #expect(try rehearsal.sentAt == ["8 09:00"])
    }
  }

  @Test("a moment of a history is planned anew as events come")
  func replannedHistory() throws {
    let rehearsal = try Rehearsal(
      "trigger on a wait until latest(a).at + 1 day send hi by email",
      living: "7 09:00 a\n7 20:00 a")
    #expect(try rehearsal.sentAt == ["8 20:00"])
  }

  @Test("`upon` runs its block at the moment, also if that is now")
  func upon() throws {
    let script = """
      trigger on a
      upon entry.starts - 1 day
        send reminder by email
      end
      send hi by email
      """
    let later = try Rehearsal(
      script, catalog: catalog, living: #"7 09:00 a {"starts": "2030-01-10T12:00:00Z"}"#)
    #expect(try later.lines == ["9 12:00 reminder email sent", "9 12:00 hi email sent"])
    let now = try Rehearsal(
      script, catalog: catalog, living: #"7 09:00 a {"starts": "2030-01-08T09:00:00Z"}"#)
    #expect(try now.lines == ["7 09:00 reminder email sent", "7 09:00 hi email sent"])
  }

  @Test("`upon` skips both if the moment is past or missing")
  func uponPast() throws {
    for payload in [#"{"starts": "2030-01-08T08:59:59Z"}"#, "{}"] {
      let rehearsal = try Rehearsal(
        "trigger on a upon entry.starts - 1 day send reminder by email end send hi by email",
        catalog: catalog, living: "7 09:00 a \(payload)")
      #expect(try rehearsal.lines == ["7 09:00 hi email sent"])
    }
  }

  @Test("`upon` skips its block if the moment moves into the past")
  func uponMoved() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      upon user.starts - 1 day
        send reminder by email
      end
      send hi by email
      """, catalog: catalog,
      living: """
        7 08:00 user {"attributes": {"starts": "2030-01-10T12:00:00Z"}}
        7 09:00 a
        8 09:00 user {"attributes": {"starts": "2030-01-08T12:00:00Z"}}
        """)
    #expect(try rehearsal.lines == ["8 09:00 hi email sent"])
  }

  @Test("`wait for` goes on when the event comes or the time is up")
  func waitFor() throws {
    #expect(try sentAt("wait for b up to 2 days", "7 09:00 a\n7 12:00 b") == ["7 12:00"])
    #expect(try sentAt("wait for b up to 2 days", "7 09:00 a\n9 12:00 b") == ["9 09:00"])
    #expect(try sentAt("wait for b", "7 09:00 a\n20 12:00 b") == ["20 12:00"])
    #expect(try sentAt("wait for b", "7 09:00 a").isEmpty)
  }

  @Test("`wait for` looks forward: what came before does not count")
  func waitForLater() throws {
    #expect(try sentAt("wait for b", "7 08:00 b\n7 09:00 a\n7 10:00 b") == ["7 10:00"])
    #expect(try sentAt("wait for a", "7 09:00 a\n7 10:00 a") == ["7 10:00"])
    #expect(try sentAt("wait for b wait for b", "7 09:00 a\n7 10:00 b\n7 11:00 b") == ["7 11:00"])
  }

  @Test("`wait for` binds its event")
  func waitForBinding() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      wait for b matching cart as seen where event.x > 1 up to 1 day
      send hi by email with x = seen.x default 0
      """,
      living: """
        7 09:00 a {"cart": "k"}
        7 10:00 b {"cart": "l", "x": 5}
        7 10:00 b {"cart": "k", "x": 1}
        7 11:00 b {"cart": "k", "x": 3}
        """)
    #expect(try rehearsal.sentAt == ["7 11:00"])
  }

  @Test("an event exactly at the time-out wins")
  func tie() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait up to 2 days
        on b
          send seen by email
        otherwise
          send missed by email
      end
      """, living: "7 09:00 a\n9 09:00 b")
    #expect(try rehearsal.lines == ["9 09:00 seen email sent"])
  }

  @Test("timers that are due at one instant all see the events of that instant")
  func tieOfRuns() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      wait 1 day
      if did b
        send hi by email
      end
      """, living: "7 09:00 a\n7 09:00 a\n8 09:00 b")
    #expect(try rehearsal.sentAt == ["8 09:00", "8 09:00"])
  }

  @Test("several times count from the beginning of the wait")
  func times() throws {
    #expect(
      try sentAt("wait for b 2 times", "7 08:00 b\n7 09:00 a\n7 10:00 b\n7 11:00 b") == ["7 11:00"])
    #expect(
      try sentAt("wait for b 2 times up to 1 day", "7 09:00 a\n7 10:00 b\n8 12:00 b") == ["8 09:00"]
    )
  }

  @Test("several times within a span count what came before the wait too")
  func timesWithin() throws {
    #expect(
      try sentAt("wait for b 2 times within 2 hours", "7 08:00 b\n7 09:00 a\n7 10:00 b")
        == ["7 10:00"])
    #expect(
      try sentAt("wait for b 2 times within 1 hour", "7 08:00 b\n7 09:00 a\n7 10:00 b") == [])
  }

  @Test("`without` goes on when so long nothing came, and each event starts it anew")
  func without() throws {
    #expect(try sentAt("wait 2 hours without b", "7 09:00 a") == ["7 11:00"])
    #expect(
      try sentAt("wait 2 hours without b", "7 09:00 a\n7 10:00 b\n7 11:30 b") == ["7 13:30"])
    #expect(try sentAt("wait 2 hours without b", "7 09:00 a\n7 11:00 b") == ["7 13:00"])
  }

  @Test("`without` starts anew N times at most")
  func withoutAtMost() throws {
    let happenings = "7 09:00 a\n7 10:00 b\n7 11:00 b\n7 12:00 b"
    #expect(try sentAt("wait 2 hours without b at most 1 time", happenings) == ["7 12:00"])
    #expect(try sentAt("wait 2 hours without b at most 2 times", happenings) == ["7 13:00"])
  }

  @Test("`without` binds the newest event, also the one that starts nothing anew")
  func withoutBinding() throws {
    let script = """
      trigger on a
      wait 2 hours without b as last at most 1 time
      send hi by email with x = last.x default 0
      """
    let some = try Rehearsal(
      script, living: #"7 09:00 a"# + "\n" + #"7 10:00 b {"x": 1}"# + "\n" + #"7 11:00 b {"x": 2}"#)
    #expect(try some.arguments() == [#"{"x":2}"#])
    #expect(try Rehearsal(script, living: "7 09:00 a").arguments() == [#"{"x":0}"#])
  }

  @Test("`without` passes over events that do not match")
  func withoutMatching() throws {
    #expect(
      try sentAt(
        "wait 2 hours without b matching cart",
        """
        7 09:00 a {"cart": "x"}
        7 10:00 b {"cart": "y"}
        """) == ["7 11:00"])
  }

  @Test("of two arms that match one event the first written is taken")
  func firstArm() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait up to 1 day
        on b where event.x > 5
          send first by email
        on b
          send second by email
        on b where event.x > 1
          send third by email
      end
      """, living: #"7 09:00 a"# + "\n" + #"7 10:00 b {"x": 3}"#)
    #expect(try rehearsal.outcomes == ["second email sent"])
  }

  @Test("a `when` arm that holds already is taken at once")
  func whenAtOnce() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait up to 1 day
        on b
          send first by email
        when user.email is known
          send second by email
      end
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == ["7 09:00 second email sent"])
  }

  @Test("a `when` arm is asked as the user changes, and of any event")
  func whenLater() throws {
    let script = """
      trigger on a
      wait up to 1 day
        when user.plan is "pro"
          send first by email
        when did c at least 2 times
          send second by email
        otherwise
          send third by email
      end
      """
    let changed = try Rehearsal(
      script, living: "7 09:00 a\n" + #"7 10:00 user {"attributes": {"plan": "pro"}}"#)
    #expect(try changed.lines == ["7 10:00 first email sent"])
    let happened = try Rehearsal(script, living: "7 09:00 a\n7 10:00 c\n7 11:00 c")
    #expect(try happened.lines == ["7 11:00 second email sent"])
    #expect(
      try Rehearsal(script, living: "7 09:00 a").lines == ["8 09:00 third email sent"])
  }

  @Test("a bound that is a moment is planned anew as it moves")
  func boundMoves() throws {
    let script = """
      trigger on a
      wait up to 1 day before user.ends at 09:00
        on b
          send seen by email
        otherwise
          send missed by email
      end
      """
    let moved = try Rehearsal(
      script, catalog: catalog,
      living: """
        7 08:00 user {"attributes": {"ends": "2030-01-10"}}
        7 09:00 a
        7 10:00 user {"attributes": {"ends": "2030-01-15"}}
        12 10:00 b
        """)
    #expect(try moved.lines == ["12 10:00 seen email sent"])
    let past = try Rehearsal(
      script, catalog: catalog,
      living: """
        7 08:00 user {"attributes": {"ends": "2030-01-10"}}
        7 09:00 a
        7 10:00 user {"attributes": {"ends": "2030-01-05"}}
        """)
    #expect(try past.lines == ["7 10:00 missed email sent"])
  }

  @Test("a bound that is past as the wait begins leads to `otherwise`, `when` arms first")
  func boundPast() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a entry unlimited
      wait up to entry.until
        when entry.x is 1
          send first by email
        otherwise
          send second by email
      end
      """, living: #"7 09:00 a {"x": 1}"# + "\n" + #"7 10:00 a {"x": 2}"#)
    #expect(try rehearsal.outcomes == ["first email sent", "second email sent"])
  }

  @Test("arms without `otherwise` go on when the time is up")
  func noOtherwise() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait up to 1 day
        on b
          send seen by email
      end
      send hi by email
      """, living: "7 09:00 a")
    #expect(try rehearsal.lines == ["8 09:00 hi email sent"])
  }

  @Test("a wait without an end in time takes its arms however late")
  func noBound() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait
        on b
          send seen by email
        when user.plan is "pro"
          send upgraded by email
      end
      """, living: "7 09:00 a\n30 09:00 c\n31 09:00 b")
    #expect(try rehearsal.lines == ["31 09:00 seen email sent"])
  }

  @Test("of an event and a change at one instant the first to arrive is taken")
  func arrival() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      wait up to 1 day
        on b
          send seen by email
        when user.plan is "pro"
          send upgraded by email
      end
      """, living: "7 09:00 a\n" + #"7 10:00 user {"attributes": {"plan": "pro"}}"# + "\n7 10:00 b")
    #expect(try rehearsal.lines == ["7 10:00 upgraded email sent"])
  }

  @Test("a loop of waits counts anew in each round")
  func counterInLoop() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on a
      repeat up to 2 times
        wait for b 2 times
        send hi by email
      end
      """, living: "7 09:00 a\n7 10:00 b\n7 11:00 b\n7 12:00 b\n7 13:00 b")
    #expect(try rehearsal.sentAt == ["7 11:00", "7 13:00"])
  }

  @Test("a wait goes on behind a restart as if nothing had been")
  func restart() throws {
    let script = "trigger on a wait for b 2 times up to 1 day send hi by email"
    let first = try Rehearsal(script, until: "7 11:00", living: "7 09:00 a\n7 10:00 b")
    let second = try Rehearsal(script, user: nil, after: first, living: "7 12:00 b")
    #expect(try second.sentAt == ["7 12:00"])
    let third = try Rehearsal(
      script, user: nil, after: Rehearsal(script, until: "7 11:00", living: "7 09:00 a"),
      living: "")
    #expect(try third.sentAt == ["8 09:00"])
  }
}
