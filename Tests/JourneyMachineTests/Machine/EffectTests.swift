import JourneyMachine
import JourneyModel
import Testing

/// Effects and their answers, keys, requests and conditions at the moment of leaving.
struct EffectTests {
  /// A call, a send whose outcome is used, and a `set`.
  private func desk() throws -> Desk {
    let returns = [ValueType.Field(name: "due", type: .date, isRequired: false)]
    let types = FactTypes(services: [
      OperationDeclaration(service: "crm", operation: "score", returns: returns)
    ])
    return try Desk(
      journey(
        [
          step(
            "call",
            .call(
              CallAction(
                service: "crm", operation: "score",
                arguments: [.init(name: "mail", value: user("email"))], binding: "lead"),
              next: "send")),
          step(
            "send",
            .send(
              message(
                "hello",
                with: [
                  .init(name: "score", value: bound("lead", "score")),
                  .init(name: "due", value: bound("lead", "due")),
                ], as: "r", onlyIf: .compare(.greater, bound("lead", "score"), number("50")),
                to: .defaulted(user("email"), quoted("-"))),
              next: "set")),
          step("set", .set(path: ["plan"], .call(.concat, [bound("r", "channel")]), next: "if")),
          step("if", .branch(test: bound("r", "sent"), then: "all", otherwise: "stop")),
          step("all", .emit(event: "told", [.init(name: "r", value: bound("r"))], next: "end")),
          step("stop", .stop(reason: nil)), step("end", .end),
        ], types: types))
  }

  /// Runs to the first effect, with a user who has an address.
  private func begun() throws -> Desk {
    let desk = try desk()
    desk.user(#"{"email": "a\"b@x.de"}"#)
    desk.machine.enter(
      trigger: 0, eventName: "begun", payload: [], at: Desk.monday, now: Desk.monday, number: 1)
    #expect(desk.describe(desk.machine.start()) == "effect call")
    return desk
  }

  @Test func `answers are bound by their types and flow into what follows`() throws {
    let desk = try begun()
    let machine = desk.machine
    #expect(text(machine.argumentsJSON()) == #"{"mail":"a\"b@x.de"}"#)
    machine.answerCall(state: 0, Array(#"{"due": "2030-02-01", "score": 80}"#.utf8))
    #expect(desk.describe(machine.proceed()) == "effect send")
    #expect(text(machine.argumentsJSON()) == #"{"score":80,"due":"2030-02-01"}"#)
    #expect(text(machine.effectValueJSON()) == #""a\"b@x.de""#)
    machine.answerSend(state: 1, sent: true, channel: "push", reason: nil)
    #expect(desk.describe(machine.proceed()) == "effect set")
    #expect(text(machine.effectValueJSON()) == #""push""#)
    #expect(desk.describe(machine.proceed()) == "effect all")
    #expect(text(machine.argumentsJSON()) == #"{"r":{"sent":true,"channel":"push"}}"#)
    #expect(desk.describe(machine.proceed()) == "completed")
  }

  @Test func `without an answer the name is missing and its arguments are left out`() throws {
    let desk = try begun()
    desk.machine.answerCall(state: 0, nil)
    #expect(desk.describe(desk.machine.proceed()) == "effect send")
    #expect(text(desk.machine.argumentsJSON()) == "{}")
    desk.machine.answerSend(state: 1, sent: false, channel: nil, reason: "limit")
    #expect(desk.describe(desk.machine.proceed()) == "effect set")
    #expect(text(desk.machine.effectValueJSON()) == "null")
    #expect(desk.describe(desk.machine.proceed()) == "stopped -")
  }

  @Test func `a condition asked in between disturbs neither arguments nor run`() throws {
    let desk = try begun()
    desk.machine.answerCall(state: 0, Array(#"{"score": 51}"#.utf8))
    #expect(desk.describe(desk.machine.proceed()) == "effect send")
    let onlyIf = try #require(desk.program.onlyIf(ofSend: 1))
    #expect(desk.describe(desk.machine.evaluate(onlyIf)) == "true")
    desk.user("{}")
    #expect(desk.describe(desk.machine.evaluate(onlyIf)) == "true")
    #expect(text(desk.machine.argumentsJSON()) == #"{"score":51}"#)
    #expect(text(desk.machine.effectValueJSON()) == #""a\"b@x.de""#)
    #expect(desk.describe(desk.machine.proceed()) == "effect set")
  }

  @Test func `a released effect goes on behind it, after a restore too`() throws {
    let desk = try begun()
    desk.machine.answerCall(state: 0, Array(#"{"score": 51}"#.utf8))
    _ = desk.machine.proceed()
    let kept = desk.machine.snapshot()
    _ = desk.start()
    try desk.machine.restore(kept, enteredAt: Desk.monday, entryNumber: 1)
    #expect(desk.describe(desk.machine.resume(state: 1, input: .change)) == "unchanged")
    desk.machine.answerSend(state: 1, sent: true, channel: "sms", reason: nil)
    #expect(desk.describe(desk.machine.resume(state: 1, input: .released)) == "effect set")
    #expect(text(desk.machine.effectValueJSON()) == #""sms""#)
    #expect(desk.machine.takeVisited() == [2])
    #expect(desk.machine.takeVisited().isEmpty)
  }

  @Test func `the entry key is asked of the candidate, or of the run that was entered`() throws {
    let request = Trigger(
      id: "r", kind: .request([.init(name: "cart", type: .text, isRequired: true)]))
    let begun = Trigger(id: "t", kind: .event(EventPattern(event: "begun")))
    let key = Expression.defaulted(event("cart_id"), bound("cart"))
    let settings = JourneySettings(entry: EntryRule(key: key))
    let desk = try Desk(
      journey([step("end", .end)], triggers: [begun, request], settings: settings))
    let address = try #require(desk.program.entryKey)
    desk.machine.setEvent(
      name: "begun", at: Desk.monday, attributes: Array(#"{"cart_id": "c1"}"#.utf8))
    #expect(desk.describe(desk.machine.evaluate(address)) == #""c1""#)
    desk.machine.clearEvent()
    desk.machine.enter(
      trigger: 1, eventName: nil, payload: Array(#"{"cart": "c2"}"#.utf8), at: Desk.monday,
      now: Desk.monday, number: 2)
    guard case .value(let value) = desk.machine.evaluate(address) else {
      Issue.record("no key")
      return
    }
    #expect(desk.machine.text(of: value) == "c2")
  }

  @Test func `a split is sticky, and widening an arm moves nobody out of it`() throws {
    func arms(_ percent: String) throws -> Desk {
      let share = try #require(ExactDecimal(percent))
      let rest = try #require(ExactDecimal(100)?.subtracting(share))
      return try Desk(
        journey([
          step(
            "split",
            .split(
              name: "offer",
              arms: [
                .init(label: "a", percent: share, next: "a"),
                .init(label: "b", percent: rest, next: "b"),
              ])),
          step("a", .stop(reason: "a")), step("b", .stop(reason: "b")),
        ]))
    }
    let (half, more) = (try arms("50"), try arms("70"))
    var counts = [0, 0]
    for index in 0..<2000 {
      half.user(#"{"id": "u\#(index)"}"#)
      more.user(#"{"id": "u\#(index)"}"#)
      let isFirst = half.start() == "stopped a"
      let isMore = more.start() == "stopped a"
      if isFirst { #expect(isMore) }
      counts[0] += isFirst ? 1 : 0
      counts[1] += isMore ? 1 : 0
    }
    #expect((900...1100).contains(counts[0]))
    #expect((1300...1500).contains(counts[1]))
  }
}
