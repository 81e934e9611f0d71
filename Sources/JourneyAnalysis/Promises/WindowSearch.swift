import JourneyModel

/// Looks for the most messages that can leave in any window of a length, over all ways through a
/// timed graph.
///
/// A search begins at each message, as a window may, with every step at its least time. Of two ways
/// to one node with the same messages, the one that is no later and has no clock that runs longer
/// is enough.
struct WindowSearch {
  /// The most ways that are followed; some seconds of work.
  static let labelsMax = 300_000
  /// The most ways to one node with the same messages that are compared with one another.
  private static let rivalsMax = 64

  /// In which order ways are followed.
  enum Order {
    /// The earliest first: the quickest to finish.
    case time
    /// Those of the fewest steps first: what it finds is told in the fewest lines.
    case steps
  }

  /// A way from the first message of a window.
  struct Label {
    /// The node it has come to.
    var node: Int
    /// The time since the first message.
    var time: Stretch
    /// When clocks run out, by the order of `clocks`; `nil` for those that hold nothing back.
    var dues: [Stretch?]
    /// The messages on it.
    var tally: MessageCount.Tally
    /// The steps from the beginning of the run.
    var steps: Int
    /// The way that it goes on from; `nil` for the first message.
    var parent: Int?
    /// The number of the last edge of that one's node.
    var edge: Int = 0
  }

  /// The graph.
  let graph: TimedGraph
  /// What is counted.
  let count: MessageCount
  /// The length of the window.
  let window: CalendarDuration
  /// The clocks that hold something back.
  let clocks: [Int]
  /// In which order ways are followed.
  private let order: Order
  /// The ways so far.
  private(set) var labels: [Label] = []
  /// The ways that a better one makes needless.
  private var needless: Set<Int> = []
  /// The ways by node and messages.
  private var rivals: [Rivalry: [Int]] = [:]
  /// The ways to be followed.
  private var queue = PriorityQueue()
  /// The most messages found.
  private(set) var most = 0
  /// The way on which they were found.
  private(set) var best: Int?
  /// `true` if the search was given up.
  private(set) var isTooLarge = false

  /// What ways are compared by.
  private struct Rivalry: Hashable {
    /// The node.
    var node: Int
    /// The messages.
    var tally: MessageCount.Tally
  }

  /// Searches until more than `enough` messages are found, or all ways are done.
  init(
    _ graph: TimedGraph, _ count: MessageCount, window: CalendarDuration, order: Order = .time,
    beyond enough: Int
  ) {
    self.graph = graph
    self.count = count
    self.window = window
    self.order = order
    clocks = graph.clocks.indices.filter { graph.clocks[$0].every != nil }
    seed()
    while most <= enough, let label = queue.popFirst() {
      if needless.contains(label) { continue }
      follow(label)
      if labels.count > Self.labelsMax {
        isTooLarge = true
        return
      }
    }
  }

  /// Begins a window at each message.
  private mutating func seed() {
    let elapsed = clocks.map { GreatestTimes(in: graph, since: $0).values }
    let steps = graph.stepsFromStart
    for node in count.categories.keys.sorted() {
      guard let steps = steps[node] else { continue }
      let dues = clocks.indices.map { due(graph.clocks[clocks[$0]], elapsed[$0][node]) }
      add(
        Label(
          node: node, time: .zero, dues: dues, tally: count.adding(node, to: 0), steps: steps))
    }
  }

  /// When a clock runs out that was started no longer ago than this.
  private func due(_ clock: TimedGraph.Clock, _ elapsed: [Stretch]?) -> Stretch? {
    guard let every = clock.every, let elapsed, !elapsed.isEmpty else { return nil }
    var due = Stretch(every)
    due.microseconds -= elapsed.map(\.greatest).max() ?? 0
    for time in elapsed where !time.isNone {
      due.hasDays = due.hasDays || time.hasDays
      due.hasElapsed = due.hasElapsed || time.hasElapsed
    }
    return due
  }

  /// Follows a way over each edge of its node.
  private mutating func follow(_ number: Int) {
    let label = labels[number]
    for (index, edge) in graph.nodes[label.node].edges.enumerated() {
      var next = label
      next.parent = number
      next.edge = index
      next.steps += 1
      next.node = edge.target
      next.time = label.time + edge.range.least
      if let due = edge.awaits.flatMap({ clocks.firstIndex(of: $0) }).flatMap({ label.dues[$0] }),
        due.least > next.time.least
      {
        next.time = due.joiningKinds(of: next.time)
      }
      if let clock = edge.starts.flatMap({ clocks.firstIndex(of: $0) }),
        let every = graph.clocks[clocks[clock]].every
      {
        next.dues[clock] = next.time + Stretch(every)
      }
      next.tally = count.adding(edge.target, to: label.tally)
      add(next)
    }
  }

  /// Adds a way, unless it leads out of the window or another makes it needless.
  private mutating func add(_ label: Label) {
    guard label.time.canBeShorter(than: window) else { return }
    var label = label
    for clock in clocks.indices where (label.dues[clock]?.least ?? 0) <= label.time.least {
      label.dues[clock] = nil
    }
    guard beatsRivals(label) else { return }
    let worth = count.worth(label.tally)
    if worth > most {
      most = worth
      best = labels.count
    }
    queue.add(labels.count, key: order == .time ? label.time.least : Int64(label.steps))
    labels.append(label)
  }

  /// `true` if no way makes this one needless; those that it makes needless are marked.
  private mutating func beatsRivals(_ label: Label) -> Bool {
    let key = Rivalry(node: label.node, tally: label.tally)
    var others = rivals.removeValue(forKey: key) ?? []
    defer { rivals[key] = others }
    if others.contains(where: { labels[$0].covers(label) }) { return false }
    guard others.count < Self.rivalsMax else {
      isTooLarge = true
      return false
    }
    others.removeAll { other in
      guard label.covers(labels[other]) else { return false }
      needless.insert(other)
      return true
    }
    others.append(labels.count)
    return true
  }
}

extension WindowSearch.Label {
  /// `true` if whatever follows another way in a window follows this one too.
  fileprivate func covers(_ other: Self) -> Bool {
    guard time.covers(other.time) else { return false }
    return zip(dues, other.dues).allSatisfy { own, others in
      guard let own else { return true }
      return others.map(own.covers) ?? false
    }
  }
}

extension Stretch {
  /// `true` if this is no longer than another of the same months, whatever the clocks do.
  fileprivate func covers(_ other: Stretch) -> Bool {
    months == other.months && monthSteps == other.monthSteps && longestStep == other.longestStep
      && microseconds <= other.microseconds && (hasDays || !other.hasDays)
      && (hasElapsed || !other.hasElapsed)
  }

  /// The stretch, which is counted in the ways of another too.
  fileprivate func joiningKinds(of other: Stretch) -> Stretch {
    var joined = self
    joined.hasDays = hasDays || other.hasDays
    joined.hasElapsed = hasElapsed || other.hasElapsed
    return joined
  }
}

extension TimedGraph {
  /// The fewest steps from the beginning of a run to each node; `nil` where no way leads.
  var stepsFromStart: [Int?] {
    var steps: [Int?] = nodes.map { _ in nil }
    steps[0] = 0
    var open = [0][...]
    while let node = open.popFirst() {
      for edge in nodes[node].edges where edge.cause.isWithinRun && steps[edge.target] == nil {
        steps[edge.target] = (steps[node] ?? 0) + 1
        open.append(edge.target)
      }
    }
    return steps
  }
}
