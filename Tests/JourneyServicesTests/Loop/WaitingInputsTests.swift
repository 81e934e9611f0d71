import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

/// What the door measures the backlog by, against the rows that wait.
@Suite struct WaitingInputsTests {
  /// How many events wait behind the first: more than are handled before the others' messages have
  /// left and their answers have come back.
  private static let backlog = 4_000
  /// How many people are sent a message meanwhile.
  private static let people = 20

  /// Services in which one person has many events to be handled, one in each round.
  private func busy() async throws -> LivingServices {
    let living = try LivingServices(outlet: Receiver().outlet)
    try await living.publish(
      "journey welcome trigger on signed_up send transactional hello by sms to \"1\" end")
    await living.services.dispatcher.untilIdle()
    await living.services.dispatcher.perform { engine, _ in engine.inputsPerUserMax = 1 }
    let now = living.clock.now
    _ = try await living.services.dispatcher.take(
      (0..<Self.backlog).map { number in
        // What arrives at one instant is handled together.
        let at = Moment(microseconds: now.microseconds - Int64(Self.backlog - number))
        return Self.event("seen", "n\(number)", of: "busy", at: at)
      }
        + (0..<Self.people).map { Self.event("signed_up", "s\($0)", of: "p\($0)", at: now) })
    return living
  }

  /// An event.
  private static func event(
    _ name: String, _ id: String, of user: String, at now: Moment
  ) -> IncomingInput {
    IncomingInput(
      userID: user, arrivesAt: now,
      content: .event(
        EventRecord(eventID: id, name: name, at: now, attributes: Array("{}".utf8))))
  }

  /// What waits between two rounds.
  private struct Waiting: Sendable {
    /// `true` once the messages have left and the journeys know.
    var isAnswered: Bool
    /// What the door takes it for.
    var gauge: Int
    /// The rows.
    var rows: Int
  }

  /// Looks at what waits.
  private func waiting(_ living: LivingServices) async throws -> Waiting {
    let dispatcher = living.services.dispatcher
    return try await dispatcher.perform { _, store in
      var outcomes = 0
      try store.eachSend { send in outcomes += send.effect.status == .sent ? 1 : 0 }
      let rows = try store.waitingInputs()
      return Waiting(
        isAnswered: try outcomes == Self.people && store.totals().inbox == rows,
        gauge: dispatcher.waitingInputs, rows: rows)
    }
  }

  /// The rows that wait; the rounds have ended.
  private func rows(_ living: LivingServices) async throws -> Int {
    try await living.services.dispatcher.perform { _, store in try store.waitingInputs() }
  }

  @Test func `an answer of an effect is not taken for an input that was handled`() async throws {
    let living = try await busy()
    var seen: [Waiting] = []
    while seen.last?.isAnswered != true {
      seen.append(try await waiting(living))
      await Task.yield()
    }
    await living.stop()
    #expect(seen.contains { $0.rows > 0 })
    #expect(seen.allSatisfy { $0.gauge == $0.rows })
  }

  @Test func `what waits of somebody who is erased waits no more`() async throws {
    let living = try await busy()
    try await living.services.users.erase("busy")
    await living.stop()
    let rows = try await rows(living)
    #expect(rows <= Self.people)
    #expect(living.services.dispatcher.waitingInputs == rows)
  }
}
