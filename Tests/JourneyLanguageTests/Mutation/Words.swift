import JourneyModel

/// The words that mistakes are made with.
enum Words {
  /// The words of the language that stand at the head of a statement or clause, or in expressions.
  static let keywords: Set<String> = [
    "journey", "audience", "constant", "trigger", "entry", "exit", "goal", "quiet", "limit", "time",
    "zone", "wait", "upon", "send", "call", "set", "let", "emit", "if", "choose", "split", "repeat",
    "stage", "go", "stop", "on", "when", "otherwise", "rest", "or", "and", "not", "is", "default",
    "contains", "starts", "ends", "does", "did", "any", "every", "where", "matching", "as", "with",
    "within", "since", "without", "by", "to", "only", "retry", "skip", "park", "until", "up", "for",
    "in", "at", "per", "before", "after", "from", "times", "messages", "once", "unlimited",
    "newest",
    "wins", "between", "known", "missing", "transactional", "tomorrow", "next", "least", "most",
    "exactly", "more", "less", "than", "ago", "away", "reachable", "request",
  ]

  /// The words that items of the top level begin with.
  static let items: Set<String> = ["journey", "fragment", "audience", "constant", "test"]

  /// The words behind which a name is given, not used.
  static let givers: Set<String> = [
    "journey", "fragment", "audience", "constant", "stage", "split", "let", "as",
  ]

  /// The words that arms begin with, and the one that a block ends with.
  static let arms: Set<String> = ["on", "when", "otherwise", "branch", "rest", "end"]

  /// The units of time.
  static let units: Set<String> = [
    "second", "minute", "hour", "day", "week", "month", "year", "seconds", "minutes", "hours",
    "days", "weeks", "months", "years",
  ]

  /// The names that a catalog declares.
  static func names(of catalog: Catalog) -> Set<String> {
    var names: Set<String> = []
    for event in catalog.events ?? [] {
      names.formUnion([event.name] + event.attributes.map(\.name))
    }
    for message in catalog.messages ?? [] {
      names.formUnion([message.name] + message.channels + message.parameters.map(\.name))
    }
    for operation in catalog.services ?? [] {
      let fields = operation.parameters + operation.returns
      names.formUnion([operation.service, operation.operation] + fields.map(\.name))
    }
    names.formUnion((catalog.userAttributes ?? []).map(\.name))
    return names
  }
}
