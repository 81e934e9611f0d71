/// Which nodes of a graph stand before which others on every way from its start.
///
/// Worked out by iteration until nothing changes (Cooper, Harvey and Kennedy): for the graphs of
/// journeys that takes two or three rounds; a graph of n nodes never takes more than n.
public struct DominatorTree: Sendable {
  /// The node right above each; that of the start, and of nodes that cannot be reached, is `nil`.
  public let parents: [Int?]
  /// The nodes that can be reached, in an order in which those that lead on come first.
  public let order: [Int]
  /// When each node is entered and left on a walk down the tree.
  private let spans: [Range<Int>]

  /// Finds the tree of a graph.
  public init(start: Int, links: [[Int]]) {
    let order = Self.order(from: start, links)
    var ranks = links.map { _ in Int.max }
    for (rank, node) in order.enumerated() { ranks[node] = rank }
    var sources = links.map { _ in [Int]() }
    for node in order { for next in links[node] { sources[next].append(node) } }
    let parents = Self.parents(start: start, order, ranks, sources)
    self.order = order
    self.parents = parents
    spans = Self.spans(start: start, order, parents)
  }

  /// `true` if every way to `node` leads through `other`, or it is that.
  public func dominates(_ other: Int, _ node: Int) -> Bool {
    spans[other].contains(spans[node].lowerBound)
  }

  /// The nodes in reverse postorder.
  private static func order(from start: Int, _ links: [[Int]]) -> [Int] {
    var finished: [Int] = []
    var seen: Set<Int> = [start]
    var open = [(node: start, next: links[start].count - 1)]
    while let last = open.last {
      guard last.next >= 0 else {
        finished.append(last.node)
        open.removeLast()
        continue
      }
      open[open.count - 1].next -= 1
      let target = links[last.node][last.next]
      if seen.insert(target).inserted { open.append((target, links[target].count - 1)) }
    }
    return finished.reversed()
  }

  /// The parents, improved round by round.
  private static func parents(
    start: Int, _ order: [Int], _ ranks: [Int], _ sources: [[Int]]
  ) -> [Int?] {
    var parents: [Int?] = ranks.map { _ in nil }
    parents[start] = start
    var isChanged = true
    while isChanged {
      isChanged = false
      for node in order.dropFirst() {
        var found: Int?
        for source in sources[node] where parents[source] != nil {
          found = found.map { meet($0, source, parents, ranks) } ?? source
        }
        if parents[node] != found { (parents[node], isChanged) = (found, true) }
      }
    }
    parents[start] = nil
    return parents
  }

  /// The lowest node above two others.
  private static func meet(
    _ one: Int, _ other: Int, _ parents: [Int?], _ ranks: [Int]
  ) -> Int {
    var (one, other) = (one, other)
    while one != other {
      if ranks[one] > ranks[other] {
        one = parents[one] ?? one
      } else {
        other = parents[other] ?? other
      }
    }
    return one
  }

  /// The spans of a walk down the tree: children stand behind their parents in the order.
  private static func spans(start: Int, _ order: [Int], _ parents: [Int?]) -> [Range<Int>] {
    var sizes = parents.map { _ in 1 }
    for node in order.reversed() {
      if let parent = parents[node] { sizes[parent] += sizes[node] }
    }
    var starts = parents.map { _ in Int.max }
    var next = parents.map { _ in 0 }
    for node in order {
      starts[node] = parents[node].map { next[$0] } ?? 0
      next[node] = starts[node] + 1
      if let parent = parents[node] { next[parent] += sizes[node] }
    }
    return starts.indices.map { node in
      starts[node] == .max ? 0..<0 : starts[node]..<starts[node] + sizes[node]
    }
  }
}
