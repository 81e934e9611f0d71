import JourneyModel

extension NameIndex {
  /// Adds an expression.
  mutating func add(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .name(let name): add(root: name)
    case .member: add(path: expression)
    case .call(let name, let values):
      add(.function(name.text), name)
      values.forEach { add($0) }
    case .record(let fields): add(fields) { .part($0) }
    case .isInAudience(let name, _): add(.audience(name.text), name)
    case .reachable(let user, let channel, _):
      add(user)
      add(.channel(channel.text), channel)
    case .quantified(_, let name, let list, let condition):
      add(list)
      add(element: name, in: condition, at: expression.span.start)
    case .history(let history): add(history)
    case .literal, .list, .parenthesized, .or, .and, .not, .negated, .arithmetic, .defaulted,
      .compare, .isIn, .isBetween, .isKnown, .age, .textTest, .invalid:
      expression.kind.children.forEach { add($0) }
    }
  }

  /// Adds the condition on each element of a list.
  private mutating func add(element name: NameSyntax, in condition: ExpressionSyntax, at start: Int)
  {
    add(.binding(owner: start, name.text), name, isDeclaration: true)
    elements.append((name.text, start))
    add(condition)
    elements.removeLast()
  }

  /// Adds a question about past events.
  private mutating func add(_ history: HistorySyntax) {
    if case .aggregate(let name) = history.kind { add(.function(name.text), name) }
    let event = history.event.text
    add(.event(event), history.event)
    add(history.attribute, of: [event])
    within(event: event) { index in
      for path in history.matching { index.add(path, of: [event]) }
      if let condition = history.condition { index.add(condition) }
    }
  }

  /// Adds a name that stands alone or before a dot.
  private mutating func add(root name: NameSyntax) {
    if let element = elements.last(where: { $0.name == name.text }) {
      add(.binding(owner: element.owner, name.text), name)
    } else if FixedNames.roots.contains(name.text) {
      add(.root(name.text), name)
    } else if constants.contains(name.text) {
      add(.constant(name.text), name)
    } else if allowsBareAttributes {
      add(.eventAttribute(entryEvents, name.text), name)
    } else {
      add(.binding(owner: owner, name.text), name)
    }
  }

  /// Adds a path from its first name on.
  private mutating func add(path: ExpressionSyntax) {
    var members: [NameSyntax] = []
    var base = path
    while case .member(let inner, let name) = base.kind {
      members.insert(name, at: 0)
      base = inner
    }
    add(base)
    guard let first = members.first else { return }
    add(symbol(of: first, behind: base), first)
    for name in members.dropFirst() { add(.part(name.text), name) }
  }

  /// What the first name behind a dot names.
  private func symbol(of member: NameSyntax, behind base: ExpressionSyntax) -> ScriptSymbol {
    if case .history(let history) = base.kind {
      return .eventAttribute([history.event.text], member.text)
    }
    guard case .name(let root) = base.kind, !elements.contains(where: { $0.name == root.text })
    else { return .part(member.text) }
    switch root.text {
    case "user": return .userAttribute(member.text)
    case "entry": return .eventAttribute(entryEvents, member.text)
    case "event": return .eventAttribute(event.map { [$0] } ?? [], member.text)
    default: break
    }
    switch sources[root.text] {
    case .event(let event): return .eventAttribute([event], member.text)
    case .answer(let service, let operation):
      return .operationField(service, operation, member.text)
    case nil: return .part(member.text)
    }
  }
}
