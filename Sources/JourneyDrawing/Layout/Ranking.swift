/// Which edges go back, and how far down each node stands: by the longest way from the start.
struct Ranking {
  /// `true` for the edges that go back, by number.
  private(set) var goesBack: [Bool]
  /// The rank of each node, 0 at the top.
  private(set) var ranks: [Int] = []

  /// The most edges going back for which what follows a repetition is put below it: each takes a
  /// walk through the chart.
  private static let backEdgesMax = 300

  /// Ranks the nodes of a chart.
  init(_ chart: FlowChart) {
    goesBack = chart.edges.map { _ in false }
    var leaving = chart.nodes.map { _ in [Int]() }
    for (number, edge) in chart.edges.enumerated() { leaving[edge.source].append(number) }
    findEdgesBack(chart, leaving)
    var below = chart.nodes.map { _ in [Int]() }
    for (number, edge) in chart.edges.enumerated() where !goesBack[number] {
      below[edge.source].append(edge.target)
    }
    let settled = settled(below, chart)
    ranks = Self.ranks(of: settled) ?? Self.ranks(of: below) ?? chart.nodes.map { _ in 0 }
  }

  /// How far a node has been looked at.
  private enum Progress { case untouched, open, done }

  /// Visits all nodes in depth, and marks the edges to nodes that are still open.
  private mutating func findEdgesBack(_ chart: FlowChart, _ leaving: [[Int]]) {
    var progress = chart.nodes.map { _ in Progress.untouched }
    for root in chart.nodes.indices where progress[root] == .untouched {
      progress[root] = .open
      var stack = [(node: root, next: 0)]
      while let (node, next) = stack.last {
        guard next < leaving[node].count else {
          progress[node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let target = chart.edges[leaving[node][next]].target
        switch progress[target] {
        case .untouched:
          progress[target] = .open
          stack.append((target, 0))
        case .open: goesBack[leaving[node][next]] = true
        case .done: break
        }
      }
    }
  }

  /// What stands below each node, with what follows a repetition below all of its rounds.
  private func settled(_ below: [[Int]], _ chart: FlowChart) -> [[Int]] {
    let back = chart.edges.indices.filter {
      goesBack[$0] && chart.edges[$0].source != chart.edges[$0].target
    }
    guard back.count <= Self.backEdgesMax else { return below }
    var above = below.map { _ in [Int]() }
    for (node, others) in below.enumerated() {
      for other in others { above[other].append(node) }
    }
    var result = below
    for number in back {
      let edge = chart.edges[number]
      let inside = Self.reach(from: edge.source, over: above)
      for exit in below[edge.target] where !inside[exit] { result[edge.source].append(exit) }
    }
    return result
  }

  /// The nodes that can be reached from one, itself included.
  private static func reach(from start: Int, over links: [[Int]]) -> [Bool] {
    var found = links.map { _ in false }
    found[start] = true
    var open = [start]
    while let node = open.popLast() {
      for next in links[node] where !found[next] {
        found[next] = true
        open.append(next)
      }
    }
    return found
  }

  /// The longest way to each node; `nil` if the links go round.
  private static func ranks(of below: [[Int]]) -> [Int]? {
    var missing = below.map { _ in 0 }
    for others in below { for other in others { missing[other] += 1 } }
    var ranks = below.map { _ in 0 }
    var open = below.indices.filter { missing[$0] == 0 }
    var count = 0
    while let node = open.popLast() {
      count += 1
      for other in below[node] {
        ranks[other] = max(ranks[other], ranks[node] + 1)
        missing[other] -= 1
        if missing[other] == 0 { open.append(other) }
      }
    }
    return count == below.count ? ranks : nil
  }
}
