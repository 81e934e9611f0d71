import JourneyModel

/// Looks for a way from the beginning of a run to an end of it that leads past a stage.
struct StagePassing {
  /// The way with the fewest steps; `nil` if there is none.
  private(set) var path: TimedPath?

  /// The graph.
  private let graph: TimedGraph
  /// The stage.
  private let stage: String
  /// The ways past the stage through branches side by side, by the node of their fork.
  private var passages: [Int: [Passage]] = [:]

  /// A way through branches side by side, none of which comes to the stage.
  private struct Passage {
    /// The way as one step.
    var edge: TimedGraph.Edge
    /// What each branch does that is waited for: its number, and its way.
    var branches: [(index: Int, edges: [TimedGraph.Edge])]
  }

  /// Looks for a way past a stage.
  init(_ graph: TimedGraph, stage: String) {
    self.graph = graph
    self.stage = stage
    for node in graph.innermostForks {
      guard let fork = graph.forks[node] else { continue }
      passages[node] = passages(through: fork)
    }
    if !isInside(0), let edges = way(from: 0, to: graph.end) {
      var path = TimedPath()
      add(edges, to: &path)
      self.path = path
    }
  }

  /// `true` if a node stands in the stage.
  private func isInside(_ node: Int) -> Bool {
    graph.state(of: node)?.stages.contains(stage) ?? false
  }

  /// The ways on from a node that lead past the stage.
  private func edges(of node: Int) -> [TimedGraph.Edge] {
    let edges = passages[node]?.map(\.edge) ?? graph.nodes[node].edges
    return edges.filter { $0.cause.isWithinRun && !isInside($0.target) }
  }

  /// The way between two nodes with the fewest steps; `nil` if there is none.
  private func way(from start: Int, to target: Int) -> [TimedGraph.Edge]? {
    var parents: [Int: (node: Int, edge: TimedGraph.Edge)] = [:]
    var open = [start][...]
    while let node = open.popFirst(), parents[target] == nil {
      for edge in edges(of: node) where edge.target != start && parents[edge.target] == nil {
        parents[edge.target] = (node, edge)
        open.append(edge.target)
      }
    }
    var edges: [TimedGraph.Edge] = []
    var node = target
    while node != start {
      guard let parent = parents[node] else { return nil }
      edges.append(parent.edge)
      node = parent.node
    }
    return edges.reversed()
  }

  /// Adds a way to a path, with what branches do meanwhile.
  private func add(_ edges: [TimedGraph.Edge], to path: inout TimedPath) {
    for edge in edges {
      let start = path.here
      let passage = passages[path.places[start].node]?.first { $0.edge == edge }
      guard let passage, let fork = graph.forks[path.places[start].node] else {
        path.add(edge)
        continue
      }
      var ends: [Int] = []
      for branch in passage.branches {
        path.here = start
        path.add(.init(target: fork.starts[branch.index], cause: .branch(branch.index)))
        add(branch.edges, to: &path)
        ends.append(path.here)
      }
      path.here = start
      path.add(edge)
      path.meet(ends)
    }
  }
}

// MARK: Branches side by side

extension StagePassing {
  /// What a branch can do past the stage.
  private struct Branch {
    /// When it can be where.
    var reach: BranchReach
    /// The longest that it can keep off the stage, or wait for the others; `nil` where it can for
    /// ever.
    var longest: Stretch?

    /// The quickest way on which it comes to an end.
    func quickest(_ end: TimedGraph.BranchEnd, in graph: TimedGraph) -> Int? {
      reach.ends(end, in: graph).min {
        reach.labels[$0].range.least.least < reach.labels[$1].range.least.least
      }
    }
  }

  /// The ways past the stage through branches side by side.
  private func passages(through fork: TimedGraph.Fork) -> [Passage] {
    if fork.starts.contains(where: isInside) { return [] }
    let branches = fork.starts.map { branch(from: $0, of: fork) }
    var found = firsts(.stopped, of: branches, fork, to: graph.end)
    if fork.isFirst {
      found += firsts(.through, of: branches, fork, to: fork.next)
    } else if let all = passage(ofAll: branches, fork) {
      found.append(all)
    }
    return found
  }

  /// What a branch can do past the stage.
  private func branch(from start: Int, of fork: TimedGraph.Fork) -> Branch {
    let reach = BranchReach(from: start, in: graph, over: edges)
    let isWaiting = !fork.isFirst && !reach.ends(.through, in: graph).isEmpty
    if isWaiting { return Branch(reach: reach) }
    let times = reach.labels.map { label -> Stretch? in
      let edges = graph.nodes[label.node].edges.filter(\.cause.isWithinRun)
      let stays = edges.map { $0.awaits == nil ? $0.range.greatest : nil }
      let stay = edges.isEmpty ? Stretch.zero : TimeRange.latest(stays)
      return label.range.greatest.flatMap { own in stay.map { own + $0 } }
    }
    return Branch(reach: reach, longest: TimeRange.latest(times))
  }

  /// The way on which all branches are done.
  private func passage(ofAll branches: [Branch], _ fork: TimedGraph.Fork) -> Passage? {
    let ends = branches.map { $0.quickest(.through, in: graph) }
    let known = ends.compactMap(\.self)
    guard known.count == branches.count else { return nil }
    let ranges = zip(branches, known).map { $0.reach.labels[$1].range }
    let range = TimeRange(
      ranges.map(\.least).reduce(.zero, Stretch.later), TimeRange.latest(ranges.map(\.greatest)))
    return Passage(
      edge: .init(target: fork.next, range: range),
      branches: branches.indices.map { ($0, branches[$0].reach.edges(to: known[$0])) })
  }

  /// The ways on which one branch comes to an end while the others keep off the stage.
  private func firsts(
    _ end: TimedGraph.BranchEnd, of branches: [Branch], _ fork: TimedGraph.Fork, to target: Int
  ) -> [Passage] {
    branches.indices.compactMap { index in
      guard let first = branches[index].quickest(end, in: graph) else { return nil }
      let range = branches[index].reach.labels[first].range
      let isTooLate = branches.indices.contains { other in
        other != index && branches[other].longest.map(range.least.isSurelyLonger) ?? false
      }
      if isTooLate { return nil }
      return Passage(
        edge: .init(target: target, range: range, cause: .branch(index)),
        branches: [(index, branches[index].reach.edges(to: first))])
    }
  }
}
