import JourneyMachine
import JourneyModel
import Testing

/// A machine that is used again and again comes to rest: its memory does not grow.
struct AllocationTests {
  /// A machine with a run that waits, and a condition of every common form.
  private func desk() throws -> Desk {
    let past = HistoryQuery(
      kind: .sum(["total"]), event: "ordered", span: .within(days(30)),
      condition: .compare(.equal, event("cart_id"), entry("cart_id")))
    let condition = Expression.and([
      .isIn(user("country"), .list([quoted("DE"), quoted("FR")])),
      .compare(.greater, .arithmetic(.multiply, event("total"), number("2")), number("50")),
      .textTest(.contains, user("email"), quoted("@EXAMPLE")),
      .quantified(
        isEvery: false, name: "item", list: event("items"),
        condition: .compare(.equal, bound("item", "sku"), quoted("b"))),
      .age(user("created_at"), isMore: true, days(3), isAgo: true),
      .compare(.greater, .history(past), number("10")),
    ])
    let types = FactTypes(user: [.init(name: "created_at", type: .moment, isRequired: true)])
    let exit = ExitRule.event(EventPattern(event: "viewed", condition: condition))
    let arm = EventPattern(event: "viewed", binding: "v", condition: condition)
    return try Desk(
      journey(
        [
          step(
            "wait",
            .waitArms(
              arms: [.init(condition: .event(arm), next: "again")], bound: .duration(days(2)),
              otherwise: "end")),
          step("again", .assign(name: "copy", bound("v", "cart_id"), next: "wait")),
          step("end", .emit(event: "x", [.init(name: "c", value: bound("copy"))], next: "done")),
          step("done", .end),
        ], settings: JourneySettings(exits: [exit]), types: types))
  }

  @Test func `a large user does not swell a machine for good`() throws {
    let desk = try desk()
    let rows = (0..<100_000).map {
      HistoryEvent(
        at: Moment(microseconds: $0), number: $0, attributes: Array(#"{"total": 1}"#.utf8))
    }
    desk.machine.provideHistory(event: "ordered", rows)
    #expect(desk.machine.arenaBytes > 5_000_000)
    desk.user("{}")
    #expect(desk.machine.arenaBytes < 3_000_000)
  }

  @Test func `memory does not grow with the inputs`() throws {
    let desk = try desk()
    let machine = desk.machine
    let person = Array(
      #"{"country": "DE", "email": "ana@example.com", "created_at": "2020-01-01T00:00:00Z"}"#.utf8)
    let payload = Array(
      #"{"cart_id": "c1", "total": 80.5, "items": [{"sku": "a"}, {"sku": "b"}]}"#.utf8)
    let rows = (0..<100).map {
      HistoryEvent(
        at: Moment(microseconds: Desk.monday.microseconds - 100 + $0), number: $0,
        attributes: payload)
    }
    let exit = try #require(desk.program.exits[0].condition)
    var isRight = true
    let round = {
      machine.loadUser(person)
      machine.setEvent(name: "viewed", at: Desk.monday, attributes: payload)
      machine.provideHistory(event: "ordered", rows)
      machine.enter(
        trigger: 0, eventName: "begun", payload: payload, at: Desk.monday, now: Desk.monday,
        number: 1)
      if case .parked = machine.start() {} else { isRight = false }
      if case .parked = machine.resume(state: 0, input: .event) {} else { isRight = false }
      if case .value(let value) = machine.evaluate(exit), value.isTrue {} else { isRight = false }
    }
    round()
    let before = machine.arenaBytes
    for _ in 0..<2000 { round() }
    #expect(isRight)
    #expect(machine.arenaBytes == before)
    #expect((1...100_000).contains(before))
  }
}
