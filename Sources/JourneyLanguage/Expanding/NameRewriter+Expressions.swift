import JourneyModel

extension NameRewriter {
  /// Expressions with other names in them.
  mutating func rewritten(_ parts: [ExpressionSyntax]) -> [ExpressionSyntax] {
    parts.map { rewritten($0) }
  }

  /// An expression with other names in it.
  mutating func rewritten(_ syntax: ExpressionSyntax) -> ExpressionSyntax {
    if case .name(let name) = syntax.kind { return named(name) }
    return ExpressionSyntax(rewritten(syntax.kind), span: syntax.span)
  }

  /// The kind of an expression with other names in it.
  private mutating func rewritten(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax.Kind {
    switch kind {
    case .literal, .name, .isInAudience, .invalid: kind
    case .member(let base, let name): .member(rewritten(base), name)
    case .call(let name, let values): .call(name, rewritten(values))
    case .list(let elements): .list(rewritten(elements))
    case .record(let fields): .record(rewritten(fields))
    case .parenthesized(let inner): .parenthesized(rewritten(inner))
    case .or(let parts): .or(rewritten(parts))
    case .and(let parts): .and(rewritten(parts))
    case .not(let inner): .not(rewritten(inner))
    case .negated(let inner): .negated(rewritten(inner))
    case .arithmetic(let operation, let left, let right):
      .arithmetic(operation, rewritten(left), rewritten(right))
    case .defaulted(let value, let fallback): .defaulted(rewritten(value), rewritten(fallback))
    case .compare(let comparison, let left, let right, let isNegated):
      .compare(comparison, rewritten(left), rewritten(right), isNegated: isNegated)
    case .isIn(let value, let list, let isNegated):
      .isIn(rewritten(value), rewritten(list), isNegated: isNegated)
    case .isBetween(let value, let low, let high, let isNegated):
      .isBetween(rewritten(value), rewritten(low), rewritten(high), isNegated: isNegated)
    case .isKnown(let value, let isNegated): .isKnown(rewritten(value), isNegated: isNegated)
    case .age(let value, let isMore, let length, let isAgo, let isNegated):
      .age(rewritten(value), isMore: isMore, length, isAgo: isAgo, isNegated: isNegated)
    case .textTest(let test, let left, let right, let isNegated):
      .textTest(test, rewritten(left), rewritten(right), isNegated: isNegated)
    case .reachable(let user, let channel, let isNegated):
      .reachable(rewritten(user), channel, isNegated: isNegated)
    case .quantified(let isEvery, let name, let list, let condition):
      .quantified(
        isEvery: isEvery, name, list: rewritten(list),
        condition: self.condition(condition, of: name))
    case .history(let history): .history(rewritten(history))
    }
  }

  /// A question about past events with other names in its condition.
  private mutating func rewritten(_ history: HistorySyntax) -> HistorySyntax {
    var result = history
    result.condition = history.condition.map { rewritten($0) }
    return result
  }

  /// A pattern with other names in it.
  mutating func rewritten(_ pattern: PatternSyntax) -> PatternSyntax {
    var result = pattern
    result.binding = pattern.binding.map { given($0) }
    result.condition = pattern.condition.map { rewritten($0) }
    return result
  }

  /// A moment with other names in it.
  mutating func rewritten(_ moment: MomentSyntax) -> MomentSyntax {
    var result = moment
    switch moment.form {
    case .nextTime, .tomorrow, .nextWeekday: break
    case .offset(let length, let isBefore, let base, let time):
      result.form = .offset(length, isBefore: isBefore, from: rewritten(base), at: time)
    case .value(let value): result.form = .value(rewritten(value))
    }
    return result
  }

  /// A bound with other names in it.
  mutating func rewritten(_ bound: BoundSyntax) -> BoundSyntax {
    switch bound {
    case .duration: bound
    case .moment(let moment): .moment(rewritten(moment))
    }
  }
}
