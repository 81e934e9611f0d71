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
    case .binding(let name):
      word(names.isEmpty ? name : ([name] + names).joined(separator: "_"))
    case .now: "now"
    case .today: "today"
    case .enteredAt: "entered_at"
    case .journeyID: "journey_id"
    }
  }

  /// Adds the words for a condition: `lead_score_over_80`; long ones end in a hash.
  static func add(condition: Expression, to row: inout WordRow) {
    let start = row.count
    add(condition, to: &row)
    row.shorten(from: start, max: lengthMax)
  }

  /// Adds the words for an expression, always the same for the same expression.
  private static func add(_ expression: Expression, to row: inout WordRow) {
    switch expression {
    case .literal(let literal): add(literal: literal, to: &row)
    case .path(let root, let names): row.add(pathWord(root, names))
    case .member(let whole, let names):
      let start = row.count
      add(whole, to: &row)
      row.separate(since: start)
      add(word: names.joined(separator: "_"), to: &row)
    case .list(let parts): add(parts, by: "_", to: &row)
    case .and(let parts): add(parts, by: "_and_", to: &row)
    case .or(let parts): add(parts, by: "_or_", to: &row)
    case .not(let inner):
      row.add("not_")
      add(inner, to: &row)
    case .compare(let comparison, let left, let right):
      add(left, verb(comparison), right, to: &row)
    case .isIn(let value, let list): add(value, "_in_", list, to: &row)
    case .isBetween(let value, let low, let high):
      add([value, low, high], by: "_between_", to: &row)
    case .isKnown(let value):
      add(value, to: &row)
      row.add("_known")
    case .age(let value, let isMore, let duration, let isAgo):
      let start = row.count
      add(value, to: &row)
      row.separate(since: start)
      row.add(isMore ? "over_" : "below_")
      add(word: duration, to: &row)
      row.add(isAgo ? "_ago" : "_away")
    case .textTest(let test, let left, let right): add(left, verb(test), right, to: &row)
    case .listContains(let left, let right): add(left, "_contains_", right, to: &row)
    case .reachable(let channel):
      row.add("reachable_by_")
      add(word: channel, to: &row)
    case .defaulted(let value, let other): add(value, "_default_", other, to: &row)
    case .arithmetic(let operation, let left, let right):
      add(left, verb(operation), right, to: &row)
    case .negated(let inner):
      row.add("minus_")
      add(inner, to: &row)
    case .call(let function, let values): add(function, values, to: &row)
    case .quantified(let isEvery, let name, let list, let condition):
      row.add(isEvery ? "every_" : "any_")
      add(word: name, to: &row)
      row.add("_")
      add(list, "_where_", condition, to: &row)
    case .history(let query): add(query, to: &row)
    }
  }

  /// Adds the words for two expressions with a word between.
  private static func add(
    _ left: Expression, _ joint: StaticString, _ right: Expression, to row: inout WordRow
  ) {
    add(left, to: &row)
    row.add(joint)
    add(right, to: &row)
  }

  /// Adds the words for expressions in a row.
  private static func add(
    _ parts: [Expression], by joint: StaticString, to row: inout WordRow
  ) {
    for (index, part) in parts.enumerated() {
      if index > 0 { row.add(joint) }
      add(part, to: &row)
    }
  }

  /// Adds the words for a function of some values, of which there may be none.
  private static func add(
    _ function: Expression.Function, _ values: [Expression], to row: inout WordRow
  ) {
    row.add(function.rawValue)
    let end = row.count
    row.add("_")
    let start = row.count
    add(values, by: "_", to: &row)
    if row.count == start { row.remove(from: end) }
  }

  /// Adds the words for a question about past events.
  private static func add(_ query: HistoryQuery, to row: inout WordRow) {
    let (asked, path) = asked(by: query.kind)
    row.add(asked)
    for name in [query.event] + path {
      row.add("_")
      add(word: name, to: &row)
    }
    if case .did(let quantity, let count) = query.kind, quantity != .atLeast || count != 1 {
      row.add("_\(quantity.rawValue)_\(count)")
    }
    switch query.span {
    case .always: break
    case .within(let duration):
      row.add("_within_")
      add(word: duration, to: &row)
    case .sinceEntry: row.add("_since_entry")
    }
    guard let condition = query.condition else { return }
    row.add("_where")
    let end = row.count
    row.add("_")
    let start = row.count
    add(condition, to: &row)
    if row.count == start { row.remove(from: end) }
  }

  /// The word for what is asked of past events, and the attribute that it is asked of.
  private static func asked(
    by kind: HistoryQuery.Kind
  ) -> (word: StaticString, path: [String]) {
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
  private static func verb(_ comparison: Expression.Comparison) -> StaticString {
    switch comparison {
    case .equal: "_is_"
    case .less: "_below_"
    case .lessOrEqual: "_up_to_"
    case .greater: "_over_"
    case .greaterOrEqual: "_from_"
    }
  }

  /// The verb of a test on text.
  private static func verb(_ test: Expression.TextTest) -> StaticString {
    switch test {
    case .contains: "_contains_"
    case .startsWith: "_starts_with_"
    case .endsWith: "_ends_with_"
    }
  }

  /// The word of an operation.
  private static func verb(_ operation: Expression.Arithmetic) -> StaticString {
    switch operation {
    case .add: "_plus_"
    case .subtract: "_minus_"
    case .multiply: "_times_"
    case .divide: "_by_"
    }
  }

  /// Adds the word for a fixed value, if the expression is one.
  static func add(literalOf expression: Expression, to row: inout WordRow) -> Bool {
    guard case .literal(let literal) = expression else { return false }
    add(literal: literal, to: &row)
    return true
  }

  /// Adds the word for a fixed value.
  private static func add(literal: Literal, to row: inout WordRow) {
    switch literal {
    case .missing: row.add("missing")
    case .text(let text): add(word: text, to: &row)
    case .number(let number): add(word: number.description, to: &row)
    case .boolean(let flag): row.add(flag ? "true" : "false")
    case .duration(let duration): add(word: duration, to: &row)
    case .date(let date): add(word: date.description, to: &row)
    case .time(let time): add(word: time.description, to: &row)
    case .moment(let date, let time, _): add(word: "\(date) \(time)", to: &row)
    case .weekday(let day): row.add("weekday_\(day)")
    }
  }
}
