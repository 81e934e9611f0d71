import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import Synchronization
import Testing

/// More effects than may leave: behind a rate, or behind a receiver that wants to be left alone.
@Suite struct BacklogTests {
  /// Lets messages by `sms` through at a rate, and counts who asks.
  private final class Gate: Sendable {
    /// The rate, and how often it was asked.
    private let state: Mutex<(bucket: TokenBucket, asked: Int)>
    /// The clock.
    private let clock: TestClock

    /// Creates a gate.
    init(_ rate: SendingRate, clock: TestClock) {
      state = Mutex((bucket: TokenBucket(rate), asked: 0))
      self.clock = clock
    }

    /// How often it was asked about a message by `sms`.
    var asked: Int { state.withLock(\.asked) }

    /// The way out to a receiver.
    func outlet(to receiver: Receiver) -> EffectOutlet {
      var outlet = receiver.outlet
      outlet.notBefore = { kind, _ in
        guard kind.receiver == "sms" else { return nil }
        let now = self.clock.now
        return self.state.withLock { state in
          state.asked += 1
          return state.bucket.take(at: now)
        }
      }
      return outlet
    }
  }

  /// How many groups of people are written to, and how many people there are in each.
  private static let (groups, people) = (100, 100)

  /// Services in which everybody is to be written to, one group a millisecond after the other.
  private func crowded(_ outlet: EffectOutlet, clock: TestClock) async throws -> LivingServices {
    let living = try LivingServices(clock: clock, outlet: outlet)
    try await living.publish(
      "journey welcome trigger on signed_up send transactional hello by sms to \"1\" end")
    for group in 0..<Self.groups {
      let now = clock.now
      _ = try await living.services.dispatcher.take(
        (0..<Self.people).map { person in
          let id = "\(group)-\(person)"
          let event = EventRecord(
            eventID: id, name: "signed_up", at: now, attributes: Array("{}".utf8))
          return IncomingInput(userID: id, arrivesAt: now, content: .event(event))
        })
      await living.services.dispatcher.untilIdle()
      clock.advance(to: Moment(microseconds: clock.now.microseconds + 1_000))
    }
    return living
  }

  @Test func `a backlog behind a rate leaves in its order, and each is claimed once`() async throws
  {
    let clock = TestClock("2026-03-02T09:00:00Z")
    let receiver = Receiver()
    let rate = SendingRate(count: 10, per: CalendarDuration(microseconds: Moment.perSecond))
    let gate = Gate(rate, clock: clock)
    let living = try await crowded(gate.outlet(to: receiver), clock: clock)
    for _ in 0..<600 {
      clock.advance(to: Moment(microseconds: clock.now.microseconds + Moment.perSecond / 10))
      await living.services.dispatcher.untilIdle()
    }
    let deliveries = receiver.deliveries
    #expect((600...603).contains(deliveries.count))
    #expect(gate.asked <= 2 * deliveries.count + Self.groups)
    let groups = deliveries.compactMap { Int($0.userID.prefix { $0 != "-" }) }
    #expect(groups == groups.sorted())
    #expect(Set(deliveries.map(\.userID)).count == deliveries.count)
    #expect(deliveries.allSatisfy { $0.attempt == 1 })
    await living.stop()
  }

  @Test func `those behind the first one to ask a receiver that is back do not wait`() async throws
  {
    let clock = TestClock("2026-03-02T09:00:00Z")
    let receiver = Receiver()
    let hasAsked = Mutex(false)
    var outlet = receiver.outlet
    outlet.notBefore = { _, _ in
      // As a breaker does: one may ask, and all others are told to wait for long.
      let isFirst = hasAsked.withLock { asked in
        defer { asked = true }
        return !asked
      }
      if isFirst || !receiver.deliveries.isEmpty { return nil }
      return Moment(microseconds: clock.now.microseconds + 120 * Moment.perSecond)
    }
    let living = try LivingServices(clock: clock, outlet: outlet)
    try await living.publish(
      "journey welcome trigger on signed_up send transactional hello by sms to \"1\" end")
    for number in 0..<10 { await living.event("signed_up", of: "u\(number)") }
    await living.services.dispatcher.untilIdle()
    #expect(receiver.deliveries.count == 10)
    await living.stop()
  }

  @Test func `a backlog by one channel holds up no other`() async throws {
    let clock = TestClock("2026-03-02T09:00:00Z")
    let receiver = Receiver()
    let rate = SendingRate(count: 1, per: CalendarDuration(microseconds: 3_600 * Moment.perSecond))
    let gate = Gate(rate, clock: clock)
    let living = try await crowded(gate.outlet(to: receiver), clock: clock)
    let asked = gate.asked
    try await living.publish(
      "journey other trigger on left send transactional bye by email to \"a@b.de\" end")
    await living.event("left", of: "u")
    await living.services.dispatcher.untilIdle()
    #expect(receiver.deliveries.map(\.kind.receiver) == ["sms", "email"])
    #expect(gate.asked == asked)
    await living.stop()
  }
}
