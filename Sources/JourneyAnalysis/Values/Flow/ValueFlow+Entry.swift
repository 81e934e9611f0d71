import JourneyModel

extension ValueFlow {
  /// What is known as a run begins: what its trigger has asked for, or one of several.
  func entryFacts() -> Facts {
    var facts: Facts = [:]
    let ways = definition.triggers.map(entryConditions)
    if ways.count == 1, let trigger = definition.triggers.first {
      for condition in ways[0] { add(condition, of: trigger, to: &facts) }
    } else if !ways.isEmpty, ways.allSatisfy({ !$0.isEmpty }),
      let trigger = definition.triggers.first
    {
      add(.or(ways.map { .and($0) }), of: trigger, to: &facts)
    }
    return facts
  }

  /// Adds what a trigger has asked for.
  private func add(
    _ condition: Expression, of trigger: Trigger, to facts: inout Facts
  ) {
    table.add(
      conditions.formula(condition),
      from: FactSource(way: .entered, line: trigger.line, condition: condition), to: &facts)
  }

  /// The conditions that hold as a trigger starts a run, in the words of the run.
  private func entryConditions(of trigger: Trigger) -> [Expression] {
    switch trigger.kind {
    case .event(let pattern):
      let named = pattern.binding.map { pattern.condition(of: .binding($0)).map { [$0] } ?? [] }
      let parts = (pattern.condition(of: .entry).map { [$0] } ?? []) + (named ?? [])
      return pattern.condition.map(\.readsRun) == true ? [] : parts.flatMap(\.lastingParts)
    case .turnsTrue(let condition), .schedule(_, let condition), .once(_, _, _, let condition):
      return condition.readsRun ? [] : condition.lastingParts
    case .userDate(_, let condition):
      guard let condition, !condition.readsRun else { return [] }
      return condition.lastingParts
    case .request: return []
    }
  }
}

extension Expression {
  /// `true` if it asks about the run, of which there is none when a trigger is asked.
  fileprivate var readsRun: Bool {
    let reads = Reads(self)
    return reads.hasEntry || reads.hasHistoryOfRun
  }

  /// Its parts that still hold when the run has begun: the beginning is an event of its own, so
  /// what is asked about the system's events may change.
  fileprivate var lastingParts: [Expression] {
    let parts: [Expression] = if case .and(let parts) = self { parts } else { [self] }
    return parts.filter { !$0.asksAboutSystem }
  }

  /// `true` if it asks about events that the system itself gives.
  private var asksAboutSystem: Bool {
    if case .history(let query) = self, SystemEvents.names.contains(query.event) { return true }
    return operands.contains(where: \.asksAboutSystem)
  }
}

/// The events that the system itself gives.
enum SystemEvents {
  /// Their names.
  static let names: Set<String> = [
    "message_sent", "message_delivered", "message_opened", "message_clicked", "message_bounced",
    "user_unsubscribed", "user_changed", "journey_entered", "journey_ended",
  ]
}
