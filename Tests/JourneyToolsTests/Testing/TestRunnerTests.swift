import Testing

/// Tests of journeys do what they say: each line, each expectation, kept and broken.
@Suite struct TestRunnerTests {
  /// A journey with a bit of everything.
  private static let journey = """
    journey j
      trigger on came where event.total > 10
      exit on left
      goal paid within 7 days
      stage first
        wait 1 day
        send hello by email or push with total = entry.total
      end
      call crm.score(id = user.id) as lead or skip
      if lead.score > 50
        emit hot with score = lead.score
        stop "hot"
      end
      split half
        50% left_arm
          set user.plan = "left"
        rest right_arm
          set user.plan = "right"
      end
      stage second
        wait 1 week
      end
    end
    """

  /// Runs a test of the journey; returns what failed, `passed` if nothing did.
  private func outcome(_ lines: String) throws -> String {
    try Trial(Self.journey).outcome(lines)
  }

  private let person = #"user { email: "a@b.c", id: "u1" }"#
  private let start = "event came { total: 20 }"

  @Test func `what is expected and happens passes`() throws {
    let lines = """
      \(person)
      respond crm.score { score: 10 }
      force half right_arm
      \(start)
      expect waiting at first
      expect nothing sent
      advance 1 day
      expect sent hello by email with total = 20 1 times
      expect not sent hello by push
      expect called crm.score
      expect not emitted hot
      expect waiting at second
      expect user.plan is "right" and did came within 2 days
      event paid
      expect converted
      advance 1 week
      expect completed
      """.replacing("event paid", with: "event paid {}")
    #expect(try outcome(lines) == "passed")
  }

  @Test func `an arm is forced, and a failing service is skipped`() throws {
    let lines = """
      \(person)
      fail crm.score
      force half left_arm
      \(start)
      advance 1 day
      expect user.plan is "left"
      event left {}
      expect exited
      """
    #expect(try outcome(lines) == "passed")
  }

  @Test func `what a service answers decides`() throws {
    let lines = """
      \(person)
      respond crm.score { score: 90 }
      \(start)
      advance 1 day
      expect emitted hot with score = 90
      expect stopped "hot"
      """
    #expect(try outcome(lines) == "passed")
  }

  @Test(arguments: [
    ("expect sent hello", "expected `hello` sent, but nothing was sent"),
    ("expect not entered", "expected nobody to enter, but somebody entered `j`"),
    ("expect completed", "expected the run to complete, but it waits at line 6 in `first`"),
    ("expect waiting at second", "expected the run to wait at `second`, but it waits"),
    ("expect converted", "expected the run to convert, but no goal of it was reached"),
    ("expect stopped", "expected the run to stop, but it waits"),
    ("expect called crm.score", "expected call of `crm.score`, but nothing was called"),
    ("expect emitted hot", "expected `hot` emitted, but nothing was emitted"),
    ("expect user.plan is \"x\"", "this does not hold"),
    ("advance 1 day", "`crm.score` was called and has no answer"),
  ])
  func `what does not hold is told with its line`(line: String, message: String) throws {
    let found = try outcome("\(person)\n\(start)\n\(line)")
    #expect(found.hasPrefix("line 3: \(message)"), "\(found)")
  }

  @Test func `what counts is what happened since the last line that was no expectation`() throws {
    let lines = """
      \(person)
      respond crm.score { score: 1 }
      \(start)
      advance 1 day
      expect sent hello
      expect sent hello
      advance 1 hour
      expect nothing sent
      \(start)
      expect not entered
      """
    #expect(try outcome(lines) == "passed")
  }

  @Test func `everybody is subscribed unless the test says otherwise`() throws {
    let lines = """
      \(person)
      respond crm.score { score: 1 }
      preferences { email: { marketing: false } }
      \(start)
      advance 1 day
      expect not sent hello
      """
    #expect(try outcome(lines) == "passed")
    let told = try outcome(lines.replacing("expect not sent", with: "expect sent"))
    #expect(told == "line 6: expected `hello` sent, but `hello` was skipped: consent")
  }

  @Test func `the clock begins when the test says, and goes forward only`() throws {
    let lines = """
      now 2031-03-01 at 12:00
      \(person)
      expect today is 2031-03-01
      advance to 2031-03-02 at 08:00
      expect now is 2031-03-02 at 08:00
      advance to 2031-03-01 at 08:00
      """
    let told = try outcome(lines)
    #expect(told.contains("the clock goes forward only"), "\(told)")
  }

  @Test func `an event may lie in the past`() throws {
    let lines = """
      \(person)
      event paid {} 3 days ago
      expect did paid within 3 days
      expect not did paid within 2 days
      """
    #expect(try outcome(lines) == "passed")
  }
}
