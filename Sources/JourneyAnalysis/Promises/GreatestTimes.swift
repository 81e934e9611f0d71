import JourneyModel

/// The greatest time from some nodes of a timed graph to all others, within one run.
struct GreatestTimes {
  /// The greatest times to the nodes; of each kind of stretch the longest, `nil` where there is no
  /// greatest, and empty where no way leads.
  private(set) var values: [[Stretch]?]

  /// When a node is reached, and when its clocks were started.
  private struct Reach {
    /// When it is reached.
    var times: [Stretch]? = []
    /// The starts of clocks, by number.
    var starts: [Int: [Stretch]?] = [:]
  }

  /// Works out the greatest times from a run's beginning, or from each start of a clock.
  init(in graph: TimedGraph, since clock: Int = 0) {
    let sources = clock == 0 ? [0] : graph.targets { $0.starts == clock }
    self.init(in: graph, from: sources, clock: clock) { clock == 0 || $0.starts != clock }
  }

  /// Works out the greatest times since a run last came to a time of the timetable.
  init(in graph: TimedGraph, sinceTime time: Int) {
    self.init(in: graph, from: graph.targets { $0.comesTo == time }) { $0.comesTo == nil }
  }

  /// Works out the greatest times from some nodes, at which a clock is started, over some edges.
  private init(
    in graph: TimedGraph, from sources: Set<Int>, clock: Int = 0,
    over isFollowed: (TimedGraph.Edge) -> Bool
  ) {
    values = graph.nodes.map { _ in [] }
    let edges = graph.nodes.map { node in
      node.edges.filter { $0.cause.isWithinRun && isFollowed($0) }
    }
    let reached = StateGraph.reach(from: sources, over: edges.map { $0.map(\.target) })
    // What is on a circle, or behind one, keeps this value: nothing is counted down to it.
    for node in reached { values[node] = nil }
    var waiting = [Int](repeating: 0, count: edges.count)
    for node in reached { for edge in edges[node] { waiting[edge.target] += 1 } }
    var reaches = sources.reduce(into: [Int: Reach]()) {
      $0[$1] = Reach(times: [.zero], starts: [clock: [.zero]])
    }
    var open = reached.filter { waiting[$0] == 0 }.sorted()
    while let node = open.popLast() {
      let reach = reaches.removeValue(forKey: node) ?? Reach()
      values[node] = reach.times
      for edge in edges[node] {
        Self.follow(edge, from: reach, to: &reaches[edge.target, default: Reach()], in: graph)
        waiting[edge.target] -= 1
        if waiting[edge.target] == 0 { open.append(edge.target) }
      }
    }
  }

  /// Takes what is known of a node over a way to the next.
  private static func follow(
    _ edge: TimedGraph.Edge, from reach: Reach, to target: inout Reach, in graph: TimedGraph
  ) {
    var times = sum(reach.times, edge.range.greatest)
    if let clock = edge.awaits, let every = graph.every(of: clock) {
      // Where the start is not known, it was before.
      let due = sum(reach.starts[clock] ?? reach.times, every)
      times = joined(times, due)
    }
    var starts = reach.starts
    if let clock = edge.starts { starts[clock] = times }
    target.times = joined(target.times, times)
    for (clock, values) in starts {
      target.starts[clock] = .some(joined(target.starts[clock] ?? [], values))
    }
  }

  /// Stretches made longer by another.
  private static func sum(_ times: [Stretch]?, _ more: Stretch?) -> [Stretch]? {
    guard let more else { return nil }
    return times?.map { $0 + more }
  }

  /// All of some stretches, of each kind the longest.
  private static func joined(_ left: [Stretch]?, _ right: [Stretch]?) -> [Stretch]? {
    guard var result = left, let right else { return nil }
    for time in right {
      if let index = result.firstIndex(where: { $0.kind == time.kind }) {
        result[index].microseconds = max(result[index].microseconds, time.microseconds)
      } else {
        result.append(time)
      }
    }
    return result
  }
}

extension GreatestTimes {
  /// The greatest times to the end of a run; `nil` where one may never come to it.
  func toEnd(in graph: TimedGraph) -> [Stretch]? {
    for node in graph.nodes.indices where node != graph.end {
      guard let times = values[node] else { return nil }
      if !times.isEmpty, graph.canStayForEver(at: node) { return nil }
    }
    return values[graph.end]
  }
}

extension TimedGraph {
  /// The nodes that some edges lead to.
  func targets(of isFollowed: (Edge) -> Bool) -> Set<Int> {
    Set(nodes.flatMap { node in node.edges.filter(isFollowed).map(\.target) })
  }

  /// `true` if a run can wait at a node without an end.
  func canStayForEver(at node: Int) -> Bool {
    let edges = nodes[node].edges.filter(\.cause.isWithinRun)
    if node == end || isJoin(node) || insides[node] != nil { return false }
    return edges.isEmpty || edges.contains { $0.range.greatest == nil }
  }

  /// `true` if a run lasts as long as it stays at a node: branches around it may be dropped before.
  func maySetLength(_ node: Int) -> Bool {
    if nodes[node].branch.isEmpty { return true }
    let fork = forks.values.first { fork in
      fork.reaches.contains { $0.numbers[node] != nil }
    }
    guard let fork else { return false }
    let edges = nodes[fork.node].edges.filter(\.cause.isWithinRun)
    let mayLast = edges.isEmpty || edges.contains { $0.range.greatest == nil }
    return mayLast && maySetLength(fork.node)
  }
}

extension TimedGraph.Edge.Cause {
  /// `true` for a way that is not from one run to the next.
  var isWithinRun: Bool {
    switch self {
    case .plain, .arm, .timeUp, .share, .choice, .branch: true
    case .exit, .entry, .replaced: false
    }
  }
}
