internal import JourneyEngine
internal import JourneyModel
internal import JourneyStore

/// What an expression sees: the value of each name and history in it.
enum SeenValues {
  /// Returns a line for each part of an expression that can be asked outside of a run, and for each
  /// attribute of the event that a run began with.
  static func lines(
    of expression: Expression, in session: TestSession, run: RunRecord? = nil, types: FactTypes
  ) -> [String] {
    let spelling = ExpressionSpelling()
    return parts(of: expression).filter { $0 != expression }.compactMap { part in
      let value = Self.value(of: part, in: session, run: run, types: types)
      return value.map { "\(spelling.text(part)): \(ValueSpelling.shown($0))" }
    }
  }

  /// The value of a part; `nil` where only the run knows it.
  private static func value(
    of part: Expression, in session: TestSession, run: RunRecord?, types: FactTypes
  ) -> JSONNode? {
    switch part {
    case .path(.entry, let names):
      let number = run?.entryEventNumber ?? 0
      let event = session.journal.person.events.first { $0.number == number && number > 0 }
      return event.map { value(at: names, in: $0.attributes) }
    case .path(.user, _), .path(.now, _), .path(.today, _), .history, .member, .reachable:
      // A value that is missing is not among the answers.
      return (try? session.values(of: [part], types: types)).map { $0.first ?? JSONNode(.null) }
    default: return nil
    }
  }

  /// The value at a path of a JSON object; `null` where there is none.
  private static func value(at names: [String], in json: [UInt8]) -> JSONNode {
    var node = try? JSONReader.parse(json)
    for name in names { node = node?.member(name) }
    return node ?? JSONNode(.null)
  }

  /// The names and histories in an expression, each once, in the order of the script; names that a
  /// quantifier or `where` gives are none.
  private static func parts(of expression: Expression) -> [Expression] {
    var parts: [Expression] = []
    collect(expression, into: &parts)
    var seen: Set<Expression> = []
    return parts.filter { seen.insert($0).inserted }
  }

  /// Collects the parts of an expression.
  private static func collect(_ expression: Expression, into parts: inout [Expression]) {
    switch expression {
    case .path(let root, _): if root != .event { parts.append(expression) }
    case .history(let query), .member(.history(let query), _):
      if query.isAlone { parts.append(expression) }
    case .reachable: parts.append(expression)
    case .quantified(_, _, let list, _): collect(list, into: &parts)
    default: for operand in expression.operands { collect(operand, into: &parts) }
    }
  }
}

extension Expression {
  /// What it is made of; the condition of a history is its own.
  fileprivate var operands: [Expression] {
    switch self {
    case .literal, .path, .history, .reachable: []
    case .list(let all), .and(let all), .or(let all), .call(_, let all): all
    case .member(let one, _), .not(let one), .isKnown(let one), .negated(let one),
      .age(let one, _, _, _):
      [one]
    case .compare(_, let left, let right), .isIn(let left, let right),
      .textTest(_, let left, let right), .listContains(let left, let right),
      .defaulted(let left, let right), .arithmetic(_, let left, let right):
      [left, right]
    case .isBetween(let value, let low, let high): [value, low, high]
    case .quantified(_, _, let list, let condition): [list, condition]
    }
  }

  /// `true` if it reads what only a run knows.
  fileprivate var readsRun: Bool {
    switch self {
    case .path(.entry, _), .path(.binding, _), .path(.enteredAt, _), .path(.journeyID, _): true
    case .history(let query): !query.isAlone
    default: operands.contains(where: \.readsRun)
    }
  }
}

extension HistoryQuery {
  /// `true` if it can be asked outside of a run.
  fileprivate var isAlone: Bool { span != .sinceEntry && condition?.readsRun != true }
}
