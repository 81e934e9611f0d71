import JourneyModel

/// A step of a script that is being found again in a graph.
indirect enum OutlinedStep {
  /// A state that is no test, with the blocks inside it in the order of the script.
  case state(JourneyState, blocks: [[OutlinedStep]])
  /// The tests of an `if` in order, with a block for each and one for `otherwise`.
  case branch([JourneyState], blocks: [[OutlinedStep]])
  /// A stage with its steps.
  case stage(String, [OutlinedStep])
  /// A jump to the state of this id.
  case jump(String)
}

extension OutlinedStep {
  /// The states that the step itself stands for.
  var states: [JourneyState] {
    switch self {
    case .state(let state, _): [state]
    case .branch(let states, _): states
    case .stage, .jump: []
    }
  }

  /// The blocks inside.
  var blocks: [[OutlinedStep]] {
    switch self {
    case .state(_, let blocks), .branch(_, let blocks): blocks
    case .stage(_, let steps): [steps]
    case .jump: []
    }
  }

  /// The step with other blocks inside.
  func with(blocks: [[OutlinedStep]]) -> OutlinedStep {
    switch self {
    case .state(let state, _): .state(state, blocks: blocks)
    case .branch(let states, _): .branch(states, blocks: blocks)
    case .stage(let name, _): .stage(name, blocks.first ?? [])
    case .jump: self
    }
  }

  /// The state that a run comes to first here; `nil` for an empty stage.
  var first: String? {
    switch self {
    case .state(let state, _): state.id
    case .branch(let states, _): states.first?.id
    case .stage(_, let steps): Self.first(of: steps)
    case .jump(let target): target
    }
  }

  /// The state that a run comes to first in some steps; `nil` if they have none.
  static func first(of steps: some Sequence<OutlinedStep>) -> String? {
    for step in steps {
      if let first = step.first { return first }
    }
    return nil
  }

  /// Where the ways lead that go on behind the step, each once.
  var exits: [String] {
    switch self {
    case .stage(_, let steps): return Self.exits(of: steps, entry: nil)
    case .jump: return []
    case .state(let state, _): if let next = state.kind.ownNext { return [next] }
    case .branch: break
    }
    let entries = Self.entries(of: states)
    var result: [String] = []
    for (block, entry) in zip(blocks, entries) { result += Self.exits(of: block, entry: entry) }
    return result.distinct
  }

  /// Where the ways lead that go on behind some steps; where they are entered if there are none.
  static func exits(of steps: [OutlinedStep], entry: String?) -> [String] {
    guard let last = steps.last else { return entry.map { [$0] } ?? [] }
    return last.exits
  }

  /// Where the blocks inside begin, one for each of them.
  static func entries(of states: [JourneyState]) -> [String] {
    guard let last = states.last else { return [] }
    if case .branch(_, _, let otherwise) = last.kind {
      return states.compactMap(\.kind.thenLink) + [otherwise]
    }
    return last.kind.blockLinks
  }
}

extension JourneyState.Kind {
  /// Where the step itself goes on, if it does so in one way only: behind its block where it has
  /// one that it can pass by.
  var ownNext: String? {
    switch self {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next): next
    case .send(_, let next), .call(_, let next), .set(_, _, let next): next
    case .assign(_, _, let next), .emit(_, _, let next), .start(_, _, let next): next
    case .upon(_, _, let next), .loop(_, _, _, _, let next), .parallel(_, _, let next): next
    case .waitArms, .branch, .choose, .split, .again, .join, .stop, .end: nil
    }
  }

  /// Where the blocks inside begin.
  var blockLinks: [String] {
    switch self {
    case .waitArms(let arms, _, let otherwise): arms.map(\.next) + (otherwise.map { [$0] } ?? [])
    case .upon(_, let body, _), .loop(_, _, _, let body, _): [body]
    case .branch(_, let then, let otherwise): [then, otherwise]
    case .choose(_, let choices, let otherwise): choices.map(\.next) + [otherwise]
    case .split(_, let arms): arms.map(\.next)
    case .parallel(_, let branches, _): branches
    case .wait, .waitUntil, .waitWithout, .send, .call, .set, .assign, .emit, .start, .again,
      .join, .stop, .end:
      []
    }
  }

  /// Where a test leads that holds.
  var thenLink: String? {
    if case .branch(_, let then, _) = self { return then }
    return nil
  }

  /// `true` for what a script does not write: the end of a round, of a branch or of the journey.
  var isImplied: Bool {
    switch self {
    case .again, .join, .end: true
    default: false
    }
  }
}

extension Array where Element: Hashable {
  /// The elements, each where it stands first.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
