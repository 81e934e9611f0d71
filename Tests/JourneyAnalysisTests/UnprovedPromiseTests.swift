import JourneyAnalysis
import JourneyModel
import Testing

/// What a proof answers where it cannot tell, and what it tells of branches.
@Suite struct UnprovedPromiseTests {
  /// A journey of some states.
  private func proof(_ states: [JourneyState], start: String) -> PromiseProof {
    PromiseProof(
      JourneyDefinition(
        journeyID: "j", triggers: [Trigger(id: "t", kind: .event(EventPattern(event: "go")))],
        settings: JourneySettings(), start: start,
        states: states + [JourneyState(id: "end", kind: .end)]))
  }

  /// A message that leads on.
  private func send(_ id: String, next: String) -> JourneyState {
    let action = SendAction(message: id, kind: .marketing, channels: ["email"])
    return JourneyState(id: id, kind: .send(action, next: next))
  }

  /// A loop of some rounds around a body.
  private func loop(_ id: String, _ rounds: Int, body: String, next: String) -> [JourneyState] {
    [
      JourneyState(
        id: id, kind: .loop(timesMax: rounds, every: nil, until: nil, body: body, next: next)),
      JourneyState(id: id + "_again", kind: .again(loop: id)),
    ]
  }

  /// A wait of an hour.
  private func wait(_ id: String, next: String) -> JourneyState {
    let hour = CalendarDuration(microseconds: 3_600 * Moment.perSecond)
    return JourneyState(
      id: id, kind: .wait(length: .literal(.duration(hour)), upTo: nil, next: next))
  }

  /// A promise of so many messages in a month.
  private func messages(_ number: Int) -> JourneyPromise {
    JourneyPromise(
      .atMost(
        number, isMarketingOnly: false, channel: nil, in: CalendarDuration(days: 30)))
  }

  @Test func `rounds that make too many steps are not written out`() {
    let states =
      loop("outer", 200, body: "inner", next: "end")
      + loop("inner", 200, body: "m", next: "outer_again") + [send("m", next: "inner_again")]
    let proof = proof(states, start: "outer")
    #expect(proof.verdict(on: messages(3)) == .unproved(.manySteps))
    #expect(
      proof.verdict(on: JourneyPromise(.everyPathPasses(stage: "s"))) == .unproved(.manySteps))
  }

  @Test func `a promise of thousands of messages is not counted out`() {
    let proof = proof([send("m", next: "end")], start: "m")
    #expect(proof.verdict(on: messages(2_000)) == .unproved(.manyMessages))
    #expect(proof.verdict(on: messages(1_999)) == .kept)
  }

  @Test func `branches that can meet in too many ways are given up soon`() {
    let names = ["a", "b", "c"]
    var states = [
      JourneyState(
        id: "fork", kind: .parallel(isFirst: false, branches: names, next: "end")),
      JourneyState(id: "join", kind: .join(parallel: "fork")),
    ]
    for name in names {
      states += loop(name, 60, body: name + "_wait", next: "join")
      states += [
        wait(name + "_wait", next: name + "_send"), send(name + "_send", next: name + "_again"),
      ]
    }
    let proof = proof(states, start: "fork")
    #expect(proof.verdict(on: messages(170)) == .unproved(.manyBranches))
  }

  @Test func `a refusal tells the branch of each message`() throws {
    let states = [
      JourneyState(
        id: "fork", kind: .parallel(isFirst: true, branches: ["m1", "wait"], next: "m4")),
      JourneyState(id: "join", kind: .join(parallel: "fork")),
      send("m1", next: "long"), wait("wait", next: "m2"),
      JourneyState(
        id: "long",
        kind: .wait(
          length: .literal(.duration(CalendarDuration(days: 2))), upTo: nil, next: "m3")),
      send("m2", next: "join"), send("m3", next: "join"), send("m4", next: "end"),
    ]
    let proof = proof(states, start: "fork")
    #expect(proof.verdict(on: messages(3)) == .kept)
    guard case .broken(let breach) = proof.verdict(on: messages(2)) else {
      Issue.record("nothing found")
      return
    }
    let sent = breach.example.steps.compactMap { step in
      if case .message(let name, _) = step.kind { return "\(name) \(step.branch)" }
      return nil
    }
    #expect(sent == ["m1 [0]", "m2 [1]", "m4 []"])
  }
}
