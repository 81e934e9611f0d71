import JourneyModel

/// The graph of a definition from elsewhere, made ready to be written as a script.
///
/// All ends are one, and so are the ends of the rounds of a loop and of the branches of a parallel
/// state: a script writes none of them. A `stop` that several ways lead to is told once for each.
struct TidyGraph {
  /// The states that can be reached, by number.
  private(set) var states: [JourneyState]
  /// The number of the first.
  private(set) var start = 0
  /// Where each leads.
  private(set) var links: [[Int]] = []
  /// The id of the end of the journey.
  let end: String
  /// The id of the end of the round or branch that belongs to a loop or parallel state.
  private(set) var ends: [String: String] = [:]

  /// Reads the graph of a definition in which all links lead somewhere.
  init(_ definition: JourneyDefinition) {
    end = definition.states.first { $0.kind == .end }?.id ?? GraphBuilder.endID
    states = definition.states
    let aliases = Self.aliases(in: states, end: end)
    for state in states {
      if let owner = state.kind.roundOwner, aliases[state.id] == nil { ends[owner] = state.id }
    }
    for state in states where ends[state.id] == nil {
      // A round that never ends all the same ends nowhere else in a script.
      if state.kind.isRoundOwner { ends[state.id] = "the round of \(state.id)" }
    }
    states = states.filter { aliases[$0.id] == nil }.map { state in
      JourneyState(
        id: state.id, kind: state.kind.leading { aliases[$0] ?? $0 }, stages: state.stages)
    }
    splitStops()
    number(from: aliases[definition.start] ?? definition.start)
  }

  /// What stands for each of the ends that are told more than once.
  private static func aliases(in states: [JourneyState], end: String) -> [String: String] {
    var aliases: [String: String] = [:]
    var rounds: [String: String] = [:]
    for state in states {
      if state.kind == .end, state.id != end { aliases[state.id] = end }
      guard let owner = state.kind.roundOwner else { continue }
      if let first = rounds[owner] { aliases[state.id] = first } else { rounds[owner] = state.id }
    }
    return aliases
  }

  /// Gives each way to a `stop` one of its own.
  private mutating func splitStops() {
    var stops: [String: JourneyState] = [:]
    for state in states { if case .stop = state.kind { stops[state.id] = state } }
    var used: Set<String> = []
    var taken = Set(states.map(\.id))
    var copies: [JourneyState] = []
    for index in states.indices {
      states[index].kind = states[index].kind.leading { link in
        guard var copy = stops[link], !used.insert(link).inserted else { return link }
        while !taken.insert(copy.id).inserted { copy.id += "'" }
        copies.append(copy)
        return copy.id
      }
    }
    states += copies
  }

  /// Numbers the links.
  private mutating func number(from first: String) {
    var numbers: [String: Int] = [:]
    if !states.contains(where: { $0.id == end }) { states.append(.init(id: end, kind: .end)) }
    for (number, state) in states.enumerated() { numbers[state.id] = number }
    links = states.map { $0.kind.links.compactMap { numbers[$0] } }
    start = numbers[first] ?? states.count - 1
  }
}

extension JourneyState.Kind {
  /// `true` for what has rounds or branches.
  fileprivate var isRoundOwner: Bool {
    switch self {
    case .loop, .parallel: true
    default: false
    }
  }

  /// The loop or parallel state that this is an end of.
  fileprivate var roundOwner: String? {
    switch self {
    case .again(let loop): loop
    case .join(let parallel): parallel
    default: nil
    }
  }
}
