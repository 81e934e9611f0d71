import JourneyServices
import JourneyStore
import Testing

@Suite struct FullDiskTests {
  @Test func `who sends to a full disk is not told where the data lie`() async throws {
    let living = try LivingServices()
    try await living.services.dispatcher.perform { _, store in try store.setFull(true) }
    let text = String(repeating: "x", count: 60_000)
    var refusal: IntakeRefusal?
    for _ in 0..<100 where refusal == nil {
      if case .postponed(let told) = await living.event("a", #"{"text": "\#(text)"}"#) {
        refusal = told
      }
    }
    #expect(refusal == .unavailable(reason: IntakeRefusal.storeFails))
    #expect(!IntakeRefusal.storeFails.contains("/"))
    try await living.services.dispatcher.perform { _, store in try store.setFull(false) }
    await living.stop()
  }
}
