import JourneyModel

/// Makes up somebody for whom all conditions of a path hold.
struct PathSolver {
  /// The journey.
  let definition: JourneyDefinition
  /// The calendar.
  let calendar: PathCalendar
  /// How many values may still be tried for the whole journey.
  let budget = TrialBudget()

  /// The channels that messages of the journey go by.
  private var channels: Set<String> {
    definition.states.reduce(into: Set(Catalog.ownChannels)) { found, state in
      if case .send(let action, _) = state.kind { found.formUnion(action.channels) }
    }
  }

  /// What can be said of a path.
  enum Verdict {
    /// Somebody takes it.
    case solved
    /// Nobody was found, but there may be somebody.
    case unknown
    /// Nobody takes it.
    case impossible
  }

  /// Makes up somebody, or says that there is nobody.
  func solve(_ walk: inout PathWalk) -> Verdict {
    if let reach = walk.requiresReach { walk.world.unreachable = reach ? [] : channels }
    if !lacksValues(walk), isMet(walk.conditions, walk.world) { return .solved }
    var isSure = true
    for world in worlds(of: walk) {
      switch search(walk, in: world) {
      case .found(let found):
        walk.world = found
        return .solved
      case .exhausted: isSure = false
      case .none: continue
      }
    }
    if isSure, walk.conditions.allSatisfy(\.isUnderstood) || isRefuted(walk) { return .impossible }
    return .unknown
  }

  /// `true` if those conditions of which all values that matter are tried cannot hold together.
  private func isRefuted(_ walk: PathWalk) -> Bool {
    let fixed = walk.conditions.filter { condition in
      condition.expressions.allSatisfy(\.isFixed)
    }
    if !isMet(fixed, walk.world) { return true }
    var understood = walk
    understood.conditions = walk.conditions.filter(\.isUnderstood)
    guard !understood.conditions.isEmpty else { return false }
    if case .none = search(understood, in: walk.world) { return true }
    return false
  }

  /// `true` if something that is never missing has no value yet.
  private func lacksValues(_ walk: PathWalk) -> Bool {
    let types = SubjectTypes(
      definition, events: walk.world.events, answers: walk.answers.map(\.type))
    return walk.conditions.contains { condition in
      SubjectReader.subjects(of: condition, events: walk.world.events).contains {
        types.type(of: $0).isRequired && walk.world.values[$0] == nil
      }
    }
  }

  /// `true` if all conditions hold for somebody.
  private func isMet(_ conditions: [PathCondition], _ world: PathWorld) -> Bool {
    conditions.allSatisfy {
      $0.isMet(by: world, calendar, journeyID: definition.journeyID)
    }
  }

  /// Searches for values.
  private func search(_ walk: PathWalk, in world: PathWorld) -> WitnessSearch.Outcome {
    WitnessSearch.search(
      walk.conditions, in: world, calendar, definition, answers: walk.answers.map(\.type),
      budget: budget)
  }

  /// The people that are tried, the simplest first: as known so far, out of reach, and with more
  /// in their past.
  private func worlds(of walk: PathWalk) -> [PathWorld] {
    var worlds = [walk.world]
    let asked = Set(walk.conditions.flatMap { $0.expressions.flatMap(\.askedChannels) })
    if walk.requiresReach == nil, !asked.isEmpty {
      for unreachable in [[], asked] + asked.sorted().map({ [$0] }) {
        var other = walk.world
        other.unreachable = unreachable
        worlds.append(other)
      }
    }
    return worlds + PastMaker(walk, definition, calendar).worlds()
  }
}

extension PathCondition {
  /// `true` if the values that are tried for it are all that can make a difference.
  fileprivate var isUnderstood: Bool { expressions.allSatisfy(\.isUnderstood) }
}

extension Expression {
  /// `true` if it asks nothing of the person, of the past or of the calendar.
  fileprivate var isFixed: Bool {
    switch self {
    case .path(let root, _): return root == .journeyID
    case .history, .reachable, .age: return false
    default: return operands.allSatisfy(\.isFixed)
    }
  }

  /// The channels of which it asks whether they reach the person.
  var askedChannels: [String] {
    if case .reachable(let channel) = self { return [channel] }
    return operands.flatMap(\.askedChannels)
  }

  /// `true` if the values that are tried for it are all that can make a difference.
  fileprivate var isUnderstood: Bool {
    switch self {
    case .history, .quantified, .arithmetic, .call, .age, .textTest, .reachable: return false
    case .path(.now, _), .path(.today, _), .path(.enteredAt, _): return false
    default: return operands.allSatisfy(\.isUnderstood)
    }
  }
}
