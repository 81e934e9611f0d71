import JourneyModel

/// One way through a timed graph, from the beginning of the first run; it may go several ways at
/// once.
struct TimedPath {
  /// A place on the way.
  struct Place {
    /// Its node.
    var node: Int
    /// The number of the place that it is reached from.
    var from = 0
    /// The edge between them; `nil` for the first.
    var edge: TimedGraph.Edge?
  }

  /// Branches that are waited for.
  private struct Meeting {
    /// The end of a branch.
    var from: Int
    /// The place that is reached once it has come.
    var to: Int
  }

  /// The places; each stands behind the one that it is reached from.
  private(set) var places = [Place(node: 0)]
  /// Events that come while the run waits at a place of the way, by its number.
  var arrivals: [Int: String] = [:]
  /// The places at which the window begins, one for each branch; none where there is no window.
  var firsts: [Int] = []
  /// The places at which the window ends, one for each branch.
  var lasts: [Int] = []
  /// The number of the place that the next step leads on from.
  var here = 0
  /// The branches that are waited for.
  private var meetings: [Meeting] = []

  /// How long after the run came to a wait an event comes to it in a timeline.
  private static let arrival = 60 * Moment.perSecond

  /// Adds a step from where the way has come to.
  mutating func add(_ edge: TimedGraph.Edge) {
    places.append(Place(node: edge.target, from: here, edge: edge))
    here = places.count - 1
  }

  /// Lets the place that the way has come to wait for the ends of branches.
  mutating func meet(_ ends: [Int]) {
    meetings += ends.map { Meeting(from: $0, to: here) }
  }

  /// The earliest times at which the places can be reached, the ends of the window no more than
  /// `span` after it begins; `nil` if there are none.
  func times(
    in graph: TimedGraph, span: Int64? = nil, limits: [MessageLimit] = []
  ) -> [Int64]? {
    let bounds = bounds(in: graph, span: span) + self.bounds(of: limits, in: graph)
    return times(bounds, holds: [], clock: 0)?.times
  }

  /// The earliest times of a run that begins at a time of the day or somewhat later, at which what
  /// waits for a time of the day goes on as the clock shows it; `nil` if there are none.
  func times(
    in graph: TimedGraph, span: Int64?, limits: [MessageLimit], clock: Int64
  ) -> (times: [Int64], clock: Int64)? {
    let bounds = bounds(in: graph, span: span) + self.bounds(of: limits, in: graph)
    return times(bounds, holds: ClockHold.all(of: self, in: graph), clock: clock)
  }

  /// The earliest times that keep to bounds and clocks, and when they begin.
  private func times(
    _ bounds: [Bound], holds: [ClockHold], clock: Int64
  ) -> (times: [Int64], clock: Int64)? {
    var times = [Int64](repeating: 0, count: places.count)
    // Each round settles one more place of the longest chain of bounds.
    for _ in 0...(places.count * (holds.isEmpty ? 1 : 2)) {
      var isSettled = true
      for bound in bounds where times[bound.from] + bound.least > times[bound.to] {
        times[bound.to] = times[bound.from] + bound.least
        isSettled = false
      }
      for hold in holds {
        let end = hold.end(from: clock + times[hold.from], notBefore: clock + times[hold.to])
        if end - clock > times[hold.to] {
          times[hold.to] = end - clock
          isSettled = false
        }
      }
      guard isSettled else { continue }
      let isPossible = holds.allSatisfy { hold in
        let start = clock + times[hold.from]
        return hold.end(from: start, notBefore: start) == clock + times[hold.to] || hold.isVague
      }
      return isPossible ? (times.map { $0 - times[0] }, clock + times[0]) : nil
    }
    return nil
  }

  /// When an event that comes at a place does so.
  func arrivalTime(at place: Int, _ times: [Int64]) -> Int64 {
    let next = places.indices.first { $0 > place && places[$0].from == place }
    guard let next else { return times[place] }
    return min(times[place] + Self.arrival, times[next])
  }

