import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// What is found of values on the ways through a script: where they cannot be as it has them.
@Suite struct ValueFindingsTests {
  /// Some steps with the findings in them: the line, counted from the first step, and the name.
  struct Example: CustomTestStringConvertible, Sendable {
    /// The steps.
    var steps: String
    /// The findings.
    var expected: [String]
    /// The head of the journey.
    var head: String

    /// Creates an example; the head starts the journey with an abandoned cart.
    init(_ steps: String, _ expected: String..., head: String = "trigger on cart_abandoned") {
      self.steps = steps
      self.expected = expected
      self.head = head
    }

    /// The steps, for the report of the test.
    var testDescription: String { steps }

    /// What is found, with the lines counted from the first step.
    var found: [String] {
      let script = CompiledScript(steps: steps, head: head)
      let first = 1 + head.split(separator: "\n").count
      return script.result.diagnostics.map(\.code.name)
        + script.structure.map { finding in
          let line = finding.line.map { "\($0 - first) " } ?? ""
          return line + finding.code.name
        }
    }
  }

  /// Branches.
  static let branches = [
    Example(
      """
      if entry.total > 100 stop "a"
      otherwise if entry.total > 200 stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if user.country is in ["DE", "FR"] stop "a"
      otherwise if user.country is "DE" stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if user.country is "DE" stop "a"
      otherwise if user.country is in ["DE", "FR"] stop "b" end
      """),
    Example(
      """
      if user.country is in ["DE", "FR"]
        if user.country is "DE" stop "a"
        otherwise if user.country is "FR" stop "b"
        otherwise stop "c" end
      end
      """, "3 constant-condition"),
    Example(
      """
      if entry.total > 200
        if entry.total > 100 stop "a" end
      end
      """, "2 constant-condition"),
    Example("if entry.total > 100 and entry.total < 50 stop end", "1 constant-condition"),
    Example(
      """
      if user.country is not "DE" or user.country is not "FR" stop end
      """, "1 constant-condition"),
    Example(
      """
      if user.plan is "pro" and user.plan is "team" or user.points > 3 stop end
      """, "1 constant-condition"),
    Example("if entry.total is known stop end", "1 needless-test"),
    Example(
      """
      if entry.total > 100 stop "a"
      otherwise if entry.total <= 100 stop "b" end
      """, "2 needless-test"),
    Example(
      """
      if entry.total > 100 stop "a"
      otherwise if entry.total <= 100 stop "b"
      otherwise wait 1 day end
      """, "2 constant-condition"),
    Example(
      """
      if entry.note is "a" stop "a" otherwise if entry.note is not "a" stop "b" end
      """, "1 needless-test"),
    Example(
      """
      if entry.total > 100 wait 1 day otherwise if user.trial_ends_at > now stop end
      if entry.total > 100 stop "again" end
      """),
    Example(
      """
      if user.points > 100 stop "a" end
      if user.points > 200 stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if user.points > 100 stop "a" end
      wait 1 day
      if user.points > 200 stop "b" end
      """),
    Example(
      """
      if entry.total > 100 stop "a" end
      wait 1 day
      if entry.total > 200 stop "b" end
      """, "3 shadowed-branch"),
    Example(
      """
      set user.points = 5
      if user.points > 4 stop "a" end
      """, "2 constant-condition"),
    Example(
      """
      if user.points > 5 wait 0 seconds end
      """, "empty-duration"),
    Example(
      """
      if user.points > 5
        set user.points = user.points - 5
        if user.points > 5 stop "a" end
      end
      """),
    Example(
      """
      let x = 3
      repeat up to 3 times
        if x > 3 stop end
        wait 1 day
        let x = x - 1
      end
      """),
    Example(
      """
      if user.plan is "free" stop "a"
      otherwise if user.plan is "pro" stop "b"
      otherwise if user.plan is "team" stop "c"
      otherwise if user.plan is known stop "d" end
      """, "4 shadowed-branch"),
    Example(
      """
      if entry.note starts with "a" stop "a"
      otherwise if entry.note starts with "AB" stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if entry.note starts with "ab" and entry.note does not contain "b" stop end
      """, "1 constant-condition"),
    Example(
      """
      if user.created_at is more than 2 days ago stop "a"
      otherwise if user.created_at is more than 3 days ago stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if user.created_at is more than 3 days ago and user.created_at is less than 2 days ago stop end
      """, "1 constant-condition"),
    Example(
      """
      if did order_placed stop "a"
      otherwise if did order_placed at least 3 times within 30 days stop "b" end
      """, "2 shadowed-branch"),
    Example(
      """
      if did order_placed at least 3 times within 30 days stop "a"
      otherwise if did order_placed stop "b" end
      """),
    Example(
      """
      if did order_placed within 30 days where (event.total > 20 and event.total < 10) stop end
      """, "1 constant-condition"),
    Example(
      """
      choose user.plan when "free" stop "a" when "pro" stop "b" otherwise wait 1 day end
      if user.plan is "free" stop "c" end
      """),
    Example(
      """
      if user.plan is "free"
        choose user.plan when "free" stop "a" when "pro" stop "b" otherwise stop "c" end
      end
      """, "2 shadowed-branch"),
    Example(
      """
      if user.vip stop "a" end
      if not user.vip wait 1 hour end
      """, "2 needless-test"),
    Example(
      """
      parallel
        branch wait 1 day set user.points = 3
        branch if user.points > 100 wait 1 hour if entry.total > 3 stop end end
      end
      if user.points is 3 stop end
      """),
  ]

