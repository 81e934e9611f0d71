import JourneyModel

/// The columns that every row of past events begins with.
enum RowColumn {
  /// The time of the event.
  static let at = 0
  /// Its number in the order of arrival.
  static let number = 1
  /// How many there are.
  static let count = 2
}

/// The events that a question or a pattern goes over.
struct EventRange {
  /// The name.
  var event: String
  /// The moment before which they do not count; `nil` for all.
  var from: Place?
  /// `true` if only those after the entry count.
  var isSinceEntry = false
  /// The moment after which they do not count, where that is not now.
  var upTo: Place?
}

extension Assembler {
  /// Assembles a question that has a value.
  mutating func value(_ query: HistoryQuery) -> Place {
    let target = temporary()
    scratch { assembler in
      switch query.kind {
      case .did:
        let truth = assembler.truth(.history(query))
        assembler.emit(.move, .place(target), .place(truth))
      case .count: assembler.count(query, into: target)
      case .sum(let path): assembler.sum(query, path, into: target)
      case .average(let path): assembler.average(query, path, into: target)
      case .smallest(let path): assembler.extreme(query, path, into: target, isSmallest: true)
      case .largest(let path): assembler.extreme(query, path, into: target, isSmallest: false)
      case .latest(let path): assembler.pick(query, path, into: target, .historyPrevious)
      case .first(let path): assembler.pick(query, path, into: target, .historyNext)
      }
    }
    return target
  }

  /// Goes to a label if there are as many events as told, or if there are not.
  mutating func branchDid(
    _ query: HistoryQuery, _ quantity: HistoryQuery.Quantity, _ count: Int, to target: Label,
    when sense: Bool
  ) {
    let range = range(of: query)
    let bound = constant(.number(clamping: count))
    switch quantity {
    case .atLeast:
      let found = tally(range, upTo: count) { $0.branchCondition(query.condition, $1) }
      branchPair(sense ? .branchAtMost : .branchNotAtMost, bound, found, to: target)
    case .atMost:
      let found = tally(range, upTo: count + 1) { $0.branchCondition(query.condition, $1) }
      branchPair(sense ? .branchAtMost : .branchNotAtMost, found, bound, to: target)
    case .exactly:
      let found = tally(range, upTo: count + 1) { $0.branchCondition(query.condition, $1) }
      branchPair(sense ? .branchEqual : .branchUnequal, found, bound, to: target)
    }
  }

  /// The events that a question is about.
  private mutating func range(of query: HistoryQuery) -> EventRange {
    switch query.span {
    case .always: return EventRange(event: query.event)
    case .sinceEntry: return EventRange(event: query.event, isSinceEntry: true)
    case .within(let duration):
      let from = before(SystemRegister.now.place, duration)
      return EventRange(event: query.event, from: from)
    }
  }

  /// A temporary with the moment a duration before another.
  mutating func before(_ moment: Place, _ duration: CalendarDuration) -> Place {
    let edge = temporary()
    emit(.subtract, .place(edge), .place(moment), .place(constant(.duration(duration))))
    return edge
  }

  /// Goes to a label unless the condition of a question holds for the row.
  private mutating func branchCondition(_ condition: Expression?, _ next: Label) {
    if let condition { branch(condition, to: next, when: false) }
  }

  // MARK: Going over events

  /// A cursor over events.
  private mutating func open(_ range: EventRange) -> Place {
    let cursor = temporary()
    let history = layout.histories.index(adding: range.event)
    emit(.historyOpen, .place(cursor), .number(history))
    if let from = range.from { emit(.historyFrom, .place(cursor), .place(from)) }
    if range.isSinceEntry, scope.isOutsideRun {
      emit(.historyFrom, .place(cursor), .place(missing))
    } else if range.isSinceEntry {
      emit(.historySince, .place(cursor))
    }
    return cursor
  }

  /// Goes over events in order, or backwards: each that the body does not skip to `next`.
  ///
  /// The body gets the window of the row, the label that skips it and the one that ends it all.
  mutating func forEach(
    _ range: EventRange, _ step: Opcode = .historyNext,
    _ body: (inout Assembler, Place, Label, Label) -> Void
  ) {
    let cursor = open(range)
    let next = label()
    let skipped = label()
    let end = label()
    let paths = layout.rows[range.event, default: PathList()].paths.count
    let width = RowColumn.count + paths
    if width > Int(UInt8.max) { fail("more than 253 attributes of `\(range.event)` are read") }
    let window = temporary(width)
    place(next)
    emit(step, .place(cursor), .place(window), .label(end), flag: width)
    if let upTo = range.upTo {
      let at = Place(region: .temporary, number: window.number + RowColumn.at)
      branchPair(.branchNotAtMost, at, upTo, to: end)
    }
    let outer = scope
    scope.event = .row(window, event: range.event)
    scratch { body(&$0, window, skipped, end) }
    scope = outer
    place(skipped)
    jump(next)
    place(end)
  }

