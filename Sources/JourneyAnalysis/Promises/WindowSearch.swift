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
  static let rivalsMax = 64

  /// In which order ways are followed.
  enum Order {
    /// The earliest first: the quickest to finish.
    case time
    /// Those of the fewest steps first: what it finds is told in the fewest lines.
    case steps
  }

  /// What is searched for.
  enum Goal {
    /// More messages than a number.
    case more(than: Int)
    /// The two messages that are nearest to each other.
    case nearestPair
  }

  /// A way from the first message of a window.
  struct Label {
    /// The node it has come to.
    var node: Int
    /// The time since the first message.
    var time: Stretch
    /// The messages on it.
    var tally: MessageCount.Tally
    /// The steps from the beginning of the run.
    var steps: Int
    /// The way that it goes on from; `nil` for the first message.
    var parent: Int?
    /// The number of the last edge of that one's node.
    var edge = 0
    /// The way to the same node with the same messages that was added before it.
    var rival: Int?
    /// `true` if a better one makes it needless.
    var isNeedless = false
  }

  /// What is searched.
  let ground: WindowGround
  /// What is counted.
  let count: MessageCount
  /// The length of the window.
  private let window: Stretch
  /// In which order ways are followed.
  private let order: Order
  /// The ways so far.
  var labels: [Label] = []
  /// When clocks run out: as many for each way as there are clocks that hold something back; `nil`
  /// where one does so no longer.
  var dues: [Stretch?] = []
  /// The ways to each node with the same messages.
  var rivals: [Rivals] = []
  /// Their numbers.
  var rivalries: [Rivalry: Int] = [:]
  /// The ways to be followed.
  private var queue = PriorityQueue()
  /// The most messages found.
  private(set) var most = 0
  /// The way on which they were found.
  private(set) var best: Int?
  /// The first of the ways on which two messages are nearest to each other.
  private(set) var nearestPair: Int?
  /// `true` if the search was given up.
  var isTooLarge = false

  /// The graph.
  var graph: TimedGraph { ground.graph }
  /// The clocks that hold something back.
  var clocks: [Int] { ground.clocks }

  /// Searches until it is found, or all ways are done.
  init(
    _ ground: WindowGround, _ count: MessageCount, window: CalendarDuration, order: Order = .time,
    for goal: Goal
  ) {
    self.ground = ground
    self.count = count
    self.window = Stretch(window)
    self.order = order
    seed()
    // Nothing is worth more than any number of each message.
    let ceiling = count.worthOfAny(at: count.categories.keys) ?? .max
    while !hasFound(goal, ceiling: ceiling), let label = queue.popFirst() {
      if labels[label].isNeedless { continue }
      follow(label)
      if labels.count > Self.labelsMax {
        isTooLarge = true
        return
      }
    }
  }

  /// `true` if no way that is left can change what is found.
  private func hasFound(_ goal: Goal, ceiling: Int) -> Bool {
    switch goal {
    case .more(let enough): return most > enough || most >= ceiling
    case .nearestPair:
      guard let nearestPair, let next = queue.firstKey else { return false }
      return next > labels[nearestPair].time.least
    }
  }

  /// Begins a window at each message.
  private mutating func seed() {
    for node in count.categories.keys.sorted() {
      guard let steps = ground.steps[node] else { continue }
      dues += ground.dues(at: node)
      add(Label(node: node, time: .zero, tally: count.adding(node, to: 0), steps: steps))
    }
  }

  /// Follows a way over each edge of its node.
  private mutating func follow(_ number: Int) {
    let label = labels[number]
    for (index, edge) in graph.nodes[label.node].edges.enumerated() {
      let time = time(after: number, over: edge)
      for clock in clocks.indices { dues.append(dues[number * clocks.count + clock]) }
      if let clock = edge.starts.flatMap({ clocks.firstIndex(of: $0) }),
        let every = graph.clocks[clocks[clock]].every
      {
        dues[labels.count * clocks.count + clock] = time + Stretch(every)
      }
      add(
        Label(
          node: edge.target, time: time, tally: count.adding(edge.target, to: label.tally),
          steps: label.steps + 1, parent: number, edge: index))
    }
  }

  /// The time of a way that goes on over an edge, for whose clock it may have to wait.
  private func time(after number: Int, over edge: TimedGraph.Edge) -> Stretch {
    let time = labels[number].time + edge.range.least
    guard let clock = edge.awaits.flatMap({ clocks.firstIndex(of: $0) }),
      let due = dues[number * clocks.count + clock], due.least > time.least
    else { return time }
    return due.joiningKinds(of: time)
  }

  /// Adds a way whose dues have been added, unless it leads out of the window or another makes it
  /// needless.
  private mutating func add(_ label: Label) {
    let number = labels.count
    for due in (number * clocks.count)..<dues.count {
      if let least = dues[due]?.least, least <= label.time.least { dues[due] = nil }
    }
    labels.append(label)
    guard label.time.canBeShorter(than: window), let worth = worthIfNeeded(number) else {
      labels.removeLast()
      dues.removeLast(clocks.count)
      return
    }
    if worth > most {
      most = worth
      best = number
    }
    if worth > 1, nearestPair.map({ label.time.least < labels[$0].time.least }) ?? true {
      nearestPair = number
    }
    queue.add(number, key: order == .time ? label.time.least : Int64(label.steps))
  }
}

extension Stretch {
  /// The stretch, which is counted in the ways of another too.
  fileprivate func joiningKinds(of other: Stretch) -> Stretch {
    var joined = self
    joined.hasDays = hasDays || other.hasDays
    joined.hasElapsed = hasElapsed || other.hasElapsed
    return joined
  }
}
