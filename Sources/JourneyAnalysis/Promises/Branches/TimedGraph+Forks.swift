import JourneyModel

extension TimedGraph {
  /// A place at which branches begin that go on side by side.
  ///
  /// The edges of its node stand for all of the branches together: from the fork to what comes
  /// behind them, and to the end of the run where a branch can stop it.
  struct Fork {
    /// Its node.
    var node: Int
    /// `true` if the first branch that is done drops the others.
    var isFirst: Bool
    /// Where the branches begin.
    var starts: [Int]
    /// Where the run goes on behind them.
    var next: Int
    /// Where a run stands that is inside and sends nothing more: exits and entries lead on from it.
    var inside = 0
    /// When each branch can be where.
    var reaches: [BranchReach] = []
    /// The branches that can be the one with which the run goes on.
    var goingOn: [Int] = []

    /// The time after which a branch is sure to hold the others up no more, by ending the run or
    /// going on alone; `nil` where there is none.
    func deadline(of reach: BranchReach, in graph: TimedGraph) -> Stretch? {
      if !isFirst, !reach.ends(.through, in: graph).isEmpty { return nil }
      let ends = BranchEnd.allCases.flatMap { reach.ends($0, in: graph) }
      return ends.isEmpty ? nil : TimeRange.latest(ends.map { reach.labels[$0].range.greatest })
    }
  }

  /// How a branch comes to its end.
  enum BranchEnd: CaseIterable {
    /// It is done.
    case through
    /// It stops the run.
    case stopped
  }

  /// The nodes of the forks, those inside of others before these.
  var innermostForks: [Int] {
    forks.keys.sorted { (-nodes[$0].branch.count, $0) < (-nodes[$1].branch.count, $1) }
  }

  /// Works out what stands for the branches of each fork, those of the innermost first.
  mutating func summarizeForks() {
    for fork in innermostForks.reversed().compactMap({ forks[$0] }) where isAtOnce(fork) {
      hurry(fork)
    }
    for node in innermostForks {
      guard var fork = forks[node] else { continue }
      fork.reaches = fork.starts.map { BranchReach(from: $0, in: self) }
      let summary = ForkSummary(fork, in: self)
      fork.goingOn = summary.goingOn
      fork.inside = addInside(of: fork)
      dropped.formUnion(summary.dropped(fork))
      nodes[node].edges = summary.edges.map(calendar.loosened)
      forks[node] = fork
      for join in fork.reaches.flatMap({ $0.joins(in: self) }) { joins[join] = node }
    }
  }

  /// Adds the place that stands for being inside of branches.
  private mutating func addInside(of fork: Fork) -> Int {
    let isWait = insideNodes(from: fork.starts).contains { nodes[$0].isWait }
    let node = nodes[fork.node]
    nodes.append(Node(state: node.state, branch: node.branch, isWait: isWait))
    insides[nodes.count - 1] = fork.node
    return nodes.count - 1
  }

  /// `true` if a branch never waits and so ends the others before anything can come to them.
  private func isAtOnce(_ fork: Fork) -> Bool {
    fork.starts.contains { start in
      let nodes = insideNodes(from: [start])
      if nodes.contains(where: { self.nodes[$0].isWait }) { return false }
      return fork.isFirst || !nodes.contains(where: isJoin)
    }
  }

  /// Lets no event come to branches of which one is through at once.
  private mutating func hurry(_ fork: Fork) {
    for node in insideNodes(from: fork.starts) {
      nodes[node].isWait = false
      guard case .waitArms(let arms, _, _)? = state(of: node)?.kind else { continue }
      nodes[node].edges.removeAll { edge in
        guard case .arm(let index) = edge.cause, case .event = arms[index].condition else {
          return false
        }
        return true
      }
    }
  }

