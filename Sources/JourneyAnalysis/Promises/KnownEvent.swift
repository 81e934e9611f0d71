import JourneyModel

/// What can be told of a condition once an event has come since the run began.
struct KnownEvent {
  /// The event.
  var event: String
  /// What held for it and still does, part by part.
  private let parts: [Expression]

  /// Knows that an event has come that matches a pattern.
  init(_ pattern: EventPattern) {
    event = pattern.event
    // What hangs on more than the event may have changed since.
    parts = pattern.condition.parts.filter(\.isAboutEventAlone)
  }

  /// The value of a condition; `nil` if it may be either.
  func value(of condition: Expression) -> Bool? {
    switch condition {
    case .literal(.boolean(let value)): return value
    case .not(let inner): return value(of: inner).map { !$0 }
    case .and(let inner):
      let values = inner.map(value)
      if values.contains(false) { return false }
      return values.contains(nil) ? nil : true
    case .or(let inner):
      let values = inner.map(value)
      if values.contains(true) { return true }
      return values.contains(nil) ? nil : false
    case .history(let query): return value(of: query)
    default: return nil
    }
  }

  /// The value of a question about the past.
  private func value(of query: HistoryQuery) -> Bool? {
    guard query.event == event, query.condition.parts.allSatisfy(parts.contains) else { return nil }
    if case .within = query.span { return nil }
    switch query.kind {
    case .did(.atLeast, let number): return number <= 1 ? true : nil
    case .did(.atMost, let number): return number == 0 ? false : nil
    case .did(.exactly, let number): return number == 0 ? false : nil
    default: return nil
    }
  }
}

extension EventPattern {
  /// `true` if each event that matches another pattern matches this one by itself.
  func covers(_ other: EventPattern) -> Bool {
    guard event == other.event, times <= 1 else { return false }
    if condition == nil { return true }
    // A name of the event means the same in both only if both give it.
    return binding == other.binding
      && condition.parts.allSatisfy(other.condition.parts.contains)
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
    switch self {
    case .literal, .path(.event, _), .path(.entry, _): true
    case .and(let inner), .or(let inner), .list(let inner):
      inner.allSatisfy(\.isAboutEventAlone)
    case .not(let inner), .isKnown(let inner), .member(let inner, _): inner.isAboutEventAlone
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right):
      left.isAboutEventAlone && right.isAboutEventAlone
    case .isBetween(let value, let low, let high):
      [value, low, high].allSatisfy(\.isAboutEventAlone)
    default: false
    }
  }
}
