import JourneyModel

extension ValueAnalysis {
  /// Checks the parts of a condition, each on its own: one that never holds in a row of `or`, or
  /// always in a row of `and`, is written by mistake, whatever the others say.
  mutating func checkParts(
    of condition: Expression, in scope: Conditions, at place: Finding.Place, line: Int?
  ) {
    switch condition {
    case .not(let inner): checkParts(of: inner, in: scope, at: place, line: line)
    case .and(let parts), .or(let parts):
      for part in parts {
        if reportConstant(part, in: scope, at: place, line: line) { return }
        checkParts(of: part, in: scope, at: place, line: line)
      }
    default: return
    }
  }

  /// Checks the condition of a pattern: the whole of it, then its parts.
  mutating func checkParts(of pattern: EventPattern, at place: Finding.Place, line: Int?) {
    guard let condition = pattern.candidateCondition else { return }
    var inner = conditions
    inner.types.event = pattern.event
    if reportConstant(condition, in: inner, at: place, line: line) { return }
    checkParts(of: condition, in: inner, at: place, line: line)
  }

  /// Reports a condition that always holds, or never, by itself; `false` for others.
  mutating func reportConstant(
    _ condition: Expression, in scope: Conditions, at place: Finding.Place, line: Int?
  ) -> Bool {
    guard condition.readsAnything else { return false }
    let formula = scope.formula(condition)
    if !scope.canHold([formula]) {
      findings.append(
        Finding(
          ValueCode.constantCondition, "`\(ExpressionText.short(condition))` can never hold",
          help: "its parts rule each other out", at: place, line: line))
      return true
    }
    if scope.canHold([formula.negated]) { return false }
    let isNeedless = holdsByDeclaration(condition, in: scope)
    findings.append(
      Finding(
        isNeedless ? ValueCode.needlessTest : ValueCode.constantCondition,
        "`\(ExpressionText.short(condition))` always holds"
          + (isNeedless ? ": it is never missing" : ""),
        help: "leave it out", at: place, line: line))
    return true
  }

  /// Checks the conditions inside the expressions of a state: those of past events, and of the
  /// elements of lists.
  mutating func checkInnerConditions(of state: JourneyState) {
    state.kind.visitExpressions { expression in
      guard expression.holdsConditions else { return }
      checkInnerConditions(of: expression, at: .state(state.id), line: state.line)
    }
  }

  /// Checks the conditions inside an expression.
  mutating func checkInnerConditions(
    of expression: Expression, at place: Finding.Place, line: Int?
  ) {
    switch expression {
    case .history(let query):
      guard let condition = query.condition else { return }
      checkParts(
        of: EventPattern(event: query.event, condition: condition), at: place, line: line)
      checkInnerConditions(of: condition, at: place, line: line)
    case .quantified(_, _, let list, let condition):
      checkInnerConditions(of: list, at: place, line: line)
      if !reportConstant(condition, in: conditions, at: place, line: line) {
        checkInnerConditions(of: condition, at: place, line: line)
      }
    default:
      for part in expression.operands { checkInnerConditions(of: part, at: place, line: line) }
    }
  }
}

extension Expression {
  /// `true` if conditions of past events, or of elements of lists, stand inside it.
  fileprivate var holdsConditions: Bool {
    contains { part in
      switch part {
      case .history(let query): query.condition != nil
      case .quantified: true
      default: false
      }
    }
  }
}
