import JourneyModel

/// Nests the states of any graph into an outline.
///
/// A state stands inside an arm if only that arm leads to it; where ways meet, it stands behind the
/// block in which they part. Each state stands once; jumps lead to it from elsewhere.
struct GraphOutline {
  /// How deep blocks may stand within each other before they are told one behind the other, with
  /// jumps: below what the parser takes, since rounds and branches nest in any case.
  private static let depthMax = 24
  /// How deep rounds and branches may nest: what the parser takes, less the stages around them.
  private static let forcedDepthMax = ParserLimits.blocksMax - 4

  /// The graph.
  private let graph: TidyGraph
  /// What stands before what on every way.
  private let tree: DominatorTree
  /// The states right below each, in order.
  private let children: [[Int]]
  /// How many links lead to each state from states that it does not stand before.
  private let arrivals: [Int]
  /// How many links lead to each state.
  private let linkCounts: [Int]
  /// The numbers by id.
  private let numbers: [String: Int]

  /// Returns the outline of a graph.
  static func outline(_ graph: TidyGraph) -> [OutlinedStep] {
    let outline = GraphOutline(graph)
    return outline.steps(from: graph.start, depth: 0, behind: graph.end)
  }

  /// Prepares the outline of a graph.
  private init(_ graph: TidyGraph) {
    self.graph = graph
    let tree = DominatorTree(start: graph.start, links: graph.links)
    self.tree = tree
    var children = graph.links.map { _ in [Int]() }
    var arrivals = graph.links.map { _ in 0 }
    var linkCounts = arrivals
    for node in tree.order {
      if let parent = tree.parents[node] { children[parent].append(node) }
      for next in graph.links[node] {
        linkCounts[next] += 1
        if !tree.dominates(next, node) { arrivals[next] += 1 }
      }
    }
    self.children = children
    self.arrivals = arrivals
    self.linkCounts = linkCounts
    numbers = Dictionary(
      graph.states.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
  }

  /// The steps from a state on, with all that stand below it.
  private func steps(from start: Int, depth: Int, behind: String) -> [OutlinedStep] {
    var result: [OutlinedStep] = []
    var open = [start]
    while let node = open.popLast() {
      if graph.states[node].kind.isImplied { continue }
      let parts = parts(of: node, depth: depth)
      let inside = Set(parts.compactMap { $0 })
      let below = children[node].filter { !inside.contains($0) && !isImplied($0) }
      let next = (below.first ?? open.last).map { graph.states[$0].id } ?? behind
      var blocks = self.blocks(of: node, parts, depth: depth, behind: next)
      let last = takeLast(of: node, &blocks, behind: next)
      result.append(step(node, blocks))
      result += last
      open += below.reversed()
    }
    return result
  }

  /// `true` for a state that a script does not write.
  private func isImplied(_ node: Int) -> Bool { graph.states[node].kind.isImplied }

  /// The states that the blocks of a state begin with; `nil` for a block that leads elsewhere.
  private func parts(of node: Int, depth: Int) -> [Int?] {
    let depthMax: Int
    switch graph.states[node].kind {
    case .loop, .parallel: depthMax = Self.forcedDepthMax
    default: depthMax = Self.depthMax
    }
    return graph.states[node].kind.blockLinks.map { link in
      guard let target = numbers[link], tree.parents[target] == node, arrivals[target] == 1,
        !isImplied(target), depth < depthMax
      else { return nil }
      return target
    }
  }

  /// The blocks of a state.
  private func blocks(
    of node: Int, _ parts: [Int?], depth: Int, behind next: String
  ) -> [[OutlinedStep]] {
    let state = graph.states[node]
    let end = graph.ends[state.id] ?? state.kind.ownNext ?? next
    let blocks = parts.map { part in
      part.map { steps(from: $0, depth: depth + 1, behind: end) } ?? []
    }
    if case .waitArms(_, _, nil) = state.kind { return blocks + [[]] }
    return blocks
  }

  /// Takes the last block out, to stand behind the step, if no other goes on there.
  private func takeLast(
    of node: Int, _ blocks: inout [[OutlinedStep]], behind next: String
  ) -> [OutlinedStep] {
    let state = graph.states[node]
    let links = state.kind.blockLinks
    guard state.kind.ownNext == nil, links.count > 1, blocks.count == links.count,
      let last = blocks.last, !last.isEmpty,
      zip(blocks, links).dropLast().allSatisfy({ Self.isClosed($0, entry: $1, to: next) })
    else { return [] }
    blocks[blocks.count - 1] = []
    return last
  }

  /// `true` if no way leads out of a block to a state.
  private static func isClosed(
    _ block: [OutlinedStep], entry: String, to next: String
  ) -> Bool {
    if block.isEmpty { return entry != next }
    return block.allSatisfy { step in
      step.states.allSatisfy { !$0.kind.links.contains(next) }
        && step.blocks.allSatisfy { $0.isEmpty || isClosed($0, entry: next, to: next) }
    }
  }

  /// The step of a state; an `if` that is all of its `otherwise` is one more test.
  private func step(_ node: Int, _ blocks: [[OutlinedStep]]) -> OutlinedStep {
    let state = graph.states[node]
    guard case .branch = state.kind, let last = blocks.last else {
      return .state(state, blocks: blocks)
    }
    if last.count == 1, case .branch(let tests, let inner) = last[0], let first = tests.first,
      let number = numbers[first.id], linkCounts[number] == 1
    {
      return .branch([state] + tests, blocks: blocks.dropLast() + inner)
    }
    return .branch([state], blocks: blocks)
  }
}
