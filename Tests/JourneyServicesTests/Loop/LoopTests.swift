import JourneyModel
import JourneyServices
import JourneyStore
import TestProcesses
import Testing

/// The whole loop on a clock of the test's: users, events, timers, changes, ends.
@Suite struct LoopTests {
  /// A user who has agreed to everything by e-mail.
  static let anna = """
    {"userId": "u1", "email": "a@example.com", "preferences": {"email": {"reachable": true,
      "subscribed": true, "marketing": true, "transactional": true}}}
    """

  /// A journey in which everybody waits for an hour.
  private static let waiting = """
    journey welcome
      trigger on signed_up
      wait 1 hour
    end

    """

  @Test func `an event starts a journey, and its timer fires when its time has come`() async throws
  {
    let living = try LivingServices()
    try await living.publish(
      """
      journey welcome
        trigger on signed_up
        wait 1 hour
        send hello by email
      end

      """)
    #expect(try await living.user(Self.anna))
    guard case .accepted = await living.event("signed_up") else {
      Issue.record("the event was not taken")
      return
    }
    #expect(try await living.runs() == ["welcome: inside"])
    await living.pass(seconds: 3_599)
    #expect(try await living.sends().isEmpty)
    await living.pass(seconds: 1)
    #expect(try await living.sends() == ["u1: hello by email sent"])
    #expect(try await living.runs() == ["welcome: completed"])
    await living.stop()
  }

  @Test func `a crowd is lived to the last of it`() async throws {
    let living = try LivingServices()
    try await living.publish(Self.waiting)
    let lines = (1...3_000).map { number in
      Array(#"{"eventId":"e\#(number)","userId":"u\#(number)","eventName":"signed_up"}"#.utf8)
    }
    _ = await living.services.events.take(lines)
    await living.pass(seconds: 3_600)
    let left = try await living.services.dispatcher.perform { _, store in
      try (1...3_000).filter {
        try store.person("u\($0)")?.runs.first?.endReason != "completed"
      }
    }
    #expect(left.isEmpty)
    await living.stop()
  }

  @Test func `a rest that was called off wakes nobody later`() async throws {
    let living = try LivingServices()
    try await living.publish(Self.waiting)
    try await living.user(Self.anna)
    await living.event("signed_up")
    let before = living.clock.sleeps
    for _ in 0..<10 {
      await living.services.dispatcher.untilIdle()
      for _ in 0..<100 { await Task.yield() }
    }
    #expect(living.clock.sleeps - before <= 11)
    await living.stop()
  }

  @Test func `rounds whose task is cancelled end, with what was under way`() async throws {
    let receiver = Receiver()
    receiver.close()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish("journey welcome trigger on signed_up send hello by email end")
    try await living.user(Self.anna)
    await living.event("signed_up")
    while receiver.deliveries.isEmpty { await Task.yield() }
    await living.cancel()
    guard case .postponed = await living.event("signed_up") else {
      Issue.record("something was taken in by rounds that have ended")
      return
    }
    await living.services.dispatcher.untilIdle()
    receiver.open()
  }

  @Test func `whoever waits for the end of work is told when it cannot go on`() async throws {
    let living = try LivingServices()
    try await living.publish("journey welcome trigger on signed_up wait 1 hour end")
    try await living.user(Self.anna)
    try await living.services.dispatcher.perform { _, store in
      _ = try store.answer(to: "drop table journey_run_data")
    }
    await living.event("signed_up")
    await living.services.dispatcher.untilIdle()
    await living.services.dispatcher.untilIdle()
    await living.stop()
  }

  @Test(.ownThread)
  func `what is due and does not move keeps nobody busy`() async throws {
    let receiver = Receiver()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish("journey welcome trigger on signed_up send hello by email end")
    try await living.user(Self.anna)
    try await living.hold(true)
    await living.event("signed_up")
    await living.services.dispatcher.untilIdle()
    try await living.services.dispatcher.perform { _, store in
      _ = try store.answer(to: "update outbox set state_id = null")
    }
    try await living.hold(false)
    for _ in 0..<(2 * ServiceLimits.fruitlessRoundsMax) {
      await living.services.dispatcher.untilIdle()
    }
    let before = living.clock.sleeps
    for _ in 0..<10_000 { await Task.yield() }
    // The last of them may begin to rest after the count.
    #expect(living.clock.sleeps - before <= 2)
    #expect(receiver.deliveries.isEmpty)
    await living.stop()
  }

  @Test func `a change of an attribute starts one journey and ends another`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey upgraded
        trigger when user.plan is "plus"
        wait 1 day
      end

      """)
    try await living.publish(
      """
      journey nurture
        trigger on signed_up
        exit when user.plan is "plus"
        wait 30 days
      end

      """)
    try await living.user(Self.anna)
    await living.event("signed_up")
    #expect(try await living.runs() == ["nurture: inside"])
    try await living.change("u1", #"{"attributes": {"plan": "plus"}}"#)
    #expect(try await living.runs() == ["nurture: exited", "upgraded: inside"])
    await living.stop()
  }

  @Test func `what is taken is handled in the user's order`() async throws {
    let living = try LivingServices()
    try await living.publish(
      """
      journey follow
        trigger on asked where user.stage is "second"
        wait 1 day
      end

      """)
    try await living.user(#"{"userId": "u1", "attributes": {"stage": "first"}}"#)
    await living.event("asked")
    try await living.change("u1", #"{"attributes": {"stage": "second"}}"#)
    await living.event("asked")
    try await living.change("u1", #"{"attributes": {"stage": "third"}}"#)
    #expect(try await living.runs() == ["follow: inside"])
    await living.stop()
  }
}
