import JourneyModel

/// When a branch can be at each of its nodes, counted from where it begins.
///
/// Each way there has a range of times of its own; of two of which one lies within the other the
/// wider is enough.
struct BranchReach {
  /// A way to a node.
  struct Label {
    /// The node.
    var node: Int
    /// The times at which it can be reached.
    var range = TimeRange.zero
    /// The clocks that may still hold something back.
    var clocks: [Int: Since] = [:]
    /// The way that it goes on from; `nil` where the branch begins.
    var parent: Int?
    /// The edge that led here.
    var edge: TimedGraph.Edge?
  }

  /// What is known of a clock.
  struct Since: Hashable {
    /// When it was started.
    var start: TimeRange
    /// How long ago that is.
    var elapsed = TimeRange.zero
  }

  /// The most ways to one node that are told apart; beyond them one without a greatest time stands
  /// for all.
  private static let rivalsMax = 24

  /// The ways.
  private(set) var labels: [Label] = []
  /// The ways by node.
  private(set) var numbers: [Int: [Int]] = [:]
  /// The ways to be followed, the earliest first.
  private var queue = PriorityQueue()
  /// How long each clock of the graph holds something back.
  private let everies: [Stretch?]

  /// Follows all ways from a node to where the branch is done or ends the run.
  init(from start: Int, in graph: TimedGraph) {
    self.init(from: start, in: graph) { graph.nodes[$0].edges }
  }

  /// Follows all ways from a node in the midst of a branch, where each clock may just have been
  /// started: the greatest times are those of the branch.
  init(inside node: Int, in graph: TimedGraph) {
    let running = graph.clocks.indices.filter { graph.clocks[$0].every != nil }
      .map { ($0, Since(start: .zero)) }
    self.init(from: node, in: graph, clocks: Dictionary(uniqueKeysWithValues: running)) {
      graph.nodes[$0].edges
    }
  }

  /// Follows the ways that `edges` names.
  init(
    from start: Int, in graph: TimedGraph, clocks running: [Int: Since] = [:],
    over edges: (Int) -> [TimedGraph.Edge]
  ) {
    everies = graph.clocks.indices.map(graph.every)
    add(Label(node: start, clocks: running))
    while let number = queue.popFirst() {
      let label = labels[number]
      for edge in edges(label.node) where edge.cause.isWithinRun {
        add(next(label, over: edge, parent: number))
      }
    }
  }

  /// The way that leads on over an edge.
  private func next(_ label: Label, over edge: TimedGraph.Edge, parent: Int) -> Label {
    var next = Label(
      node: edge.target, range: label.range + edge.range, clocks: label.clocks, parent: parent,
      edge: edge)
    var passed = edge.range
    if let clock = edge.awaits, let every = everies[clock], let since = label.clocks[clock] {
      passed = wait(&next, every, since, over: edge)
    }
    for clock in next.clocks.keys {
      guard var since = next.clocks[clock] else { continue }
      since.elapsed = since.elapsed + passed
      next.clocks[clock] = since
    }
    if let clock = edge.starts, everies[clock] != nil {
      next.clocks[clock] = Since(start: next.range)
    }
    return next
  }

  /// Lets a way wait for a clock; returns how much time passes meanwhile.
  private func wait(
    _ next: inout Label, _ every: Stretch, _ since: Since, over edge: TimedGraph.Edge
  ) -> TimeRange {
    let elapsed = since.elapsed + edge.range
    next.range = TimeRange(
      (since.start.least + every).later(next.range.least),
      next.range.greatest.flatMap { own in
        since.start.greatest.map { ($0 + every).longer(own) }
      })
    return TimeRange(
      elapsed.greatest.map { every.beyond($0) } ?? .zero,
      edge.range.greatest.map { every.beyond(elapsed.least).longer($0) })
  }

  /// Adds a way, unless another makes it needless.
  private mutating func add(_ label: Label) {
    var label = label
    label.clocks = label.clocks.filter { clock, since in
      everies[clock].map { since.elapsed.least.least < $0.greatest } ?? false
    }
    let rivals = numbers[label.node] ?? []
    if rivals.contains(where: { labels[$0].covers(label) }) { return }
    if rivals.count >= Self.rivalsMax {
      label.range.greatest = nil
      label.clocks = [:]
    }
    numbers[label.node, default: []].append(labels.count)
    queue.add(labels.count, key: label.range.least.least)
    labels.append(label)
  }
}

extension BranchReach {
  /// The ways on which the branch comes to an end.
  func ends(_ end: TimedGraph.BranchEnd, in graph: TimedGraph) -> [Int] {
    switch end {
    case .through: joins(in: graph).flatMap { numbers[$0] ?? [] }
    case .stopped: numbers[graph.end] ?? []
    }
  }

  /// The nodes at which the branch is done.
  func joins(in graph: TimedGraph) -> [Int] { numbers.keys.filter(graph.isJoin).sorted() }

  /// The edges of a way, with the first at its head.
  func edges(to number: Int) -> [TimedGraph.Edge] {
    var edges: [TimedGraph.Edge] = []
    var next: Int? = number
    while let number = next {
      if let edge = labels[number].edge { edges.append(edge) }
      next = labels[number].parent
    }
    return edges.reversed()
  }
}

extension BranchReach.Label {
  /// `true` if whatever another way can do this one can.
  fileprivate func covers(_ other: Self) -> Bool {
    range.covers(other.range)
      && clocks.allSatisfy { clock, since in
        other.clocks[clock].map {
          since.start.covers($0.start) && since.elapsed.covers($0.elapsed)
        } ?? false
      }
  }
}
