import JourneyModel

/// The loops of a graph.
struct LoopTable {
  /// The loops, in the order of the states.
  let loops: [Loop]

  /// A loop.
  struct Loop {
    /// The number of its state.
    var state: Int
    /// The least time between the starts of two rounds.
    var every: CalendarDuration?
    /// The states from which the end of a round can be reached before the loop begins anew: there
    /// alone it matters how many rounds were made.
    var alive: Set<Int>
  }

  /// Reads the loops of a graph.
  init(_ graph: StateGraph) {
    loops = graph.states.indices.compactMap { number in
      guard case .loop(_, let every, _, _, _) = graph.states[number].kind else { return nil }
      return Loop(state: number, every: every, alive: Self.alive(number, in: graph))
    }
  }

  /// The number of the loop at a state.
  func index(ofState state: Int) -> Int? {
    loops.firstIndex { $0.state == state }
  }

  /// The states in which the rounds of a loop matter.
  private static func alive(_ loop: Int, in graph: StateGraph) -> Set<Int> {
    let ends = graph.states.indices.filter { number in
      guard case .again(let id) = graph.states[number].kind else { return false }
      return graph.numbers[id] == loop
    }
    var back = StateGraph.reversed(graph.links)
    for (number, sources) in back.enumerated() {
      back[number] = sources.filter { $0 != loop }
    }
    return StateGraph.reach(from: ends, over: back)
  }
}
