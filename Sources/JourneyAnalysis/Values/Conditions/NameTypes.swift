import JourneyModel

/// What the names stand for that the triggers and steps of a journey give.
struct NameTypes {
  /// What gives a name.
  enum Giver: Hashable {
    /// An event of this name.
    case event(String)
    /// A call whose answer has these fields.
    case answer([ValueType.Field])
    /// A copy of what can be read elsewhere, whose type is the same.
    case value(Expression)
    /// Something else, or one thing here and another there.
    case other
  }

  /// What gives each name.
  private(set) var givers: [String: Giver] = [:]

  /// Reads the names of a definition.
  init(_ definition: JourneyDefinition) {
    for trigger in definition.triggers {
      switch trigger.kind {
      case .event(let pattern): add(pattern)
      case .request(let fields): for field in fields { add(field.name, .other) }
      case .turnsTrue, .schedule, .once, .userDate: continue
      }
    }
    for state in definition.states { add(state.kind, definition.types.services) }
    settleCopies()
    // What has no type here needs no second look.
    guard givers.values.contains(where: { $0 != .other }) else { return }
    for state in definition.states { state.kind.visitExpressions { addElements(of: $0) } }
    for expression in definition.headExpressions { addElements(of: expression) }
  }

  /// Adds the names that a step gives.
  private mutating func add(_ kind: JourneyState.Kind, _ services: [OperationDeclaration]) {
    switch kind {
    case .waitArms(let arms, _, _):
      for case .event(let pattern) in arms.map(\.condition) { add(pattern) }
    case .waitWithout(_, let pattern, _, _): add(pattern)
    case .call(let call, _):
      guard let name = call.binding else { return }
      let operation = services.first {
        $0.service == call.service && $0.operation == call.operation
      }
      add(name, operation.map { .answer($0.returns) } ?? .other)
    case .send(let send, _): if let name = send.binding { add(name, .other) }
    case .assign(let name, let value, _): add(name, Self.giver(of: value))
    default: return
    }
  }

  /// What a name stands for that is given a value.
  private static func giver(of value: Expression) -> Giver {
    switch value {
    case .path: return .value(value)
    case .history(let query):
      if case .latest(let names) = query.kind, names.isEmpty { return .event(query.event) }
      if case .first(let names) = query.kind, names.isEmpty { return .event(query.event) }
      return .other
    default: return .other
    }
  }

  /// Leaves out copies of copies, which may be copies of themselves.
  private mutating func settleCopies() {
    for case (let name, .value(.path(.binding(let other), _))) in givers {
      if case .event = givers[other] { continue }
      if case .answer = givers[other] { continue }
      givers[name] = .other
    }
  }

  /// Adds the name that a pattern gives to its event.
  private mutating func add(_ pattern: EventPattern) {
    if let name = pattern.binding { add(name, .event(pattern.event)) }
  }

  /// Adds the names that stand for elements of lists.
  private mutating func addElements(of expression: Expression) {
    expression.visit { part in
      if case .quantified(_, let name, _, _) = part { add(name, .other) }
    }
  }

  /// Adds a name.
  private mutating func add(_ name: String, _ giver: Giver) {
    givers[name] = givers[name, default: giver] == giver ? giver : .other
  }
}

extension JourneyDefinition {
  /// The conditions of the head.
  fileprivate var headExpressions: [Expression] {
    var found: [Expression?] = [settings.sendOnlyIf, settings.entry.key]
    for trigger in triggers {
      switch trigger.kind {
      case .event(let pattern): found.append(pattern.condition)
      case .turnsTrue(let condition), .schedule(_, let condition), .once(_, _, _, let condition):
        found.append(condition)
      case .userDate(_, let condition): found.append(condition)
      case .request: continue
      }
    }
    for exit in settings.exits {
      switch exit {
      case .event(let pattern): found.append(pattern.condition)
      case .when(let condition): found.append(condition)
      }
    }
    found += settings.goals.map(\.pattern.condition)
    return found.compactMap(\.self)
  }
}
