import JourneyModel

extension PathEvaluator {
  /// Answers a question about past events.
  func history(_ query: HistoryQuery) -> PathValue {
    let found = events(of: query)
    switch query.kind {
    case .did(let quantity, let count):
      switch quantity {
      case .atLeast: return .boolean(found.count >= count)
      case .atMost: return .boolean(found.count <= count)
      case .exactly: return .boolean(found.count == count)
      }
    case .count: return Self.optional(ExactDecimal(found.count))
    case .sum(let path): return total(of: path, in: found)
    case .average(let path):
      let numbers = found.filter { $0.member(path) != .missing }
      guard case .number(let sum) = total(of: path, in: numbers),
        let count = ExactDecimal(numbers.count)
      else { return .missing }
      return Self.optional(sum.divided(by: count))
    case .smallest(let path): return extreme(of: path, in: found, -1)
    case .largest(let path): return extreme(of: path, in: found, 1)
    case .latest(let path): return found.last?.member(path) ?? .missing
    case .first(let path): return found.first?.member(path) ?? .missing
    }
  }

  /// The events that a question is about, the oldest first.
  private func events(of query: HistoryQuery) -> [PathValue] {
    let earliest: Moment? =
      switch query.span {
      case .always: nil
      case .within(let duration): calendar.subtracting(duration, from: now, zone: zone)
      case .sinceEntry: world.enteredAt
      }
    let numbers = world.events.indices.filter { number in
      let event = world.events[number]
      let isEntry = number == 0 && query.span == .sinceEntry
      return event.name == query.event && event.at <= now && !isEntry
        && earliest.map { event.at >= $0 } ?? true
    }
    return numbers.sorted { (world.events[$0].at, $0) < (world.events[$1].at, $1) }
      .map { number in payload(of: number) }
      .filter { event in
        guard let condition = query.condition else { return true }
        var inner = self
        inner.locals[Self.eventName] = event
        return inner.holds(condition)
      }
  }

  /// The payload of an event, with its time.
  private func payload(of number: Int) -> PathValue {
    world.value(of: PathSubject(root: .event(number), names: []))
  }

  /// The sum of an attribute; 0 of nothing.
  private func total(of path: [String], in events: [PathValue]) -> PathValue {
    var sum = ExactDecimal(millionths: 0)
    for case .number(let number) in events.map({ $0.member(path) }) {
      guard let next = sum.adding(number) else { return .missing }
      sum = next
    }
    return .number(sum)
  }

  /// The smallest or largest value of an attribute.
  private func extreme(
    of path: [String], in events: [PathValue], _ direction: Int
  ) -> PathValue {
    let values = events.map { $0.member(path) }.filter { $0 != .missing }
    return values.dropFirst().reduce(values.first ?? .missing) { best, value in
      value.order(to: best) == direction ? value : best
    }
  }
}
