import JourneyModel

/// One way through a timed graph, from the beginning of the first run.
struct TimedPath {
  /// The nodes, in order.
  var nodes: [Int] = [0]
  /// The edges between them.
  var edges: [TimedGraph.Edge] = []
  /// Events that come while the run waits at a node of the way, by its place.
  var arrivals: [Int: String] = [:]
  /// The place at which the window begins; 0 where there is none.
  var first = 0

  /// How long after the run came to a wait an event comes to it in a timeline.
  private static let arrival = 60 * Moment.perSecond

  /// Adds a step.
  mutating func add(_ edge: TimedGraph.Edge) {
    edges.append(edge)
    nodes.append(edge.target)
  }

  /// The earliest times at which the nodes can be reached, the last no more than `span` after the
  /// window begins; `nil` if there are none.
  func times(in graph: TimedGraph, span: Int64?) -> [Int64]? {
    let bounds = bounds(in: graph, span: span)
    var times = [Int64](repeating: 0, count: nodes.count)
    // Each round settles one more place of the longest chain of bounds.
    for _ in 0...nodes.count {
      var isSettled = true
      for bound in bounds where times[bound.from] + bound.least > times[bound.to] {
        times[bound.to] = times[bound.from] + bound.least
        isSettled = false
      }
      if isSettled { return times.map { $0 - times[0] } }
    }
    return nil
  }

  /// When an event that comes at a place does so.
  func arrivalTime(at place: Int, _ times: [Int64]) -> Int64 {
    place + 1 < times.count ? min(times[place] + Self.arrival, times[place + 1]) : times[place]
  }

  /// What one place needs of another: to be reached so long after it.
  private struct Bound {
    /// The one that comes first, or later if `least` is below 0.
    var from: Int
    /// The other.
    var to: Int
    /// The least time between them.
    var least: Int64
  }

  /// All that the steps, the clocks and the window ask for.
  private func bounds(in graph: TimedGraph, span: Int64?) -> [Bound] {
    var bounds: [Bound] = []
    var starts = [0: 0]
    for (place, edge) in edges.enumerated() {
      let greatest = edge.range.greatest?.greatest
      var least = edge.range.least.least
      if arrivals[place] != nil { least = max(least, min(Self.arrival, greatest ?? Self.arrival)) }
      bounds.append(Bound(from: place, to: place + 1, least: least))
      if let clock = edge.awaits, let every = graph.clocks[clock].every, let start = starts[clock] {
        bounds.append(Bound(from: start, to: place + 1, least: Stretch(every).least))
      }
      if let greatest, edge.awaits == nil || !edge.cause.isWithinRun {
        bounds.append(Bound(from: place + 1, to: place, least: -greatest))
      }
      if let clock = edge.starts { starts[clock] = place + 1 }
    }
    if let span { bounds.append(Bound(from: nodes.count - 1, to: first, least: -span)) }
    return bounds
  }
}

extension TimedPath {
  /// The way with the fewest steps from the beginning of a run to a node.
  init?(to target: Int, in graph: TimedGraph) {
    var parents: [Int: (node: Int, edge: TimedGraph.Edge)] = [:]
    var open = [0][...]
    while let node = open.popFirst(), parents[target] == nil {
      for edge in graph.nodes[node].edges where edge.cause.isWithinRun {
        guard edge.target != 0, parents[edge.target] == nil else { continue }
        parents[edge.target] = (node, edge)
        open.append(edge.target)
      }
    }
    self.init()
    var steps: [TimedGraph.Edge] = []
    var node = target
    while node != 0 {
      guard let parent = parents[node] else { return nil }
      steps.append(parent.edge)
      node = parent.node
    }
    for edge in steps.reversed() { add(edge) }
  }

  /// The way that a search has found, from the beginning of the run.
  init?(_ search: WindowSearch) {
    guard let best = search.best else { return nil }
    var edges: [TimedGraph.Edge] = []
    var number = best
    while let parent = search.labels[number].parent {
      let node = search.graph.nodes[search.labels[parent].node]
      edges.append(node.edges[search.labels[number].edge])
      number = parent
    }
    self.init(to: search.labels[number].node, in: search.graph)
    first = nodes.count - 1
    for edge in edges.reversed() { add(edge) }
  }
}
