import JourneyModel

extension ValueAnalysis {
  /// Reports an arm that is never taken, as those before it are whenever it could be: of arms that
  /// happen at one moment the first is taken.
  mutating func reportShadowed(
    _ arm: JourneyState.Arm, at place: Finding.Place, behind earlier: [JourneyState.Arm],
    _ lasting: Facts, _ state: JourneyState
  ) -> Bool {
    guard let question = question(of: arm) else { return false }
    let rivals = earlier.filter { other in
      other.asksOnce && self.question(of: other).map { $0.event == question.event } ?? false
    }
    let passed = rivals.compactMap { self.question(of: $0)?.formula.negated }
    guard leavesNothing(passed, to: question, lasting) else { return false }
    let single = zip(rivals, passed).first { leavesNothing([$1], to: question, lasting) }?.0
    let cover = single.map { "`\($0.words)` before it covers it" } ?? "the arms before it cover it"
    report(
      ValueCode.shadowedBranch, state, "nobody takes `\(arm.words)`: \(cover)",
      help: "put the narrower arm first, or leave this one out",
      details: single == nil ? rivals.map { "`\($0.words)`" } : [], at: place)
    return true
  }

  /// What an arm asks: of an event that comes, or of how things stand.
  private struct ArmQuestion {
    /// The event; `nil` if it asks how things stand.
    var event: String?
    /// What conditions say of each other there.
    var scope: Conditions
    /// The normal form of the condition.
    var formula: Formula
  }

  /// What an arm asks; `nil` if a name in it could be another one in another arm.
  private func question(of arm: JourneyState.Arm) -> ArmQuestion? {
    switch arm.condition {
    case .when(let condition):
      return ArmQuestion(
        event: nil, scope: conditions, formula: conditions.formula(condition))
    case .event(let pattern):
      var scope = conditions
      scope.types.event = pattern.event
      guard let condition = pattern.candidateCondition else {
        return ArmQuestion(event: pattern.event, scope: scope, formula: .truth(true))
      }
      if let name = pattern.binding, Reads(condition).bindings.contains(name) { return nil }
      return ArmQuestion(
        event: pattern.event, scope: scope, formula: scope.formula(condition))
    }
  }

  /// `true` if a question never holds where some others do not hold either.
  private func leavesNothing(
    _ passed: [Formula], to question: ArmQuestion, _ lasting: Facts
  ) -> Bool {
    if passed.isEmpty { return false }
    let asked = passed + [question.formula]
    let known = flow.table.relevant(lasting, to: .all(asked)).map { flow.table.clauses[$0] }
    return !question.scope.canHold(known + asked)
  }
}

extension JourneyState.Arm {
  /// `true` if one event is enough for it, and none has to be counted.
  fileprivate var asksOnce: Bool {
    if case .event(let pattern) = condition { return pattern.times == 1 && pattern.within == nil }
    return true
  }

  /// The arm in words.
  fileprivate var words: String { PathArm.words(of: condition) }
}
