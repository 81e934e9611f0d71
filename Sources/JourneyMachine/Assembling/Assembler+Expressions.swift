import JourneyModel

extension Assembler {
  /// Assembles an expression, and returns the register that holds its value.
  mutating func value(_ expression: Expression) -> Place {
    switch expression {
    case .literal(let literal): return value(literal)
    case .path(let root, let path): return value(root, path)
    case .member(let inner, let path): return member(value(inner), path)
    case .list(let items): return list(items)
    case .defaulted(let first, let second): return defaulted(first, second)
    case .arithmetic(let operation, let left, let right):
      return operation2(operation.opcode, left, right)
    case .negated(let inner): return operation1(.negate, inner)
    case .call(let function, let arguments): return call(function, arguments)
    case .textTest(let test, let left, let right): return operation2(test.opcode, left, right)
    case .reachable(let channel):
      layout.readsUser = true
      return SystemRegister.reachable(layout.channels.index(adding: channel))
    case .history(let query): return value(query)
    case .and, .or, .not, .compare, .isIn, .isBetween, .isKnown, .age, .listContains,
      .quantified:
      return truth(expression)
    }
  }

  /// The truth of a condition as a value.
  mutating func truth(_ condition: Expression) -> Place {
    let target = temporary()
    let isFalse = label()
    let end = label()
    branch(condition, to: isFalse, when: false)
    emit(.move, .place(target), .place(constant(.boolean(true))))
    jump(end)
    place(isFalse)
    emit(.move, .place(target), .place(constant(.boolean(false))))
    place(end)
    return target
  }

  /// An instruction of one operand.
  private mutating func operation1(_ opcode: Opcode, _ operand: Expression) -> Place {
    let source = scratch { $0.value(operand) }
    let target = temporary()
    emit(opcode, .place(target), .place(source))
    return target
  }

  /// An instruction of two operands.
  private mutating func operation2(
    _ opcode: Opcode, _ left: Expression, _ right: Expression
  ) -> Place {
    let (first, second) = scratch { ($0.value(left), $0.value(right)) }
    let target = temporary()
    emit(opcode, .place(target), .place(first), .place(second))
    return target
  }

  // MARK: Literals and paths

  /// A literal.
  private mutating func value(_ literal: Literal) -> Place {
    if let constant = Constant(literal) { return self.constant(constant) }
    guard case .moment(let date, let time, let zone) = literal else { return missing }
    let target = temporary()
    emit(
      .momentAt, .place(target), .place(constant(.date(date.daysSince1970))),
      .place(constant(.time(time.seconds))), flag: index(of: zone))
    return target
  }

  /// The index of a zone.
  mutating func index(of zone: ZoneReference?) -> Int {
    guard let zone else { return 0 }
    if case .user = zone { layout.readsUser = true }
    return layout.zones.index(adding: zone)
  }

  /// A path.
  private mutating func value(_ root: Expression.PathRoot, _ path: [String]) -> Place {
    switch root {
    case .user:
      layout.readsUser = true
      return Place(region: .user, number: layout.user.number(of: path))
    case .entry:
      guard let event = scope.entry else { return run(.entry, "", path) }
      return value(event, path)
    case .event: return value(scope.event, path)
    case .binding(let name): return value(named: name, path)
    case .now: return path.isEmpty ? SystemRegister.now.place : missing
    case .enteredAt:
      return path.isEmpty && !scope.isOutsideRun ? SystemRegister.enteredAt.place : missing
    case .journeyID: return path.isEmpty ? constant(.text(definition.journeyID)) : missing
    case .today:
      guard path.isEmpty else { return missing }
      let target = temporary()
      emit(.dayAhead, .place(target), .place(SystemRegister.now.place))
      return target
    }
  }

  /// A path behind a name.
  private mutating func value(named name: String, _ path: [String]) -> Place {
    switch scope.names[name] {
    case nil: return scope.isOutsideRun ? missing : run(.binding, name, path)
    case .event(let event): return value(event, path)
    case .element(let element): return member(element, path)
    }
  }

  /// A path behind an event.
  mutating func value(_ event: Scope.Event, _ path: [String]) -> Place {
    switch event {
    case .none: return missing
    case .candidate(let names):
      let number = layout.candidate.number(of: path)
      for name in names { layout.candidateOfEvent[name, default: []].insert(number) }
      return Place(region: .candidate, number: number)
    case .row(let start, let name):
      let number = layout.rows[name, default: PathList()].number(of: path)
      return Place(region: .temporary, number: start.number + RowColumn.count + number)
    }
  }

