import Foundation
import JourneyModel
import JourneyPostgres
import JourneyStore
import TestDatabases
import Testing

/// The same lives, once in a file of SQLite and once on a PostgreSQL server: the same ledger.
@Suite("Lives on both databases")
struct DifferentialTests {
  /// How many lives are compared; `JOURNEY_LIVES` says otherwise.
  static let lives =
    ProcessInfo.processInfo.environment["JOURNEY_LIVES"].flatMap { Int($0) } ?? 1_000

  /// Journeys that touch every table that a step writes: waits, limits, quiet hours, branches,
  /// groups, goals, calls, events that journeys emit, and the calendar.
  static let script = """
    journey welcome
      trigger on signed_up
      entry once per user every 30 days
      exit on unsubscribed
      goal bought within 3 days
      priority 2
      send greeting by email
      wait up to 2 days
        on bought as purchase
          send thanks by push with total = purchase.total
        otherwise
          split half
            50% nudged
              send nudge by email
            rest told
              emit nudged with total = 5
          end
      end
      wait 1 day
    end

    journey carts
      trigger on cart_left where event.total > 3
      entry once per user every 1 day
      holdout 10%
      quiet from 21:00 to 08:00
      limit 2 messages per 3 days
      wait 1 hour
      if not did bought since entry
        send cart by email or push with n = count(cart_left within 7 days)
        wait 1 day
        send last_call by email
      end
    end

    journey both
      trigger on bought
      entry unlimited
      exclusive offers
      parallel
        branch
          wait 2 hours
          send receipt by email
        branch
          wait for cart_left up to 1 day
          send come_back by email
      end
    end

    journey mornings
      trigger every monday at 09:00 for users where user.plan is "plus"
      entry unlimited
      send monday by email
    end

    journey nudges
      trigger on nudged
      entry unlimited
      send after_nudge by email with total = entry.total
    end
    """

  /// Dice that fall the same way for the same seed: the multiplier and increment are those of
  /// Knuth's MMIX.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      for _ in 0..<3 { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
      return state ^ (state >> 29)
    }
  }

  /// What a random life takes in, in no order of time.
  private func inputs(ofLife seed: Int) throws -> [IncomingInput] {
    var dice = Dice(state: UInt64(seed))
    let begin = try #require(Moment("2030-01-07T00:00:00Z"))
    let (user, plan) = ("u\(seed)", Bool.random(using: &dice) ? "plus" : "free")
    let willing = Rehearsal.willing.dropLast(2) + #", "attributes": {"plan": "\#(plan)"}}"#
    let profile = IncomingInput(
      userID: user, arrivesAt: Rehearsal.dawn,
      content: .user(changeID: user, json: Array(willing.utf8)))
    let names = ["signed_up", "bought", "cart_left", "unsubscribed"]
    return [profile]
      + (0..<Int.random(in: 1...8, using: &dice)).map { index in
        let minutes = Int64.random(in: 0..<14 * 24 * 60, using: &dice)
        let at = Moment(microseconds: begin.microseconds + minutes * 60 * Moment.perSecond)
        let total = #"{"total": \#(Int.random(in: 0...10, using: &dice))}"#
        let event = EventRecord(
          eventID: "\(user)-\(index)", name: names[Int.random(in: 0...3, using: &dice)], at: at,
          attributes: Array(total.utf8))
        return IncomingInput(userID: user, arrivesAt: at, content: .event(event))
      }
  }

  /// Lives random lives in a store; what came of them.
  private func ledger(in store: SQLStore) throws -> [String] {
    let rehearsal = try Rehearsal(Self.script, on: store)
    let inputs = try (0..<Self.lives).flatMap(inputs(ofLife:))
    #expect(try store.take(inputs).allSatisfy { $0 == .taken })
    try rehearsal.run(until: "2030-02-15T00:00:00Z")
    var lines: [String] = []
    try store.eachSend { line in
      let effect = line.effect
      lines.append(
        "\(effect.at) \(line.userID) \(effect.key) \(effect.name) \(effect.channel) "
          + "\(effect.status) \(effect.reason ?? "")")
    }
    try store.eachTrace { line in
      lines.append(
        "\(line.step.at) \(line.userID) \(line.journeyID) \(line.step.input) \(line.step.path) "
          + "\(line.step.endReason ?? "") \(line.eventName) \(line.branch?.path ?? "")")
    }
    return lines.sorted()
  }

  @Test("lead to the same messages, the same keys and the same steps")
  func same() throws {
    let address = try #require(PostgresAddress(PostgresCluster.shared().makePlace()))
    let onServer = try ledger(in: SQLStore.open(server: address))
    let inFile = try ledger(in: SQLStore.temporary())
    #expect(inFile.count > Self.lives * 3)
    for (one, other) in zip(onServer, inFile) where one != other {
      Issue.record("on the server: \(one)\nin the file:   \(other)")
      break
    }
    #expect(onServer.count == inFile.count)
  }
}
