import JourneyModel

extension Slug {
  /// The word for what an expression is about: its first path, or the event it asks for.
  static func subject(of expression: Expression) -> String? {
    switch expression {
    case .path(let root, let names): return pathWord(root, names)
    case .history(let query): return word(query.event)
    case .reachable(let channel): return "reachable_by_" + word(channel)
    case .literal: return nil
    default:
      for part in expression.parts {
        if let found = subject(of: part) { return found }
      }
      return nil
    }
  }

  /// The word for a path.
  private static func pathWord(_ root: Expression.PathRoot, _ names: [String]) -> String {
    switch root {
    case .user, .entry, .event: word(names.joined(separator: "_"))
    case .binding(let name): word(([name] + names).joined(separator: "_"))
    case .now: "now"
    case .today: "today"
    case .enteredAt: "entered_at"
    case .journeyID: "journey_id"
    }
  }

  /// The word for a condition: `lead_score_over_80`; a hash where it is no simple test.
  static func condition(_ expression: Expression) -> String {
    guard let phrase = phrase(for: expression) else {
      return join([subject(of: expression) ?? "", hash("\(expression)")])
    }
    return shortened(phrase, of: phrase)
  }

  /// The words of a simple test, or `nil`.
  private static func phrase(for expression: Expression) -> String? {
    switch expression {
    case .path: subject(of: expression)
    case .not(let inner): phrase(for: inner).map { "not_" + $0 }
    case .isKnown(let value): phrase(for: value).map { $0 + "_known" }
    case .compare(let comparison, let left, let right):
      test(left, words[comparison] ?? "", right)
    case .textTest(let test, let left, let right):
      self.test(left, word(test.rawValue), right)
    case .listContains(let left, let right): test(left, "contains", right)
    case .history(let query): historyPhrase(query)
    case .reachable: subject(of: expression)
    default: nil
    }
  }

  /// The words of a question about past events, or `nil`.
  private static func historyPhrase(_ query: HistoryQuery) -> String? {
    guard query.condition == nil, case .did(.atLeast, 1) = query.kind else { return nil }
    return "did_" + word(query.event)
  }

  /// The words of a test of a path against a fixed value, or `nil`.
  private static func test(_ left: Expression, _ verb: String, _ right: Expression) -> String? {
    guard let name = phrase(for: left), let value = literal(right) else { return nil }
    return join([name, verb, value])
  }

  /// The verbs of comparisons.
  private static let words: [Expression.Comparison: String] = [
    .equal: "is", .less: "below", .lessOrEqual: "up_to", .greater: "over", .greaterOrEqual: "from",
  ]

  /// The word for a fixed value, or `nil`.
  static func literal(_ expression: Expression) -> String? {
    guard case .literal(let literal) = expression else { return nil }
    switch literal {
    case .missing: return "missing"
    case .text(let text): return word(text)
    case .number(let number): return word("\(number)")
    case .boolean(let flag): return "\(flag)"
    case .duration(let duration): return word(duration)
    case .date(let date): return word("\(date)")
    case .time(let time): return word("\(time)")
    case .moment(let date, let time, _): return word("\(date) \(time)")
    case .weekday(let day): return "weekday_\(day)"
    }
  }
}

extension Expression {
  /// The expressions that this one is made of, in order.
  var parts: [Expression] {
    switch self {
    case .literal, .path, .reachable: []
    case .member(let inner, _), .not(let inner), .isKnown(let inner), .negated(let inner): [inner]
    case .age(let inner, _, _, _): [inner]
    case .list(let parts), .and(let parts), .or(let parts), .call(_, let parts): parts
    case .compare(_, let left, let right), .isIn(let left, let right): [left, right]
    case .textTest(_, let left, let right), .listContains(let left, let right): [left, right]
    case .defaulted(let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .isBetween(let value, let low, let high): [value, low, high]
    case .quantified(_, _, let list, let condition): [list, condition]
    case .history(let query): query.condition.map { [$0] } ?? []
    }
  }
}