  /// A temporary with the number of events that a condition does not skip, or with `most`.
  mutating func tally(
    _ range: EventRange, upTo most: Int?, _ condition: (inout Assembler, Label) -> Void
  ) -> Place {
    let count = temporary()
    emit(.move, .place(count), .place(constant(.number(0))))
    let bound = most.map { constant(.number(clamping: $0)) }
    if let most, most <= 0 { return count }
    forEach(range) { assembler, _, next, end in
      condition(&assembler, next)
      assembler.emit(
        .add, .place(count), .place(count), .place(assembler.constant(.number(clamping: 1))))
      if let bound { assembler.branchPair(.branchAtMost, bound, count, to: end) }
    }
    return count
  }

  // MARK: The questions

  /// The number of events.
  private mutating func count(_ query: HistoryQuery, into target: Place) {
    let range = range(of: query)
    if query.condition == nil {
      let cursor = open(range)
      emit(.historyCount, .place(target), .place(cursor))
      return
    }
    let found = tally(range, upTo: nil) { $0.branchCondition(query.condition, $1) }
    emit(.move, .place(target), .place(found))
  }

  /// The sum of an attribute.
  private mutating func sum(_ query: HistoryQuery, _ path: [String], into target: Place) {
    emit(.move, .place(target), .place(constant(.number(0))))
    let range = range(of: query)
    forEachNumber(query, range, path) { assembler, value in
      assembler.emit(.add, .place(target), .place(target), .place(value))
    }
  }

  /// The average of an attribute.
  private mutating func average(_ query: HistoryQuery, _ path: [String], into target: Place) {
    let count = temporary()
    emit(.move, .place(count), .place(constant(.number(0))))
    emit(.move, .place(target), .place(constant(.number(0))))
    let range = range(of: query)
    let one = constant(.number(clamping: 1))
    forEachNumber(query, range, path) { assembler, value in
      assembler.emit(.add, .place(target), .place(target), .place(value))
      assembler.emit(.add, .place(count), .place(count), .place(one))
    }
    emit(.divide, .place(target), .place(target), .place(count))
  }

  /// Goes over the numbers of an attribute.
  private mutating func forEachNumber(
    _ query: HistoryQuery, _ range: EventRange, _ path: [String],
    _ body: (inout Assembler, Place) -> Void
  ) {
    forEach(range) { assembler, _, next, _ in
      assembler.branchCondition(query.condition, next)
      let value = assembler.value(assembler.scope.event, path)
      assembler.emit(
        .branchUnlessKind, .place(value), .number(0), .label(next), flag: KindTest.number)
      body(&assembler, value)
    }
  }

  /// The smallest or largest value of an attribute.
  private mutating func extreme(
    _ query: HistoryQuery, _ path: [String], into target: Place, isSmallest: Bool
  ) {
    emit(.move, .place(target), .place(missing))
    let range = range(of: query)
    forEach(range) { assembler, _, next, _ in
      assembler.branchCondition(query.condition, next)
      let value = assembler.value(assembler.scope.event, path)
      assembler.emit(
        .branchUnlessKind, .place(value), .number(0), .label(next), flag: KindTest.ordered)
      let take = assembler.label()
      assembler.emit(.branchMissing, .place(target), .number(0), .label(take))
      assembler.branchPair(
        .branchNotLess, isSmallest ? value : target, isSmallest ? target : value, to: next)
      assembler.place(take)
      assembler.emit(.move, .place(target), .place(value))
    }
  }

  /// The value of an attribute of the first event, or backwards of the last.
  private mutating func pick(
    _ query: HistoryQuery, _ path: [String], into target: Place, _ step: Opcode
  ) {
    emit(.move, .place(target), .place(missing))
    let range = range(of: query)
    forEach(range, step) { assembler, _, next, end in
      assembler.branchCondition(query.condition, next)
      let value = assembler.value(assembler.scope.event, path)
      assembler.emit(.move, .place(target), .place(value))
      assembler.jump(end)
    }
  }
}

extension Constant {
  /// The constant of a count; one out of the range of numbers is the greatest number.
  static func number(clamping count: Int) -> Constant {
    .number(ExactDecimal(count)?.millionths ?? (count < 0 ? .min : .max))
  }
}
