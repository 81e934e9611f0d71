import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct ExportTests {
  @Test func `an export is all that was sent and all that came of it`() async throws {
    let living = try LivingServices()
    try await living.publish(ErasureTests.script)
    try await living.user(LoopTests.anna)
    await living.event("left", #"{"total":12.50}"#, id: "e1")
    await living.pass(seconds: 86_400)
    try await living.change("u1", #"{"firstName":"Ana"}"#)
    await living.event("seen", id: "e2")
    await living.services.dispatcher.untilIdle()
    let export = try #require(try await living.services.users.export("u1"))
    let text = try await pieces(of: export).flatMap(\.self)
    let document = try JSONReader.parse(text)
    let person = try #require(
      try await living.services.dispatcher.perform { _, store in try store.person("u1") })
    #expect(document.member("user")?.member("firstName")?.text == "Ana")
    let events = document.member("events")?.elements ?? []
    let outside = events.filter { $0.member("isFromOutside")?.boolean == true }
    #expect(outside.map { $0.member("eventId")?.text } == ["e1", "e2"])
    #expect(
      String(decoding: text, as: UTF8.self).contains(#""attributes":{"total":12.50}"#))
    #expect(count("changes", document) == 2)
    #expect(count("runs", document) == person.runs.count)
    #expect(count("steps", document) == person.trace.count)
    #expect(
      (document.member("effects")?.elements ?? []).map { $0.member("idempotencyKey")?.text }
        == person.outbox.map(\.key))
    #expect(count("effects", document) == 1)
    #expect(count("ids", document) == 4)
    #expect(count("waiting", document) == 0)
    await living.stop()
  }

  /// The pieces of an export.
  private func pieces(of export: UserExport) async throws -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    while let piece = try await export.next() { pieces.append(piece) }
    return pieces
  }

  @Test func `an export of much comes in small pieces, and is whole`() async throws {
    let living = try LivingServices()
    let text = String(repeating: "x", count: 30_000)
    for number in 0..<100 {
      await living.event("seen", #"{"text":"\#(text)"}"#, id: "e\(number)")
    }
    let export = try #require(try await living.services.users.export("u1"))
    let pieces = try await pieces(of: export)
    #expect(pieces.count > 30)
    #expect(pieces.allSatisfy { $0.count < 128 << 10 })
    let document = try JSONReader.parse(pieces.flatMap(\.self))
    #expect(count("events", document) == 100)
    #expect(count("deadLetters", document) == 0)
    #expect(document.member("user") == nil)
    await living.stop()
  }

  @Test func `what comes in meanwhile is not in an export, and nobody waits for it`() async throws {
    let living = try LivingServices()
    await living.event("seen", id: "e1")
    let export = try #require(try await living.services.users.export("u1"))
    await living.event("seen", id: "e2")
    let document = try JSONReader.parse(try await pieces(of: export).flatMap(\.self))
    #expect(count("events", document) == 1)
    await living.stop()
  }

  @Test func `only so many are exported at once, and who gives up makes room`() async throws {
    let living = try LivingServices()
    await living.event("seen", id: "e1")
    var exports: [UserExport] = []
    for _ in 0..<ServiceLimits.exportsMax {
      exports.append(try #require(try await living.services.users.export("u1")))
    }
    await #expect(throws: IntakeRefusal.self) {
      _ = try await living.services.users.export("u1")
    }
    exports.removeAll()
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if let export = try? await living.services.users.export("u1") {
        #expect(try await export.next() != nil)
        return await living.stop()
      }
    }
    Issue.record("there is no room")
  }

  /// How many rows a list of an export has.
  private func count(_ list: String, _ document: JSONNode) -> Int? {
    document.member(list)?.elements?.count
  }

  @Test func `of somebody nobody heard of, or who was erased, there is nothing`() async throws {
    let living = try LivingServices()
    #expect(try await living.services.users.export("u1") == nil)
    await living.event("seen")
    #expect(try await living.services.users.export("u1") != nil)
    try await living.services.users.erase("u1")
    #expect(try await living.services.users.export("u1") == nil)
    await living.stop()
  }
}
