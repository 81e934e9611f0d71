import JourneyModel

extension Assembler {
  /// Assembles the next moment at which time alone can turn one of some conditions.
  ///
  /// It may name a moment at which nothing turns after all, but never leaves out one at which
  /// something does; `nil` where time alone turns nothing.
  mutating func turns(of conditions: [Expression]) -> CodeAddress? {
    guard conditions.contains(where: \.isTimed) else { return nil }
    let address = CodeAddress(index: UInt32(code.count))
    scratch { assembler in
      let soonest = assembler.temporary()
      assembler.emit(.move, .place(soonest), .place(assembler.missing))
      for condition in conditions { assembler.addTurns(of: condition, to: soonest) }
      assembler.emit(.answer, .place(soonest))
    }
    return address
  }

  /// Adds the turning points of an expression.
  private mutating func addTurns(of expression: Expression, to soonest: Place) {
    guard expression.isTimed else { return }
    scratch { assembler in
      switch expression {
      case .age(let inner, let isMore, let length, let isAgo):
        assembler.addTurns(of: inner, to: soonest)
        assembler.addEdges(of: inner, isMore, length, isAgo, to: soonest)
      case .compare(_, let left, let right):
        assembler.addTurns(between: left, right, to: soonest)
      case .isBetween(let value, let low, let high):
        assembler.addTurns(between: value, low, to: soonest)
        assembler.addTurns(between: value, high, to: soonest)
      case .path(.today, _): assembler.addMidnight(to: soonest)
      case .call(let function, let arguments) where function.readsCalendar:
        assembler.addTurns(ofCalendar: function, arguments, to: soonest)
        assembler.addTurnsOfParts(expression, to: soonest)
      case .quantified(_, let name, let list, let condition):
        assembler.addTurns(of: list, to: soonest)
        assembler.addTurns(ofElements: name, list, condition, to: soonest)
      case .history(let query): assembler.addTurns(of: query, to: soonest)
      default: assembler.addTurnsOfParts(expression, to: soonest)
      }
    }
  }

  /// Adds the turning points of all parts.
  private mutating func addTurnsOfParts(_ expression: Expression, to soonest: Place) {
    for part in expression.operands { addTurns(of: part, to: soonest) }
  }

  // MARK: Ages and comparisons

  /// Adds the moments at which an age turns: at its length, "less than" at the moment itself too.
  private mutating func addEdges(
    of inner: Expression, _ isMore: Bool, _ length: CalendarDuration, _ isAgo: Bool,
    to soonest: Place
  ) {
    let source = value(inner)
    let moment = temporary()
    emit(.instantOf, .place(moment), .place(source))
    let steps = constant(.duration(isAgo ? length.opposite : length))
    addEdge(isMore == isAgo ? .passes : .reaches, moment, steps, to: soonest)
    if isMore { return }
    let none = constant(.duration(CalendarDuration()))
    addEdge(isAgo ? .reaches : .passes, moment, none, to: soonest)
  }

  /// Adds the moment at which now, moved, reaches or passes a moment.
  private mutating func addEdge(
    _ opcode: Opcode, _ moment: Place, _ steps: Place, to soonest: Place
  ) {
    let edge = temporary()
    emit(opcode, .place(edge), .place(moment), .place(steps))
    emit(.sooner, .place(soonest), .place(edge))
  }

  /// Adds the moments at which now, moved, reaches a moment and passes it.
  private mutating func addEdges(_ moment: Place, _ steps: Place, to soonest: Place) {
    for opcode in [Opcode.reaches, .passes] { addEdge(opcode, moment, steps, to: soonest) }
  }

  /// Adds the moments at which a comparison of two values can turn.
  private mutating func addTurns(
    between left: Expression, _ right: Expression, to soonest: Place
  ) {
    addTurns(of: left, to: soonest)
    addTurns(of: right, to: soonest)
    addMeeting(of: left, with: right, to: soonest)
    addMeeting(of: right, with: left, to: soonest)
  }

  /// Adds the moment at which a value that runs with the clock meets another.
  private mutating func addMeeting(
    of running: Expression, with other: Expression, to soonest: Place
  ) {
    switch running {
    case .path(.now, []): addMeeting(with: other, .literal(.duration(.init())), to: soonest)
    case .arithmetic(.add, .path(.now, []), let length):
      addMeeting(with: other, length, to: soonest)
    case .arithmetic(.subtract, .path(.now, []), let base):
      // `now - D` meets a moment, `now - x` a length of time.
      addMeeting(with: other, .negated(base), to: soonest)
      addMeeting(.add, base, length: other, to: soonest)
    case .arithmetic(.subtract, let base, .path(.now, [])):
      addMeeting(.subtract, base, length: other, to: soonest)
    default: break
    }
  }

  /// Adds the moment at which now is a length of time from a moment; a length that is compared
  /// counts as elapsed time.
  private mutating func addMeeting(
    _ opcode: Opcode, _ base: Expression, length: Expression, to soonest: Place
  ) {
    scratch { assembler in
      let source = assembler.value(base)
      let compared = assembler.value(length)
      let elapsed = assembler.temporary()
      assembler.emit(.usualLength, .place(elapsed), .place(compared))
      let moment = assembler.temporary()
      assembler.emit(opcode, .place(moment), .place(source), .place(elapsed))
      let none = assembler.constant(.duration(CalendarDuration()))
      assembler.addEdges(moment, none, to: soonest)
    }
  }

