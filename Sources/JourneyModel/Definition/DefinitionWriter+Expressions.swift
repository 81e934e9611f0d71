extension JSONDraft {
  /// Writes an expression: a plain literal, or an object of one operator.
  mutating func add(_ expression: Expression) {
    if case .literal(let literal) = expression { return add(literal) }
    beginObject()
    addOperator(of: expression)
    endObject()
  }

  /// Writes the operator of an expression with its operands; a literal has none.
  private mutating func addOperator(of expression: Expression) {
    switch expression {
    case .literal: return
    case .path(let root, let rest): add(root, rest)
    case .member(let base, let path): add(path, of: base)
    case .list(let elements): apply("list", elements)
    case .and(let parts): apply("and", parts)
    case .or(let parts): apply("or", parts)
    case .not(let part): member("not", part)
    case .compare(let comparison, let left, let right): apply(comparison.rawValue, left, right)
    case .isIn(let value, let list): apply("in", value, list)
    case .isBetween(let value, let low, let high): apply("between", [value, low, high])
    case .isKnown(let value): member("known", value)
    case .age(let value, let isMore, let duration, let isAgo):
      addAge(value, isMore: isMore, duration, isAgo: isAgo)
    case .textTest(let test, let text, let part):
      apply(DefinitionVocabulary.name(of: test), text, part)
    case .listContains(let list, let value): apply("list_contains", list, value)
    case .reachable(let channel): member("reachable", channel)
    case .defaulted(let value, let fallback): apply("default", value, fallback)
    case .arithmetic(let operation, let left, let right): apply(operation.rawValue, left, right)
    case .negated(let value): member("negate", value)
    case .call(let function, let arguments): addCall(function, arguments)
    case .quantified(let isEvery, let name, let list, let condition):
      addQuantified(isEvery: isEvery, name, list, condition)
    case .history(let query):
      key("history")
      add(query)
    }
  }

  /// Writes an operator with its operands.
  private mutating func apply(_ name: String, _ operands: [Expression]) {
    key(named: name)
    beginArray()
    for operand in operands { add(operand) }
    endArray()
  }

  /// Writes an operator with its two operands.
  private mutating func apply(_ name: String, _ left: Expression, _ right: Expression) {
    key(named: name)
    beginArray()
    add(left)
    add(right)
    endArray()
  }

  /// Writes a value by its root and the names behind it.
  private mutating func add(_ root: Expression.PathRoot, _ rest: [String]) {
    if case .binding = root { key("binding") } else { key("path") }
    beginArray()
    add(root)
    for name in rest { text(name) }
    endArray()
  }

  /// Writes the names that a root is known by.
  private mutating func add(_ root: Expression.PathRoot) {
    switch root {
    case .binding(let name): text(name)
    case .user: word("user")
    case .entry: word("entry")
    case .event: word("event")
    case .now: word("now")
    case .today: word("today")
    case .enteredAt:
      word("journey")
      word("entered_at")
    case .journeyID:
      word("journey")
      word("id")
    }
  }

  /// Writes a part of a value.
  private mutating func add(_ path: [String], of base: Expression) {
    key("member")
    beginObject()
    member("of", base)
    member("path", path)
    endObject()
  }

  /// Writes a function with its arguments.
  private mutating func addCall(_ function: Expression.Function, _ arguments: [Expression]) {
    key("call")
    beginObject()
    apply(function.rawValue, arguments)
    endObject()
  }

  /// Writes how far a moment is from now.
  private mutating func addAge(
    _ value: Expression, isMore: Bool, _ duration: CalendarDuration, isAgo: Bool
  ) {
    key("age")
    beginObject()
    member("of", value)
    member("is", isMore ? "more_than" : "less_than")
    member("duration", duration)
    member("direction", isAgo ? "ago" : "away")
    endObject()
  }

  /// Writes a test on the elements of a list.
  private mutating func addQuantified(
    isEvery: Bool, _ name: String, _ list: Expression, _ condition: Expression
  ) {
    key(isEvery ? "every" : "any")
    beginObject()
    member("name", name)
    member("in", list)
    member("where", condition)
    endObject()
  }

  /// Writes a fixed value: what JSON has, or an object of one member.
  private mutating func add(_ literal: Literal) {
    switch literal {
    case .text(let text): return self.text(text)
    case .number(let number): return self.number(number)
    case .boolean(let boolean): return self.boolean(boolean)
    case .missing, .duration, .date, .time, .moment, .weekday: break
    }
    beginObject()
    addMember(of: literal)
    endObject()
  }

  /// Writes the member that stands for a fixed value which JSON has not.
  private mutating func addMember(of literal: Literal) {
    switch literal {
    case .text, .number, .boolean: return
    case .missing: member("missing", true)
    case .duration(let duration): member("duration", duration)
    case .date(let date): member("date", date.description)
    case .time(let time): member("time", time)
    case .moment(let date, let time, let zone):
      key("moment")
      beginObject()
      member("date", date.description)
      member("time", time)
      member("zone", zone)
      endObject()
    case .weekday(let day): member("weekday", Self.weekday(day))
    }
  }

  /// The name of a day of the week.
  private static func weekday(_ day: Int) -> String {
    let names = DefinitionVocabulary.weekdays
    return names[min(max(day, 1), names.count) - 1]
  }

  /// Writes a question about past events.
  private mutating func add(_ query: HistoryQuery) {
    beginObject()
    addKind(query.kind)
    member("event_name", query.event)
    switch query.span {
    case .always: break
    case .within(let duration): member("within", duration)
    case .sinceEntry: member("since_entry", true)
    }
    member("where", query.condition)
    endObject()
  }

  /// Writes what is asked of past events.
  private mutating func addKind(_ kind: HistoryQuery.Kind) {
    switch kind {
    case .did(let quantity, let times):
      key("did")
      beginObject()
      key(named: quantity.rawValue)
      integer(times)
      endObject()
    case .count: member("count", true)
    case .sum(let path): member("sum", path)
    case .average(let path): member("average", path)
    case .smallest(let path): member("smallest", path)
    case .largest(let path): member("largest", path)
    case .latest(let path): member("latest", path)
    case .first(let path): member("first", path)
    }
  }

  /// Writes a moment that a step waits for.
  mutating func add(_ moment: MomentExpression) {
    beginObject()
    switch moment.form {
    case .nextTime(let time): member("next_time", time)
    case .tomorrow(let time): member("tomorrow", time)
    case .nextWeekday(let day, let time):
      member("next_weekday", Self.weekday(day))
      member("at", time)
    case .offset(let duration, let isBefore, let base, let time):
      member("offset", duration)
      member(isBefore ? "before" : "after", base)
      member("at", time)
    case .value(let value): member("value", value)
    }
    member("zone", moment.zone)
    endObject()
  }
}
