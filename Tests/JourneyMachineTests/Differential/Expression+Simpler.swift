import JourneyModel

extension Expression {
  /// Expressions that are a little simpler, the simplest first: a constant, a part, or the same
  /// with one part simpler.
  var simpler: [Expression] {
    if case .literal = self { return [] }
    let constants = [Expression.literal(.missing), .literal(.boolean(true))]
    let parts = self.parts
    var result = constants + parts
    for (index, part) in parts.enumerated() {
      for smaller in part.simpler {
        var replaced = parts
        replaced[index] = smaller
        result.append(rebuilt(replaced))
      }
    }
    if case .history(var query) = self, query.condition != nil {
      query.condition = nil
      result.append(.history(query))
    }
    return result + fewer
  }

  /// The expressions that this one consists of.
  private var parts: [Expression] {
    switch self {
    case .literal, .path, .reachable: []
    case .member(let inner, _), .not(let inner), .isKnown(let inner), .age(let inner, _, _, _),
      .negated(let inner):
      [inner]
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts): parts
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right),
      .defaulted(let left, let right), .arithmetic(_, let left, let right),
      .quantified(_, _, let left, let right):
      [left, right]
    case .isBetween(let value, let low, let high): [value, low, high]
    case .history(let query): query.condition.map { [$0] } ?? []
    }
  }

  /// The same form of other parts.
  private func rebuilt(_ parts: [Expression]) -> Expression {
    switch self {
    case .literal, .path, .reachable: return self
    case .member(_, let names): return .member(parts[0], names)
    case .not: return .not(parts[0])
    case .isKnown: return .isKnown(parts[0])
    case .age(_, let isMore, let duration, let isAgo):
      return .age(parts[0], isMore: isMore, duration, isAgo: isAgo)
    case .negated: return .negated(parts[0])
    case .list: return .list(parts)
    case .and: return .and(parts)
    case .or: return .or(parts)
    case .call(let function, _): return .call(function, parts)
    case .compare(let comparison, _, _): return .compare(comparison, parts[0], parts[1])
    case .isIn: return .isIn(parts[0], parts[1])
    case .textTest(let test, _, _): return .textTest(test, parts[0], parts[1])
    case .listContains: return .listContains(parts[0], parts[1])
    case .defaulted: return .defaulted(parts[0], parts[1])
    case .arithmetic(let operation, _, _): return .arithmetic(operation, parts[0], parts[1])
    case .quantified(let isEvery, let name, _, _):
      return .quantified(isEvery: isEvery, name: name, list: parts[0], condition: parts[1])
    case .isBetween: return .isBetween(parts[0], parts[1], parts[2])
    case .history(var query):
      query.condition = parts[0]
      return .history(query)
    }
  }

  /// The same form with a part left out.
  private var fewer: [Expression] {
    switch self {
    case .list(let items), .and(let items), .or(let items):
      items.indices.map { index in
        var rest = items
        rest.remove(at: index)
        return rebuilt(rest)
      }
    default: []
    }
  }
}
