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
    let text = try #require(try await living.services.users.export("u1"))
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
