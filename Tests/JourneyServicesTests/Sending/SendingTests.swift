import JourneyEngine
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import Synchronization
import Testing

/// Effects that leave beside the rounds.
@Suite struct SendingTests {
  /// A journey that writes once and calls once.
  private static let script = """
    journey welcome
      trigger on signed_up
      call crm.score(n = 1) as lead or skip
      send hello by email with score = lead.score
    end

    """

  /// A journey that writes once.
  private static let letter = "journey welcome trigger on signed_up send hello by email end"

  /// Services in which somebody has signed up.
  private func welcomed(
    _ script: String, by outlet: EffectOutlet
  ) async throws -> LivingServices {
    let living = try LivingServices(outlet: outlet)
    try await living.publish(script)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
    return living
  }

  /// Services in which somebody has signed up, with a message on its way to a receiver that does
  /// not answer before it is opened.
  private func waiting(
    _ script: String
  ) async throws -> (living: LivingServices, receiver: Receiver) {
    let receiver = Receiver()
    receiver.close()
    let living = try await welcomed(script, by: receiver.outlet)
    while receiver.deliveries.isEmpty { await Task.yield() }
    return (living, receiver)
  }

  @Test func `a call is answered and a message leaves`() async throws {
    let receiver = Receiver { delivery in
      if case .call = delivery.kind { return .accepted(answer: Array(#"{"score": 7}"#.utf8)) }
      return .accepted(answer: nil)
    }
    let living = try await welcomed(Self.script, by: receiver.outlet)
    #expect(try await living.sends() == ["u1: hello by email sent"])
    let deliveries = receiver.deliveries
    #expect(
      deliveries.map(\.kind) == [
        .call(service: "crm", operation: "score"),
        .message(name: "hello", channel: "email", to: "a@example.com"),
      ])
    #expect(
      deliveries.map { String(decoding: $0.arguments, as: UTF8.self) }
        == [#"{"n":1}"#, #"{"score":7}"#])
    #expect(Set(deliveries.map(\.key)).count == 2)
    await living.stop()
  }

  @Test func `without a catalog messages go to the log, and a call that nobody takes fails`()
    async throws
  {
    let log = try ServiceProviders(catalog: nil, workspace: "/nonexistent", environment: [:])
    let living = try await welcomed(Self.script, by: log.outlet)
    #expect(try await living.sends() == ["u1: hello by email sent"])
    let calls = try await living.services.dispatcher.perform { _, store in
      try store.person("u1")?.outbox.filter { $0.kind == "call" }.map(\.status)
    }
    #expect(calls == [.failed])
    await living.stop()
  }

  @Test func `what fails is tried again when its time has come`() async throws {
    let count = Mutex(0)
    let receiver = Receiver { _ in
      count.withLock { count in
        count += 1
        return count < 4
          ? .failed(reason: "down", retryAfterSeconds: 60) : .accepted(answer: nil)
      }
    }
    let living = try await welcomed(Self.letter, by: receiver.outlet)
    for _ in 0..<3 {
      #expect(try await living.sends().isEmpty)
      await living.pass(seconds: 60)
    }
    #expect(try await living.sends() == ["u1: hello by email sent"])
    #expect(Set(receiver.deliveries.map(\.key)).count == 1)
    #expect(receiver.deliveries.map(\.attempt) == [1, 2, 3, 4])
    await living.stop()
  }

  @Test func `many leave at once, and no more than a channel may take`() async throws {
    let receiver = Receiver()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish(
      "journey welcome trigger on signed_up send transactional hello by sms to \"1\" end")
    let people = ServiceLimits.attemptsPerLaneMax * 2
    receiver.close()
    for number in 0..<people { await living.event("signed_up", of: "u\(number)") }
    // Somebody is answered only once the channel is full.
    while receiver.atOnceMax < ServiceLimits.attemptsPerLaneMax { await Task.yield() }
    receiver.open()
    #expect(try await living.sends().count == people)
    #expect(receiver.atOnceMax == ServiceLimits.attemptsPerLaneMax)
    #expect(Set(receiver.deliveries.map(\.key)).count == people)
    #expect(receiver.deliveries.count == people)
    await living.stop()
  }

  @Test func `a stop waits for what is on its way`() async throws {
    let (living, receiver) = try await waiting(Self.letter)
    async let stopped: Void = living.stop()
    await Task.yield()
    receiver.open()
    await stopped
    #expect(try await living.sends() == ["u1: hello by email sent"])
  }

  @Test func `the time of what is on its way counts from when the process was told to stop`()
    async throws
  {
    let (living, receiver) = try await waiting(Self.letter)
    let end = living.services.dispatcher.finishMoment
    await living.services.dispatcher.finish(by: end)
    // Requests are answered meanwhile.
    living.clock.advance(seconds: 5)
    async let stopped: Void = living.stop()
    while living.clock.alarms.isEmpty { await Task.yield() }
    #expect(living.clock.alarms == [end])
    living.clock.advance(to: end)
    await stopped
    receiver.open()
  }

  @Test func `people go on while a receiver does not answer`() async throws {
    let (living, receiver) = try await waiting(
      """
      journey welcome
        trigger on signed_up
        send hello by email
        wait for opened
        set user.opened = true
      end

      """)
    await living.event("opened")
    while try await living.services.dispatcher.perform({ _, store in
      try store.journeyTotals(journeyID: "welcome").ended
    }) != ["completed": 1] { await Task.yield() }
    receiver.open()
    #expect(try await living.sends() == ["u1: hello by email sent"])
    await living.stop()
  }
}
