extension DefinitionWriter {
  /// An expression: a plain literal, or an object of one operator.
  static func node(of expression: Expression) -> JSONNode {
    switch expression {
    case .literal(let literal): node(of: literal)
    case .path(let root, let rest): path(root, rest)
    case .member(let base, let path):
      .object(["member": .object(["of": node(of: base), "path": names(path)])])
    case .list(let elements): apply("list", elements)
    case .and(let parts): apply("and", parts)
    case .or(let parts): apply("or", parts)
    case .not(let part): .object(["not": node(of: part)])
    case .compare(let comparison, let left, let right): apply(comparison.rawValue, [left, right])
    case .isIn(let value, let list): apply("in", [value, list])
    case .isBetween(let value, let low, let high): apply("between", [value, low, high])
    case .isKnown(let value): .object(["known": node(of: value)])
    case .age(let value, let isMore, let duration, let isAgo):
      age(value, isMore: isMore, duration, isAgo: isAgo)
    case .textTest(let test, let text, let part):
      apply(DefinitionVocabulary.name(of: test), [text, part])
    case .listContains(let list, let value): apply("list_contains", [list, value])
    case .reachable(let channel): .object(["reachable": .text(channel)])
    case .defaulted(let value, let fallback): apply("default", [value, fallback])
    case .arithmetic(let operation, let left, let right): apply(operation.rawValue, [left, right])
    case .negated(let value): .object(["negate": node(of: value)])
    case .call(let function, let arguments):
      .object(["call": apply(function.rawValue, arguments)])
    case .quantified(let isEvery, let name, let list, let condition):
      quantified(isEvery: isEvery, name, list, condition)
    case .history(let query): .object(["history": node(of: query)])
    }
  }

  /// An operator with its operands.
  private static func apply(_ name: String, _ operands: [Expression]) -> JSONNode {
    .object(members: [(name, .array(operands.map(node)))])
  }

  /// A value by its root and the names behind it.
  private static func path(_ root: Expression.PathRoot, _ rest: [String]) -> JSONNode {
    if case .binding(let name) = root { return .object(["binding": names([name] + rest)]) }
    let first = DefinitionVocabulary.roots.first { $0.root == root }?.names ?? []
    return .object(["path": names(first + rest)])
  }

  /// How far a moment is from now.
  private static func age(
    _ value: Expression, isMore: Bool, _ duration: CalendarDuration, isAgo: Bool
  ) -> JSONNode {
    .object([
      "age": .object([
        "of": node(of: value), "is": .text(isMore ? "more_than" : "less_than"),
        "duration": node(of: duration), "direction": .text(isAgo ? "ago" : "away"),
      ])
    ])
  }

  /// A test on the elements of a list.
  private static func quantified(
    isEvery: Bool, _ name: String, _ list: Expression, _ condition: Expression
  ) -> JSONNode {
    let parts = JSONNode.object([
      "name": .text(name), "in": node(of: list), "where": node(of: condition),
    ])
    return .object(members: [(isEvery ? "every" : "any", parts)])
  }

  /// A fixed value.
  private static func node(of literal: Literal) -> JSONNode {
    switch literal {
    case .missing: .object(["missing": .boolean(true)])
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .boolean(let boolean): .boolean(boolean)
    case .duration(let duration): .object(["duration": node(of: duration)])
    case .date(let date): .object(["date": .text(date.description)])
    case .time(let time): .object(["time": node(of: time)])
    case .moment(let date, let time, let zone):
      .object([
        "moment": .object([
          "date": .text(date.description), "time": node(of: time), "zone": zone.map(node),
        ])
      ])
    case .weekday(let day): .object(["weekday": weekday(day)])
    }
  }

  /// The name of a day of the week.
  private static func weekday(_ day: Int) -> JSONNode {
    let names = DefinitionVocabulary.weekdays
    return .text(names[min(max(day, 1), names.count) - 1])
  }

  /// A question about past events.
  private static func node(of query: HistoryQuery) -> JSONNode {
    var members = [kind(of: query.kind), ("event_name", .text(query.event))]
    switch query.span {
    case .always: break
    case .within(let duration): members.append(("within", node(of: duration)))
    case .sinceEntry: members.append(("since_entry", .boolean(true)))
    }
    if let condition = query.condition { members.append(("where", node(of: condition))) }
    return .object(members: members)
  }

  /// What is asked of past events.
  private static func kind(of kind: HistoryQuery.Kind) -> (String, JSONNode) {
    switch kind {
    case .did(let quantity, let times):
      ("did", .object(members: [(quantity.rawValue, .integer(times))]))
    case .count: ("count", .boolean(true))
    case .sum(let path): ("sum", names(path))
    case .average(let path): ("average", names(path))
    case .smallest(let path): ("smallest", names(path))
    case .largest(let path): ("largest", names(path))
    case .latest(let path): ("latest", names(path))
    case .first(let path): ("first", names(path))
    }
  }

  /// A moment that a step waits for.
  static func node(of moment: MomentExpression) -> JSONNode {
    let zone = moment.zone.map(node)
    switch moment.form {
    case .nextTime(let time): return .object(["next_time": node(of: time), "zone": zone])
    case .tomorrow(let time): return .object(["tomorrow": node(of: time), "zone": zone])
    case .nextWeekday(let day, let time):
      return .object(["next_weekday": weekday(day), "at": node(of: time), "zone": zone])
    case .offset(let duration, let isBefore, let base, let time):
      let from = node(of: base)
      return .object([
        "offset": node(of: duration), "before": isBefore ? from : nil,
        "after": isBefore ? nil : from, "at": time.map(node), "zone": zone,
      ])
    case .value(let value): return .object(["value": node(of: value), "zone": zone])
    }
  }
}
