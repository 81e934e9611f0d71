import JourneyModel

/// Counts what the generated journeys have reached, so that a test that tries nothing fails.
final class Coverage {
  /// How often each thing has happened.
  private(set) var counts: [String: Int] = [:]

  /// Counts one thing.
  func note(_ thing: String) { counts[thing, default: 0] += 1 }

  /// Counts an expression by its form and by what came of it.
  func note(_ expression: Expression, _ value: ReferenceValue) {
    note(Self.form(of: expression) + Self.outcome(of: value))
  }

  /// What came of an expression, in a word.
  private static func outcome(of value: ReferenceValue) -> String {
    switch value {
    case .boolean(let value): value ? " true" : " false"
    case .missing: " missing"
    default: " known"
    }
  }

  /// The form of an expression.
  static func form(of expression: Expression) -> String {
    switch expression {
    case .literal(let literal): "literal \(kind(of: literal))"
    case .path(let root, _): "path \(name(of: root))"
    case .member: "member"
    case .list: "list"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .compare(let comparison, _, _): "compare \(comparison.rawValue)"
    case .isIn: "is in"
    case .isBetween: "is between"
    case .isKnown: "is known"
    case .age(_, let isMore, _, let isAgo):
      "age \(isMore ? "more" : "less") \(isAgo ? "ago" : "away")"
    case .textTest(let test, _, _): "text \(test.rawValue)"
    case .listContains: "list contains"
    case .reachable: "reachable"
    case .defaulted: "default"
    case .arithmetic(let operation, _, _): "arithmetic \(operation.rawValue)"
    case .negated: "negated"
    case .call(let function, _): "function \(function.rawValue)"
    case .quantified(let isEvery, _, _, _): isEvery ? "every" : "any"
    case .history(let query): "history \(name(of: query.kind))"
    }
  }

  /// The kind of a literal.
  private static func kind(of literal: Literal) -> String {
    switch literal {
    case .missing: "missing"
    case .text: "text"
    case .number: "number"
    case .boolean: "boolean"
    case .duration: "duration"
    case .date: "date"
    case .time: "time"
    case .moment: "moment"
    case .weekday: "weekday"
    }
  }

  /// The name of a root.
  private static func name(of root: Expression.PathRoot) -> String {
    switch root {
    case .user: "user"
    case .entry: "entry"
    case .event: "event"
    case .binding: "binding"
    case .now: "now"
    case .today: "today"
    case .enteredAt: "entered at"
    case .journeyID: "journey id"
    }
  }

  /// The name of a question.
  private static func name(of kind: HistoryQuery.Kind) -> String {
    switch kind {
    case .did(let quantity, _): "did \(quantity.rawValue)"
    case .count: "count"
    case .sum: "sum"
    case .average: "average"
    case .smallest: "smallest"
    case .largest: "largest"
    case .latest: "latest"
    case .first: "first"
    }
  }

  /// The name of a kind of state.
  static func name(of kind: JourneyState.Kind) -> String {
    switch kind {
    case .wait: "wait"
    case .waitUntil(let moment, _): "wait until \(name(of: moment.form))"
    case .upon: "upon"
    case .waitArms: "wait arms"
    case .waitWithout: "wait without"
    case .send: "send"
    case .call: "call"
    case .set: "set"
    case .assign: "assign"
    case .emit: "emit"
    case .start: "start"
    case .parallel: "parallel"
    case .join: "join"
    case .branch: "branch"
    case .choose: "choose"
    case .split: "split"
    case .loop: "loop"
    case .again: "again"
    case .stop: "stop"
    case .end: "end"
    }
  }

  /// The name of a form of moment.
  private static func name(of form: MomentExpression.Form) -> String {
    switch form {
    case .nextTime: "next time"
    case .tomorrow: "tomorrow"
    case .nextWeekday: "next weekday"
    case .offset(_, _, _, let time): time == nil ? "offset" : "offset at"
    case .value: "value"
    }
  }
}
