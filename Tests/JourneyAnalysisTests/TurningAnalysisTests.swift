import JourneyAnalysis
import JourneyModel
import Testing

/// Conditions that would have to be asked at moments which nobody can work out.
@Suite struct TurningAnalysisTests {
  /// A condition that time turns at every minute.
  private let minutes = Expression.compare(
    .equal, .call(.formatDate, [.path(.now, []), .literal(.text("mm"))]), .literal(.text("30")))
  /// A condition that nothing but a change turns.
  private let plan = Expression.compare(
    .equal, .path(.user, ["plan"]), .literal(.text("pro")))

  /// A definition with an exit and a test of an `if`.
  private func definition(exit: Expression, test: Expression) -> JourneyDefinition {
    JourneyDefinition(
      journeyID: "j", triggers: [Trigger(id: "t", kind: .turnsTrue(plan), line: 2)],
      settings: JourneySettings(exits: [.when(plan), .when(exit)]), start: "if",
      states: [
        JourneyState(id: "if", kind: .branch(test: test, then: "end", otherwise: "end")),
        JourneyState(id: "end", kind: .end),
      ])
  }

  @Test func `an exit is refused, and the place says which`() {
    let found = Analysis.findings(in: definition(exit: minutes, test: plan))
      .filter { $0.code == StructureCode.unforeseenTurn }
    #expect(found.map(\.place) == [.exit(1)])
    #expect(found.first?.message.contains(#"`format_date(now, "mm")`"#) == true)
  }

  @Test func `what is asked only as somebody comes by may say what it likes`() {
    let found = Analysis.findings(in: definition(exit: plan, test: minutes))
    #expect(!found.contains { $0.code == StructureCode.unforeseenTurn })
  }
}
