import Foundation
import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import JourneyTools
import Testing

/// Services in which whoever lives in one time zone ends the process: the table of zones, which the
/// host fills, is asked for it while they are being handled.
enum Trap {
  /// The code with which the process ends.
  static let code: Int32 = 86

  /// A journey that asks for the person's zone as soon as somebody enters, and one that does not.
  static let script = """
    journey polite
      trigger on a
      quiet from 20:00 to 07:00 in user.timezone default "UTC"
      send hi by email
    end

    journey patient
      trigger on b
      quiet from 20:00 to 07:00 in user.timezone default "UTC"
      wait 1 hour
      send hi by email
    end
    """

  /// A user who has agreed to everything; `isTrap` tells whether the process ends with them.
  static func user(_ id: String, isTrap: Bool = false) -> String {
    """
    {"userId": "\(id)", "email": "\(id)@example.com",
      "timezone": "\(isTrap ? "Trap/Here" : "Europe/Berlin")",
      "preferences": {"email": {"reachable": true, "subscribed": true, "marketing": true}}}
    """
  }

  /// Opens services over a folder; while it is not armed, nobody ends the process, and while it is
  /// not reached, no message arrives.
  static func services(
    _ folder: String, at clock: TestClock, isArmed: Bool = true, isReached: Bool = true
  ) throws -> Services {
    let outlet = EffectOutlet(
      honoursKey: { _ in true },
      deliver: { _ in
        isReached ? .accepted(answer: nil) : .failed(reason: "down", retryAfterSeconds: nil)
      })
    return try whenFree {
      try Services(
        folder: folder, catalog: nil, zones: zones(isArmed: isArmed), clock: clock,
        outlet: outlet, owner: "tests")
    }
  }

  /// The zones of the machine, and one that ends the process.
  private static func zones(isArmed: Bool) -> ZoneTable {
    ZoneTable { name in
      if isArmed, name == "Trap/Here" { exit(code) }
      return ZoneFiles.load(name)
    }
  }

  /// Lets the process end as often as it takes until what ends it is set aside.
  static func end(_ path: String, at now: String = "2026-03-02T12:00:00Z") async {
    for _ in 0..<ServiceLimits.crashesMax {
      await #expect(processExitsWith: .exitCode(code)) {
        [path = path as String, now = now as String] in
        try await Trap.live(path, at: now)
      }
    }
  }

  /// Opens something as soon as whoever held it has let it go, which takes a moment.
  private static func whenFree<Value>(_ open: () throws -> Value) throws -> Value {
    let end = ContinuousClock.now + .seconds(60)
    while true {
      do {
        return try open()
      } catch let error as StoreError where error.kind == .inUse {
        guard ContinuousClock.now < end else { throw error }
        sched_yield()
      }
    }
  }

  /// Lets the rounds go until nothing is left to be done at a moment, and does something then.
  static func live(
    _ folder: String, at now: String = "2026-03-02T12:00:00Z", isArmed: Bool = true,
    isReached: Bool = true, _ body: (Services) async throws -> Void = { _ in }
  ) async throws {
    let services = try services(
      folder, at: TestClock(now), isArmed: isArmed, isReached: isReached)
    let dispatcher = services.dispatcher
    let rounds = Task { try await dispatcher.run() }
    await dispatcher.untilIdle()
    try await body(services)
    await dispatcher.untilIdle()
    await dispatcher.stop()
    try await rounds.value
  }

  /// Publishes the script, and takes in what is given: users, then events by name and user.
  static func prepare(
    _ folder: String, script: String = script, users: [String],
    events: [(name: String, user: String)]
  ) async throws {
    let services = try services(folder, at: TestClock("2026-03-02T11:00:00Z"))
    let result = Compiler().compile(
      Parser.parse(SourceFile(name: "test.journey", text: script)))
    try #require(result.diagnostics.allSatisfy { $0.severity != .error })
    let definitions = result.definitions
    let now = try #require(Moment("2026-03-02T10:00:00Z"))
    try await services.dispatcher.perform { engine, store in
      _ = try engine.publish(definitions, at: now)
      var number = 0
      for json in users {
        number += 1
        let id = try #require(try JSONReader.parse(Array(json.utf8)).member("userId")?.text)
        _ = try store.take([
          .init(
            userID: id, arrivesAt: now,
            content: .user(changeID: "c\(number)", json: Array(json.utf8)))
        ])
      }
      for (name, user) in events {
        number += 1
        let event = EventRecord(
          eventID: "e\(number)", name: name, at: now, attributes: Array("{}".utf8))
        _ = try store.take([.init(userID: user, arrivesAt: now, content: .event(event))])
      }
    }
  }
}
