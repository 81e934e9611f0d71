import Foundation
import JourneyEngine
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import Synchronization
import Testing

/// A receiver that writes down what it is sent, and answers as it is told.
final class Receiver: Sendable {
  /// What it was sent, and what it says.
  private struct State {
    var deliveries: [Delivery] = []
    var atOnce = 0
    var atOnceMax = 0
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  /// The state.
  private let state = Mutex(State())
  /// What it says of a delivery.
  private let answer: @Sendable (Delivery) -> DeliveryOutcome

  /// Creates a receiver; it takes everything unless told otherwise.
  init(
    _ answer: @escaping @Sendable (Delivery) -> DeliveryOutcome = { _ in .accepted(answer: nil) }
  ) {
    self.answer = answer
  }

  /// The way to it.
  var outlet: EffectOutlet {
    EffectOutlet(honoursKey: { _ in true }, deliver: { await self.deliver($0) })
  }

  /// What it was sent, in order.
  var deliveries: [Delivery] { state.withLock(\.deliveries) }

  /// The most that it was asked for at once.
  var atOnceMax: Int { state.withLock(\.atOnceMax) }

  /// Lets nobody be answered until it is opened.
  func close() { state.withLock { $0.isClosed = true } }

  /// Answers everybody, those who wait first.
  func open() {
    let waiting = state.withLock { state in
      state.isClosed = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Takes a delivery.
  private func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    state.withLock { state in
      state.deliveries.append(delivery)
      state.atOnce += 1
      state.atOnceMax = max(state.atOnceMax, state.atOnce)
    }
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if state.isClosed { state.waiting.append(continuation) }
        return !state.isClosed
      }
      if isOpen { continuation.resume() }
    }
    state.withLock { $0.atOnce -= 1 }
    return answer(delivery)
  }
}

@Suite struct OutboxSenderTests {
  /// A journey that writes once and calls once.
  private static let script = """
    journey welcome
      trigger on signed_up
      call crm.score(n = 1) as lead or skip
      send hello by email with score = lead.score
    end

    """

  @Test func `a call is answered and a message leaves`() async throws {
    let receiver = Receiver { delivery in
      if case .call = delivery.kind { return .accepted(answer: Array(#"{"score": 7}"#.utf8)) }
      return .accepted(answer: nil)
    }
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish(Self.script)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
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
    let living = try LivingServices(
      outlet: ServiceProviders(
        catalog: nil, workspace: NSTemporaryDirectory(), environment: [:]
      ).outlet)
    try await living.publish(Self.script)
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
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
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish("journey welcome trigger on signed_up send hello by email end")
    try await living.user(LoopTests.anna)
    await living.event("signed_up")
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
    let receiver = Receiver()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish("journey welcome trigger on signed_up send hello by email end")
    try await living.user(LoopTests.anna)
    receiver.close()
    await living.event("signed_up")
    while receiver.deliveries.isEmpty { await Task.yield() }
    async let stopped: Void = living.stop()
    await Task.yield()
    receiver.open()
    await stopped
    #expect(try await living.sends() == ["u1: hello by email sent"])
  }

  @Test func `the time of what is on its way counts from when the process was told to stop`()
    async throws
  {
    let receiver = Receiver()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish("journey welcome trigger on signed_up send hello by email end")
    try await living.user(LoopTests.anna)
    receiver.close()
    await living.event("signed_up")
    while receiver.deliveries.isEmpty { await Task.yield() }
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
    let receiver = Receiver()
    let living = try LivingServices(outlet: receiver.outlet)
    try await living.publish(
      """
      journey welcome
        trigger on signed_up
        send hello by email
        wait for opened
        set user.opened = true
      end

      """)
    try await living.user(LoopTests.anna)
    receiver.close()
    await living.event("signed_up")
    while receiver.deliveries.isEmpty { await Task.yield() }
    await living.event("opened")
    while try await living.services.dispatcher.perform({ _, store in
      try store.journeyTotals(journeyID: "welcome").ended
    }) != ["completed": 1] { await Task.yield() }
    receiver.open()
    #expect(try await living.sends() == ["u1: hello by email sent"])
    await living.stop()
  }
}
