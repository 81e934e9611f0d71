import JourneyModel

/// What all searches for windows over one timed graph have in common, worked out once.
struct WindowGround {
  /// The graph.
  let graph: TimedGraph
  /// The clocks that hold something back.
  let clocks: [Int]
  /// The greatest times from the beginning of a run.
  let greatest: GreatestTimes
  /// The fewest steps from the beginning of a run to each node; `nil` where no way leads.
  let steps: [Int?]
  /// The times of the timetable at which runs start; none where no clock tells.
  let starts: [Int]
  /// The least times from each time of the timetable to each.
  let gaps: [[Stretch?]]
  /// The greatest times since each of `clocks` was started, by clock and node.
  private let elapsed: [[[Stretch]?]]
  /// The greatest times since each time of the timetable, where that was the last, by time and
  /// node.
  private let sinceTimes: [[[Stretch]?]]
  /// The nodes to which a run may come without a time of the timetable.
  private let untimed: Set<Int>

  /// Works out what searches need of a graph.
  init(_ graph: TimedGraph) {
    self.graph = graph
    clocks = graph.clocks.indices.filter { graph.clocks[$0].every != nil }
    steps = graph.stepsFromStart
    let greatest = GreatestTimes(in: graph)
    self.greatest = greatest
    elapsed = clocks.map { clock in
      clock == 0 ? greatest.values : GreatestTimes(in: graph, since: clock).values
    }
    starts = graph.timetable.times.indices.filter { graph.timetable.times[$0].isStart }
    let times = graph.timetable.times.indices
    gaps = times.map { first in times.map { graph.gap(from: first, to: $0) } }
    sinceTimes = times.map { GreatestTimes(in: graph, sinceTime: $0).values }
    untimed = graph.untimedNodes
  }

  /// How many dues a way has: one for each clock, and one for each time of the timetable.
  var dueCount: Int { clocks.count + gaps.count }

  /// When the clocks run out at the latest for one who comes to a node, and stays there; `nil` for
  /// those that hold nothing back, and for all where there is no end of the stay.
  func dues(
    at node: Int, after stay: Stretch? = .zero, startedAt start: Int? = nil
  ) -> [Stretch?] {
    guard let stay else { return [Stretch?](repeating: nil, count: dueCount) }
    let dues = zip(clocks, elapsed).map { clock, elapsed in
      Self.due(graph.every(of: clock), elapsed[node].map { $0.map { $0 + stay } })
    }
    return dues
      + gaps.indices.map { time in
        let sinceLast = timeDue(time, at: node, after: stay)
        let sinceStart = start.flatMap { start in
          Self.due(gaps[start][time], greatest.values[node].map { $0.map { $0 + stay } })
        }
        return [sinceLast, sinceStart].compactMap(\.self).max { $0.least < $1.least }
      }
  }

  /// How soon one who comes to a node, and stays there, can come to a time of the timetable,
  /// whatever time was the last; `nil` where it may be any.
  private func timeDue(_ time: Int, at node: Int, after stay: Stretch) -> Stretch? {
    if untimed.contains(node) { return nil }
    let lasts = gaps.indices.filter { sinceTimes[$0][node]?.isEmpty != true }
    let dues = lasts.map { last in
      Self.due(gaps[last][time], sinceTimes[last][node].map { $0.map { $0 + stay } })
    }
    let known = dues.compactMap(\.self)
    return known.count == dues.count && !known.isEmpty ? TimeRange.earliest(known) : nil
  }

  /// When a clock runs out that was started no longer ago than this.
  private static func due(_ every: Stretch?, _ elapsed: [Stretch]?) -> Stretch? {
    guard let every, let elapsed, !elapsed.isEmpty else { return nil }
    var due = every
    let latest = elapsed.map { $0.greatest + (every.hasDays ? $0.lateness : 0) }
    due.microseconds -= latest.max() ?? 0
    for time in elapsed where !time.isNone {
      due.hasDays = due.hasDays || time.hasDays
      due.hasElapsed = due.hasElapsed || time.hasElapsed
      due.otherClocks = max(due.otherClocks, time.otherClocks)
      if due.months > 0 { due.beforeMonths = .earlier }
      due.rest = max(due.rest, due.months > 0 || time.months > 0 ? .clock : time.rest)
    }
    return due
  }
}

extension TimedGraph {
  /// The nodes to which a run may come without a time of the timetable.
  fileprivate var untimedNodes: Set<Int> {
    let isStartTimed = nodes.contains { node in
      node.edges.contains { !$0.cause.isWithinRun && $0.comesTo != nil }
    }
    if isStartTimed || timetable.times.isEmpty { return [] }
    let links = nodes.map { node in
      node.edges.filter { $0.cause.isWithinRun && $0.comesTo == nil }.map(\.target)
    }
    return Set(StateGraph.reach(from: [0], over: links))
  }

  /// The fewest steps from the beginning of a run to each node; `nil` where no way leads.
  var stepsFromStart: [Int?] {
    var steps: [Int?] = nodes.map { _ in nil }
    steps[0] = 0
    var open = [0][...]
    while let node = open.popFirst() {
      for edge in singleEdges(of: node) where edge.cause.isWithinRun && steps[edge.target] == nil {
        steps[edge.target] = (steps[node] ?? 0) + 1
        open.append(edge.target)
      }
    }
    return steps
  }
}
