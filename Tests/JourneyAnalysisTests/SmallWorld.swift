import JourneyModel

/// A world with few values, in which conditions are answered by walking their tree: what a
/// decision about conditions is held against.
struct SmallWorld {
  /// A value.
  enum Value: Equatable {
    case missing
    case truth(Bool)
    case number(Int64)
    case text(String)
    /// So many seconds after the present; below zero before it.
    case moment(Int)
  }

  /// A past event: how many days ago it was, and its attribute `v`.
  struct Past {
    var daysAgo: Int
    var v: Int64
  }

  /// The attributes of the user.
  var user: [String: Value] = [:]
  /// The past events called `e`.
  var past: [Past] = []
  /// The attribute of the past event that is looked at.
  private var event: Value = .missing

  /// A world in which nothing is known.
  init() {}

  /// `true` if a condition holds.
  func holds(_ condition: Expression) -> Bool {
    switch condition {
    case .and(let parts): parts.allSatisfy(holds)
    case .or(let parts): parts.contains(where: holds)
    case .not(let inner): !holds(inner)
    case .isKnown(let value): self.value(value) != .missing
    case .compare(let comparison, let left, let right):
      compare(comparison, value(left), value(right))
    case .isIn(let item, .list(let items)):
      items.contains { compare(.equal, value(item), value($0)) }
    case .isBetween(let item, let low, let high):
      compare(.lessOrEqual, value(low), value(item))
        && compare(.lessOrEqual, value(item), value(high))
    case .textTest(let test, let left, let right): text(test, value(left), value(right))
    case .age(let item, let isMore, let distance, let isAgo):
      age(value(item), isMore, distance, isAgo)
    case .history(let query):
      if case .did(let quantity, let times) = query.kind {
        counts(quantity, times, count(query))
      } else {
        false
      }
    default: value(condition) == .truth(true)
    }
  }

  /// The value of an expression.
  private func value(_ expression: Expression) -> Value {
    switch expression {
    case .literal(.missing): .missing
    case .literal(.number(let number)): .number(number.millionths)
    case .literal(.text(let text)): .text(text)
    case .literal(.boolean(let value)): .truth(value)
    case .path(.user, let names): user[names[0]] ?? .missing
    case .path(.event, _): event
    case .path(.now, _): .moment(0)
    case .defaulted(let first, let second):
      value(first) == .missing ? value(second) : value(first)
    case .history(let query) where query.kind == .count:
      .number(Int64(count(query)) * ExactDecimal.scale)
    default: .truth(holds(expression))
    }
  }

  /// A comparison.
  private func compare(
    _ comparison: Expression.Comparison, _ left: Value, _ right: Value
  ) -> Bool {
    if comparison == .equal { return left == right && left != .missing }
    let (one, other): (Int64, Int64)
    switch (left, right) {
    case (.number(let left), .number(let right)): (one, other) = (left, right)
    case (.moment(let left), .moment(let right)): (one, other) = (Int64(left), Int64(right))
    default: return false
    }
    switch comparison {
    case .equal: return one == other
    case .less: return one < other
    case .lessOrEqual: return one <= other
    case .greater: return one > other
    case .greaterOrEqual: return one >= other
    }
  }

  /// A test on text.
  private func text(_ test: Expression.TextTest, _ left: Value, _ right: Value) -> Bool {
    guard case .text(let left) = left, case .text(let right) = right else { return false }
    let (whole, part) = (Array(left.lowercased()), Array(right.lowercased()))
    switch test {
    case .startsWith: return whole.starts(with: part)
    case .endsWith: return whole.reversed().starts(with: part.reversed())
    case .contains:
      return whole.indices.contains { whole[$0...].starts(with: part) } || part.isEmpty
    }
  }

  /// Whether a moment is far from the present.
  private func age(
    _ value: Value, _ isMore: Bool, _ distance: CalendarDuration, _ isAgo: Bool
  ) -> Bool {
    guard case .moment(let seconds) = value else { return false }
    let length = distance.days * 86_400 + Int(distance.microseconds / Moment.perSecond)
    let past = isAgo ? -seconds : seconds
    return isMore ? past > length : past < length && past >= 0
  }

  /// The number of past events that a question counts.
  private func count(_ query: HistoryQuery) -> Int {
    past.count { event in
      if case .within(let distance) = query.span, event.daysAgo > distance.days { return false }
      guard let condition = query.condition else { return true }
      var inner = self
      inner.event = .number(event.v * ExactDecimal.scale)
      return inner.holds(condition)
    }
  }

  /// Whether a number is as a question has it.
  private func counts(_ quantity: HistoryQuery.Quantity, _ times: Int, _ found: Int) -> Bool {
    switch quantity {
    case .atLeast: found >= times
    case .atMost: found <= times
    case .exactly: found == times
    }
  }
}
