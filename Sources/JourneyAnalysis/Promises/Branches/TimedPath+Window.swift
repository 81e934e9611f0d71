import JourneyModel

/// The ways that searches find, told step by step.
extension TimedPath {
  /// The way that a search has found, from the beginning of the run.
  init?(_ search: WindowSearch) {
    guard let best = search.best else { return nil }
    let labels = search.way(to: best)
    guard let seed = labels.first.map({ search.labels[$0] }) else { return nil }
    let plan = search.plan
    let start = seed.beginning
    self.init(to: start.node, in: plan.graph)
    begin(start, in: plan)
    add(labels, of: search)
    if lasts.isEmpty || plan.count.categories[places[here].node] != nil { lasts.append(here) }
  }

  /// Begins the window: at a message, or in branches side by side.
  private mutating func begin(_ start: WindowPlan.Beginning, in plan: WindowPlan) {
    guard let way = plan.way(of: start) else { return firsts.append(here) }
    add(way, of: start.node, beginsWindow: true, in: plan)
  }

  /// Adds the steps between the ways of a search.
  private mutating func add(_ labels: [Int], of search: WindowSearch) {
    for (parent, number) in zip(labels, labels.dropFirst()) {
      let node = search.labels[parent].node
      switch search.labels[number].via {
      case .edge(let index): add(search.plan.graph.nodes[node].edges[index])
      case .passage(let index):
        guard let way = search.plan.ways[node]?.passages[index] else { continue }
        add(way, of: node, beginsWindow: false, in: search.plan)
      case .message, .beginning: continue
      }
    }
  }

  /// Adds branches side by side, and what they lead to.
  private mutating func add(
    _ way: WindowWay, of node: Int, beginsWindow: Bool, in plan: WindowPlan
  ) {
    guard let fork = plan.graph.forks[node], let ways = plan.ways[node] else { return }
    let start = here
    var ends: [Int] = []
    for (index, part) in way.parts.enumerated() {
      if case .idle = part { continue }
      here = start
      add(.init(target: fork.starts[index], cause: .branch(index)))
      add(part, of: ways.branches[index], in: plan)
      ends.append(here)
      let isCounted = plan.count.categories[places[here].node] != nil
      if isCounted, !lasts.contains(here) { lasts.append(here) }
    }
    here = start
    let summary = plan.graph.nodes[node].edges.first { $0.target == way.target }
    add(summary ?? .init(target: way.target, range: .any))
    meet(ends)
  }

  /// Adds what one branch does.
  private mutating func add(_ part: WindowWay.Part, of branch: BranchWays, in plan: WindowPlan) {
    switch part {
    case .idle: break
    case .reach(let number):
      for edge in branch.reach.edges(to: number) { add(edge) }
    case .whole(let number): add(branch.whole.way(to: number), of: branch.whole)
    case .late(let beginning, let place, let label):
      for edge in branch.reach.edges(to: place) { add(edge) }
      begin(branch.beginnings[beginning], in: plan)
      let search = branch.late[beginning]
      add(search.way(to: label), of: search)
    }
  }
}

extension WindowSearch {
  /// The numbers of the ways that lead to one, each a step longer.
  func way(to number: Int) -> [Int] {
    var way: [Int] = []
    var next: Int? = number
    while let number = next {
      way.append(number)
      next = labels[number].parent
    }
    return way.reversed()
  }
}

extension WindowSearch.Label {
  /// Where the window of a first step begins.
  fileprivate var beginning: WindowPlan.Beginning {
    guard case .beginning(let fork, let way) = via else { return .init(node: node) }
    return .init(node: fork, way: way)
  }
}