  /// The nodes of branches, those of branches inside of them too.
  func insideNodes(from starts: [Int]) -> Set<Int> {
    let links = { (node: Int) in
      let own = nodes[node].edges.map(\.target)
      return forks[node].map { own + $0.starts + [$0.next] } ?? own
    }
    var found = Set(starts)
    var open = starts
    while let node = open.popLast() {
      for next in links(node) where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  /// The ways on as a single branch sees them: into any branch of a fork, and from its end to what
  /// comes behind.
  ///
  /// What happens on a way through all branches happens on one of these too: the branch that is
  /// done last, or that is done first and ends the others, has lived through all of it.
  func singleEdges(of node: Int) -> [Edge] {
    if let fork = forks[node] {
      return fork.starts.enumerated().map { Edge(target: $1, cause: .branch($0)) }
    }
    guard let fork = joins[node].flatMap({ forks[$0] }), let branch = nodes[node].branch.last,
      fork.goingOn.contains(branch)
    else { return nodes[node].edges.filter { !dropped.contains($0.target) } }
    return nodes[fork.node].edges.filter { $0.target == fork.next }
  }

  /// `true` if a branch is done at a node.
  func isJoin(_ node: Int) -> Bool {
    guard case .join? = state(of: node)?.kind else { return false }
    return true
  }
}

/// The ways over branches side by side as if they were one step.
struct ForkSummary {
  /// The ways, with their times.
  private(set) var edges: [TimedGraph.Edge] = []
  /// The branches that can be the one with which the run goes on.
  private(set) var goingOn: [Int] = []
  /// When each branch stops holding up the others.
  private let deadlines: [Stretch?]

  /// Works out the ways over a fork whose branches are known.
  init(_ fork: TimedGraph.Fork, in graph: TimedGraph) {
    deadlines = fork.reaches.map { fork.deadline(of: $0, in: graph) }
    let ends = { (end: TimedGraph.BranchEnd) in
      fork.reaches.map { reach in reach.ends(end, in: graph).map { reach.labels[$0].range } }
    }
    let through = ends(.through)
    if fork.isFirst {
      addFirst(of: through, to: fork.next)
      goingOn = possible(through)
    } else if through.allSatisfy({ !$0.isEmpty }) {
      goingOn = Array(through.indices)
      edges.append(
        .init(
          target: fork.next,
          range: TimeRange(
            through.map { TimeRange.earliest($0.map(\.least)) }.reduce(.zero, Stretch.later),
            TimeRange.latest(through.flatMap { $0.map(\.greatest) }))))
    }
    addFirst(of: ends(.stopped), to: graph.end)
  }

  /// The branches that can come to an end before another ends them.
  private func possible(_ ends: [[TimeRange]]) -> [Int] {
    ends.indices.filter { branch in
      guard !ends[branch].isEmpty else { return false }
      let least = TimeRange.earliest(ends[branch].map(\.least))
      return !deadlines.indices.contains { other in
        other != branch && deadlines[other].map(least.isSurelyLonger) ?? false
      }
    }
  }

  /// The nodes of branches that others are sure to drop before they come there.
  func dropped(_ fork: TimedGraph.Fork) -> Set<Int> {
    var dropped: Set<Int> = []
    for (branch, reach) in fork.reaches.enumerated() {
      let ends = deadlines.enumerated().filter { $0.offset != branch }.compactMap(\.element)
      for (node, labels) in reach.numbers {
        let least = TimeRange.earliest(labels.map { reach.labels[$0].range.least })
        if ends.contains(where: least.isSurelyLonger) { dropped.insert(node) }
      }
    }
    return dropped
  }

  /// Adds the way on which the first branch that comes to an end leads on.
  private mutating func addFirst(of ends: [[TimeRange]], to target: Int) {
    let branches = possible(ends)
    if branches.isEmpty { return }
    let least = TimeRange.earliest(branches.flatMap { ends[$0].map(\.least) })
    let own = TimeRange.latest(branches.flatMap { ends[$0].map(\.greatest) })
    let greatest = deadlines.reduce(own, TimeRange.sooner)
    edges.append(.init(target: target, range: TimeRange(least, greatest)))
  }
}
