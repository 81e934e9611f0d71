import JourneyAnalysis
import JourneyModel
import Testing

/// Journeys each of whose conditions asks about something else are looked at in a shorter way: it
/// must find what is found along all ways.
@Suite struct IndependentConditionsTests {
  /// What starts a run.
  private func trigger(_ condition: Expression?) -> Trigger {
    Trigger(
      id: "on_a", kind: .event(EventPattern(event: "a", binding: "first", condition: condition)))
  }

  /// A definition of these states, the first of which is its start.
  private func definition(_ states: [JourneyState], where condition: Expression?)
    -> JourneyDefinition
  {
    JourneyDefinition(
      journeyID: "rescue", triggers: [trigger(condition)], settings: JourneySettings(),
      start: states[0].id, states: states)
  }

  /// The rounds of an hour that keep a journey from being looked at in the shorter way.
  private let rounds = [
    JourneyState(
      id: "loop",
      kind: .loop(timesMax: 2, every: nil, until: nil, body: "hour", next: "end")),
    JourneyState(
      id: "hour",
      kind: .wait(
        length: .literal(.duration(CalendarDuration(microseconds: 3600 * Moment.perSecond))),
        upTo: nil, next: "again")),
    JourneyState(id: "again", kind: .again(loop: "loop")),
  ]

  /// The findings with their words.
  private func messages(_ definition: JourneyDefinition) -> [String] {
    Analysis.findings(in: definition).map {
      "\($0.code.name) \($0.stateID ?? "") \($0.message) \($0.details)"
    }
  }

  /// A state that asks something about a theme, and leads on to one of two.
  private func state(
    _ id: String, about theme: ConditionGenerator.Theme, _ next: String, _ later: String,
    with generator: inout ConditionGenerator
  ) -> JourneyState {
    let condition = generator.condition([theme], depth: generator.below(3) / 2)
    let isEvent = generator.below(2) == 0
    let kind: JourneyState.Kind =
      switch generator.below(5) {
      case 0:
        .waitArms(
          arms: [
            .init(
              condition: isEvent
                ? .event(EventPattern(event: "b", condition: condition)) : .when(condition),
              next: later)
          ], bound: .duration(CalendarDuration(microseconds: Moment.perSecond)), otherwise: next)
      case 1:
        .choose(
          .path(.user, ["\(theme)"]),
          choices: [
            .init(values: [.literal(.text("a")), .literal(.text("b"))], next: later),
            .init(values: [.literal(.text(generator.below(3) == 0 ? "b" : "c"))], next: next),
          ], otherwise: next)
      case 2:
        .set(path: [generator.below(2) == 0 ? "plan" : "n"], .literal(.text("free")), next: next)
      default: .branch(test: condition, then: next, otherwise: later)
      }
    return JourneyState(id: id, kind: kind, line: 1)
  }

  @Test func `the shorter way finds what is found along all ways`() {
    var generator = ConditionGenerator(seed: 32)
    var withFindings = 0
    for _ in 0..<3_000 {
      var themes = ConditionGenerator.Theme.allCases
      for place in themes.indices { themes.swapAt(place, generator.below(themes.count)) }
      let count = 2 + generator.below(3)
      var states = (0..<count).map { number in
        state(
          "s\(number)", about: themes[number], number + 1 < count ? "s\(number + 1)" : "last",
          "last", with: &generator)
      }
      let entry = generator.below(2) == 0 ? generator.condition([themes[count]], depth: 0) : nil
      states.append(JourneyState(id: "last", kind: .set(path: ["x"], .path(.now, []), next: "end")))
      let end = JourneyState(id: "end", kind: .end)
      let short = definition(states + [end], where: entry)
      states[states.count - 1].kind = .set(path: ["x"], .path(.now, []), next: "loop")
      let long = definition(states + rounds + [end], where: entry)
      withFindings += messages(long).isEmpty ? 0 : 1
      #expect(messages(short) == messages(long))
    }
    #expect(withFindings > 300 && withFindings < 2_700)
  }
}
