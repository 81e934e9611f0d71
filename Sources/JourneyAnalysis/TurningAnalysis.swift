import JourneyModel

/// Finds conditions that time turns at moments which cannot be worked out: nobody would ask them
/// then.
///
/// What starts a journey, makes it leave or ends a wait is asked as something arrives, and at the
/// moments at which time alone turns it; there is no polling.
struct TurningAnalysis {
  /// What was found so far.
  private var findings: [Finding] = []

  /// Returns the conditions of a definition that nobody would ask in time.
  static func findings(in definition: JourneyDefinition) -> [Finding] {
    var analysis = TurningAnalysis()
    for (number, trigger) in definition.triggers.enumerated() {
      guard case .turnsTrue(let condition) = trigger.kind else { continue }
      analysis.check(condition, at: .trigger(number), line: trigger.line)
    }
    for (number, exit) in definition.settings.exits.enumerated() {
      if case .when(let condition) = exit {
        analysis.check(condition, at: .exit(number), line: nil)
      }
    }
    for state in definition.states {
      guard case .waitArms(let arms, _, _) = state.kind else { continue }
      for arm in arms {
        guard case .when(let condition) = arm.condition else { continue }
        analysis.check(condition, at: .state(state.id), line: state.line)
      }
    }
    return analysis.findings
  }

  /// Checks one condition.
  private mutating func check(_ condition: Expression, at place: Finding.Place, line: Int?) {
    guard let part = condition.unforeseenPart else { return }
    let finding = Finding(
      StructureCode.unforeseenTurn,
      "it cannot be worked out when time turns `\(ExpressionSpelling().text(part))`",
      help: "hold `now` itself against a moment, as in `user.ends_at < now + 3 days`, "
        + "or say `is more than 3 days ago`",
      at: place, line: line)
    if !findings.contains(finding) { findings.append(finding) }
  }
}
