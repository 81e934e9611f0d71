import JourneyMachine
import JourneyModel
import Testing

/// What waits do on entering, on events, on other inputs and at their time-out.
struct WaitTests {
  /// A wait for an order, with a message when the time is up.
  private func cart() throws -> Desk {
    let matching = Expression.compare(.equal, event("cart_id"), entry("cart_id"))
    return try Desk(
      journey([
        step(
          "wait",
          .waitArms(
            arms: [
              .init(
                condition: .event(
                  EventPattern(event: "viewed", binding: "view", condition: matching)),
                next: "tell"),
              .init(condition: .when(.compare(.equal, user("plan"), quoted("pro"))), next: "stop"),
            ],
            bound: .duration(hours(48)), otherwise: "late")),
        step(
          "tell",
          .send(
            message("seen", with: [.init(name: "device", value: bound("view", "device"))]),
            next: "end")),
        step(
          "late",
          .send(
            message("last_call", with: [.init(name: "total", value: entry("total"))]),
            next: "end")),
        step("stop", .stop(reason: "upgraded")),
        step("end", .end),
      ]))
  }

  @Test func `the first arm that matches is taken, its event bound`() throws {
    let desk = try cart()
    desk.user(#"{"id": "u1", "plan": "free"}"#)
    #expect(
      desk.start(payload: #"{"cart_id": "c1", "total": 80.5}"#)
        == "parked wait until 2030-01-09T09:00:00Z")
    let later = moment("2030-01-07T10:00:00Z")
    #expect(desk.event("viewed", #"{"cart_id": "c2"}"#, at: later, to: "wait") == "unchanged")
    #expect(desk.event("other", #"{"cart_id": "c1"}"#, at: later, to: "wait") == "unchanged")
    #expect(
      desk.event("viewed", #"{"device": "phone", "cart_id": "c1"}"#, at: later, to: "wait")
        == "completed")
    #expect(desk.effects == [#"tell {"device":"phone"}"#])
    #expect(desk.machine.takeVisited() == [1, 4])
  }

  @Test func `the time-out leads to otherwise, and not before it is due`() throws {
    let desk = try cart()
    desk.user(#"{"plan": "free"}"#)
    _ = desk.start(payload: #"{"cart_id": "c1", "total": 80.5}"#)
    #expect(desk.input(.timer, at: moment("2030-01-09T08:59:59Z"), to: "wait") == "unchanged")
    #expect(desk.input(.timer, at: moment("2030-01-09T09:00:00Z"), to: "wait") == "completed")
    #expect(desk.effects == [#"late {"total":80.5}"#])
  }

  @Test func `an arm that holds already is taken at once, one that comes to hold later then`()
    throws
  {
    let desk = try cart()
    desk.user(#"{"plan": "pro"}"#)
    #expect(desk.start() == "stopped upgraded")
    desk.user(#"{"plan": "free"}"#)
    #expect(desk.start() == "parked wait until 2030-01-09T09:00:00Z")
    #expect(desk.input(.change, at: Desk.monday, to: "wait") == "unchanged")
    desk.user(#"{"plan": "pro"}"#)
    #expect(desk.input(.change, at: Desk.monday, to: "wait") == "stopped upgraded")
  }

  @Test func `a wait listens to the events of its arms, and to all if an arm asks about the user`()
    throws
  {
    let program = try cart().program
    #expect(program.listeners[0].events == ["viewed"])
    #expect(program.listeners[0].hearsEverything)
    #expect(program.listeners[1].events.isEmpty)
  }
}
