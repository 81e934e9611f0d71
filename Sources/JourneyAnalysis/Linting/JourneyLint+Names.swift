import JourneyModel

extension JourneyLint {
  /// Looks at the names that are given to values, and at values that are replaced unread.
  mutating func checkNames() {
    let named = graph.states.filter { !$0.kind.names.isEmpty }
    if !named.isEmpty { checkReads(of: named) }
    for index in graph.states.indices { checkOverwriting(at: index) }
  }

  /// Reports names that nothing reads.
  private mutating func checkReads(of named: [JourneyState]) {
    let read = namesRead
    for state in named {
      for name in state.kind.names where !read.contains(name) {
        report(
          JourneyLintCode.unreadName, state, "nothing reads `\(name)`",
          help: "leave out the name, or read it: is it spelled otherwise there?")
      }
    }
  }

  /// The names that some expression of the journey reads.
  private var namesRead: Set<String> {
    var read: Set<String> = []
    let settings = definition.settings
    let patterns = settings.exits.compactMap(\.condition) + settings.goals.compactMap(\.condition)
    let heads = patterns + [settings.entry.key, settings.sendOnlyIf].compactMap { $0 }
    for expression in heads { Self.collect(expression, into: &read) }
    for state in graph.states {
      state.kind.visitExpressions { Self.collect($0, into: &read) }
    }
    return read
  }

  /// Adds the names that an expression reads.
  private static func collect(_ expression: Expression, into read: inout Set<String>) {
    expression.visit { part in
      if case .path(.binding(let name), _) = part { read.insert(name) }
    }
  }

  /// The most steps behind an assignment that are looked at.
  private static let assignmentsMax = 16

  /// Reports a value that the steps right behind it replace before anything reads it.
  private mutating func checkOverwriting(at index: Int) {
    guard let target = graph.states[index].kind.target else { return }
    let state = graph.states[index]
    var next = state.kind.nextAtOnce
    for _ in 0..<Self.assignmentsMax {
      guard let id = next, id != state.id, let follower = self.state(id)?.kind,
        let other = follower.target,
        !follower.expressions.contains(where: { $0.contains(where: target.isRead) })
      else { return }
      if other == target {
        return report(
          JourneyLintCode.overwrittenValue, state,
          "\(target.words) is replaced before anything reads it",
          help: "leave out this step, or is the other one meant for something else?")
      }
      next = follower.nextAtOnce
    }
  }
}

/// What an assignment writes to.
private enum AssignmentTarget: Equatable {
  /// An attribute of the user.
  case user([String])
  /// A name.
  case name(String)

  /// The target as a message says it.
  var words: String {
    switch self {
    case .user(let path): "`\((["user"] + path).joined(separator: "."))`"
    case .name(let name): "`\(name)`"
    }
  }

  /// `true` if an expression may read it.
  func isRead(by expression: Expression) -> Bool {
    switch (self, expression) {
    case (.user(let path), .path(.user, let other)):
      path.starts(with: other) || other.starts(with: path)
    case (.user, .reachable): true
    case (.name(let name), .path(.binding(let other), _)): name == other
    default: false
    }
  }
}

extension JourneyState.Kind {
  /// What a step writes to.
  fileprivate var target: AssignmentTarget? {
    switch self {
    case .set(let path, _, _): .user(path)
    case .assign(let name, _, _): .name(name)
    default: nil
    }
  }
}

extension ExitRule {
  /// The condition of an exit.
  fileprivate var condition: Expression? {
    switch self {
    case .event(let pattern): pattern.condition
    case .when(let test): test
    }
  }
}

extension Goal {
  /// The condition of a goal.
  fileprivate var condition: Expression? { pattern.condition }
}
