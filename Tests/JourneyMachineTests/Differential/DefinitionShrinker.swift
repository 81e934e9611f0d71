import JourneyModel

/// Makes a definition smaller as long as something still goes wrong with it.
struct DefinitionShrinker {
  /// The most definitions that are tried.
  static let triesMax = 3000

  /// `true` if it still goes wrong.
  let fails: (JourneyDefinition) -> Bool

  /// The smallest definition that was found.
  func shrink(_ definition: JourneyDefinition) -> JourneyDefinition {
    var best = definition
    var tries = 0
    var found = true
    while found {
      found = false
      for candidate in candidates(best) where candidate != best {
        tries += 1
        if tries > Self.triesMax { return best }
        if fails(candidate) {
          best = candidate
          found = true
          break
        }
      }
    }
    return best
  }

  /// Definitions that are a little smaller.
  private func candidates(_ definition: JourneyDefinition) -> [JourneyDefinition] {
    shorter(definition) + headless(definition) + simpler(definition)
  }

  /// A state is left out: what leads to it leads behind it.
  private func shorter(_ definition: JourneyDefinition) -> [JourneyDefinition] {
    definition.states.flatMap { state in
      state.kind.links.filter { $0 != state.id }.map { next in
        var smaller = definition
        let around = { (id: String) in id == state.id ? next : id }
        smaller.start = around(smaller.start)
        for index in smaller.states.indices {
          smaller.states[index].kind = smaller.states[index].kind.linked(around)
        }
        return reachable(smaller)
      }
    }
  }

  /// Only what can be reached is kept, and the loops that it belongs to.
  private func reachable(_ definition: JourneyDefinition) -> JourneyDefinition {
    var seen: Set<String> = []
    var open = [definition.start]
    while let id = open.popLast() {
      guard seen.insert(id).inserted, let state = definition.states.first(where: { $0.id == id })
      else { continue }
      open += state.kind.links
      if case .again(let loop) = state.kind { open.append(loop) }
      if case .join(let parallel) = state.kind { open.append(parallel) }
    }
    var smaller = definition
    smaller.states = definition.states.filter { seen.contains($0.id) }
    return smaller
  }

  /// A part of the head is left out or simpler.
  private func headless(_ definition: JourneyDefinition) -> [JourneyDefinition] {
    var result: [JourneyDefinition] = []
    func add(_ change: (inout JourneyDefinition) -> Void) {
      var smaller = definition
      change(&smaller)
      result.append(smaller)
    }
    add { $0.settings.exits = [] }
    add { $0.settings.goals = [] }
    add { $0.settings.sendOnlyIf = nil }
    add { $0.settings.entry.key = nil }
    add { $0.settings.timeZone = nil }
    for (index, trigger) in definition.triggers.enumerated() {
      switch trigger.kind {
      case .event(let pattern):
        for smaller in pattern.simpler { add { $0.triggers[index].kind = .event(smaller) } }
      case .turnsTrue(let condition):
        for smaller in condition.simpler { add { $0.triggers[index].kind = .turnsTrue(smaller) } }
      case .request, .schedule, .once, .userDate: break
      }
    }
    for (index, exit) in definition.settings.exits.enumerated() {
      switch exit {
      case .event(let pattern):
        for smaller in pattern.simpler { add { $0.settings.exits[index] = .event(smaller) } }
      case .when(let condition):
        for smaller in condition.simpler { add { $0.settings.exits[index] = .when(smaller) } }
      }
    }
    for (index, goal) in definition.settings.goals.enumerated() {
      for smaller in goal.pattern.simpler { add { $0.settings.goals[index].pattern = smaller } }
    }
    return result
  }

  /// A state is simpler.
  private func simpler(_ definition: JourneyDefinition) -> [JourneyDefinition] {
    definition.states.indices.flatMap { index in
      definition.states[index].kind.simpler.map { kind in
        var smaller = definition
        smaller.states[index].kind = kind
        return reachable(smaller)
      }
    }
  }
}
