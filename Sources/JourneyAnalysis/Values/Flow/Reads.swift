import JourneyModel

/// What an expression reads: what must stay as it is for the expression to keep its value.
struct Reads {
  /// The paths behind `user`, some of them more than once.
  private(set) var userPaths: [[String]] = []
  /// The names that were given.
  private(set) var bindings: Set<String> = []
  /// `true` if it asks about past events.
  private(set) var hasHistory = false
  /// `true` if it asks about past events since the run began.
  private(set) var hasHistoryOfRun = false
  /// `true` if it depends on the present, or on the zone in which the calendar is read.
  private(set) var hasTime = false
  /// `true` if it asks whether the user can be reached.
  private(set) var hasReach = false
  /// `true` if it reads the candidate of a `where`.
  private(set) var hasEvent = false
  /// `true` if it reads what started the run.
  private(set) var hasEntry = false

  /// `true` if time, or something that arrives, can change it.
  var isVolatile: Bool { !userPaths.isEmpty || hasHistory || hasTime || hasReach }

  /// Reads an expression.
  init(_ expression: Expression) {
    add(expression, hiding: [], insideHistory: false)
  }

  /// Reads the expressions in a normal form.
  init(_ formula: Formula) {
    add(formula)
  }

  /// Adds what a normal form reads.
  private mutating func add(_ formula: Formula) {
    switch formula {
    case .truth: return
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .atom(let atom, _):
      if case .beside = atom.test { hasTime = true }
      switch atom.subject {
      case .value(let value), .question(let value): add(value, hiding: [], insideHistory: false)
      case .pair(let left, let right):
        add(left, hiding: [], insideHistory: false)
        add(right, hiding: [], insideHistory: false)
      }
    }
  }

  /// Adds what an expression reads; names that a quantifier gives are its own, and `event` of a
  /// history is a past one.
  private mutating func add(_ expression: Expression, hiding: Set<String>, insideHistory: Bool) {
    switch expression {
    case .path(let root, let names): add(root, names, hiding, insideHistory: insideHistory)
    case .reachable: hasReach = true
    case .age: hasTime = true
    case .call(let function, _) where function.readsCalendar: hasTime = true
    case .arithmetic: hasTime = hasTime || expression.movesByCalendar
    case .literal(.moment): hasTime = true
    case .history(let query):
      hasHistory = true
      if case .sinceEntry = query.span { hasHistoryOfRun = true }
      if let condition = query.condition { add(condition, hiding: hiding, insideHistory: true) }
      return
    case .quantified(_, let name, let list, let condition):
      add(list, hiding: hiding, insideHistory: insideHistory)
      add(condition, hiding: hiding.union([name]), insideHistory: insideHistory)
      return
    default: break
    }
    expression.visitOperands { add($0, hiding: hiding, insideHistory: insideHistory) }
  }

  /// Adds what a path reads.
  private mutating func add(
    _ root: Expression.PathRoot, _ names: [String], _ hiding: Set<String>, insideHistory: Bool
  ) {
    switch root {
    case .user: userPaths.append(names)
    case .entry, .enteredAt: hasEntry = true
    case .event: if !insideHistory { hasEvent = true }
    case .binding(let name): if !hiding.contains(name) { bindings.insert(name) }
    case .now, .today: hasTime = true
    case .journeyID: return
    }
  }

  /// `true` if it reads an attribute of the user, a part of it or what holds it.
  func readsUser(_ path: [String]) -> Bool {
    userPaths.contains { $0.starts(with: path) || path.starts(with: $0) }
  }
}

extension Expression {
  /// `true` if it reads anything at all, so that its value is not fixed.
  var readsAnything: Bool { readsAnything(hiding: []) }

  /// `true` if it reads anything but names that a quantifier gives.
  private func readsAnything(hiding names: [String]) -> Bool {
    switch self {
    case .path(.journeyID, _): return false
    case .path(.binding(let name), _): return !names.contains(name)
    case .path, .reachable, .age, .history, .literal(.moment): return true
    case .call(let function, _) where function.readsCalendar: return true
    case .arithmetic where movesByCalendar: return true
    case .quantified(_, let name, let list, let condition):
      return list.readsAnything(hiding: names) || condition.readsAnything(hiding: names + [name])
    default:
      var reads = false
      visitOperands { reads = reads || $0.readsAnything(hiding: names) }
      return reads
    }
  }

  /// `true` for sums that may be moved in a zone.
  fileprivate var movesByCalendar: Bool {
    guard case .arithmetic(let operation, let left, let right) = self else { return false }
    guard operation == .add || operation == .subtract else { return false }
    return [left, right].contains { part in
      switch part {
      case .literal(.duration(let duration)): duration.hasCalendarPart
      case .literal: false
      default: true
      }
    }
  }
}

extension Expression.Function {
  /// `true` for those that look up a day or an hour in a zone.
  fileprivate var readsCalendar: Bool {
    switch self {
    case .formatDate, .day, .weekday, .hour, .month, .year: true
    case .lower, .upper, .trim, .length, .round, .floor, .ceil, .abs, .min, .max, .concat,
      .seconds, .minutes, .hours, .days, .weeks, .months, .years:
      false
    }
  }
}
