import JourneyModel

/// What all searches for windows over one timed graph have in common, worked out once.
struct WindowGround {
  /// The graph.
  let graph: TimedGraph
  /// The clocks that hold something back.
  let clocks: [Int]
  /// The greatest times from the beginning of a run.
  let greatest: GreatestTimes
  /// The fewest steps from the beginning of a run to each node; `nil` where no way leads.
  let steps: [Int?]
  /// The greatest times since each of `clocks` was started, by clock and node.
  private let elapsed: [[[Stretch]?]]

  /// Works out what searches need of a graph.
  init(_ graph: TimedGraph) {
    self.graph = graph
    clocks = graph.clocks.indices.filter { graph.clocks[$0].every != nil }
    steps = graph.stepsFromStart
    let greatest = GreatestTimes(in: graph)
    self.greatest = greatest
    elapsed = clocks.map { clock in
      clock == 0 ? greatest.values : GreatestTimes(in: graph, since: clock).values
    }
  }

  /// When the clocks run out at the latest for one who comes to a node, and stays there; `nil` for
  /// those that hold nothing back, and for all where there is no end of the stay.
  func dues(at node: Int, after stay: Stretch? = .zero) -> [Stretch?] {
    zip(clocks, elapsed).map { clock, elapsed in
      guard let stay else { return nil }
      return Self.due(graph.every(of: clock), elapsed[node].map { $0.map { $0 + stay } })
    }
  }

  /// When a clock runs out that was started no longer ago than this.
  private static func due(_ every: Stretch?, _ elapsed: [Stretch]?) -> Stretch? {
    guard let every, let elapsed, !elapsed.isEmpty else { return nil }
    var due = every
    let latest = elapsed.map { $0.greatest + (every.hasDays ? $0.lateness : 0) }
    due.microseconds -= latest.max() ?? 0
    for time in elapsed where !time.isNone {
      due.hasDays = due.hasDays || time.hasDays
      due.hasElapsed = due.hasElapsed || time.hasElapsed
      if due.months > 0 { due.beforeMonths = .earlier }
      due.rest = max(due.rest, due.months > 0 || time.months > 0 ? .clock : time.rest)
    }
    return due
  }
}

extension TimedGraph {
  /// The fewest steps from the beginning of a run to each node; `nil` where no way leads.
  var stepsFromStart: [Int?] {
    var steps: [Int?] = nodes.map { _ in nil }
    steps[0] = 0
    var open = [0][...]
    while let node = open.popFirst() {
      for edge in singleEdges(of: node) where edge.cause.isWithinRun && steps[edge.target] == nil {
        steps[edge.target] = (steps[node] ?? 0) + 1
        open.append(edge.target)
      }
    }
    return steps
  }
}
