import JourneyModel

/// Tells what conditions read.
enum SubjectReader {
  /// The subjects of a condition, in order, each once; of events, those that there were by then.
  static func subjects(
    of condition: PathCondition, events: [PathWorld.Event]
  ) -> [PathSubject] {
    var found: [PathSubject] = []
    for expression in condition.expressions {
      read(expression, event: nil, events.map(\.name), into: &found)
    }
    return found
  }

  /// Reads an expression; `event` holds the events that the innermost `event` can be.
  private static func read(
    _ expression: Expression, event: [Int]?, _ events: [String],
    into found: inout [PathSubject]
  ) {
    switch expression {
    case .path(let root, let names):
      for subject in roots(root, event) where !isFixed(subject, names) {
        let subject = PathSubject(root: subject, names: names)
        if !found.contains(subject) { found.append(subject) }
      }
    case .history(let query):
      let numbers = events.indices.filter { events[$0] == query.event }
      for number in numbers {
        for names in query.kind.paths where names != ["at"] {
          let subject = PathSubject(root: .event(number), names: names)
          if !found.contains(subject) { found.append(subject) }
        }
      }
      if let condition = query.condition {
        read(condition, event: numbers, events, into: &found)
      }
    default:
      for part in expression.operands { read(part, event: event, events, into: &found) }
    }
  }

  /// What a path can begin with.
  private static func roots(
    _ root: Expression.PathRoot, _ event: [Int]?
  ) -> [PathSubject.Root] {
    if root == .event { return (event ?? []).map { .event($0) } }
    return PathSubject.Root(root).map { [$0] } ?? []
  }

  /// `true` for what is not to be chosen.
  private static func isFixed(_ root: PathSubject.Root, _ names: [String]) -> Bool {
    if case .event = root { return names == ["at"] || names.isEmpty }
    return names.isEmpty || names == ["id"]
  }
}

extension HistoryQuery.Kind {
  /// The attributes that are asked for.
  fileprivate var paths: [[String]] {
    switch self {
    case .did, .count: []
    case .sum(let path), .average(let path), .smallest(let path), .largest(let path),
      .latest(let path), .first(let path):
      path.isEmpty ? [] : [path]
    }
  }
}
