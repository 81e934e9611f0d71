import JourneyEngine
import JourneyLanguage
import JourneyModel
import JourneyProviders
import JourneyServices
import JourneyStore
import JourneyTools
import Synchronization
import TestProcesses
import Testing

/// The services over a folder of their own, with their rounds going, on a clock of the test's.
final class LivingServices: Sendable {
  /// The clock.
  let clock: TestClock
  /// The services.
  let services: Services
  /// The rounds.
  private let rounds: Task<Void, any Error>
  /// Where the data lie; it is gone with this object.
  private let ownFolder: TestFolder

  /// Opens services; the ids that they make are counted.
  init(
    at now: String = "2026-03-02T09:00:00Z", clock: TestClock? = nil, catalog: Catalog? = nil,
    folder: String? = nil, outlet: EffectOutlet? = nil, reports: [String: CallbackReader] = [:]
  ) throws {
    let clock = clock ?? TestClock(now)
    self.clock = clock
    ownFolder = try folder.map(TestFolder.init(adopting:)) ?? TestFolder()
    services = try Services(
      folder: ownFolder.path, catalog: catalog, zones: ZoneFiles.table(), clock: clock,
      identifiers: IdentifierSource(), outlet: outlet, reports: reports, owner: "tests")
    let dispatcher = services.dispatcher
    rounds = Task { try await dispatcher.run() }
  }

  deinit { rounds.cancel() }

  /// Where the data lie.
  var folder: String { ownFolder.path }

  /// Ends the rounds, and waits until they have ended.
  func stop() async {
    await services.dispatcher.stop()
    _ = await rounds.result
  }

  /// Cancels the task of the rounds, and waits until they have ended.
  func cancel() async {
    rounds.cancel()
    _ = await rounds.result
  }

  /// Keeps all effects back, or lets them leave again.
  func hold(_ isHolding: Bool) async throws {
    try await services.dispatcher.perform { engine, _ in try engine.setHolding(isHolding) }
  }

  /// Publishes a script.
  func publish(_ script: String, catalog: Catalog? = nil) async throws {
    let result = Compiler(catalog: catalog).compile(
      Parser.parse(SourceFile(name: "test.journey", text: script)))
    let errors = result.diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors.map(\.message))")
    let definitions = result.definitions
    let now = clock.now
    try await services.dispatcher.perform { engine, _ in
      _ = try engine.publish(definitions, at: now)
    }
  }

  /// Takes an event in.
  @discardableResult
  func event(
    _ name: String, of user: String = "u1", _ attributes: String = "{}", id: String? = nil
  ) async -> EventService.Outcome {
    let idField = id.map { #""eventId":"\#($0)","# } ?? ""
    let json =
      #"{\#(idField)"userId":"\#(user)","eventName":"\#(name)","attributes":\#(attributes)}"#
    return await services.events.take(Array(json.utf8))
  }

  /// Creates a user, or changes one who is known.
  @discardableResult
  func user(_ json: String) async throws -> Bool {
    try await services.users.create(services.users.line(Array(json.utf8)))
  }

  /// Changes a user.
  func change(_ user: String = "u1", _ json: String) async throws {
    let change = try services.users.checkedChange(of: user, Array(json.utf8))
    try await services.users.change(user, change)
  }

  /// Lets everything be done that is due, then sets the clock forward.
  func pass(seconds: Int64) async {
    await services.dispatcher.untilIdle()
    clock.advance(seconds: seconds)
    await services.dispatcher.untilIdle()
  }

  /// The messages that were decided, as `message by channel: status`, in order.
  func sends() async throws -> [String] {
    await services.dispatcher.untilIdle()
    return try await services.dispatcher.perform { _, store in
      var lines: [String] = []
      try store.eachSend { send in
        lines.append(
          "\(send.userID): \(send.effect.name) by \(send.effect.channel) \(send.effect.status)")
      }
      return lines
    }
  }

  /// The runs of a user, as `journey: end or the state`.
  func runs(of user: String = "u1") async throws -> [String] {
    await services.dispatcher.untilIdle()
    return try await services.dispatcher.perform { _, store in
      (try store.person(user)?.runs ?? []).map { "\($0.journeyID): \($0.endReason ?? "inside")" }
    }
  }
}
