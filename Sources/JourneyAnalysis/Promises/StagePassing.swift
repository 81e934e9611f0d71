import JourneyModel

/// Looks for a way from the beginning of a run to an end of it that leads past a stage.
struct StagePassing {
  /// The way with the fewest steps; `nil` if there is none.
  private(set) var path: TimedPath?

  /// Looks for a way past a stage.
  init(_ graph: TimedGraph, stage: String) {
    let isInside = { (node: Int) in graph.state(of: node)?.stages.contains(stage) ?? false }
    guard !isInside(0) else { return }
    var parents: [Int: (node: Int, edge: TimedGraph.Edge)] = [:]
    var open = [0][...]
    while let node = open.popFirst(), parents[graph.end] == nil {
      for edge in graph.nodes[node].edges where edge.cause.isWithinRun {
        guard edge.target != 0, !isInside(edge.target), parents[edge.target] == nil else {
          continue
        }
        parents[edge.target] = (node, edge)
        open.append(edge.target)
      }
    }
    path = Self.way(to: graph.end, parents)
  }

  /// The way that was gone to a node.
  private static func way(
    to target: Int, _ parents: [Int: (node: Int, edge: TimedGraph.Edge)]
  ) -> TimedPath? {
    var edges: [TimedGraph.Edge] = []
    var node = target
    while node != 0 {
      guard let parent = parents[node] else { return nil }
      edges.append(parent.edge)
      node = parent.node
    }
    var path = TimedPath()
    for edge in edges.reversed() { path.add(edge) }
    return path
  }
}