  /// What limits ask of the messages of a single way: that so many are behind the one before.
  private func bounds(of limits: [MessageLimit], in graph: TimedGraph) -> [Bound] {
    limits.flatMap { limit in
      let limited = places.indices.filter { number in
        graph.nodes[places[number].node].branch.isEmpty
          && graph.message(at: places[number].node).map(limit.limits) ?? false
      }
      let apart = Stretch(limit.per).least
      return zip(limited, limited.dropFirst(max(1, limit.messages))).map {
        Bound(from: $0, to: $1, least: apart)
      }
    }
  }

  /// What one place needs of another: to be reached so long after it.
  private struct Bound {
    /// The one that comes first, or later if `least` is below 0.
    var from: Int
    /// The other.
    var to: Int
    /// The least time between them.
    var least: Int64
  }

  /// All that the steps, the clocks, the branches and the window ask for.
  private func bounds(in graph: TimedGraph, span: Int64?) -> [Bound] {
    var bounds = meetings.map { Bound(from: $0.from, to: $0.to, least: 0) }
    var starts = [0: 0]
    // The last place at each time of the timetable.
    var timed: [Int: Int] = [:]
    for (number, place) in places.enumerated() {
      guard let edge = place.edge else { continue }
      if let time = edge.comesTo {
        bounds += timed.compactMap { last in
          graph.gap(from: last.key, to: time).map {
            Bound(from: last.value, to: number, least: $0.least)
          }
        }
        timed[time] = number
      }
      let greatest = edge.range.greatest?.greatest
      var least = edge.range.least.least
      if arrivals[place.from] != nil {
        least = max(least, min(Self.arrival, greatest ?? Self.arrival))
      }
      bounds.append(Bound(from: place.from, to: number, least: least))
      if let clock = edge.awaits, let every = graph.clocks[clock].every, let start = starts[clock] {
        bounds.append(Bound(from: start, to: number, least: every.least))
      }
      if let greatest, edge.awaits == nil || !edge.cause.isWithinRun {
        bounds.append(Bound(from: number, to: place.from, least: -greatest))
      }
      if let clock = edge.starts { starts[clock] = number }
    }
    guard let span else { return bounds }
    return bounds
      + firsts.flatMap { first in lasts.map { Bound(from: $0, to: first, least: -span) } }
  }
}

extension TimedPath {
  /// The way with the fewest steps from the beginning of a run to a node.
  init?(to target: Int, in graph: TimedGraph) {
    var parents: [Int: (node: Int, edge: TimedGraph.Edge)] = [:]
    var open = [0][...]
    while let node = open.popFirst(), parents[target] == nil {
      for edge in graph.singleEdges(of: node) where edge.cause.isWithinRun {
        guard edge.target != 0, parents[edge.target] == nil else { continue }
        parents[edge.target] = (node, edge)
        open.append(edge.target)
      }
    }
    var steps: [TimedGraph.Edge] = []
    var node = target
    while node != 0 {
      guard let parent = parents[node] else { return nil }
      steps.append(parent.edge)
      node = parent.node
    }
    self.init(steps.reversed(), in: graph)
  }

  /// A way of edges as a single branch sees them.
  init(_ edges: some Sequence<TimedGraph.Edge>, in graph: TimedGraph) {
    self.init()
    for edge in edges { addSingle(edge, in: graph) }
  }

  /// Adds a step as a single branch sees it: from the end of a branch the run goes on when all of
  /// them are done.
  mutating func addSingle(_ edge: TimedGraph.Edge, in graph: TimedGraph) {
    let node = places[here].node
    guard let fork = graph.joins[node],
      let summary = graph.nodes[fork].edges.first(where: { $0.target == edge.target })
    else { return add(edge) }
    let join = here
    while here != 0, places[here].node != fork { here = places[here].from }
    add(summary)
    meet([join])
  }
}
