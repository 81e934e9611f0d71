import JourneyModel

/// The words of the language by what they may begin.
package enum Keywords {
  /// What a step begins with.
  package static let steps: [String] = [
    "wait", "upon", "send", "call", "set", "let", "emit", "start", "if", "choose", "split",
    "parallel", "repeat", "stage", "go", "use", "stop",
  ]
  /// What a setting begins with; `send only if` is the one more.
  package static let settings: [String] = [
    "trigger", "entry", "exit", "goal", "holdout", "quiet", "limit", "priority", "exclusive",
    "time", "promise",
  ]
  /// What an item at the top level begins with.
  package static let items: [String] = ["journey", "fragment", "audience", "constant", "test"]
  /// What a line of a test begins with.
  package static let testLines: [String] = [
    "user", "preferences", "request", "event", "advance", "respond", "fail", "force", "expect",
  ]
  /// What an arm of a block begins with.
  static let arms: [String] = ["on", "when", "otherwise", "branch", "rest"]
  /// The days of the week from Monday on.
  package static let weekdays: [String] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  /// The units of a duration, one and many.
  package static let units: [String] = [
    "second", "minute", "hour", "day", "week", "month", "year",
    "seconds", "minutes", "hours", "days", "weeks", "months", "years",
  ]
  /// The units of a duration, many and one.
  static let unitsOfMany: [String] = units.reversed()
  /// What asks about events in the form of a function.
  package static let aggregates: Set<String> = [
    "count", "latest", "first", "sum", "average", "smallest", "largest",
  ]
  /// Those of them that take an attribute.
  static let attributeAggregates: Set<String> = ["sum", "average", "smallest", "largest"]

  /// The words that are never a name without quotes, save as a member or a key.
  package static let reserved = WordSet(reservedWords)
  /// The same words.
  static let reservedWords = ReservedWords.all.union(["otherwise if", "is not"])

  /// Every word that begins something or is reserved.
  package static let all = WordSet(
    reservedWords.union(settings + items + testLines + weekdays + units))

  /// `true` for a unit of a duration, one or many.
  package static func isUnit(_ word: String) -> Bool {
    WordRoles(of: word).contains(.unit)
  }

  /// The steps that always have an `end`; `wait` has one only with arms.
  static let blocks = ["upon", "if", "choose", "split", "parallel", "repeat", "stage"]
}
