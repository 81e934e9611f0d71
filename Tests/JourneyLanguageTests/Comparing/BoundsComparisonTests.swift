import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// What another version of a journey changes of what is certain.
@Suite struct BoundsComparisonTests {
  /// A journey of some steps, after some lines of its head.
  private func journey(_ steps: String, head: String = "") throws -> JourneyDefinition {
    let text = "journey rescue\n  trigger on cart\n  \(head)\n  \(steps)\nend\n"
    let compiled = CompiledScript(text, catalog: nil)
    return try #require(compiled.definition, "\(compiled.names)")
  }

  /// What changes between two journeys, each with its kind and words.
  private func changes(
    _ old: String, _ new: String, oldLimits: [MessageLimit] = [], newLimits: [MessageLimit] = []
  ) throws -> [String] {
    let found = BoundsComparison.changes(
      from: try journey(old), to: try journey(new), oldLimits: oldLimits, newLimits: newLimits)
    #expect(found.allSatisfy { $0.category == .bounds && $0.category.concernsPeople })
    return found.map { "\($0.kind.rawValue): \($0.message)" }
  }

  @Test func `the same steps are as certain as before`() throws {
    #expect(try changes("send first by email", "send second by sms") == [])
  }

  @Test func `a wait that is shorter lets more messages leave in a day`() throws {
    #expect(
      try changes(
        "send first by email\nwait 1 day\nsend second by email",
        "send first by email\nwait 20 hours\nsend second by email") == [
          "raised: one person can get at most 2 messages in 1 day, was 1",
          "lowered: a run ends within 20 hours, was 1 day",
          "lowered: messages are at least 20 hours apart, was 1 day",
        ])
  }

  @Test func `a message that is gone is told in each window`() throws {
    #expect(
      try changes("send first by email\nwait 2 days\nsend second by email", "send first by email")
        == [
          "lowered: one person can get at most 1 message in 7 days, was 2",
          "lowered: one person can get at most 1 message in 30 days, was 2",
          "lowered: a run ends at once, was 2 days",
          "raised: no two messages follow one another, they were at least 2 days apart",
        ])
  }

  @Test func `a kind of message is told where the whole is as large`() throws {
    let steps = "send first by email"
    #expect(
      try changes(steps, "send transactional first by email") == [
        "lowered: one person can get at most 0 marketing messages in 1 day, was 1",
        "raised: one person can get at most 1 transactional message in 1 day, was 0",
        "lowered: one person can get at most 0 marketing messages in 7 days, was 1",
        "raised: one person can get at most 1 transactional message in 7 days, was 0",
        "lowered: one person can get at most 0 marketing messages in 30 days, was 1",
        "raised: one person can get at most 1 transactional message in 30 days, was 0",
      ])
  }

  @Test func `a wait without an end and a limit of the workspace are told`() throws {
    let steps = "send first by email\nsend second by email"
    let limit = MessageLimit(messages: 1, per: CalendarDuration(days: 30))
    #expect(
      try changes(steps, steps + "\nwait for order", newLimits: [limit]) == [
        "lowered: one person can get at most 1 message in 1 day, was 2",
        "lowered: one person can get at most 1 message in 7 days, was 2",
        "lowered: one person can get at most 1 message in 30 days, was 2",
        "raised: a run may wait for ever, which ended at once",
      ])
  }
}
