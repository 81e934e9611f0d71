import JourneyLanguage
import JourneyModel
import Testing

/// How scripts become graphs.
@Suite struct LoweringTests {
  @Test func theCartScriptBecomesItsGraph() {
    let script = CompiledScript(
      steps: """
        wait 1 hour
        send cart_reminder by email or push
          with name = user.first_name default "there", total = entry.total
        wait up to 2 days
          on cart_viewed matching cart_id as view
            call crm.score(email = user.email) as lead within 5 seconds
            if lead.score > 80 and view.device is "desktop"
              emit sales_follow_up with cart_id = entry.cart_id
              stop "handed to sales"
            end
          when user.plan is "pro"
            stop "upgraded"
          otherwise
            send cart_last_call by email
        end
        split discount_test
          50% offer
            send cart_discount by email with code = "COMEBACK10"
          rest control
        end
        """)
    #expect(script.names == [])
    #expect(
      script.stateIDs == [
        "wait_1_hour", "send_cart_reminder", "wait_for_cart_viewed",
        "call_crm_score_on_cart_viewed",
        "if_lead_score_over_80_and_view_device_44d6_on_cart_viewed",
        "emit_sales_follow_up_if_lead_score_on_cart_viewed",
        "stop_handed_to_sales_if_lead_score_on_cart_viewed", "stop_upgraded_on_plan",
        "send_cart_last_call_otherwise", "split_discount_test", "send_cart_discount_in_offer",
        "end",
      ])
  }

  @Test func aLoopBeginsAndEndsItsRounds() {
    let script = CompiledScript(
      steps: """
        repeat up to 3 times every 1 day until user.plan is "pro"
          send cart_last_call by email
        end
        """)
    let test = Expression.compare(
      .equal, .path(.user, ["plan"]), .literal(.text("pro")))
    #expect(
      script.state("repeat_3_times")
        == .loop(
          timesMax: 3, every: CalendarDuration(days: 1), until: test,
          body: "send_cart_last_call_in_repeat", next: "end"))
    #expect(script.state("again_repeat_3_times") == .again(loop: "repeat_3_times"))
    guard case .send(_, let next) = script.state("send_cart_last_call_in_repeat") else {
      Issue.record("there is no such send")
      return
    }
    #expect(next == "again_repeat_3_times")
  }

  @Test func aJumpIsALinkAndAStageAMark() {
    let script = CompiledScript(
      steps: """
        stage nudge
          wait 1 day
          if user.points > 3
            go to nudge
          end
        end
        """)
    guard
      case .branch(_, let then, let otherwise) = script.state("if_points_over_3")
    else {
      Issue.record("there is no such branch")
      return
    }
    #expect(then == "wait_1_day")
    #expect(otherwise == "end")
    #expect(script.definition?.states.map(\.stages) == [["nudge"], ["nudge"], []])
  }

  @Test func theEndStandsOnlyWhereItIsReached() {
    #expect(CompiledScript(steps: "wait 1 day\nstop").stateIDs == ["wait_1_day", "stop"])
    #expect(CompiledScript(steps: "").stateIDs == ["end"])
    #expect(CompiledScript(steps: "").definition?.start == "end")
  }

  @Test func matchingStandsInFrontOfTheCondition() {
    let script = CompiledScript(
      steps: "wait for order_placed matching cart_id where event.total > 5 up to 1 day")
    guard case .waitArms(let arms, _, let otherwise) = script.state("wait_for_order_placed"),
      case .event(let pattern) = arms.first?.condition
    else {
      Issue.record("there is no such wait")
      return
    }
    let five = ExactDecimal(millionths: 5_000_000)
    #expect(
      pattern.condition
        == .and([
          .compare(.equal, .path(.event, ["cart_id"]), .path(.entry, ["cart_id"])),
          .compare(.greater, .path(.event, ["total"]), .literal(.number(five))),
        ]))
    #expect(otherwise == "end")
  }

  @Test func entryInATriggersConditionIsTheCandidate() {
    let script = CompiledScript(
      steps: "", head: "trigger on cart_abandoned as cart where entry.total > cart.total")
    guard case .event(let pattern) = script.definition?.triggers.first?.kind else {
      Issue.record("there is no trigger by an event")
      return
    }
    #expect(
      pattern.condition
        == .compare(.greater, .path(.event, ["total"]), .path(.binding("cart"), ["total"])))
  }

  @Test(arguments: ["entry.cart_id", "cart_id", "event.cart_id"])
  func theKeyOfAnEntryRuleIsReadFromTheEntry(key: String) {
    let script = CompiledScript(
      steps: "", head: "trigger on cart_abandoned\nentry once per \(key)")
    #expect(script.definition?.settings.entry.key == .path(.entry, ["cart_id"]))
  }

  @Test func constantsAndAudiencesStandForWhatTheySay() {
    let script = CompiledScript(
      """
      constant least = 50
      audience pros = user.plan is "pro"
      journey rescue
        trigger on cart_abandoned where event.total > least and user is not in pros
      end
      """)
    guard case .event(let pattern) = script.definition?.triggers.first?.kind else {
      Issue.record("there is no trigger by an event")
      return
    }
    let fifty = ExactDecimal(millionths: 50_000_000)
    #expect(
      pattern.condition
        == .and([
          .compare(.greater, .path(.event, ["total"]), .literal(.number(fifty))),
          .not(.compare(.equal, .path(.user, ["plan"]), .literal(.text("pro")))),
        ]))
  }

  @Test func theParametersOfARequestAreNames() {
    let script = CompiledScript(
      steps: "send cart_discount by email with code = voucher",
      head: "trigger by request (voucher: text!)")
    #expect(script.names == [])
    guard case .send(let send, _) = script.state("send_cart_discount") else {
      Issue.record("there is no such send")
      return
    }
    #expect(send.arguments.first?.value == .path(.binding("voucher"), []))
  }

  @Test func theCatalogTellsKindTopicAddressAndFailure() {
    let script = CompiledScript(
      steps: """
        send cart_reminder by email with name = "x", total = 3
        send transactional receipt by email with total = 3 retry 2 times or stop "no receipt"
        send sales_alert by email
        call crm.score(email = user.email)
        call crm.score(email = user.email) retry 1 time
        """)
    #expect(script.names == [])
    let sends = (script.definition?.states ?? []).compactMap { state -> SendAction? in
      if case .send(let send, _) = state.kind { return send }
      return nil
    }
    #expect(sends.map(\.kind) == [.marketing, .transactional, .internal])
    #expect(sends.map(\.topic) == ["offers", nil, nil])
    #expect(sends.map(\.to) == [nil, nil, .literal(.text("sales@shop.example"))])
    #expect(
      sends.map(\.failure) == [
        FailurePolicy(), FailurePolicy(retries: 2, action: .stop(reason: "no receipt")),
        FailurePolicy(),
      ])
    let calls = (script.definition?.states ?? []).compactMap { state -> FailurePolicy? in
      if case .call(let call, _) = state.kind { return call.failure }
      return nil
    }
    #expect(
      calls == [
        FailurePolicy(retries: 3, action: .skip), FailurePolicy(retries: 1, action: .skip),
      ])
  }

  @Test func theTypesOfWhatIsReadStandInTheDefinition() {
    let script = CompiledScript(
      steps: """
        if user.plan is "pro" and any item in entry.items where (item.price > 3)
          stop
        end
        """)
    let types = script.definition?.types
    #expect(types?.user.map(\.name) == ["plan"])
    #expect(types?.user.first?.type == ShopCatalog.plans)
    #expect(types?.events.map(\.name) == ["cart_abandoned"])
    #expect(types?.events.first?.attributes.map(\.name) == ["items"])
  }

  @Test func everyStateHasItsPlaceInTheScript() {
    let script = CompiledScript(steps: "wait 1 day\nsend cart_last_call by email")
    let spans = script.result.stateSpans["rescue"] ?? [:]
    #expect(spans["wait_1_day"].map(script.source.text) == "wait 1 day")
    #expect(spans["send_cart_last_call"].map(script.source.text) == "send cart_last_call by email")
    #expect(script.definition?.states.map(\.line) == [3, 4, nil])
  }
}
