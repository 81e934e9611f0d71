import JourneyAnalysis
import JourneyModel
import Testing

/// What is found of values in graphs that were written by hand.
@Suite struct ValueFlowTests {
  /// `user.points` above a number.
  private func points(above number: Int) -> Expression {
    .compare(
      .greater, .path(.user, ["points"]),
      .literal(.number(ExactDecimal(millionths: Int64(number) * ExactDecimal.scale))))
  }

  /// A branch.
  private func branch(
    _ id: String, _ test: Expression, _ then: String, _ otherwise: String, line: Int? = nil
  ) -> JourneyState {
    JourneyState(
      id: id, kind: .branch(test: test, then: then, otherwise: otherwise), line: line)
  }

  /// A step that takes no time.
  private func step(_ id: String, to next: String, names name: String = "x") -> JourneyState {
    JourneyState(
      id: id, kind: .assign(name: name, .path(.now, []), next: next))
  }

  /// A wait of an hour.
  private func wait(_ id: String, to next: String) -> JourneyState {
    let hour = CalendarDuration(microseconds: 3600 * Moment.perSecond)
    return JourneyState(
      id: id, kind: .wait(length: .literal(.duration(hour)), upTo: nil, next: next))
  }

  /// A step that reads a name.
  private func reading(_ name: String, _ id: String, to next: String) -> JourneyState {
    JourneyState(
      id: id,
      kind: .set(path: ["last"], .path(.binding(name), []), next: next))
  }

  /// The last state.
  private let end = JourneyState(id: "end", kind: .end)

  /// A definition of these states, the first of which is its start.
  private func definition(_ states: [JourneyState], start: String? = nil) -> JourneyDefinition {
    JourneyDefinition(
      journeyID: "rescue",
      triggers: [
        Trigger(id: "on_a", kind: .event(EventPattern(event: "a", binding: "first")))
      ], settings: JourneySettings(), start: start ?? states[0].id, states: states)
  }

  /// The findings with their states.
  private func names(_ definition: JourneyDefinition, isDocument: Bool = false) -> [String] {
    let found =
      isDocument
      ? Analysis.documentFindings(in: definition) : Analysis.findings(in: definition)
    return found.map { $0.code.name + ($0.stateID.map { " " + $0 } ?? "") }
  }

  @Test func `the order of the states changes nothing`() {
    var generator = ConditionGenerator(seed: 4)
    var withFindings = 0
    for _ in 0..<200 {
      let themes = generator.themes()
      let states = ladder(of: 8, about: themes, with: &generator)
      let straight = definition(states)
      var shuffled = straight
      for index in shuffled.states.indices {
        shuffled.states.swapAt(index, generator.below(shuffled.states.count))
      }
      let found = Set(messages(straight))
      withFindings += found.isEmpty ? 0 : 1
      #expect(Set(messages(shuffled)) == found)
    }
    #expect(withFindings > 50)
  }

  /// The findings with their words.
  private func messages(_ definition: JourneyDefinition) -> [String] {
    Analysis.findings(in: definition).map {
      "\($0.code.name) \($0.stateID ?? "") \($0.message) \($0.details)"
    }
  }

  /// Branches that lead on to later ones, with waits between some of them.
  private func ladder(
    of count: Int, about themes: [ConditionGenerator.Theme],
    with generator: inout ConditionGenerator
  ) -> [JourneyState] {
    let states = (0..<count).map { number -> JourneyState in
      let id = "s\(number)"
      let next = number + 1 < count ? "s\(number + 1)" : "end"
      if generator.below(5) == 0 { return wait(id, to: next) }
      let later = number + 1 + generator.below(count - number)
      return branch(
        id, generator.condition(themes, depth: 1), next, later < count ? "s\(later)" : "end",
        line: number + 1)
    }
    return states + [end]
  }

  @Test func `a long journey is looked through at once`() throws {
    // A thousand branches, each of which leads on to the next one either way.
    let states = (0..<1000).flatMap { number -> [JourneyState] in
      [
        branch("b\(number)", points(above: number % 7), "w\(number)", "x\(number)", line: number),
        wait("w\(number)", to: "x\(number)"),
        step("x\(number)", to: number < 999 ? "b\(number + 1)" : "end"),
      ]
    }
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure { found = names(definition(states + [end])) }
    #expect(found.isEmpty)
    print("3,000 states: \(time)")
  }

  @Test func `many facts at once keep an analysis short`() {
    let states = (0..<1000).map { number in
      branch(
        "b\(number)",
        .compare(.equal, .path(.entry, ["a\(number)"]), .literal(.text("x"))), "end",
        number < 999 ? "b\(number + 1)" : "end", line: number)
    }
    let clock = ContinuousClock()
    var found: [String] = []
    let time = clock.measure { found = names(definition(states + [end])) }
    #expect(found.isEmpty)
    print("1,000 branches that are passed by: \(time)")
  }

  @Test func `what one branch of several side by side changes, the others cannot rely on`() {
    func states(_ change: JourneyState) -> [JourneyState] {
      [
        branch("test", points(above: 10), "both", "end"),
        JourneyState(
          id: "both", kind: .parallel(isFirst: false, branches: ["one", "two"], next: "behind")),
        change, JourneyState(id: "one_end", kind: .join(parallel: "both")),
        branch("two", points(above: 5), "two_end", "two_wait"), wait("two_wait", to: "two_end"),
        JourneyState(id: "two_end", kind: .join(parallel: "both")),
        branch("behind", points(above: 5), "end", "late"), wait("late", to: "end"), end,
      ]
    }
    #expect(names(definition(states(step("one", to: "one_end")))) == ["constant-condition two"])
    let set = JourneyState(
      id: "one", kind: .set(path: ["points"], .path(.entry, ["n"]), next: "one_end"))
    #expect(names(definition(states(set))).isEmpty)
  }

  @Test func `names that are never given, or not on every way, are told of definitions`() {
    #expect(
      names(definition([reading("first", "a", to: "end"), end]), isDocument: true).isEmpty)
    #expect(
      names(definition([reading("y", "a", to: "end"), end]), isDocument: true)
        == ["name-never-given a"])
    let maybe = [
      branch("a", points(above: 3), "b", "c"), step("b", to: "c", names: "y"),
      reading("y", "c", to: "end"), end,
    ]
    #expect(names(definition(maybe), isDocument: true) == ["name-maybe-not-given c"])
    #expect(names(definition(maybe)).isEmpty)
  }
}
