import JourneyModel

/// A way on which a run takes longer than it should.
struct LongestWay {
  /// The way.
  private(set) var path = TimedPath()
  /// The latest times of its nodes.
  private(set) var times: [Int64] = [0]
  /// How long it takes; `nil` where there is no greatest time.
  let length: Stretch?
  /// `true` if it takes longer only where clocks are put back on the way.
  private(set) var isByClocks = false
  /// How long it can take, in words that say more than what was promised; `nil` where there is no
  /// greatest time.
  var told: CalendarDuration? {
    guard let length else { return nil }
    let isAsCounted = !isByClocks && length.beforeMonths == .none
    return isAsCounted ? length.duration : length.greatestDuration
  }
  /// What to do about it.
  private(set) var help = ""

  /// How long an endless wait lasts in a timeline, beyond what was promised.
  private static let longer = Stretch.day

  /// Looks for a way to the end that takes longer than a length of time; `nil` if there is none.
  init?(in graph: TimedGraph, beyond duration: CalendarDuration) {
    let greatest = GreatestTimes(in: graph)
    if let stretches = greatest.toEnd(in: graph) {
      let longer = stretches.filter { $0.canBeLonger(than: duration) }
      guard let longest = longer.max(by: { $0.greatest < $1.greatest }) else { return nil }
      length = longest
      isByClocks = !longer.contains { $0.canBeLonger(than: duration, changingClocks: false) }
      path = Self.way(back: greatest.values, in: graph)
    } else {
      length = nil
      path = Self.endlessWay(in: graph)
    }
    takeTime(in: graph, endless: Stretch(duration).greatest + Self.longer)
    help = advice(in: graph)
  }

  /// The way from the beginning to the end that took the greatest times.
  private static func way(back greatest: [[Stretch]?], in graph: TimedGraph) -> TimedPath {
    var sources: [Int: [(node: Int, edge: TimedGraph.Edge)]] = [:]
    for (number, node) in graph.nodes.enumerated() where greatest[number]?.isEmpty == false {
      for edge in node.edges where edge.cause.isWithinRun {
        sources[edge.target, default: []].append((number, edge))
      }
    }
    let time = { (node: Int) in greatest[node]?.map(\.greatest).max() ?? 0 }
    var edges: [TimedGraph.Edge] = []
    var node = graph.end
    while node != 0, let ways = sources[node] {
      let length = { (way: (node: Int, edge: TimedGraph.Edge)) in
        time(way.node) + (way.edge.range.greatest?.greatest ?? 0)
      }
      let exact = ways.first { length($0) >= time(node) } ?? ways.first { $0.edge.awaits != nil }
      guard let way = exact ?? ways.max(by: { length($0) < length($1) }) else { break }
      edges.append(way.edge)
      node = way.node
    }
    var path = TimedPath()
    for edge in edges.reversed() { add(edge, to: &path, in: graph) }
    return path
  }

  /// Adds a step; of branches side by side the one that takes as long as all of them.
  private static func add(
    _ edge: TimedGraph.Edge, to path: inout TimedPath, in graph: TimedGraph
  ) {
    let start = path.here
    guard let fork = graph.forks[path.places[start].node] else { return path.add(edge) }
    let end = edge.target == graph.end ? TimedGraph.BranchEnd.stopped : .through
    let ways = fork.reaches.enumerated().flatMap { index, reach in
      reach.ends(end, in: graph).map { (index: index, number: $0, reach: reach) }
    }
    let length = { (way: (index: Int, number: Int, reach: BranchReach)) in
      way.reach.labels[way.number].range.greatest?.greatest ?? .max
    }
    let whole = edge.range.greatest?.greatest ?? .max
    let way = ways.first { length($0) == whole } ?? ways.max { length($0) < length($1) }
    if let way {
      path.add(.init(target: fork.starts[way.index], cause: .branch(way.index)))
      for edge in way.reach.edges(to: way.number) { add(edge, to: &path, in: graph) }
    }
    let last = path.here
    path.here = start
    path.add(edge)
    path.meet([last])
  }

  /// The shortest way to a wait without an end and over it, or round a circle.
  private static func endlessWay(in graph: TimedGraph) -> TimedPath {
    let steps = graph.stepsFromStart
    let nodes = graph.nodes.indices.filter { steps[$0] != nil }
      .sorted { (steps[$0] ?? 0, $0) < (steps[$1] ?? 0, $1) }
    for node in nodes {
      guard graph.forks[node] == nil, graph.canStayForEver(at: node), graph.maySetLength(node),
        var path = TimedPath(to: node, in: graph)
      else { continue }
      let edge = graph.nodes[node].edges.first { $0.range.greatest == nil }
      path.add(edge ?? TimedGraph.Edge(target: graph.end, range: .any, cause: .exit))
      return path
    }
    for node in nodes {
      guard graph.maySetLength(node), let round = graph.circle(at: node),
        var path = TimedPath(to: node, in: graph)
      else { continue }
      for edge in round { path.addSingle(edge, in: graph) }
      return path
    }
    return TimedPath()
  }

  /// Lets each step of the way last as long as it can.
  private mutating func takeTime(in graph: TimedGraph, endless: Int64) {
    var starts = [0: Int64(0)]
    for place in path.places {
      guard let edge = place.edge else { continue }
      var time = times[place.from] + (edge.range.greatest?.greatest ?? endless)
      if let clock = edge.awaits, let every = graph.clocks[clock].every, let start = starts[clock] {
        time = max(time, start + every.greatest)
      }
      if let clock = edge.starts { starts[clock] = time }
      times.append(time)
    }
  }

  /// How long the way stays where a step leads on from.
  private func stay(before number: Int) -> Int64 {
    times[number] - times[path.places[number].from]
  }

  /// What to do about the step that takes longest.
  private func advice(in graph: TimedGraph) -> String {
    let steps = path.places.indices.dropFirst().filter { number in
      graph.forks[path.places[path.places[number].from].node] == nil
    }
    let slowest = steps.max { stay(before: $0) < stay(before: $1) }
    let node = slowest.map { path.places[path.places[$0].from].node }
    let line = node.flatMap { graph.state(of: $0)?.line }
    let place = line.map { "the wait at line \($0)" } ?? "a wait"
    if length != nil { return "shorten \(place), or promise more time" }
    let hasEndlessStep = steps.contains { path.places[$0].edge?.range.greatest == nil }
    return hasEndlessStep
      ? "give \(place) an end with `up to`" : "bound the way back with `repeat up to`"
  }
}

extension TimedGraph {
  /// The shortest way from a node back to itself within a run; `nil` if there is none.
  func circle(at start: Int, where isAllowed: (Edge) -> Bool = \.cause.isWithinRun) -> [Edge]? {
    var parents: [Int: (node: Int, edge: Edge)] = [:]
    var open = [start][...]
    while let node = open.popFirst(), parents[start] == nil {
      for edge in singleEdges(of: node) where isAllowed(edge) && parents[edge.target] == nil {
        parents[edge.target] = (node, edge)
        open.append(edge.target)
      }
    }
    var edges: [Edge] = []
    var node = start
    repeat {
      guard let parent = parents[node] else { return nil }
      edges.append(parent.edge)
      node = parent.node
    } while node != start
    return edges.reversed()
  }
}
