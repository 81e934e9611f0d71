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
      for part in expression.operands {
        if let found = subject(of: part) { return found }
      }
      return nil
    }
  }

  /// The word for a path.
  private static func pathWord(_ root: Expression.PathRoot, _ names: [String]) -> String {
    switch root {
    case .user, .entry, .event: word(names.count == 1 ? names[0] : names.joined(separator: "_"))
    case .binding(let name): word(([name] + names).joined(separator: "_"))
    case .now: "now"
    case .today: "today"
    case .enteredAt: "entered_at"
    case .journeyID: "journey_id"
    }
  }

  /// The words for a condition: `lead_score_over_80`; long ones end in a hash.
  static func condition(_ expression: Expression) -> String {
    let words = words(for: expression)
    return shortened(words, of: words)
  }

  /// The words for an expression, whatever it is, always the same for the same expression.
  private static func words(for expression: Expression) -> String {
    var words = ""
    add(expression, to: &words)
    return words
  }

  /// Adds the words for an expression.
  private static func add(_ expression: Expression, to words: inout String) {
    switch expression {
    case .literal: words += literal(expression) ?? ""
    case .path(let root, let names): words += pathWord(root, names)
    case .member(let whole, let names):
      words += join([self.words(for: whole), word(names.joined(separator: "_"))])
    case .list(let parts): add(parts, by: "_", to: &words)
    case .and(let parts): add(parts, by: "_and_", to: &words)
    case .or(let parts): add(parts, by: "_or_", to: &words)
    case .not(let inner):
      words += "not_"
      add(inner, to: &words)
    case .compare(let comparison, let left, let right):
      add(left, verb(comparison), right, to: &words)
    case .isIn(let value, let list): add(value, "in", list, to: &words)
    case .isBetween(let value, let low, let high):
      add([value, low, high], by: "_between_", to: &words)
    case .isKnown(let value):
      add(value, to: &words)
      words += "_known"
    case .age(let value, let isMore, let duration, let isAgo):
      words += join([
        self.words(for: value), isMore ? "over" : "below", word(duration), isAgo ? "ago" : "away",
      ])
    case .textTest(let test, let left, let right): add(left, word(test.rawValue), right, to: &words)
    case .listContains(let left, let right): add(left, "contains", right, to: &words)
    case .reachable(let channel): words += "reachable_by_" + word(channel)
    case .defaulted(let value, let other): add(value, "default", other, to: &words)
    case .arithmetic(let operation, let left, let right):
      add(left, verb(operation), right, to: &words)
    case .negated(let inner):
      words += "minus_"
      add(inner, to: &words)
    case .call(let function, let values): words += join([function.rawValue, row(values)])
    case .quantified(let isEvery, let name, let list, let condition):
      words += "\(isEvery ? "every" : "any")_\(word(name))_"
      add(list, "where", condition, to: &words)
    case .history(let query): add(query, to: &words)
    }
  }

  /// Adds the words for two expressions with a word between.
  private static func add(
    _ left: Expression, _ joint: String, _ right: Expression, to words: inout String
  ) {
    add(left, to: &words)
    words += "_"
    words += joint
    words += "_"
    add(right, to: &words)
  }

  /// Adds the words for expressions in a row.
  private static func add(_ parts: [Expression], by joint: String, to words: inout String) {
    for (index, part) in parts.enumerated() {
      if index > 0 { words += joint }
      add(part, to: &words)
    }
  }

  /// The words for expressions in a row.
  private static func row(_ parts: [Expression]) -> String {
    var words = ""
    add(parts, by: "_", to: &words)
    return words
  }

  /// Adds the words for a question about past events.
  private static func add(_ query: HistoryQuery, to words: inout String) {
    let (asked, path) = asked(by: query.kind)
    words += asked
    words += "_"
    words += word(query.event)
    for name in path { words += "_" + word(name) }
    if case .did(let quantity, let count) = query.kind, quantity != .atLeast || count != 1 {
      words += "_\(quantity.rawValue)_\(count)"
    }
    switch query.span {
    case .always: break
    case .within(let duration): words += "_within_" + word(duration)
    case .sinceEntry: words += "_since_entry"
    }
    guard let condition = query.condition.map(self.words) else { return }
    words += condition.isEmpty ? "_where" : "_where_" + condition
  }

  /// The word for what is asked of past events, and the attribute that it is asked of.
  private static func asked(by kind: HistoryQuery.Kind) -> (word: String, path: [String]) {
    switch kind {
    case .did: ("did", [])
    case .count: ("count", [])
    case .sum(let path): ("sum", path)
    case .average(let path): ("average", path)
    case .smallest(let path): ("smallest", path)
    case .largest(let path): ("largest", path)
    case .latest(let path): ("latest", path)
    case .first(let path): ("first", path)
    }
  }

  /// The verb of a comparison.
  private static func verb(_ comparison: Expression.Comparison) -> String {
    switch comparison {
    case .equal: "is"
    case .less: "below"
    case .lessOrEqual: "up_to"
    case .greater: "over"
    case .greaterOrEqual: "from"
    }
  }

  /// The word of an operation.
  private static func verb(_ operation: Expression.Arithmetic) -> String {
    switch operation {
    case .add: "plus"
    case .subtract: "minus"
    case .multiply: "times"
    case .divide: "by"
    }
  }

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