  /// Waits.
  static let waits = [
    Example(
      """
      wait up to 2 days
        on cart_viewed where event.device is "a" and event.device is "b" stop "a"
        otherwise stop "b"
      end
      """, "1 constant-condition"),
    Example(
      """
      wait
        on order_placed where event.total > 5 and event.total < 3 stop "a"
        when user.points > 9 and user.points < 9 stop "b"
      end
      """, "unbounded-wait", "1 endless-wait"),
    Example(
      """
      if user.plan is "pro"
        wait up to 2 days
          when user.plan is "pro" stop "a"
          otherwise stop "b"
        end
      end
      """, "2 constant-condition"),
    Example(
      """
      if entry.total > 100
        wait up to 2 days
          when entry.total < 50 stop "a"
          otherwise stop "b"
        end
      end
      """, "2 constant-condition"),
    Example(
      """
      if user.plan is "free"
        wait up to 2 days
          when user.plan is "pro" stop "a"
          otherwise stop "b"
        end
      end
      """),
    Example(
      """
      wait for order_placed as order where order.total > 20 up to 1 day
      if order.total < 10 stop end
      """),
    Example(
      """
      wait up to 1 day on order_placed as order where order.total > 20 otherwise stop end
      if order.total < 10 stop end
      """, "2 constant-condition"),
    Example(
      """
      wait up to 1 day
        on order_placed as order where order.total > 20 wait 1 hour
        otherwise stop
      end
      if order.total < 10 stop end
      """, "5 constant-condition"),
    Example(
      """
      if did order_placed stop end
      repeat up to 3 times every 1 day until did not order_placed
        send cart_last_call by email
      end
      """, "2 constant-condition"),
    Example("wait until 2030-05-01 wait until 2030-04-01", "1 past-moment"),
    Example("wait until 2030-05-01 at 09:00 upon 2030-05-01 at 10:00 wait 1 day end"),
    Example(
      "if entry.total > 3 wait until 2030-05-01 end wait until 2030-04-01"),
    Example(
      "wait until 1 day before entry.at wait until 3 days before entry.at",
      "1 past-moment"),
    Example("wait until 3 days before entry.at wait until 1 day before entry.at"),
    Example(
      """
      upon 1 day before entry.at wait 1 hour end
      upon 1 month before entry.at wait 1 hour end
      """, "2 past-moment"),
    Example(
      """
      wait until 1 month after entry.at
      upon 28 days after entry.at wait 1 hour end
      upon 27 days after entry.at wait 1 hour end
      """, "3 past-moment"),
    Example(
      """
      wait until 1 day before entry.at at 18:00
      upon 1 day before entry.at wait 1 hour end
      upon 1 day before entry.at at 17:00 wait 1 hour end
      """, "3 past-moment"),
    Example("wait until 2 days after entry.at wait until 1 day after entry.at", "1 past-moment"),
    Example(
      """
      wait until 2 months after entry.at
      upon 1 month after entry.at wait 1 hour end
      """, "2 past-moment"),
    Example("wait until journey.entered_at", "1 past-moment"),
    Example(
      """
      if entry.total > 3 wait 1 hour end
      wait until 1 hour before journey.entered_at
      """, "2 past-moment"),
    Example(
      "wait until 1 day before entry.at upon 2 days before entry.at wait 1 hour end",
      head: "trigger on cart_abandoned\ntime zone user.timezone"),
    Example(
      "wait until 1 day before entry.at upon 3 days before entry.at wait 1 hour end",
      "1 past-moment", head: "trigger on cart_abandoned\ntime zone user.timezone"),
    Example("wait 3 days wait until 2 days after journey.entered_at", "1 past-moment"),
    Example("wait 3 days wait until 3 days after journey.entered_at"),
    Example("wait until 1 day before user.created_at wait until 3 days before user.created_at"),
    Example(
      """
      if entry.total > 3 wait until 1 day before entry.at end
      wait until 3 days before entry.at
      """),
    Example(
      """
      if entry.total > 3
        wait until 1 day before entry.at
      otherwise
        wait until 2 days before entry.at
      end
      wait until 3 days before entry.at
      """, "6 past-moment"),
    Example(
      """
      let moment = entry.at
      wait until 1 day before moment
      let moment = now
      wait until 3 days before moment
      wait until 4 days before moment
      """, "5 past-moment"),
    Example(
      """
      repeat up to 3 times
        wait until 3 days before entry.at
        wait until 1 day before entry.at
      end
      """),
    Example(
      """
      wait up to 1 day before entry.at
        on order_placed
          wait until 3 days before entry.at
        otherwise
          wait until 3 days before entry.at
      end
      """, "5 past-moment"),
    Example(
      "send cart_last_call by email only if user.points > 3 and user.points < 2",
      "1 constant-condition"),
  ]

