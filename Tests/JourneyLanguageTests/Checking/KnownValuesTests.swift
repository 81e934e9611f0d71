import Testing

/// The flow of what is known: which tests prove that a value is there.
@Suite struct KnownValuesTests {
  /// Steps that need the user's country, and something around them.
  private func findings(_ before: String, _ after: String = "") -> [String] {
    let send = "send cart_discount by email with code = user.country"
    return CompiledScript(steps: "\(before)\n\(send)\n\(after)").names
  }

  @Test(arguments: [
    "user.country is \"DE\"", "user.country is known", "user.country is in [\"DE\", \"FR\"]",
    "user.country starts with \"D\"", "length(user.country) is between 2 and 3",
    "not (user.country is missing)", "user.country is \"DE\" and user.points > 3",
    "user.country is \"DE\" or user.country is \"FR\"", "not (user.country is not \"DE\")",
    "user.vip and lower(user.country) is \"de\"",
  ])
  func aTestThatHoldsForKnownValuesOnlyProvesThem(test: String) {
    #expect(findings("if \(test)", "end") == [])
  }

  @Test(arguments: [
    "user.country is not \"DE\"", "user.country is missing", "user.points > 3",
    "user.country is \"DE\" or user.points > 3", "not (user.country is \"DE\")",
    "user.country default \"x\" is \"x\"", "not (user.country is known)",
  ])
  func aTestThatHoldsForMissingValuesProvesNothing(test: String) {
    #expect(findings("if \(test)", "end") == ["possibly-missing"])
  }

  @Test func theOtherBranchKnowsTheOpposite() {
    #expect(findings("if user.country is missing\nwait 1 hour\notherwise", "end") == [])
    #expect(findings("if user.country is missing\nstop\nend") == [])
    #expect(
      findings("if user.country is \"DE\"\nwait 1 hour\notherwise", "end") == ["possibly-missing"])
  }

  @Test func whatBothBranchesProveIsKnownBehindThem() {
    let both = """
      if user.points > 3
        set user.country = "DE"
      otherwise if user.country is missing
        stop
      end
      """
    #expect(findings(both) == [])
  }

  @Test func aDefaultIsEnough() {
    let script = CompiledScript(
      steps: "send cart_discount by email with code = user.country default \"DE\"")
    #expect(script.names == [])
  }

  @Test func theTriggersConditionNarrowsWhatEntered() {
    let head = "trigger on cart_abandoned as cart where event.note is known"
    for path in ["entry.note", "cart.note"] {
      let script = CompiledScript(
        steps: "send cart_discount by email with code = \(path)", head: head)
      #expect(script.names == [])
    }
  }

  @Test func ofTwoTriggersBothMustProveIt() {
    let one = "trigger on cart_abandoned where event.note is known"
    let head = one + "\ntrigger on cart_abandoned where event.total > 50"
    let script = CompiledScript(
      steps: "send cart_discount by email with code = entry.note", head: head)
    #expect(script.names == ["possibly-missing"])
  }

  @Test func theConditionOfAnArmNarrowsItsEvent() {
    let script = CompiledScript(
      steps: """
        wait up to 1 day
          on order_placed as order where event.coupon is not missing
            send cart_discount by email with code = order.coupon
          when user.country is "DE"
            send cart_discount by email with code = user.country
        end
        """)
    #expect(script.names == [])
  }

  @Test func anArmOfAChoiceKnowsItsValue() {
    let script = CompiledScript(
      steps: """
        choose user.plan
          when "free"
            send cart_discount by email with code = user.plan
          when missing
            stop "no plan"
          otherwise
            wait 1 day
        end
        """)
    #expect(script.names == [])
  }

  @Test func whatIsSetIsKnownAndWhatIsUnsetIsNot() {
    #expect(findings("set user.country = \"DE\"") == [])
    #expect(
      findings("if user.country is \"DE\"\nset user.country = entry.note\nend")
        == ["possibly-missing"])
    #expect(
      findings("if user.country is known\nset user.country = missing", "end")
        == ["possibly-missing"])
  }

  @Test func aLoopForgetsWhatItsStepsMayUnset() {
    let script = CompiledScript(
      steps: """
        if user.country is known
          repeat up to 3 times every 1 day
            send cart_discount by email with code = user.country
            set user.country = entry.note
          end
        end
        """)
    #expect(script.names == ["possibly-missing"])
  }

  @Test func aJumpCarriesWhatIsNotKnownToItsStage() {
    let script = CompiledScript(
      steps: """
        set user.country = "DE"
        stage nudge
          send cart_discount by email with code = user.country
          wait 1 day
          set user.country = entry.note
          if user.points > 3
            go to nudge
          end
        end
        """)
    #expect(script.names == ["possibly-missing"])
  }

  @Test func anEventThatWasWaitedForInVainIsMissing() {
    let before = "wait for order_placed as order up to 1 day"
    let send = "send cart_discount by email with code = order.cart_id"
    #expect(CompiledScript(steps: "\(before)\n\(send)").names == ["possibly-missing"])
    let tested = "\(before)\nif order is known\n\(send)\nend"
    #expect(CompiledScript(steps: tested).names == [])
  }

  @Test func theAnswerOfASkippedCallMayBeMissing() {
    let call = "call crm.lookup(id = user.id) as found"
    let send = "send cart_discount by email with code = found.code"
    #expect(CompiledScript(steps: "\(call)\n\(send)").names == [])
    #expect(CompiledScript(steps: "\(call) or skip\n\(send)").names == ["possibly-missing"])
  }

  @Test func divisionMayYieldNothing() {
    let send = "send cart_reminder by email with name = \"x\", total = entry.total /"
    #expect(CompiledScript(steps: "\(send) 2").names == [])
    #expect(CompiledScript(steps: "\(send) user.points").names == ["possibly-missing"])
  }

  @Test func aPartThatIsRequiredIsKnownWhereItsWholeIs() {
    let send = "send cart_discount by email with code = user.address.zip"
    #expect(CompiledScript(steps: send).names == ["possibly-missing"])
    #expect(CompiledScript(steps: "if user.address is known\n\(send)\nend").names == [])
    #expect(
      CompiledScript(steps: "if user.address.city is \"Rome\"\n\(send)\nend").names == [])
    let city = send.replacing("zip", with: "city")
    #expect(
      CompiledScript(steps: "if user.address is known\n\(city)\nend").names
        == ["possibly-missing"])
  }

  @Test func theLatestEventIsThereWithAllThatItRequires() throws {
    let steps = """
      if user.points > 3
        let score = user.points
      end
      # allow unset-binding: that is the question
      if score is missing
        send newsletter by email
      end
      let seen = latest(class_attended)
      let same = seen
      if same is known
        send thanks by email with points = same.minutes
        if same.rating is missing
          stop
        end
      end
      let gym = user.home_gym
      if gym is known
        send transactional invitation by email with from = gym.id
      end
      if gym.name is missing
        stop
      end
      """
    let script = CompiledScript(
      "journey asked_for\ntrigger on class_booked\n\(steps)\nend\n",
      catalog: try Catalogs.fixtures.get())
    #expect(script.names == [])
  }
}
