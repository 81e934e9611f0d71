import JourneyAnalysis
import JourneyModel
import Testing

/// What is found between journeys.
@Suite struct WorkspaceAnalysisTests {
  /// A wait of a day.
  private let day = JourneyState.Kind.wait(
    length: .literal(.duration(CalendarDuration(days: 1))), upTo: nil, next: "tell")

  /// A journey that starts on one event and tells another at once, or after a day.
  private func journey(
    _ name: String, on event: String, tells other: String, waits: Bool = false,
    entry: EntryRule = EntryRule(kind: .unlimited), condition: Expression? = nil,
    arguments: [Argument] = []
  ) -> JourneyDefinition {
    let tell = JourneyState(
      id: "tell", kind: .emit(event: other, arguments, next: "end"), line: 4)
    let states = waits ? [JourneyState(id: "wait", kind: day), tell] : [tell]
    let pattern = EventPattern(event: event, condition: condition)
    return JourneyDefinition(
      journeyID: name, triggers: [Trigger(id: "on", kind: .event(pattern))],
      settings: JourneySettings(entry: entry), start: states[0].id,
      states: states + [JourneyState(id: "end", kind: .end)])
  }

  /// The findings: the number of the journey, the name, the lines that show it.
  private func found(_ journeys: JourneyDefinition...) -> [String] {
    WorkspaceAnalysis.findings(in: journeys).map { found in
      (["\(found.journey) \(found.finding.code.name)"] + found.finding.details)
        .joined(separator: "; ")
    }
  }

  @Test func `a circle is spelled out once`() {
    #expect(
      found(
        journey("a", on: "x", tells: "y"), journey("b", on: "y", tells: "z"),
        journey("c", on: "z", tells: "x"), journey("d", on: "y", tells: "w")) == [
          "0 circle-of-journeys; `a` emits `y` in line 4, which starts `b`; "
            + "`b` emits `z` in line 4, which starts `c`; `c` emits `x` in line 4, which starts `a`"
        ])
  }

  @Test func `a journey that tells its own event goes round`() {
    #expect(found(journey("a", on: "x", tells: "x")).count == 1)
  }

  @Test func `a wait in the circle breaks it`() {
    #expect(
      found(journey("a", on: "x", tells: "y"), journey("b", on: "y", tells: "x", waits: true))
        .isEmpty)
  }

  @Test(arguments: [
    EntryRule(), EntryRule(kind: .once, key: .path(.event, ["id"])),
    EntryRule(kind: .unlimited, every: CalendarDuration(days: 1)),
    EntryRule(kind: .once, every: CalendarDuration(days: 1)),
  ])
  func `an entry rule that keeps people out breaks the circle`(entry: EntryRule) {
    #expect(found(journey("a", on: "x", tells: "x", entry: entry)).isEmpty)
  }

  /// The key of a run.
  private static let key = Expression.path(.entry, ["id"])
  /// The number 1.
  private static let one = number(1)

  /// A number.
  private static func number(_ value: Int64) -> Expression {
    .literal(.number(ExactDecimal(millionths: value * ExactDecimal.scale)))
  }

  @Test(arguments: [
    Expression.call(.concat, [key, .literal(.text("x"))]),
    .call(.concat, [.literal(.text("x")), key, .literal(.text("-"))]),
    .arithmetic(.add, key, one), .arithmetic(.add, one, key), .arithmetic(.subtract, key, one),
  ])
  func `a key that is made anew each time keeps nobody out`(value: Expression) {
    for kind in [EntryRule.Kind.once, .oneAtATime] {
      for key in [Self.key, .path(.event, ["id"])] {
        for every in [nil, CalendarDuration(days: 1)] {
          let entry = EntryRule(kind: kind, key: key, every: every)
          let told = Argument(name: "id", value: value)
          #expect(
            found(journey("a", on: "x", tells: "x", entry: entry, arguments: [told])) == [
              "0 circle-of-journeys; `a` emits `x` in line 4, which starts `a`"
            ])
        }
      }
    }
  }

  @Test(arguments: [
    key, .literal(.text("x")), .path(.entry, ["other"]), .path(.user, ["id"]),
    .call(.concat, [key, .literal(.text(""))]), .call(.concat, [.literal(.text("x"))]),
    .call(.concat, [key, .path(.entry, ["other"]), .literal(.text("x"))]),
    .call(.lower, [key]), .arithmetic(.add, key, number(0)),
    .arithmetic(.subtract, one, key), .arithmetic(.multiply, key, one),
  ])
  func `a key that comes back breaks the circle`(value: Expression) {
    let entry = EntryRule(kind: .once, key: Self.key)
    let told = Argument(name: "id", value: value)
    #expect(found(journey("a", on: "x", tells: "x", entry: entry, arguments: [told])).isEmpty)
    let other = Argument(name: "other", value: Self.key)
    #expect(found(journey("a", on: "x", tells: "x", entry: entry, arguments: [other])).isEmpty)
  }

  @Test func `a question that may stop them breaks the circle of keys`() {
    let entry = EntryRule(kind: .once, key: Self.key)
    let told = Argument(name: "id", value: .arithmetic(.add, Self.key, Self.one))
    let few = Expression.compare(.less, .path(.event, ["id"]), Self.number(3))
    #expect(
      found(
        journey("a", on: "x", tells: "x", entry: entry, condition: few, arguments: [told])
      ).isEmpty)
    #expect(
      found(
        journey("a", on: "x", tells: "x", waits: true, entry: entry, arguments: [told])
      ).isEmpty)
    var asking = journey("a", on: "x", tells: "x", entry: entry, arguments: [told])
    asking.states.insert(
      JourneyState(
        id: "ask",
        kind: .branch(
          test: .compare(.less, Self.key, Self.number(3)), then: "tell", otherwise: "end")),
      at: 0)
    asking.start = "ask"
    #expect(found(asking).isEmpty)
  }

  @Test func `one at a time keeps nobody out who has left already`() {
    let entry = EntryRule(kind: .oneAtATime)
    #expect(found(journey("a", on: "x", tells: "x", entry: entry)).count == 1)
  }

  @Test func `an event that does not match starts nothing`() {
    let condition = Expression.compare(
      .equal, .path(.event, ["round"]), .literal(.text("first")))
    let second = Argument(name: "round", value: .literal(.text("second")))
    #expect(
      found(
        journey("a", on: "x", tells: "x", condition: condition, arguments: [second])
      ).isEmpty)
    #expect(found(journey("a", on: "x", tells: "x", condition: condition)).count == 1)
  }

  @Test func `a journey that is started must be there and start by request`() {
    func starting(_ name: String) -> JourneyDefinition {
      var journey = journey("a", on: "x", tells: "y")
      journey.states[0].kind = .start(journey: name, [], next: "end")
      return journey
    }
    #expect(found(starting("b")) == ["0 journey-not-there"])
    #expect(found(starting("b"), journey("b", on: "z", tells: "w")) == ["0 not-by-request"])
    var byRequest = journey("b", on: "z", tells: "w")
    byRequest.triggers.append(Trigger(id: "by_request", kind: .request([])))
    #expect(found(starting("b"), byRequest).isEmpty)
    #expect(WorkspaceAnalysis.findings(in: [starting("b")], isWhole: false).isEmpty)
  }

  @Test func `a journey that starts itself goes round`() {
    var journey = journey("a", on: "x", tells: "y")
    journey.states[0].kind = .start(journey: "a", [], next: "end")
    journey.triggers.append(Trigger(id: "by_request", kind: .request([])))
    #expect(
      found(journey) == ["0 circle-of-journeys; `a` starts `a` in line 4"])
  }
}