  /// Heads.
  static let heads = [
    Example(
      "wait 1 day", "0 constant-condition",
      head: "trigger on cart_abandoned where event.total > 100 and event.total < 50"),
    Example(
      "if entry.total > 20 stop end wait 1 day", "1 constant-condition",
      head: "trigger on cart_abandoned where event.total > 50"),
    Example(
      "if entry.total > 20 stop end wait 1 day",
      head: "trigger on cart_abandoned where event.total > 50\ntrigger on order_placed"),
    Example(
      "if user.points > 20 stop end wait 1 day", "1 constant-condition",
      head: "trigger on cart_abandoned where user.points > 50\n"
        + "trigger on order_placed where user.points > 30"),
    Example(
      "wait 1 day", "constant-condition",
      head:
        "trigger on cart_abandoned where user.plan is \"free\"\nexit when user.plan is not \"pro\""
    ),
    Example(
      "wait 1 day",
      head: "trigger on cart_abandoned where user.plan is \"free\"\nexit when user.plan is \"pro\""),
    Example(
      "wait 1 day", "constant-condition",
      head: "trigger on cart_abandoned\nexit when user.id is known"),
    Example(
      "wait 1 day", "quiet-all-day",
      head: "trigger on cart_abandoned\nquiet from 08:00 to 20:00\nquiet from 20:00 to 08:00"),
    Example(
      "wait 1 day", "constant-condition",
      head:
        "trigger on cart_abandoned\nexit on order_placed where event.total > 5 and event.total < 3"
    ),
    Example(
      "wait 1 day", "constant-condition",
      head:
        "trigger on cart_abandoned\ngoal order_placed where event.total < 0 and event.total > 0 within 1 day"
    ),
  ]

  @Test(arguments: branches + waits + arms + named + heads)
  func `what cannot be is found once, on its line`(example: Example) {
    #expect(example.found == example.expected)
  }

  @Test func `a shadowed branch names what covers it`() throws {
    let script = CompiledScript(
      steps: "if entry.total > 100 stop\notherwise if entry.total > 200 wait 1 day end")
    let finding = try #require(script.structure.first)
    #expect(
      finding.message
        == "nobody takes this branch: `entry.total > 100` in line 3 covers `entry.total > 200`")
  }

  @Test func `a shadowed arm names what covers it`() throws {
    let script = CompiledScript(
      steps: """
        wait up to 3 days
          on order_placed where event.total > 5 stop "a"
          on order_placed where event.total > 10 stop "b"
        end
        """)
    let finding = try #require(script.structure.first)
    #expect(
      finding.message
        == "nobody takes `on order_placed where event.total > 10`: "
        + "`on order_placed where event.total > 5` before it covers it")
  }

  @Test func `a constant condition says what made sure of it`() throws {
    let script = CompiledScript(
      steps: "if user.plan is \"pro\"\nif user.plan is \"pro\" wait 1 day end end")
    let finding = try #require(script.structure.first)
    #expect(
      finding.message
        == "`user.plan is \"pro\"` always holds here: line 3 has made sure of `user.plan is \"pro\"`"
    )
  }
}
