import JourneyModel

extension Expression {
  /// The same expression with its parts exchanged.
  func mapParts(_ change: (Expression) -> Expression) -> Expression {
    switch self {
    case .literal, .path, .reachable: self
    case .member(let inner, let path): .member(change(inner), path)
    case .list(let parts): .list(parts.map(change))
    case .and(let parts): .and(parts.map(change))
    case .or(let parts): .or(parts.map(change))
    case .not(let inner): .not(change(inner))
    case .compare(let comparison, let left, let right):
      .compare(comparison, change(left), change(right))
    case .isIn(let item, let list): .isIn(change(item), change(list))
    case .isBetween(let value, let low, let high):
      .isBetween(change(value), change(low), change(high))
    case .isKnown(let inner): .isKnown(change(inner))
    case .age(let inner, let isMore, let length, let isAgo):
      .age(change(inner), isMore: isMore, length, isAgo: isAgo)
    case .textTest(let test, let left, let right): .textTest(test, change(left), change(right))
    case .listContains(let list, let item): .listContains(change(list), change(item))
    case .defaulted(let first, let second): .defaulted(change(first), change(second))
    case .arithmetic(let operation, let left, let right):
      .arithmetic(operation, change(left), change(right))
    case .negated(let inner): .negated(change(inner))
    case .call(let function, let arguments): .call(function, arguments.map(change))
    case .quantified(let isEvery, let name, let list, let condition):
      .quantified(
        isEvery: isEvery, name: name, list: change(list), condition: change(condition))
    case .history(var query):
      {
        query.condition = query.condition.map(change)
        return .history(query)
      }()
    }
  }

  /// `true` if it or a part of it reads the user or the past.
  var readsOutside: Bool {
    switch self {
    case .path(.user, _), .reachable, .history: return true
    default:
      var reads = false
      _ = mapParts {
        reads = reads || $0.readsOutside
        return $0
      }
      return reads
    }
  }
}

extension MomentExpression {
  /// `true` if an input can move it: it reads the user or the past.
  var isMovable: Bool {
    switch form {
    case .nextTime, .tomorrow, .nextWeekday: false
    case .offset(_, _, let base, _): base.readsOutside
    case .value(let expression): expression.readsOutside
    }
  }
}
