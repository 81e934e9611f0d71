import JourneyModel

extension Coverage {
  /// What a run of the comparison has to reach at least once in twenty programs.
  static var required: [String] {
    tests.flatMap { ["\($0) true", "\($0) false"] } + values.flatMap { ["\($0) known"] }
      + missings.flatMap { ["\($0) missing"] } + states.map { "state \($0)" } + happenings
  }

  /// The forms that answer with true or false.
  private static var tests: [String] {
    ["and", "or", "not", "is in", "is between", "is known", "list contains", "reachable"]
      + ["any", "every"] + Expression.Comparison.allCases.map { "compare \($0.rawValue)" }
      + ["more ago", "less ago", "more away", "less away"].map { "age \($0)" }
      + Expression.TextTest.allCases.map { "text \($0.rawValue)" }
      + [HistoryQuery.Quantity.atLeast, .atMost, .exactly].map { "history did \($0.rawValue)" }
      + ["literal boolean"]
  }

  /// The forms that answer with other values.
  private static var values: [String] {
    ["text", "number", "duration", "date", "time", "moment", "weekday"].map { "literal \($0)" }
      + ["user", "entry", "event", "binding", "now", "today", "entered at", "journey id"]
      .map { "path \($0)" } + ["member", "list", "default", "negated"]
      + Expression.Arithmetic.allCases.map { "arithmetic \($0.rawValue)" }
      + Expression.Function.allCases.map { "function \($0.rawValue)" }
      + ["count", "sum", "average", "smallest", "largest", "latest", "first"]
      .map { "history \($0)" }
  }

  /// The forms that are missing at times.
  private static var missings: [String] {
    ["path user", "path entry", "path event", "path binding", "literal missing", "default"]
      + Expression.Arithmetic.allCases.map { "arithmetic \($0.rawValue)" }
      + Expression.Function.allCases.map { "function \($0.rawValue)" }
      + ["average", "smallest", "largest", "latest", "first"].map { "history \($0)" }
  }

  /// The kinds of state.
  private static var states: [String] {
    [
      "wait", "wait until next time", "wait until tomorrow", "wait until next weekday",
      "wait until offset", "wait until offset at", "wait until value", "upon", "wait arms",
      "wait without", "send", "call", "set", "assign", "emit", "branch", "choose", "split", "loop",
      "again", "parallel", "join", "stop", "end",
    ]
  }

  /// What happens to runs.
  private static var happenings: [String] {
    [
      "timer wait", "timer wait until value", "timer upon", "timer wait arms",
      "timer wait without", "timer again", "event on wait arms", "event on wait without",
      "event arm taken", "when arm taken in the wait",
      "when arm holds on entering", "wait starts anew", "moment planned anew",
      "history of many", "entered", "exit holds", "goal holds", "trigger holds", "tie",
      "late event",
      "future event", "branch begins", "all branches ended", "first branch ended", "branch dropped",
      "a branch ended the run", "zone change", "held", "released", "ended",
    ]
  }
}
