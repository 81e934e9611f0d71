import JourneyAnalysis
import JourneyModel
import Testing

/// What is found in graphs that were written by hand, as a definition in JSON may be.
@Suite struct StructuralAnalysisTests {
  /// A definition with a trigger and these states, the first of which is its start.
  private func definition(
    _ states: [JourneyState], exits: [ExitRule] = [], triggers: [Trigger]? = nil
  ) -> JourneyDefinition {
    JourneyDefinition(
      journeyID: "rescue",
      triggers: triggers ?? [Trigger(id: "on_a", kind: .event(EventPattern(event: "a")))],
      settings: JourneySettings(exits: exits), start: states.first?.id ?? "nothing",
      states: states)
  }

  /// A wait of an hour.
  private func wait(_ id: String, to next: String) -> JourneyState {
    let hour = CalendarDuration(microseconds: 3600 * Moment.perSecond)
    return JourneyState(
      id: id, kind: .wait(length: .literal(.duration(hour)), upTo: nil, next: next))
  }

  /// A step that takes no time.
  private func step(_ id: String, to next: String) -> JourneyState {
    JourneyState(id: id, kind: .assign(name: "x", .literal(.boolean(true)), next: next))
  }

  /// The last state.
  private let end = JourneyState(id: "end", kind: .end)

  /// The names of the findings with the states they are about.
  private func names(_ definition: JourneyDefinition) -> [String] {
    Analysis.findings(in: definition).map { finding in
      finding.code.name + (finding.stateID.map { " " + $0 } ?? "")
    }
  }

  @Test func aSoundGraphHasNoFindings() {
    #expect(names(definition([wait("a", to: "b"), step("b", to: "end"), end])).isEmpty)
  }

  @Test func aLinkToNothingIsFoundOnceAndNothingElse() {
    #expect(names(definition([wait("a", to: "b")])) == ["missing-link a"])
  }

  @Test func whatTheLostLinkMayHaveLedToIsNoSecondFinding() {
    let states = [wait("a", to: "x"), step("b", to: "c"), step("c", to: "end"), end]
    #expect(names(definition(states)) == ["missing-link a"])
  }

  @Test func aStartThatIsNoStateIsFound() {
    let found = definition([])
    #expect(names(found) == ["missing-link"])
  }

  @Test func twoStatesOfOneIDAreFound() {
    let states = [wait("a", to: "b"), step("b", to: "end"), step("b", to: "end"), end]
    #expect(names(definition(states)) == ["duplicate-state b"])
  }

  @Test func eachStretchThatNobodyReachesIsFoundOnce() {
    let states = [
      wait("a", to: "end"), step("b", to: "c"), step("c", to: "end"), step("d", to: "end"), end,
    ]
    #expect(names(definition(states)) == ["unreachable-step b", "unreachable-step d"])
  }

  @Test func aCircleThatNobodyReachesIsFoundOnce() {
    let states = [wait("a", to: "end"), wait("b", to: "c"), wait("c", to: "b"), end]
    #expect(names(definition(states)) == ["unreachable-step b"])
  }

  @Test func aCircleWithoutAWaitIsFound() {
    let test = Expression.path(.user, ["is_active"])
    let states = [
      step("a", to: "b"),
      JourneyState(id: "b", kind: .branch(test: test, then: "a", otherwise: "end")), end,
    ]
    #expect(names(definition(states)) == ["circle-without-wait a"])
  }

  @Test func aCircleThatNeverEndsIsOneFinding() {
    let states = [step("a", to: "b"), step("b", to: "a")]
    #expect(names(definition(states)) == ["circle-without-wait a"])
  }

  @Test func aWaitUntilAMomentThatMayBePastDoesNotBreakACircle() {
    let moment = MomentExpression(.value(.path(.user, ["created_at"])))
    let test = Expression.path(.user, ["is_active"])
    let states = [
      JourneyState(id: "a", kind: .waitUntil(moment, next: "b")),
      JourneyState(id: "b", kind: .branch(test: test, then: "a", otherwise: "end")), end,
    ]
    #expect(names(definition(states)) == ["circle-without-wait a"])
  }

  @Test func aWaitUntilTheNextMorningBreaksACircle() {
    let moment = MomentExpression(.nextTime(TimeOfDay(seconds: 9 * 3600)))
    let test = Expression.path(.user, ["is_active"])
    let states = [
      JourneyState(id: "a", kind: .waitUntil(moment, next: "b")),
      JourneyState(id: "b", kind: .branch(test: test, then: "a", otherwise: "end")), end,
    ]
    #expect(names(definition(states)).isEmpty)
  }

