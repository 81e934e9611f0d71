extension JourneyDefinition {
  /// The definition with one word for what started a run wherever several would mean the same: the
  /// word that a script is compiled to.
  ///
  /// It is `event` in the condition of a trigger, and `entry` elsewhere: in the key of an entry
  /// rule, and where the name is read that the triggers give to it.
  package var namingEntryAlike: JourneyDefinition {
    var result = self
    for index in result.triggers.indices { result.triggers[index].kind.nameEntryAlike() }
    let key = settings.entry.key?.replacingRoot(.event, by: .entry)
    result.settings.entry.key = eventNames.reduce(key) { $0?.renamingEntry($1) }
    for name in entryNames {
      result.settings.renameEntry(name)
      for index in result.states.indices {
        result.states[index].kind = result.states[index].kind.mapping { $0.renamingEntry(name) }
      }
    }
    return result
  }

  /// The names that triggers give to their event, those left out that a request gives before.
  private var eventNames: Set<String> {
    var names: [String: Bool] = [:]
    for trigger in triggers {
      switch trigger.kind {
      case .event(let pattern):
        if let name = pattern.binding, names[name] == nil { names[name] = true }
      case .request(let fields):
        for field in fields where names[field.name] == nil { names[field.name] = false }
      case .turnsTrue, .schedule, .once, .userDate: continue
      }
    }
    return Set(names.filter(\.value).keys)
  }

  /// The names that always stand for what started the run: every trigger gives them to its event,
  /// and no step gives them to anything else.
  private var entryNames: Set<String> {
    let given = triggers.map { trigger -> String? in
      if case .event(let pattern) = trigger.kind { return pattern.binding }
      return nil
    }
    guard let first = given.first, let name = first, given.allSatisfy({ $0 == name }) else {
      return []
    }
    return states.contains { $0.kind.gives(name) } ? [] : [name]
  }
}

extension Trigger.Kind {
  /// Names the event that starts a run `event` in its condition.
  fileprivate mutating func nameEntryAlike() {
    guard case .event(var pattern) = self else { return }
    pattern.condition = pattern.condition?.replacingRoot(.entry, by: .event)
    self = .event(pattern)
  }
}

extension JourneySettings {
  /// Says `entry` for a name of what started the run.
  fileprivate mutating func renameEntry(_ name: String) {
    exits = exits.map { exit in
      switch exit {
      case .event(let pattern): .event(pattern.renamingEntry(name))
      case .when(let condition): .when(condition.renamingEntry(name))
      }
    }
    for index in goals.indices {
      goals[index].pattern = goals[index].pattern.renamingEntry(name)
    }
    sendOnlyIf = sendOnlyIf?.renamingEntry(name)
    for index in promises.indices {
      guard case .never(let message, let pattern) = promises[index].kind else { continue }
      promises[index].kind = .never(message: message, after: pattern.renamingEntry(name))
    }
  }
}

extension EventPattern {
  /// The same, with `entry` for a name of what started the run, unless the event has that name.
  fileprivate func renamingEntry(_ name: String) -> EventPattern {
    guard binding != name else { return self }
    var pattern = self
    pattern.condition = condition?.renamingEntry(name)
    return pattern
  }
}

extension Expression {
  /// The same, with `entry` for a name of what started the run.
  fileprivate func renamingEntry(_ name: String) -> Expression {
    switch self {
    case .path(.binding(name), let path): .path(.entry, path)
    case .quantified(let isEvery, name, let list, let condition):
      .quantified(
        isEvery: isEvery, name: name, list: list.renamingEntry(name), condition: condition)
    default: mapping { $0.renamingEntry(name) }
    }
  }

  /// The same with another root, outside of questions about past events, where `event` is one of
  /// those.
  fileprivate func replacingRoot(_ root: PathRoot, by other: PathRoot) -> Expression {
    switch self {
    case .path(root, let path): .path(other, path)
    case .history, .literal, .path, .reachable: self
    default: mapping { $0.replacingRoot(root, by: other) }
    }
  }
}