  /// The value behind names of fields.
  mutating func member(_ value: Place, _ path: [String]) -> Place {
    guard !path.isEmpty else { return value }
    var source = value
    let target = temporary()
    for name in path {
      emit(.member, .place(target), .place(source), .place(constant(.text(name))))
      source = target
    }
    return target
  }

  // MARK: Lists, defaults, functions

  /// A list: a constant where its elements are.
  private mutating func list(_ items: [Expression]) -> Place {
    let literals = items.compactMap { item -> Constant? in
      if case .literal(let literal) = item { Constant(literal) } else { nil }
    }
    if literals.count == items.count { return constant(.list(literals)) }
    return many(.makeList, items)
  }

  /// An instruction on values that stand in a row.
  private mutating func many(_ opcode: Opcode, _ items: [Expression]) -> Place {
    let target = temporary()
    scratch { assembler in
      let first = assembler.temporary(max(1, items.count))
      for (index, item) in items.enumerated() {
        let place = Place(region: .temporary, number: first.number + index)
        let value = assembler.scratch { $0.value(item) }
        assembler.emit(.move, .place(place), .place(value))
      }
      if items.isEmpty { assembler.emit(.move, .place(first), .place(assembler.missing)) }
      assembler.emit(opcode, .place(target), .place(first), .number(items.count))
    }
    return target
  }

  /// The first value, or the second where that is missing.
  private mutating func defaulted(_ first: Expression, _ second: Expression) -> Place {
    let target = temporary()
    let end = label()
    scratch { $0.emit(.move, .place(target), .place($0.value(first))) }
    emit(.branchKnown, .place(target), .number(0), .label(end))
    scratch { $0.emit(.move, .place(target), .place($0.value(second))) }
    place(end)
    return target
  }

  /// A function of the language.
  private mutating func call(
    _ function: Expression.Function, _ arguments: [Expression]
  ) -> Place {
    let first = arguments.first ?? .literal(.missing)
    switch function {
    case .min: return many(.least, arguments)
    case .max: return many(.greatest, arguments)
    case .concat: return many(.concat, arguments)
    case .round:
      let zero = Expression.literal(.number(ExactDecimal(millionths: 0)))
      return operation2(.round, first, arguments.count > 1 ? arguments[1] : zero)
    case .formatDate:
      return operation2(.formatDate, first, arguments.count > 1 ? arguments[1] : .literal(.missing))
    case .lower: return operation1(.lower, first)
    case .upper: return operation1(.upper, first)
    case .trim: return operation1(.trim, first)
    case .length: return operation1(.length, first)
    case .floor: return operation1(.floor, first)
    case .ceil: return operation1(.ceil, first)
    case .abs: return operation1(.absolute, first)
    case .day: return part(.calendarPart, first, CalendarPart.day.rawValue)
    case .weekday: return part(.calendarPart, first, CalendarPart.weekday.rawValue)
    case .hour: return part(.calendarPart, first, CalendarPart.hour.rawValue)
    case .month: return part(.calendarPart, first, CalendarPart.month.rawValue)
    case .year: return part(.calendarPart, first, CalendarPart.year.rawValue)
    case .seconds: return part(.durationOf, first, DurationUnit.seconds.rawValue)
    case .minutes: return part(.durationOf, first, DurationUnit.minutes.rawValue)
    case .hours: return part(.durationOf, first, DurationUnit.hours.rawValue)
    case .days: return part(.durationOf, first, DurationUnit.days.rawValue)
    case .weeks: return part(.durationOf, first, DurationUnit.weeks.rawValue)
    case .months: return part(.durationOf, first, DurationUnit.months.rawValue)
    case .years: return part(.durationOf, first, DurationUnit.years.rawValue)
    }
  }

  /// An instruction of one operand and a small number.
  private mutating func part(_ opcode: Opcode, _ operand: Expression, _ number: UInt16) -> Place {
    let source = scratch { $0.value(operand) }
    let target = temporary()
    emit(opcode, .place(target), .place(source), .number(Int(number)))
    return target
  }
}

extension Expression.Arithmetic {
  /// The instruction.
  fileprivate var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    }
  }
}

extension Expression.TextTest {
  /// The instruction.
  fileprivate var opcode: Opcode {
    switch self {
    case .contains: .contains
    case .startsWith: .startsWith
    case .endsWith: .endsWith
    }
  }
}