  @Test func stepsThatLeadToNoEndAreFoundUnlessThereIsAnExit() {
    let states = [wait("a", to: "b"), wait("b", to: "a")]
    #expect(names(definition(states)) == ["dead-end a"])
    let exit = ExitRule.event(EventPattern(event: "order_placed"))
    #expect(names(definition(states, exits: [exit])).isEmpty)
  }

  @Test func aWaitThatNothingCanEndIsFound() {
    let states = [JourneyState(id: "a", kind: .waitArms(arms: [], bound: nil, otherwise: nil))]
    #expect(names(definition(states)) == ["endless-wait a"])
  }

  @Test func aBoundNeedsAWayOnAndAWayOnNeedsABound() {
    let arm = JourneyState.Arm(condition: .event(EventPattern(event: "b")), next: "end")
    let day = JourneyState.WaitBound.duration(CalendarDuration(days: 1))
    let without = JourneyState(id: "a", kind: .waitArms(arms: [arm], bound: day, otherwise: nil))
    #expect(names(definition([without, end])) == ["bound-mismatch a"])
    let with = JourneyState(id: "a", kind: .waitArms(arms: [arm], bound: nil, otherwise: "end"))
    #expect(names(definition([with, end])) == ["bound-mismatch a"])
  }

  @Test func sharesThatDoNotMakeAHundredAreFound() {
    let arms = [30, 60].map { share in
      JourneyState.SplitArm(
        label: "l\(share)", percent: ExactDecimal(millionths: Int64(share) * ExactDecimal.scale),
        next: "end")
    }
    let states = [JourneyState(id: "a", kind: .split(name: "test", arms: arms)), end]
    #expect(names(definition(states)) == ["uneven-shares a"])
  }

  @Test func theEndOfARoundNeedsItsLoop() {
    let states = [wait("a", to: "b"), JourneyState(id: "b", kind: .again(loop: "a"))]
    #expect(names(definition(states)).contains("unknown-loop b"))
  }

  /// A loop of so many rounds around the states of `body`.
  private func loop(_ id: String, _ timesMax: Int, body: String, next: String) -> [JourneyState] {
    [
      JourneyState(
        id: id,
        kind: .loop(timesMax: timesMax, every: nil, until: nil, body: body, next: next)),
      JourneyState(id: "again_" + id, kind: .again(loop: id)),
    ]
  }

  @Test func loopsWithinLoopsAreCountedTogetherAndLoopsInARowAreNot() {
    let nested =
      loop("a", 200, body: "b", next: "end") + loop("b", 200, body: "c", next: "again_a")
      + [step("c", to: "again_b"), end]
    #expect(names(definition(nested)) == ["too-many-rounds a"])
    let row =
      loop("a", 200, body: "c", next: "b") + loop("b", 200, body: "d", next: "end")
      + [step("c", to: "again_a"), step("d", to: "again_b"), end]
    #expect(names(definition(row)).isEmpty)
  }

  @Test func aGoalWithoutTimeAndAJourneyWithoutTriggerAreFound() {
    var found = definition([end], triggers: [])
    found.settings.goals = [
      Goal(pattern: EventPattern(event: "b"), within: CalendarDuration())
    ]
    #expect(names(found) == ["never-started", "empty-amount"])
  }

  /// A loop of two rounds.
  private func loop(_ id: String, body: String, to next: String) -> JourneyState {
    JourneyState(
      id: id, kind: .loop(timesMax: 2, every: nil, until: nil, body: body, next: next))
  }

  @Test func `a way into a round from outside is found`() {
    let branch = JourneyState(
      id: "a", kind: .branch(test: .literal(.boolean(true)), then: "l", otherwise: "b"))
    let again = JourneyState(id: "again", kind: .again(loop: "l"))
    let states = [branch, loop("l", body: "b", to: "end"), wait("b", to: "again"), again, end]
    #expect(names(definition(states)) == ["stray-round again"])
  }

  @Test func `a round that ends behind its loop is found`() {
    let again = JourneyState(id: "again", kind: .again(loop: "l"))
    let body = JourneyState(
      id: "b", kind: .branch(test: .literal(.boolean(true)), then: "again", otherwise: "end"))
    let states = [loop("l", body: "b", to: "c"), body, again, wait("c", to: "again"), end]
    #expect(names(definition(states)) == ["stray-round again"])
  }

  @Test func `rounds within rounds, and a way out of both, are sound`() {
    let again = JourneyState(id: "again", kind: .again(loop: "l"))
    let inner = JourneyState(id: "again_m", kind: .again(loop: "m"))
    let test = JourneyState(
      id: "t", kind: .branch(test: .literal(.boolean(true)), then: "again", otherwise: "again_m"))
    let states = [
      loop("l", body: "m", to: "end"), loop("m", body: "w", to: "again"), wait("w", to: "t"), test,
      inner, again, end,
    ]
    #expect(names(definition(states)) == [])
  }

