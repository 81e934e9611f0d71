import JourneyModel

/// What can be told of a condition once events have come since the run began.
struct KnownEvent {
  /// What is known at a place of a way.
  struct Memory: Hashable {
    /// How many of the events have come, at least.
    var seen: Int
    /// What names that were given since then stand for.
    var names: [String: Bool] = [:]
  }

  /// The name of the events.
  private let event: String
  /// What held for each of them and still does, part by part.
  private let parts: [Expression]
  /// What conditions say of each other.
  private let conditions: Conditions
  /// What conditions say of each other where `event` is one of the events.
  private let conditionsOfEvent: Conditions

  /// Knows that events have come that match a pattern.
  init(_ pattern: EventPattern, in definition: JourneyDefinition) {
    event = pattern.event
    // What hangs on more than the event may have changed since.
    parts = pattern.candidateCondition.parts.filter(\.isAboutEventAlone)
    conditions = Conditions(wary: definition)
    conditionsOfEvent = Conditions(wary: definition, event: pattern.event)
  }

  /// The value of a condition; `nil` if it may be either.
  func value(of condition: Expression, _ memory: Memory) -> Bool? {
    if case .literal(.boolean(let value)) = condition { return value }
    let known = facts(about: condition, memory)
    if known.isEmpty { return nil }
    if conditions.implies(known, condition) { return true }
    return conditions.implies(known, .not(condition)) ? false : nil
  }

  /// What is known of the names and the questions about the past in a condition.
  private func facts(about condition: Expression, _ memory: Memory) -> [Expression] {
    var facts: [Expression] = []
    switch condition {
    case .path(.binding(let name), []):
      if let value = memory.names[name] { facts.append(value ? condition : .not(condition)) }
    case .history(let query): if let fact = fact(about: query, memory) { facts.append(fact) }
    default: condition.visitOperands { facts += self.facts(about: $0, memory) }
    }
    return facts
  }

  /// How many events a question counts, if these are among them.
  private func fact(about query: HistoryQuery, _ memory: Memory) -> Expression? {
    guard query.event == event, let seen = ExactDecimal(memory.seen), counts(query) else {
      return nil
    }
    var counted = query
    counted.kind = .count
    return .compare(.greaterOrEqual, .history(counted), .literal(.number(seen)))
  }

  /// `true` if a question counts each of the events, however long ago it came.
  private func counts(_ query: HistoryQuery) -> Bool {
    if case .within = query.span { return false }
    guard let condition = query.condition else { return true }
    let isAsked = Expression?.some(condition).parts.allSatisfy(parts.contains)
    return isAsked || conditionsOfEvent.implies(parts, condition)
  }
}

extension Conditions {
  /// Prepares for the conditions of a definition, whatever is declared as required taken to be
  /// missing at times.
  init(wary definition: JourneyDefinition, event: String? = nil) {
    self.init(definition, event: event)
    types.trustsRequired = false
  }
}

extension Expression? {
  /// The conditions that must all hold; none where there is no condition.
  fileprivate var parts: [Expression] {
    switch self {
    case nil: []
    case .and(let inner)?: inner.flatMap { Expression?.some($0).parts }
    case let other?: [other]
    }
  }
}

extension Expression {
  /// `true` if the condition hangs on the event and what started the run, which never change.
  fileprivate var isAboutEventAlone: Bool {
    let reads = Reads(self)
    return !reads.isVolatile && reads.bindings.isEmpty
  }
}
