import JourneyLanguage
import JourneyModel
import Testing

/// The ids of states: readable, and not changed by edits elsewhere.
@Suite struct StateNameTests {
  /// The steps that are edited, with twins in one block and across blocks.
  private static let steps = """
    wait 1 hour
    send cart_last_call by email
    wait up to 2 days
      on cart_viewed as view
        if view.device is "desktop"
          wait 1 day
          send cart_last_call by email
        otherwise
          wait 1 day
        end
      when user.plan is "pro"
        wait 1 day
        stop "upgraded"
      otherwise
        wait 1 day
        send cart_last_call by email
    end
    stage nudges
      repeat up to 3 times every 2 days
        wait 3 hours
        send cart_discount by email with code = "A"
        wait 3 hours
      end
      upon 3 days before user.trial_ends_at at 09:00
        send cart_discount by email with code = "B"
      end
    end
    split offers
      50% low
        send cart_discount by email with code = "C"
      50% high
        send cart_discount by email with code = "D"
        wait 1 day
    end
    choose user.plan
      when "free"
        wait 1 day
      otherwise
        let plan = user.plan
        set user.points = 5
    end
    wait 1 hour
    """

  @Test func idsAreUniqueAndPlain() {
    let ids = CompiledScript(steps: Self.steps).stateIDs
    #expect(ids.count == 28)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789_".utf8.contains($0) })
    }
  }

  @Test func twinsInOneBlockAreToldApartByWhatStandsBeforeThem() {
    let ids = CompiledScript(steps: Self.steps).stateIDs
    #expect(ids.first == "wait_1_hour")
    #expect(ids.contains("wait_1_hour_after_choose_plan"))
    #expect(ids.contains("wait_3_hours_in_repeat"))
    #expect(ids.contains("wait_3_hours_after_send_cart_discount_in_repeat"))
  }

  @Test func twinsInTwoStagesAreToldApartByTheirStages() {
    let script = CompiledScript(
      steps: """
        stage first
          wait 1 day
          wait 1 day
        end
        stage second
          wait 1 day
        end
        """)
    #expect(
      script.stateIDs == ["wait_1_day", "wait_1_day_2", "wait_1_day_in_second", "end"])
  }

  @Test func onlyTwinsBehindTheSameStepAreCounted() {
    let script = CompiledScript(
      steps: """
        send cart_last_call by email
        wait 1 day
        wait 1 day
        set user.points = 1
        wait 1 day
        let plan = user.plan
        wait 1 day
        """)
    #expect(
      script.stateIDs == [
        "send_cart_last_call", "wait_1_day", "wait_1_day_2",
        "set_points", "wait_1_day_after_set_points", "let_plan",
        "wait_1_day_after_set_points_2", "end",
      ])
  }

  @Test func aMessagePutIntoASeriesRenamesOneWaitAtMost() {
    func series(_ messages: [String]) -> CompiledScript {
      let steps = messages.map { "send \($0) by email\nwait 2 days" }.joined(separator: "\n")
      return CompiledScript("journey j\ntrigger on e\n\(steps)\nend\n", catalog: nil)
    }
    let names = ["a", "b", "c", "d", "e"]
    let before = Set(series(names).stateIDs)
    for place in 1...names.count {
      var longer = names
      longer.insert("new", at: place)
      #expect(before.isSubset(of: series(longer).stateIDs), "at \(place)")
    }
    #expect(before.subtracting(series(["new"] + names).stateIDs).isEmpty)
  }

  @Test func namesOfAnyLanguageMakeIDs() {
    let script = CompiledScript(
      """
      journey a
        trigger on "Bestellung geändert"
        emit "Größe"
        emit "大小"
        emit "Order Completed"
      end
      """, catalog: nil)
    #expect(script.definition?.triggers.map(\.id) == ["on_bestellung_ge_ndert_1dd3"])
    #expect(
      script.stateIDs == ["emit_gr_e_03a6", "emit_4d84", "emit_order_completed", "end"])
  }

  /// The steps of the script by which twins are told apart.
  private static let anchors = [
    "send_cart_last_call", "send_cart_discount", "wait_for_cart_viewed", "choose_plan",
    "split_offers", "upon_trial_ends_at", "set_points", "if_view_device",
  ]

  /// The ids without what tells twins apart.
  private func plain(_ ids: [String]) -> [String] {
    ids.map { id in
      let id = Self.anchors.reduce(id) { $0.replacing("_after_\($1)", with: "") }
      let words = id.split(separator: "_")
      guard let last = words.last, last.count == 1, last.allSatisfy(\.isNumber) else { return id }
      return words.dropLast().joined(separator: "_")
    }
  }

  /// The places of all steps of the script.
  private func places(in tree: SyntaxTree) -> [SourceSpan] {
    var result: [SourceSpan] = []
    func collect(_ steps: [StepSyntax]) {
      for step in steps {
        result.append(step.span)
        for block in step.blocks { collect(block) }
      }
    }
    for case .journey(let journey) in tree.items { collect(journey.steps) }
    return result
  }

  /// The script with some text in the place of a stretch.
  private func edited(
    _ source: SourceFile, _ span: SourceSpan, _ replacement: String
  ) -> CompiledScript {
    var bytes = source.bytes
    bytes.replaceSubrange(span.start..<span.end, with: Array(replacement.utf8))
    return CompiledScript(String(decoding: bytes, as: UTF8.self))
  }

  @Test func insertingAStepRenamesNothing() {
    let script = CompiledScript(steps: Self.steps)
    let before = Set(script.stateIDs)
    for place in places(in: script.result.tree) {
      let start = SourceSpan(place.start, place.start)
      let after = edited(script.source, start, "wait 13 minutes\n")
      #expect(before.isSubset(of: after.stateIDs))
      #expect(after.stateIDs.count == before.count + 1)
    }
  }

  @Test func removingAStepRenamesOnlyItsTwins() {
    let script = CompiledScript(steps: Self.steps)
    let before = Set(script.stateIDs)
    for place in places(in: script.result.tree) {
      let after = edited(script.source, place, "")
      let spans = script.result.stateSpans["rescue"] ?? [:]
      let gone = spans.filter { place.start <= $0.value.start && $0.value.end <= place.end }
      let left = before.subtracting(gone.keys)
      #expect(plain(left.sorted()).sorted() == plain(after.stateIDs).sorted())
      let renamed = left.subtracting(after.stateIDs)
      let told = renamed.filter { id in gone.keys.contains { id.contains("_after_\($0)") } }
      let others = renamed.subtracting(told)
      #expect(Set(plain(others.sorted())).isSubset(of: plain(gone.keys.sorted())))
    }
  }

  @Test func changingANumberRenamesOnlyItsOwnStepAndItsTwins() {
    let script = CompiledScript(steps: Self.steps)
    let before = Set(script.stateIDs)
    let spans = script.result.stateSpans["rescue"] ?? [:]
    let numbers = script.result.tree.tokens.filter { $0.kind == .number && $0.value != "50" }
    #expect(numbers.count > 10)
    for number in numbers {
      let after = edited(script.source, number.span, "17")
      #expect(after.names == [])
      let renamed = before.subtracting(after.stateIDs)
      #expect(renamed.count <= 2)
      let own = before.filter { id in
        let span = spans[id] ?? SourceSpan(0, 0)
        return span.start <= number.span.start && number.span.end <= span.end
      }
      #expect(Set(plain(renamed.sorted())).isSubset(of: plain(own.sorted())))
    }
  }
}
