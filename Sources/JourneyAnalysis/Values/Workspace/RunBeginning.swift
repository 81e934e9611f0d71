import JourneyModel

/// What a run of a journey does at once, before anything can be waited for.
struct RunBeginning {
  /// A step that may start a run.
  struct Call {
    /// The state.
    var state: JourneyState
    /// `true` if the run can end behind it without waiting.
    var canEndAtOnce: Bool
    /// `true` if every run comes to the step, whatever the answers to what is asked before it.
    var isForEveryRun: Bool
  }

  /// The steps that tell an event or start a journey at once.
  let calls: [Call]

  /// Looks at a definition.
  init(_ definition: JourneyDefinition) {
    // Most journeys start nothing, and need not be followed.
    guard definition.states.contains(where: \.kind.startsOthers) else {
      calls = []
      return
    }
    let graph = StateGraph(definition)
    let flow = ValueFlow(definition, graph)
    let structure = StructuralAnalysis(definition, graph)
    let instant = graph.states.map { state in
      structure.instantLinks(of: state).compactMap { graph.numbers[$0] }
    }
    guard let start = graph.numbers[definition.start] else {
      calls = []
      return
    }
    let reached = StateGraph.reach(from: [start], over: instant).filter { flow.facts[$0] != nil }
    let unasked = graph.states.indices.map { graph.states[$0].kind.asks ? [] : instant[$0] }
    let sure = StateGraph.reach(from: [start], over: unasked)
    calls = reached.sorted().compactMap { number in
      guard graph.states[number].kind.startsOthers else { return nil }
      let behind = StateGraph.reach(from: [number], over: instant)
      let ends = behind.contains { graph.states[$0].kind.isEnd }
      return Call(
        state: graph.states[number], canEndAtOnce: ends, isForEveryRun: sure.contains(number))
    }
  }
}

extension JourneyState.Kind {
  /// `true` for a state that tells an event or starts a journey.
  fileprivate var startsOthers: Bool {
    switch self {
    case .emit, .start: true
    default: false
    }
  }

  /// `true` for a state that some runs leave another way than others: by what they ask, or when.
  fileprivate var asks: Bool {
    switch self {
    case .branch, .choose, .loop, .again, .upon, .wait, .waitUntil, .waitArms, .waitWithout: true
    case .send, .call, .set, .assign, .emit, .start, .split, .parallel, .join, .stop, .end: false
    }
  }

  /// `true` for a state that ends a run.
  fileprivate var isEnd: Bool {
    switch self {
    case .stop, .end: true
    default: false
    }
  }
}
