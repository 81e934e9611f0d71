import JourneyModel

extension ValueAnalysis {
  /// Checks the test of an `if`.
  mutating func checkBranch(
    _ test: Expression, then: String, otherwise: String, of state: JourneyState, _ facts: Facts
  ) {
    if let reason = reasonAgainst(test, facts) { return reportNever(test, reason, state) }
    if let reason = reasonFor(test, facts) {
      let losesSteps = !isReached(otherwise)
      return reportAlways(test, reason, state, losesSteps: losesSteps)
    }
    checkParts(of: test, in: conditions, at: .state(state.id), line: state.line)
  }

  /// Reports a branch that nobody takes.
  private mutating func reportNever(
    _ test: Expression, _ reason: Reason, _ state: JourneyState
  ) {
    let words = ExpressionText.short(test)
    if reason.sources.isEmpty {
      return report(
        ValueCode.constantCondition, state, "`\(words)` can never hold",
        help: "its parts rule each other out; nobody takes this branch")
    }
    guard reason.isPassedBy else {
      return report(
        ValueCode.constantCondition, state, "`\(words)` never holds here: \(reason.words)",
        help: "nobody takes this branch", details: reason.details)
    }
    let earlier = reason.sources.map { "`\($0.passedWords)`" }
    let cover =
      earlier.count == 1 ? "\(earlier[0]) in \(reason.places) covers" : "\(reason.places) cover"
    report(
      ValueCode.shadowedBranch, state, "nobody takes this branch: \(cover) `\(words)`",
      help: "put the narrower test first, or leave this branch out", details: reason.details)
  }

  /// Reports a branch that everybody takes.
  private mutating func reportAlways(
    _ test: Expression, _ reason: Reason, _ state: JourneyState, losesSteps: Bool
  ) {
    let words = ExpressionText.short(test)
    if reason.sources.isEmpty {
      if !holdsByDeclaration(test, in: conditions) {
        return report(
          ValueCode.constantCondition, state, "`\(words)` always holds",
          help: "everybody takes this branch")
      }
      return report(
        ValueCode.needlessTest, state, "`\(words)` always holds: it is never missing",
        help: "leave the test out")
    }
    let isNeedless = reason.isPassedBy && !losesSteps
    report(
      isNeedless ? ValueCode.needlessTest : ValueCode.constantCondition, state,
      "`\(words)` always holds here: \(reason.words)",
      help: isNeedless ? "`otherwise` says the same" : "everybody takes this branch",
      details: reason.details)
  }

  /// `true` if somebody comes to a state, or it is but the end.
  private func isReached(_ id: String) -> Bool {
    guard let number = flow.graph.numbers[id] else { return true }
    return flow.facts[number] != nil || flow.graph.states[number].kind == .end
  }

  /// Checks the arms of a `choose`.
  mutating func checkChoices(
    of value: Expression, _ choices: [JourneyState.Choice], otherwise: String,
    of state: JourneyState, _ facts: Facts
  ) {
    guard value.readsAnything else { return }
    var rest: Facts? = facts
    for choice in choices {
      let condition = choice.condition(on: value)
      guard let known = rest else {
        return report(
          ValueCode.shadowedBranch, state, "nobody comes to `when \(choice.words)`",
          help: "the choices before it cover every value")
      }
      if let reason = reason(against: conditions.formula(condition), known) {
        let why =
          reason.sources.isEmpty
          ? "`\(ExpressionText.short(value))` is never that" : reason.words
        return report(
          reason.isPassedBy ? ValueCode.shadowedBranch : ValueCode.constantCondition, state,
          "nobody takes `when \(choice.words)`: \(why)", details: reason.details)
      }
      rest = flow.learning(condition, false, of: state, known)
    }
    if rest == nil, !isReached(otherwise) {
      report(
        ValueCode.constantCondition, state, "nobody takes `otherwise`",
        help: "the choices cover every value of `\(ExpressionText.short(value))`")
    }
  }
}

extension FactSource {
  /// The test that was passed by.
  fileprivate var passedWords: String {
    if case .not(let test) = condition { return ExpressionText.short(test) }
    return ExpressionText.short(condition)
  }
}

extension JourneyState.Choice {
  /// Its values in words.
  var words: String { values.map(ExpressionText.text).joined(separator: ", ") }
}
