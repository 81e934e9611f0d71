import JourneyMachine
import JourneyModel
import Testing

/// What is refused when a program is made, and what its code may do at most.
struct ProgramTests {
  /// The complaint about a definition.
  private func complaint(_ definition: JourneyDefinition) -> String? {
    do throws(AssemblyError) {
      _ = try Program(definition)
      return nil
    } catch {
      return "\(error.stateID ?? "-"): \(error.message)"
    }
  }

  @Test func `links to nothing and steps of one name are refused`() {
    #expect(complaint(journey([])) == "-: the journey starts at ``, which is no step")
    #expect(
      complaint(journey([step("a", .assign(name: "x", number("1"), next: "b"))]))
        == "a: `a` leads to `b`, which is no step")
    #expect(
      complaint(journey([step("a", .end), step("a", .end)])) == "a: two steps are called `a`")
    #expect(
      complaint(journey([step("a", .again(loop: "b")), step("b", .end)]))
        == "a: `a` goes back to `b`, which is no `repeat`")
    #expect(
      complaint(journey([step("a", .split(name: "s", arms: []))]))
        == "a: the split `s` has no arms")
  }

  @Test func `a circle without a wait runs out of fuel, with effects in it too`() throws {
    let desk = try Desk(
      journey([
        step("a", .assign(name: "x", number("1"), next: "b")),
        step("b", .emit(event: "e", [], next: "a")),
      ]))
    #expect(desk.start() == "out of fuel")
    #expect(desk.effects.count == Machine.fuelMax / 3)
  }

  @Test func `a condition over too many past events runs out of fuel`() throws {
    let inner = HistoryQuery(kind: .count, event: "b", condition: .literal(.boolean(true)))
    let outer = HistoryQuery(
      kind: .did(.atLeast, 1), event: "a",
      condition: .compare(.less, .history(inner), number("0")))
    let desk = try Desk(
      journey([
        step("if", .branch(test: .history(outer), then: "end", otherwise: "end")),
        step("end", .end),
      ]))
    let events = (1...1100).map { happened("2030-01-01T00:00:00Z", $0) }
    desk.past = ["a": events, "b": events]
    #expect(desk.start() == "out of fuel")
  }

  @Test func `the listing names states, registers and constants`() throws {
    let desk = try Desk(
      journey([
        step(
          "if",
          .branch(test: .compare(.less, user("age"), number("18")), then: "end", otherwise: "end")),
        step("end", .end),
      ]))
    let listing = desk.program.disassembly
    #expect(listing.contains("if:\n  0  enterState `if`\n  1  branchNotLess user.0, 18, →3"))
    #expect(listing.contains("end, on an input:"))
  }

  @Test func `what is not asked is not listened to, and the user only read if named`() throws {
    let plain = try Desk(journey([step("end", .end)]))
    #expect(!plain.program.readsUser)
    #expect(plain.program.historyEvents.isEmpty)
    let zone = JourneySettings(timeZone: .user(default: nil))
    #expect(try Desk(journey([step("end", .end)], settings: zone)).program.readsUser)
    let base = Expression.path(.user, ["trial_ends_at"])
    let until = MomentExpression(.offset(days(3), isBefore: true, from: base, at: nil))
    let waiting = try Desk(
      journey([step("until", .waitUntil(until, next: "end")), step("end", .end)]))
    #expect(waiting.program.listeners[0].hearsEverything)
    let tomorrow = MomentExpression(.tomorrow(TimeOfDay(seconds: 0)))
    let fixed = try Desk(
      journey([step("until", .waitUntil(tomorrow, next: "end")), step("end", .end)]))
    #expect(!fixed.program.listeners[0].hearsEverything)
  }

  @Test func `a large journey still assembles`() throws {
    let states = (0..<20_000).map { index in
      step(
        "s\(index)",
        .branch(
          test: .compare(.equal, user("plan"), quoted("p\(index)")), then: "s\(index + 1)",
          otherwise: "s\(index + 1)"))
    }
    let desk = try Desk(journey(states + [step("s20000", .end)]))
    #expect(desk.start() == "completed")
    #expect(desk.machine.takeVisited().count == 20_001)
  }
}