  /// Adds the moments at which now, moved by a length, meets a moment.
  private mutating func addMeeting(
    with other: Expression, _ length: Expression, to soonest: Place
  ) {
    scratch { assembler in
      let source = assembler.value(other)
      let moment = assembler.temporary()
      assembler.emit(.instantOf, .place(moment), .place(source))
      let steps = assembler.value(length)
      assembler.addEdges(moment, steps, to: soonest)
    }
  }

  // MARK: The clock

  /// Adds the moments at which what calendar and clock show of now turns.
  private mutating func addTurns(
    ofCalendar function: Expression.Function, _ arguments: [Expression], to soonest: Place
  ) {
    guard arguments.contains(where: \.readsClock) else { return }
    addMidnight(to: soonest)
    let showsHours =
      function == .hour
      || arguments.contains { argument in
        if case .literal(.text(let pattern)) = argument { return pattern.contains("H") }
        return false
      }
    if showsHours { addMoment(.nextHour, to: soonest) }
  }

  /// Adds the start of tomorrow.
  private mutating func addMidnight(to soonest: Place) {
    let midnight = value(MomentExpression(.tomorrow(TimeOfDay(seconds: 0))))
    emit(.sooner, .place(soonest), .place(midnight))
  }

  /// Adds a moment that an instruction makes of now.
  private mutating func addMoment(_ opcode: Opcode, to soonest: Place) {
    let moment = temporary()
    emit(opcode, .place(moment), .place(SystemRegister.now.place))
    emit(.sooner, .place(soonest), .place(moment))
  }

  // MARK: Lists and past events

  /// Adds the turning points of a condition on each element of a list.
  private mutating func addTurns(
    ofElements name: String, _ list: Expression, _ condition: Expression, to soonest: Place
  ) {
    guard condition.isTimed else { return }
    forEachElement(of: list) { assembler, element in
      let outer = assembler.scope
      assembler.scope.names[name] = .element(element)
      assembler.addTurns(of: condition, to: soonest)
      assembler.scope = outer
    }
  }

  /// Goes over the elements of a list.
  private mutating func forEachElement(
    of list: Expression, _ body: (inout Assembler, Place) -> Void
  ) {
    let next = label()
    let end = label()
    let elements = temporary()
    scratch { $0.emit(.move, .place(elements), .place($0.value(list))) }
    let cursor = temporary(2)
    emit(.move, .place(cursor), .place(constant(.number(0))))
    place(next)
    emit(.listNext, .place(cursor), .place(elements), .label(end))
    scratch { body(&$0, Place(region: .temporary, number: cursor.number + 1)) }
    jump(next)
    place(end)
  }

  /// Adds the moments at which events leave the span of a question, or come into the past.
  private mutating func addTurns(of query: HistoryQuery, to soonest: Place) {
    let cursor = temporary()
    let history = layout.histories.index(adding: query.event)
    emit(.historyOpen, .place(cursor), .number(history))
    addMoment(.historyUpcoming, of: cursor, to: soonest)
    let isTimed = query.condition?.isTimed ?? false
    guard case .within(let length) = query.span else {
      if isTimed { addTurns(ofRows: query, leavingAfter: nil, to: soonest) }
      return
    }
    addTurns(ofRows: query, leavingAfter: length, to: soonest)
  }

  /// Adds a moment that an instruction makes of a register.
  private mutating func addMoment(_ opcode: Opcode, of source: Place, to soonest: Place) {
    let moment = temporary()
    emit(opcode, .place(moment), .place(source))
    emit(.sooner, .place(soonest), .place(moment))
  }

  /// Adds when the events that count leave their span, and when their condition turns.
  private mutating func addTurns(
    ofRows query: HistoryQuery, leavingAfter length: CalendarDuration?, to soonest: Place
  ) {
    var range = EventRange(event: query.event)
    if let length { range.from = before(SystemRegister.now.place, length) }
    let isTimed = query.condition?.isTimed ?? false
    forEach(range) { assembler, window, next, end in
      if let condition = query.condition {
        if isTimed {
          assembler.addTurns(of: condition, to: soonest)
        } else {
          assembler.branch(condition, to: next, when: false)
        }
      }
      guard let length else { return }
      let at = Place(region: .temporary, number: window.number + RowColumn.at)
      let steps = assembler.constant(.duration(length.opposite))
      assembler.addEdge(.passes, at, steps, to: soonest)
      // The events stand in the order of time: the first to count is the first to leave.
      if !isTimed { assembler.jump(end) }
    }
  }
}

extension Expression.Function {
  /// `true` if it tells what calendar or clock show.
  fileprivate var readsCalendar: Bool {
    [.hour, .day, .weekday, .month, .year, .formatDate].contains(self)
  }
}

extension Expression {
  /// `true` if `now` or `today` stands in it, outside of questions about the past.
  fileprivate var readsClock: Bool {
    switch self {
    case .path(.now, _), .path(.today, _): true
    case .history: false
    default: operands.contains(where: \.readsClock)
    }
  }

  /// `true` if time alone can change its value.
  var isTimed: Bool {
    switch self {
    case .path(.now, _), .path(.today, _), .age, .history: true
    default: operands.contains(where: \.isTimed)
    }
  }
}