  // MARK: Branches

  /// Branches side by side.
  private func parallel(
    _ id: String, _ branches: [String], to next: String, isFirst: Bool = false
  ) -> JourneyState {
    JourneyState(id: id, kind: .parallel(isFirst: isFirst, branches: branches, next: next))
  }

  /// The end of a branch.
  private func join(_ id: String, of parallel: String) -> JourneyState {
    JourneyState(id: id, kind: .join(parallel: parallel))
  }

  /// A question that leads one way or the other.
  private func branch(_ id: String, _ then: String, _ otherwise: String) -> JourneyState {
    JourneyState(
      id: id, kind: .branch(test: .path(.user, ["is_active"]), then: then, otherwise: otherwise))
  }

  @Test func soundBranchesHaveNoFindings() {
    let states = [
      parallel("p", ["a", "q"], to: "z"), wait("a", to: "j"), parallel("q", ["b", "k"], to: "j"),
      step("b", to: "k"), join("k", of: "q"), join("j", of: "p"), step("z", to: "end"), end,
    ]
    #expect(names(definition(states)).isEmpty)
  }

  @Test func theEndOfABranchOfNothingIsFound() {
    let states = [
      parallel("p", ["a"], to: "end"), wait("a", to: "j"), join("j", of: "a"), end,
    ]
    #expect(names(definition(states)) == ["unknown-parallel j"])
  }

  @Test func theEndOfABranchOutsideOfItIsFound() {
    let states = [
      branch("x", "p", "j"), parallel("p", ["a"], to: "end"), wait("a", to: "j"),
      join("j", of: "p"), end,
    ]
    #expect(names(definition(states)) == ["crossed-branch j"])
  }

  @Test func aWayIntoABranchIsFound() {
    let states = [
      branch("x", "p", "a"), parallel("p", ["a"], to: "end"), wait("a", to: "b"),
      step("b", to: "j"), join("j", of: "p"), end,
    ]
    #expect(!names(definition(states)).isEmpty)
    #expect(names(definition(states)).allSatisfy { $0.hasPrefix("crossed-branch") })
  }

  @Test func aWayFromOneBranchIntoAnotherIsFound() {
    let states = [
      parallel("p", ["a", "b"], to: "end"), branch("a", "b", "j"), wait("b", to: "j"),
      join("j", of: "p"), end,
    ]
    #expect(names(definition(states)).allSatisfy { $0.hasPrefix("crossed-branch") })
    #expect(names(definition(states)).count == 1)
  }

  @Test func branchesThatEndTheJourneyLeaveNothingBehindThem() {
    let stop = JourneyState(id: "s", kind: .stop(reason: nil))
    let stopping = [
      parallel("p", ["a", "b"], to: "z"), wait("a", to: "s"), stop, wait("b", to: "j"),
      join("j", of: "p"), step("z", to: "end"), end,
    ]
    #expect(names(definition(stopping)) == ["unreachable-step z"])
    var first = stopping
    first[0] = parallel("p", ["a", "b"], to: "z", isFirst: true)
    #expect(names(definition(first)).isEmpty)
    var last = stopping
    last[0] = parallel("p", ["a", "b"], to: "end")
    last.remove(at: 5)
    #expect(names(definition(last)).isEmpty)
  }

  @Test func aBranchWithoutAnEndIsFoundOnce() {
    let states = [
      parallel("p", ["a", "b"], to: "end"), wait("a", to: "a"), wait("b", to: "j"),
      join("j", of: "p"), end,
    ]
    #expect(names(definition(states)) == ["dead-end a"])
  }

  @Test func branchesPassAtOnceOnlyIfEnoughOfThemDo() {
    func states(isFirst: Bool) -> [JourneyState] {
      [
        branch("x", "p", "end"), parallel("p", ["a", "q"], to: "x", isFirst: isFirst),
        wait("a", to: "j"), parallel("q", ["b", "c"], to: "j"), step("b", to: "k"),
        step("c", to: "k"), join("k", of: "q"), join("j", of: "p"), end,
      ]
    }
    #expect(names(definition(states(isFirst: false))).isEmpty)
    #expect(names(definition(states(isFirst: true))) == ["circle-without-wait x"])
  }

  @Test func aCircleWithinABranchIsFound() {
    let states = [
      parallel("p", ["a"], to: "end"), step("a", to: "b"), branch("b", "a", "j"),
      join("j", of: "p"), end,
    ]
    #expect(names(definition(states)) == ["circle-without-wait a"])
  }

  @Test func branchesOfNothingAreFound() {
    #expect(names(definition([parallel("p", [], to: "end"), end])).contains("empty-amount p"))
  }
}
