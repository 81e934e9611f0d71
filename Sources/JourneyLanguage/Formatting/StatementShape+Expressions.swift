import JourneyModel

extension StatementShape {
  /// Adds what an expression may be broken at: before its words and signs, the loosest first.
  mutating func add(_ expression: ExpressionSyntax) {
    addBreaks(of: expression)
    for child in operands(of: expression) { add(child) }
  }

  /// Adds the group of an expression, those below it left out.
  private mutating func addBreaks(of expression: ExpressionSyntax) {
    switch expression.kind {
    case .literal, .name, .member, .call, .list, .record, .parenthesized, .not, .isInAudience,
      .isKnown, .age, .reachable, .invalid:
      return
    default: addBreaks(of: expression, in: table.range(expression.span))
    }
  }

  /// Adds the group of an expression that may be broken.
  private mutating func addBreaks(of expression: ExpressionSyntax, in range: Range<Int>) {
    switch expression.kind {
    case .or(let parts), .and(let parts):
      addGroup(range, breaks: parts.dropFirst().map { table.index(at: $0.span.start) - 1 })
    case .arithmetic, .defaulted:
      addGroup(range, breaks: operands(of: expression).dropFirst().map(operatorBefore))
    case .compare(_, let left, let right, _), .isIn(let left, let right, _),
      .textTest(_, let left, let right, _):
      if !isBracketed(right) { addGroup(range, breaks: [table.index(at: left.span.end)]) }
    case .isBetween(let value, _, _, _):
      addGroup(range, breaks: [table.index(at: value.span.end)])
    case .quantified(_, _, _, let condition):
      addGroup(range, breaks: [table.index(at: condition.span.start) - 2])
    case .history(let history): addBreaks(of: history, in: range)
    case .negated: negations.insert(range.lowerBound)
    default: break
    }
  }

  /// The word or sign before an operand.
  private func operatorBefore(_ operand: ExpressionSyntax) -> Int {
    table.index(at: operand.span.start) - 1
  }

  /// Returns `true` if an operand ends in brackets that can be broken themselves.
  private func isBracketed(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .list, .call, .parenthesized, .record: true
    default: false
    }
  }

  /// The expressions below one; a chain of sums, products or defaults counts as one.
  private func operands(of expression: ExpressionSyntax) -> [ExpressionSyntax] {
    switch expression.kind {
    case .arithmetic(let operation, let left, let right):
      guard case .arithmetic(let inner, _, _) = left.kind, isSum(inner) == isSum(operation)
      else { return [left, right] }
      return operands(of: left) + [right]
    case .defaulted(let left, let right):
      guard case .defaulted = left.kind else { return [left, right] }
      return operands(of: left) + [right]
    default: return expression.kind.children
    }
  }

  /// Returns `true` for `+` and `-`.
  private func isSum(_ operation: Expression.Arithmetic) -> Bool {
    operation == .add || operation == .subtract
  }

  /// Adds the clauses of a question about events.
  private mutating func addBreaks(of history: HistorySyntax, in range: Range<Int>) {
    var breaks: [Int] = []
    if let within = history.within { breaks.append(table.index(at: within.span.start) - 1) }
    if let since = history.sinceEntry { breaks.append(table.index(at: since.start)) }
    if let first = history.matching.first?.first {
      breaks.append(table.index(at: first.span.start) - 1)
    }
    if let condition = history.condition {
      breaks.append(table.index(at: condition.span.start) - 2)
    }
    addGroup(range, breaks: breaks)
  }
}
