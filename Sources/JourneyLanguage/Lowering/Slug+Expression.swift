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
    switch expression {
    case .literal: literal(expression) ?? ""
    case .path(let root, let names): pathWord(root, names)
    case .member(let whole, let names):
      join([words(for: whole), word(names.joined(separator: "_"))])
    case .list(let parts): row(parts, by: "")
    case .and(let parts): row(parts, by: "and")
    case .or(let parts): row(parts, by: "or")
    case .not(let inner): "not_" + words(for: inner)
    case .compare(let comparison, let left, let right): row([left, right], by: verb(comparison))
    case .isIn(let value, let list): row([value, list], by: "in")
    case .isBetween(let value, let low, let high): row([value, low, high], by: "between")
    case .isKnown(let value): words(for: value) + "_known"
    case .age(let value, let isMore, let duration, let isAgo):
      join([words(for: value), isMore ? "over" : "below", word(duration), isAgo ? "ago" : "away"])
    case .textTest(let test, let left, let right): row([left, right], by: word(test.rawValue))
    case .listContains(let left, let right): row([left, right], by: "contains")
    case .reachable(let channel): "reachable_by_" + word(channel)
    case .defaulted(let value, let other): row([value, other], by: "default")
    case .arithmetic(let operation, let left, let right): row([left, right], by: verb(operation))
    case .negated(let inner): "minus_" + words(for: inner)
    case .call(let function, let values): join([function.rawValue, row(values, by: "")])
    case .quantified(let isEvery, let name, let list, let condition):
      join([isEvery ? "every" : "any", word(name), row([list, condition], by: "where")])
    case .history(let query): words(for: query)
    }
  }

  /// The words for expressions in a row.
  private static func row(_ parts: [Expression], by joint: String) -> String {
    let between = joint.isEmpty ? "_" : "_\(joint)_"
    var row = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { row += between }
      row += words(for: part)
    }
    return row
  }

  /// The words for a question about past events.
  private static func words(for query: HistoryQuery) -> String {
    var parts: [String]
    switch query.kind {
    case .did(.atLeast, 1): parts = ["did", word(query.event)]
    case .did(let quantity, let count):
      parts = ["did", word(query.event), quantity.rawValue, String(count)]
    case .count: parts = ["count", word(query.event)]
    case .sum(let path): parts = ["sum", word(query.event)] + path.map(word)
    case .average(let path): parts = ["average", word(query.event)] + path.map(word)
    case .smallest(let path): parts = ["smallest", word(query.event)] + path.map(word)
    case .largest(let path): parts = ["largest", word(query.event)] + path.map(word)
    case .latest(let path): parts = ["latest", word(query.event)] + path.map(word)
    case .first(let path): parts = ["first", word(query.event)] + path.map(word)
    }
    switch query.span {
    case .always: break
    case .within(let duration): parts += ["within", word(duration)]
    case .sinceEntry: parts.append("since_entry")
    }
    if let condition = query.condition { parts += ["where", words(for: condition)] }
    return join(parts)
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
