import JourneyModel

/// Whether two graphs behave the same: from their first states on, every state of the one does what
/// its twin in the other does, and leads to the twins of what that leads to.
struct GraphTwins {
  /// The states of the one, by id.
  let left: [String: JourneyState]
  /// The states of the other.
  let right: [String: JourneyState]

  /// Returns the first difference between two definitions, or `nil` if they behave the same.
  static func difference(
    _ one: JourneyDefinition, _ other: JourneyDefinition
  ) -> String? {
    let twins = GraphTwins(left: index(one), right: index(other))
    return twins.difference(from: one.start, other.start)
  }

  /// The states of a definition by id.
  private static func index(_ definition: JourneyDefinition) -> [String: JourneyState] {
    Dictionary(definition.states.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Walks both graphs side by side.
  private func difference(from one: String, _ other: String) -> String? {
    var seen: Set<[String]> = [[one, other]]
    var open = [(one, other)]
    while let (one, other) = open.popLast() {
      guard let left = left[one], let right = right[other] else { return "no \(one) or \(other)" }
      guard blank(left.kind) == blank(right.kind) else {
        return "\(one) does \(left.kind), \(other) does \(right.kind)"
      }
      for pair in zip(left.kind.links, right.kind.links)
      where seen.insert([pair.0, pair.1]).inserted { open.append(pair) }
    }
    return nil
  }

  /// What a state does, without where it leads.
  private func blank(_ kind: JourneyState.Kind) -> JourneyState.Kind {
    let state = JourneyState(id: "", kind: kind)
    return GraphScrambler.relinked(state) { _ in "" }.kind
  }
}

/// Makes a graph unlike one that was compiled: other ids, another order.
struct GraphScrambler {
  var dice: SeededGenerator

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  /// Returns a definition whose states have other ids and stand in another order.
  mutating func scrambled(_ definition: JourneyDefinition) -> JourneyDefinition {
    var copy = definition
    let names = Dictionary(
      definition.states.enumerated().map { ($0.element.id, "n-\($0.offset)") },
      uniquingKeysWith: { first, _ in first })
    copy.states = definition.states.map { state in
      var state = Self.relinked(state) { names[$0] ?? $0 }
      state.id = names[state.id] ?? state.id
      return state
    }
    copy.states.shuffle(using: &dice)
    copy.start = names[definition.start] ?? definition.start
    return copy
  }

  /// Returns a definition in which links lead elsewhere.
  mutating func rewired(_ definition: JourneyDefinition, count: Int) -> JourneyDefinition {
    var copy = definition
    let ids = definition.states.filter { state in
      switch state.kind {
      case .again, .join, .loop: false
      default: true
      }
    }.map(\.id)
    for _ in 0..<count {
      let index = Int.random(in: copy.states.indices, using: &dice)
      if case .again = copy.states[index].kind { continue }
      if case .loop = copy.states[index].kind { continue }
      let links = copy.states[index].kind.links
      guard let link = links.randomElement(using: &dice), ids.contains(link),
        let target = ids.randomElement(using: &dice)
      else { continue }
      copy.states[index] = Self.relinked(copy.states[index]) { $0 == link ? target : $0 }
    }
    return copy
  }

  /// A state with other links.
  static func relinked(_ state: JourneyState, _ change: (String) -> String) -> JourneyState {
    var state = state
    state.kind = state.kind.leading(to: change)
    return state
  }
}
