import JourneyModel

/// The waits at which an event cannot come without ending what stands there, since a branch beside
/// them is sure to be waiting for it.
///
/// Such a branch ends the run with `stop`, or drops the others of a `parallel first` as it is done:
/// wherever it waits, whatever arm the event takes, and without another wait in between.
struct BranchGuards {
  /// The nodes.
  private(set) var nodes: Set<Int> = []
  /// The graph.
  private let graph: TimedGraph
  /// What knows of the event.
  private let watch: EventWatch

  /// Looks for the nodes that branches guard from an event.
  init(_ graph: TimedGraph, _ watch: EventWatch) {
    self.graph = graph
    self.watch = watch
    for fork in graph.forks.values {
      for index in fork.starts.indices where isGuard(index, of: fork) {
        guardOthers(of: index, in: fork)
      }
    }
  }

  /// `true` if the event ends the run, or the other branches, wherever a branch waits.
  private func isGuard(_ index: Int, of fork: TimedGraph.Fork) -> Bool {
    let inside = graph.insideNodes(from: [fork.starts[index]])
    if inside.contains(where: { graph.forks[$0] != nil }) { return false }
    let waits = inside.filter { graph.nodes[$0].isWait }
    return !waits.isEmpty && waits.allSatisfy { endsAll(at: $0, of: fork) }
  }

  /// `true` if the event takes an arm at a node, and whichever it takes leads to the end.
  private func endsAll(at node: Int, of fork: TimedGraph.Fork) -> Bool {
    guard let state = graph.state(of: node), case .waitArms(let arms, _, _) = state.kind,
      !watch.leavesWaiting(at: state.kind, .init(seen: 1))
    else { return false }
    return graph.nodes[node].edges.allSatisfy { edge in
      guard case .arm(let index) = edge.cause else { return true }
      if case .event(let arm) = arms[index].condition, arm.event != watch.pattern.event {
        return true
      }
      return leadsToEnd(edge.target, of: fork)
    }
  }

  /// `true` if each way from a node leads to the end without a wait.
  private func leadsToEnd(_ start: Int, of fork: TimedGraph.Fork) -> Bool {
    let reached = StateGraph.reach(from: [start], over: graph.nodes.map { $0.edges.map(\.target) })
    return reached.allSatisfy { node in
      if node == graph.end { return true }
      if graph.joins[node] == fork.node { return fork.isFirst }
      return !graph.nodes[node].isWait && !graph.nodes[node].edges.isEmpty
    }
  }

  /// Adds the nodes of the other branches, as long as the one is sure to wait.
  private mutating func guardOthers(of index: Int, in fork: TimedGraph.Fork) {
    let ends = fork.reaches[index].ends(.through, in: graph)
    let isForGood = fork.isFirst || ends.isEmpty
    let until = TimeRange.earliest(ends.map { fork.reaches[index].labels[$0].range.least })
    for other in fork.starts.indices where other != index {
      for node in graph.insideNodes(from: [fork.starts[other]]) {
        let latest = latest(at: node, in: fork.reaches[other])
        if isForGood || latest.map(until.isSurelyLonger) ?? false { nodes.insert(node) }
      }
    }
  }

  /// The latest that a branch can be at a node; `nil` where there is no such time.
  private func latest(at node: Int, in reach: BranchReach) -> Stretch? {
    guard let labels = reach.numbers[node], let stay = graph.nodes[node].stay.greatest else {
      return nil
    }
    return TimeRange.latest(labels.map { reach.labels[$0].range.greatest.map { $0 + stay } })
  }
}
