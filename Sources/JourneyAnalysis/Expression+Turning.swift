import JourneyModel

/// When time alone turns a condition.
///
/// A value *stands still* if it changes only as something arrives, or at moments that can be worked
/// out, such as midnight; it *runs* if it is another at every instant, as `now` is.
extension Expression {
  /// The smallest part of a condition of which it cannot be worked out when time turns it.
  var unforeseenPart: Expression? {
    switch self {
    case .compare(_, let left, let right):
      return Self.areForeseen(left, right) ? firstUnforeseen(of: [left, right]) : self
    case .isBetween(let value, let low, let high):
      let isForeseen = Self.areForeseen(value, low) && Self.areForeseen(value, high)
      return isForeseen ? firstUnforeseen(of: [value, low, high]) : self
    case .isIn(let left, let right), .listContains(let left, let right),
      .textTest(_, let left, let right):
      return left.runs || right.runs ? self : firstUnforeseen(of: [left, right])
    case .age(let inner, _, _, _): return inner.runs ? self : inner.unforeseenPart
    case .quantified(_, _, let list, let condition):
      return list.runs ? self : firstUnforeseen(of: [list, condition])
    case .call(let function, let arguments): return unforeseenPart(of: function, arguments)
    case .history(let query): return query.condition?.unforeseenPart
    case .and(let parts), .or(let parts), .list(let parts): return firstUnforeseen(of: parts)
    case .not(let inner), .isKnown(let inner), .negated(let inner), .member(let inner, _):
      return inner.unforeseenPart
    case .defaulted(let left, let right), .arithmetic(_, let left, let right):
      return firstUnforeseen(of: [left, right])
    case .literal, .path, .reachable: return nil
    }
  }

  /// The first of those parts in some expressions.
  private func firstUnforeseen(of parts: [Expression]) -> Expression? {
    parts.lazy.compactMap(\.unforeseenPart).first
  }

  /// `true` if it can be worked out when two values meet: both stand still, or one of them does and
  /// the other is `now`, moved by what stands still or reckoned from it.
  private static func areForeseen(_ left: Expression, _ right: Expression) -> Bool {
    switch (left.runs, right.runs) {
    case (false, false): true
    case (true, false): left.isPlainClock
    case (false, true): right.isPlainClock
    case (true, true): false
    }
  }

  /// `true` for `now`, `now + x`, `now - x` and `x - now`.
  private var isPlainClock: Bool {
    switch self {
    case .path(.now, _): true
    case .arithmetic(.add, .path(.now, _), let other): !other.runs
    case .arithmetic(.subtract, .path(.now, _), let other): !other.runs
    case .arithmetic(.subtract, let other, .path(.now, _)): !other.runs
    default: false
    }
  }

  /// `true` if the value runs with the clock.
  private var runs: Bool {
    switch self {
    case .path(.now, _): true
    case .arithmetic(_, let left, let right), .defaulted(let left, let right):
      left.runs || right.runs
    case .negated(let inner), .member(let inner, _): inner.runs
    case .list(let parts): parts.contains(where: \.runs)
    case .call(let function, let arguments):
      !function.readsCalendar && arguments.contains(where: \.runs)
    case .literal, .path, .history, .reachable, .and, .or, .not, .compare, .isIn, .isBetween,
      .isKnown, .age, .textTest, .listContains, .quantified:
      false
    }
  }

  // MARK: Calendar and clock

  /// The part of a call that cannot be foreseen.
  ///
  /// What calendar and clock show of `now` turns at midnight, or at the full hour; minutes and
  /// seconds are no moments to wait for.
  private func unforeseenPart(of function: Function, _ arguments: [Expression]) -> Expression? {
    let isForeseen =
      !function.readsCalendar || arguments.allSatisfy { !$0.runs }
      || (arguments.first?.isClockOfSomeDay ?? true)
        && (function != .formatDate || (arguments.last?.isPatternOfHours ?? false))
    return isForeseen ? firstUnforeseen(of: arguments) : self
  }

  /// `true` for `now`, and `now` moved by whole days: their clocks show the same time.
  private var isClockOfSomeDay: Bool {
    switch self {
    case .path(.now, _): return true
    case .arithmetic(let operation, .path(.now, _), .literal(.duration(let length))):
      return [.add, .subtract].contains(operation) && length.microseconds == 0
    default: return false
    }
  }

  /// `true` for a pattern of dates that shows neither minutes nor seconds.
  private var isPatternOfHours: Bool {
    guard case .literal(.text(let pattern)) = self else { return false }
    return !pattern.contains("m") && !pattern.contains("s")
  }
}

extension Expression.Function {
  /// `true` if it tells what calendar or clock show.
  fileprivate var readsCalendar: Bool {
    [.hour, .day, .weekday, .month, .year, .formatDate].contains(self)
  }
}
