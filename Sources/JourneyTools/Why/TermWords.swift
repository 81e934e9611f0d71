internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel

/// Terms of conditions in words: what was seen, and what would have had to be.
struct TermWords {
  /// Shows values.
  let seen: SeenText

  /// Returns the values that a term hangs on, as `term was value`, each once.
  func values(of term: Evidence) -> [SeenTerm] {
    var terms: [SeenTerm] = []
    for part in term.parts.isEmpty ? [term] : term.parts {
      for found in own(part) where !terms.contains(found) { terms.append(found) }
    }
    return terms
  }

  /// The value of a part, and those that it is worked out from.
  private func own(_ part: Evidence) -> [SeenTerm] {
    let inner = part.parts.flatMap(own)
    return [SeenTerm(term: part.expression.spelled, value: seen.text(part.value))] + inner
  }

  /// Returns what turns a condition: `with x at least 50 and y known`; `nil` where nothing does.
  func otherwise(_ evidence: Evidence) -> String? {
    guard let changes = Reasoning.changes(to: !evidence.value.isTrue, of: evidence),
      !changes.isEmpty
    else { return nil }
    return "with " + changes.map(words).joined(separator: " and ")
  }

  /// A term as it would have had to come out.
  func words(_ change: Reasoning.Change) -> String {
    let wanted = change.wanted
    switch change.term.expression {
    case .compare(let comparison, let left, let right):
      return compared(comparison, left, right, wanted)
    case .isIn(let item, let list):
      return "`\(item.spelled)` \(wanted ? "one of" : "none of") \(items(list))"
    case .isBetween(let value, let low, let high):
      return "`\(value.spelled)` \(wanted ? "from" : "not from") \(plain(low)) to \(plain(high))"
    case .isKnown(let value): return "`\(value.spelled)` \(wanted ? "known" : "missing")"
    case .age(let value, let isMore, let length, let isAgo):
      let side = (isMore == wanted) ? "more than" : "less than"
      return "`\(value.spelled)` \(side) \(length) \(isAgo ? "ago" : "away")"
    case .textTest(let test, let left, let right):
      return "`\(left.spelled)` that \(Self.verb(test, wanted)) \(plain(right))"
    case .listContains(let list, let item):
      return "`\(list.spelled)` \(wanted ? "with" : "without") \(plain(item)) in it"
    case .reachable(let channel):
      return wanted ? "`\(channel)` reachable" : "`\(channel)` not reachable"
    case .history(let query): return happened(query, change) ?? plainTruth(change)
    default: return plainTruth(change)
    }
  }

  /// A term that is true or false as a whole.
  private func plainTruth(_ change: Reasoning.Change) -> String {
    "`\(change.term.expression.spelled)` \(change.wanted)"
  }

  /// A comparison as it would have had to come out; what is fixed stands on the right.
  private func compared(
    _ comparison: Expression.Comparison, _ left: Expression, _ right: Expression, _ wanted: Bool
  ) -> String {
    if case .literal = left, !right.isLiteral {
      return "`\(right.spelled)` \(Self.side(comparison.turned, wanted)) \(plain(left))"
    }
    return "`\(left.spelled)` \(Self.side(comparison, wanted)) \(plain(right))"
  }

  /// How something compares that is to be so, or not.
  private static func side(_ comparison: Expression.Comparison, _ wanted: Bool) -> String {
    switch (comparison, wanted) {
    case (.equal, true): "as"
    case (.equal, false): "other than"
    case (.less, true), (.greaterOrEqual, false): "less than"
    case (.lessOrEqual, true), (.greater, false): "at most"
    case (.greater, true), (.lessOrEqual, false): "more than"
    case (.greaterOrEqual, true), (.less, false): "at least"
    }
  }

  /// What a text does that passes a test, or fails it.
  private static func verb(_ test: Expression.TextTest, _ wanted: Bool) -> String {
    switch test {
    case .contains: wanted ? "contains" : "does not contain"
    case .startsWith: wanted ? "starts with" : "does not start with"
    case .endsWith: wanted ? "ends with" : "does not end with"
    }
  }

  /// How often something would have had to happen.
  private func happened(_ query: HistoryQuery, _ change: Reasoning.Change) -> String? {
    guard case .did(let quantity, let count) = query.kind, let part = change.term.parts.first
    else { return nil }
    let amount =
      switch (quantity, change.wanted) {
      case (.atLeast, true): "at least \(count)"
      case (.atLeast, false): "less than \(count)"
      case (.atMost, true): "at most \(count)"
      case (.atMost, false): "more than \(count)"
      case (.exactly, true): "exactly \(count)"
      case (.exactly, false): "other than \(count)"
      }
    return "`\(part.expression.spelled)` \(amount)"
  }

  /// A value to compare with: fixed ones as they are, others as terms.
  private func plain(_ expression: Expression) -> String {
    expression.isLiteral ? expression.spelled : "`\(expression.spelled)`"
  }

  /// The items of a list.
  private func items(_ list: Expression) -> String {
    guard case .list(let items) = list else { return "`\(list.spelled)`" }
    return items.map(plain).joined(separator: ", ")
  }
}

/// A term and the value that it had.
struct SeenTerm: Equatable {
  /// The term as the script spells it.
  var term: String
  /// The value.
  var value: String

  /// Both in one sentence.
  var text: String { "`\(term)` was \(value)" }
}

extension Expression {
  /// `true` for a value that stands in the script.
  fileprivate var isLiteral: Bool {
    if case .literal = self { true } else { false }
  }
}

extension Expression.Comparison {
  /// The same comparison with its sides exchanged.
  fileprivate var turned: Self {
    switch self {
    case .equal: .equal
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
