extension ExpressionSpelling {
  /// Spells a question about past events.
  func history(_ query: HistoryQuery, isNegated: Bool) -> String {
    let event = NameSpelling.spelled(query.event)
    switch query.kind {
    case .did(let quantity, let count):
      let amount = quantity == .atLeast && count == 1 ? "" : " \(Self.text(quantity, count))"
      return "did \(isNegated ? "not " : "")\(event)\(amount)" + clauses(of: query)
    case .count: return "count(\(event)\(clauses(of: query)))"
    case .sum(let path): return aggregate("sum", of: path, query)
    case .average(let path): return aggregate("average", of: path, query)
    case .smallest(let path): return aggregate("smallest", of: path, query)
    case .largest(let path): return aggregate("largest", of: path, query)
    case .latest(let path): return "latest(\(event)\(clauses(of: query)))" + Self.members(path)
    case .first(let path): return "first(\(event)\(clauses(of: query)))" + Self.members(path)
    }
  }

  /// Spells what is made of an attribute of past events.
  private func aggregate(_ name: String, of path: [String], _ query: HistoryQuery) -> String {
    "\(name)(\(NameSpelling.spelled(query.event))\(Self.members(path))\(clauses(of: query)))"
  }

  /// Spells how often something happened.
  private static func text(_ quantity: HistoryQuery.Quantity, _ count: Int) -> String {
    let words =
      switch quantity {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .exactly: "exactly"
      }
    return "\(words) \(times(count))"
  }

  /// `1 time`, `3 times`.
  public static func times(_ count: Int) -> String { "\(count) \(count == 1 ? "time" : "times")" }

  /// Spells what stands behind the event: its span, what it matches, what must hold for it.
  private func clauses(of query: HistoryQuery) -> String {
    let span =
      switch query.span {
      case .always: ""
      case .within(let duration): " within \(duration)"
      case .sinceEntry: " since entry"
      }
    let condition = EventCondition(query.condition, isBeforeEntry: isBeforeEntry)
    return span + condition.matchingText + (condition.rest.map { " where (\(text($0)))" } ?? "")
  }
}
