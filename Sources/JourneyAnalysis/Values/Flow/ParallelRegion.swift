import JourneyModel

/// The branches of a parallel state: they go on side by side, so what one changes the others
/// cannot rely on.
struct ParallelRegion {
  /// The states of each branch.
  var branches: [Set<Int>]
  /// What each branch changes.
  var changes: [Changes]

  /// What some states change.
  struct Changes {
    /// The attributes of the user.
    var userPaths: [[String]] = []
    /// The names that are given.
    var names: Set<String> = []

    /// `true` if a value may change that something reads.
    func touch(_ reads: Reads) -> Bool {
      if !reads.bindings.isDisjoint(with: names) { return true }
      if userPaths.isEmpty { return false }
      return reads.hasReach || reads.hasTime || userPaths.contains { reads.readsUser($0) }
    }

    /// Adds what a state changes.
    mutating func add(_ kind: JourneyState.Kind) {
      names.formUnion(kind.namesGiven)
      if case .set(let path, _, _) = kind { userPaths.append(path) }
    }
  }

  /// A branch around a state, with what the branches beside it change.
  struct Part {
    /// What the others change.
    var others: [Changes]

    /// `true` if a branch beside it may change a value that something reads.
    func othersChange(_ reads: Reads) -> Bool { others.contains { $0.touch(reads) } }
  }

  /// The regions of all parallel states, by number.
  static func all(in graph: StateGraph) -> [Int: ParallelRegion] {
    var result: [Int: ParallelRegion] = [:]
    for (number, state) in graph.states.enumerated() {
      guard case .parallel(_, let branches, _) = state.kind else { continue }
      let sets = branches.map { states(from: $0, until: state.id, in: graph) }
      let changes = sets.map { set in
        set.reduce(into: Changes()) { $0.add(graph.states[$1].kind) }
      }
      result[number] = ParallelRegion(branches: sets, changes: changes)
    }
    return result
  }

  /// The states of a branch: those up to the end of a branch of the parallel state.
  private static func states(
    from first: String, until parallel: String, in graph: StateGraph
  ) -> Set<Int> {
    guard let start = graph.numbers[first] else { return [] }
    var found: Set<Int> = [start]
    var open = [start]
    while let number = open.popLast() {
      if case .join(parallel) = graph.states[number].kind { continue }
      for next in graph.links[number] where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  /// The branches around each state.
  static func parts(of regions: [Int: ParallelRegion]) -> [Int: [Part]] {
    var result: [Int: [Part]] = [:]
    for number in regions.keys.sorted() {
      guard let region = regions[number] else { continue }
      for (index, branch) in region.branches.enumerated() {
        let others = region.changes.indices.filter { $0 != index }.map { region.changes[$0] }
        for state in branch { result[state, default: []].append(Part(others: others)) }
      }
    }
    return result
  }
}

extension ValueFlow {
  /// The ways on from a parallel state: into each branch, and on behind it once one has ended.
  ///
  /// Behind it nothing is known but what no branch can have changed, in whatever time they took.
  func parallelWays(
    _ number: Int, _ branches: [String], next: String, _ facts: Facts
  ) -> [Way] {
    let region = parallels[number]
    let after = table.keeping(waited(facts)) { reads in
      region?.changes.allSatisfy { !$0.touch(reads) } ?? false
    }
    return branches.map { Way(target: $0, facts: facts) } + [Way(target: next, facts: after)]
  }
}

extension JourneyState.Kind {
  /// The names that a state gives.
  var namesGiven: Set<String> {
    switch self {
    case .assign(let name, _, _): [name]
    case .send(let send, _): Set([send.binding].compactMap(\.self))
    case .call(let call, _): Set([call.binding].compactMap(\.self))
    case .waitWithout(_, let pattern, _, _): Set([pattern.binding].compactMap(\.self))
    case .waitArms(let arms, _, _): Set(arms.compactMap(\.binding))
    case .wait, .waitUntil, .upon, .set, .emit, .start, .branch, .choose, .split, .loop, .again,
      .parallel, .join, .stop, .end:
      []
    }
  }
}

extension JourneyState.Arm {
  /// The name that it gives to its event.
  var binding: String? {
    if case .event(let pattern) = condition { return pattern.binding }
    return nil
  }
}
