import JourneyModel

extension ReferenceEvaluator {
  /// The answer to a question about the user's past events.
  func history(_ query: HistoryQuery, _ scope: Scope) -> ReferenceValue {
    let events = events(query, scope)
    let values = events.map { value(of: $0) }
    if events.count > 1 { coverage.note("history of many") }
    switch query.kind {
    case .did(let quantity, let count):
      return .boolean(holds(quantity, count, of: events.count))
    case .count: return .optional(ExactDecimal(events.count))
    case .sum(let path): return .optional(sum(of: numbers(values, path)))
    case .average(let path): return average(of: numbers(values, path))
    case .smallest(let path): return extreme(values.map { $0.member(path) }, -1)
    case .largest(let path): return extreme(values.map { $0.member(path) }, 1)
    case .latest(let path): return values.last?.member(path) ?? .missing
    case .first(let path): return values.first?.member(path) ?? .missing
    }
  }

  /// `true` if a number of events is as a question has it.
  private func holds(_ quantity: HistoryQuery.Quantity, _ count: Int, of found: Int) -> Bool {
    switch quantity {
    case .atLeast: found >= count
    case .atMost: found <= count
    case .exactly: found == count
    }
  }

  /// The events that a question is about, by time and then number.
  private func events(_ query: HistoryQuery, _ scope: Scope) -> [PastEvent] {
    past(query.event, in: query.span).filter { event in
      guard let condition = query.condition else { return true }
      var inner = scope
      inner.event = fault == .outerEventShines ? scope.event : value(of: event)
      return holds(condition, inner)
    }
  }

  /// The events of a name that have arrived, lie in the span and not in the future.
  func past(_ name: String, in span: HistoryQuery.Span) -> [PastEvent] {
    let arrived = world.past.filter { $0.name == name && $0.number <= world.number }
    let known = arrived.filter { $0.at <= world.now || fault == .futureCounts }
    let inSpan = known.filter { event in
      switch span {
      case .always: true
      case .within(let duration): isWithin(duration, event)
      case .sinceEntry: isSinceEntry(event)
      }
    }
    return inSpan.sorted { ($0.at, $0.number) < ($1.at, $1.number) }
  }

  /// `true` if the event is not longer ago than the duration.
  private func isWithin(_ duration: CalendarDuration, _ event: PastEvent) -> Bool {
    guard let edge = adding(duration.opposite, to: world.now, zone: journeyZone) else {
      return false
    }
    return fault == .windowIsExclusive ? event.at > edge : event.at >= edge
  }

  /// `true` if the event comes after the entry in (time, number).
  private func isSinceEntry(_ event: PastEvent) -> Bool {
    guard let run else { return false }
    let entry = (run.enteredAt, run.entryNumber)
    return fault == .entryCountsItself
      ? (event.at, event.number) >= entry : (event.at, event.number) > entry
  }

  /// The numbers of an attribute, where it is one.
  private func numbers(_ values: [ReferenceValue], _ path: [String]) -> [ExactDecimal] {
    values.compactMap {
      guard case .number(let number) = $0.member(path) else { return nil }
      return number
    }
  }

  /// The sum, or `nil` if it is out of range.
  private func sum(of numbers: [ExactDecimal]) -> ExactDecimal? {
    numbers.reduce(ExactDecimal(millionths: 0)) { $0?.adding($1) }
  }

  /// The average; missing of nothing.
  private func average(of numbers: [ExactDecimal]) -> ReferenceValue {
    if numbers.isEmpty, fault == .averageOfNothingIsZero {
      return .number(ExactDecimal(millionths: 0))
    }
    guard let count = ExactDecimal(numbers.count), let sum = sum(of: numbers) else {
      return .missing
    }
    return .optional(sum.divided(by: count))
  }

  /// The smallest or largest of the values that have an order with the first that has one.
  private func extreme(_ values: [ReferenceValue], _ direction: Int) -> ReferenceValue {
    var best = ReferenceValue.missing
    for value in values where value.compared(to: value) != nil {
      guard best.isKnown else {
        best = value
        continue
      }
      if let order = value.compared(to: best), order == direction { best = value }
    }
    return best
  }
}
