import JourneyModel

/// Finds names that are read where they may not have been given yet, or never are.
///
/// In scripts the checker says so already, at the very word; this is for definitions that came as
/// JSON.
struct BindingAnalysis {
  /// What has been given on the ways into a state.
  private struct Given: Equatable {
    /// On some way.
    var maybe: Set<String>
    /// On every way.
    var surely: Set<String>
  }

  /// The definition.
  private let definition: JourneyDefinition
  /// Its graph.
  private let graph: StateGraph
  /// What has been given, by state.
  private var given: [Int: Given] = [:]

  /// Returns what was found in a definition whose graph holds together.
  static func findings(in definition: JourneyDefinition) -> [Finding] {
    var analysis = BindingAnalysis(definition)
    analysis.follow()
    return analysis.graph.states.indices.flatMap { analysis.findings(at: $0) }
  }

  /// Prepares the analysis of a definition.
  private init(_ definition: JourneyDefinition) {
    self.definition = definition
    graph = StateGraph(definition)
  }

  /// Follows the ways from the triggers on.
  private mutating func follow() {
    guard let start = graph.numbers[definition.start] else { return }
    let names = definition.triggers.map(\.namesGiven)
    let surely = names.dropFirst().reduce(names.first ?? []) { $0.intersection($1) }
    given[start] = Given(maybe: names.reduce([]) { $0.union($1) }, surely: surely)
    var open = [start]
    while let number = open.popLast() {
      guard let known = given[number] else { continue }
      for (target, names) in ways(from: number) {
        let arriving = Given(
          maybe: known.maybe.union(names), surely: known.surely.union(names))
        let before = given[target]
        let after = Given(
          maybe: arriving.maybe.union(before?.maybe ?? []),
          surely: arriving.surely.intersection(before?.surely ?? arriving.surely))
        guard after != before else { continue }
        given[target] = after
        open.append(target)
      }
    }
  }

  /// The states that one leads to, with the names given on the way.
  private func ways(from number: Int) -> [(Int, Set<String>)] {
    let kind = graph.states[number].kind
    switch kind {
    case .waitArms(let arms, _, let otherwise):
      let armed = arms.compactMap { arm in
        graph.numbers[arm.next].map { ($0, Set([arm.binding].compactMap(\.self))) }
      }
      let late = otherwise.flatMap { graph.numbers[$0] }
      return armed + [late].compactMap(\.self).map { ($0, []) }
    case .parallel(_, let branches, let next):
      // What a branch gives counts behind it as what may have been given.
      return (branches + [next]).compactMap { graph.numbers[$0].map { ($0, []) } }
    default: return graph.links[number].map { ($0, kind.namesGiven) }
    }
  }

  /// The findings about the names that a state reads.
  private func findings(at number: Int) -> [Finding] {
    guard let known = given[number] else { return [] }
    let state = graph.states[number]
    let read = state.kind.namesRead.subtracting(known.surely)
    return read.sorted().compactMap { finding(about: $0, state, isMaybe: known.maybe.contains($0)) }
  }

  /// The finding about a name that is not surely given.
  private func finding(about name: String, _ state: JourneyState, isMaybe: Bool) -> Finding? {
    if isMaybe {
      return Finding(
        ValueCode.nameMaybeNotGiven, "`\(name)` may not exist yet here",
        help: "it is missing on the ways that do not name it; test it with `is known`",
        at: .state(state.id), line: state.line)
    }
    if graph.states.contains(where: { $0.kind.startsBranches }) { return nil }
    return Finding(
      ValueCode.nameNeverGiven, "nothing before this step is called `\(name)`",
      help: "give it by `let` or `as`", at: .state(state.id), line: state.line)
  }
}

extension Trigger {
  /// The names that it gives.
  fileprivate var namesGiven: Set<String> {
    switch kind {
    case .event(let pattern): Set([pattern.binding].compactMap(\.self))
    case .request(let fields): Set(fields.map(\.name))
    case .turnsTrue, .schedule, .once, .userDate: []
    }
  }
}

extension JourneyState.Kind {
  /// `true` if branches begin here that go on side by side and give each other names.
  fileprivate var startsBranches: Bool {
    if case .parallel = self { return true }
    return false
  }

  /// The names that a state reads before it gives any itself; one that is tested for being there
  /// is not among them.
  fileprivate var namesRead: Set<String> {
    switch self {
    case .waitArms(let arms, let bound, let otherwise):
      let bounds = Self.waitArms(arms: [], bound: bound, otherwise: otherwise).expressions
      return arms.reduce(into: bounds.namesRead) { $0.formUnion($1.namesRead) }
    case .waitWithout(_, let pattern, _, _): return pattern.namesRead
    default: return expressions.namesRead
    }
  }
}

extension JourneyState.Arm {
  /// The names that it reads, its own aside.
  fileprivate var namesRead: Set<String> {
    switch condition {
    case .event(let pattern): pattern.namesRead
    case .when(let condition): [condition].namesRead
    }
  }
}

extension EventPattern {
  /// The names that it reads, its own aside.
  fileprivate var namesRead: Set<String> {
    [condition].compactMap(\.self).namesRead.subtracting([binding].compactMap(\.self))
  }
}

extension [Expression] {
  /// The names that they read; one that is tested for being there is meant to be missing at times.
  fileprivate var namesRead: Set<String> {
    reduce(into: []) { $0.formUnion(Reads($1).bindings.subtracting($1.namesTested)) }
  }
}

extension Expression {
  /// The names that it tests for being there, or gives another value for.
  fileprivate var namesTested: Set<String> {
    switch self {
    case .isKnown(let inner): Reads(inner).bindings
    case .defaulted(let first, let second): Reads(first).bindings.union(second.namesTested)
    default: operands.reduce(into: []) { $0.formUnion($1.namesTested) }
    }
  }
}
