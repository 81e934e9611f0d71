import JourneyModel

/// Looks for the most messages that can leave in any window of a length, over all ways through a
/// timed graph.
///
/// A search begins at each message, as a window may, with every step at its least time; branches
/// side by side are one step, with the ways that the plan knows of them. Of two ways to one node
/// with the same messages, the one that is no later and has no clock that runs longer is enough.
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
    /// A way with more messages than a number.
    case more(than: Int)
    /// The most messages, counted up to a number; not the way on which they leave.
    case most(upTo: Int)
    /// The two messages that are nearest to each other.
    case nearestPair
    /// All ways.
    case allWays
  }

  /// A way from the first message of a window.
  struct Label {
    /// What made the last step of a way.
    enum Via {
      /// Nothing: it begins.
      case message
      /// Branches side by side, in which the window begins on the way of this number.
      case beginning(fork: Int, way: Int)
      /// The edge of this number.
      case edge(Int)
      /// The passage of this number through branches side by side.
      case passage(Int)
    }

    /// The node it has come to.
    var node: Int
    /// The time since the first message.
    var time: Stretch
    /// The time of its steps, without what came before the first.
    var sinceSeed = Stretch.zero
    /// The greatest time of its steps; `nil` where there is none, or where nobody asks.
    var slowest: Stretch?
    /// The messages on it.
    var tally: MessageCount.Tally
    /// The steps from the beginning of the run.
    var steps: Int
    /// The way that it goes on from; `nil` for the first message.
    var parent: Int?
    /// What made its last step.
    var via = Via.message
    /// The way to the same node with the same messages that was added before it.
    var rival: Int?
    /// `true` if a better one makes it needless.
    var isNeedless = false
  }

  /// What the search goes by.
  let plan: WindowPlan
  /// The length of the window.
  private let window: Stretch
  /// `true` if it looks at one branch, which no exit and no entry leads out of.
  private let isInBranch: Bool
  /// In which order ways are followed.
  private let order: Order
  /// How many dues a way has.
  let dueCount: Int
  /// How long each clock of the graph holds something back.
  private let everies: [Stretch?]
  /// The ways so far.
  var labels: [Label] = []
  /// When clocks run out, and when a time of the timetable can be come to: as many for each way as
  /// there are clocks that hold something back, and times; `nil` where one does so no longer.
  var dues: [Stretch?] = []
  /// The ways to each node with the same messages.
  var rivals: [Rivals] = []
  /// Their numbers.
  var rivalries = RivalTable()
  /// `true` if the number of messages is sought, not a way on which they leave.
  private let onlyCounts: Bool
  /// The way to each node that has sent the most, and that others need not be followed beside.
  var champions: [Int?]
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
  var graph: TimedGraph { plan.ground.graph }
  /// The clocks that hold something back.
  var clocks: [Int] { plan.ground.clocks }
  /// What is counted.
  var count: MessageCount { plan.count }

  /// Searches from each message, as a window may begin there, until it is found, or all ways are
  /// done.
  init(_ plan: WindowPlan, order: Order = .time, for goal: Goal) {
    self.init(plan, order, isInBranch: false, goal)
    for beginning in plan.beginnings { add(plan.seed(of: beginning)) }
    run(for: goal)
    isTooLarge = isTooLarge || plan.isTooLarge
  }

  /// Searches a branch from a way to its ends.
  init(_ plan: WindowPlan, from seed: Seed) {
    self.init(plan, .time, isInBranch: true, .allWays)
    add(seed)
    run(for: .allWays)
  }

  /// Prepares a search.
  private init(_ plan: WindowPlan, _ order: Order, isInBranch: Bool, _ goal: Goal) {
    self.plan = plan
    self.order = order
    self.isInBranch = isInBranch
    window = Stretch(plan.window)
    dueCount = plan.ground.dueCount
    everies = plan.ground.graph.clocks.indices.map(plan.ground.graph.every)
    onlyCounts = if case .most = goal { true } else { false }
    champions = plan.ground.graph.nodes.map { _ in nil }
  }

  /// The first step of a way.
  struct Seed {
    /// The step.
    var label: Label
    /// When clocks run out.
    var dues: [Stretch?]
  }

  /// Adds a first step.
  private mutating func add(_ seed: Seed) {
    dues += seed.dues
    add(seed.label)
  }

  /// Follows ways until it is found, or all are done.
  private mutating func run(for goal: Goal) {
    // Nothing is worth more than any number of each message.
    let ceiling = count.worthOfAny(at: count.categories.keys) ?? .max
    while !hasFound(goal, ceiling: ceiling), let label = queue.popFirst() {
      if labels[label].isNeedless { continue }
      if onlyCounts, isOutdone(label) { continue }
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
    case .most(let enough): return most >= min(enough, ceiling)
    case .nearestPair:
      guard let nearestPair, let next = queue.firstKey else { return false }
      return next > labels[nearestPair].time.least
    case .allWays: return false
    }
  }

  /// Follows a way over each edge of its node, or through its branches.
  private mutating func follow(_ number: Int) {
    let label = labels[number]
    // Most journeys have no branches side by side.
    guard !plan.ways.isEmpty, let ways = plan.ways[label.node] else {
      for (index, edge) in graph.nodes[label.node].edges.enumerated() {
        if !isInBranch || edge.cause.isWithinRun { follow(number, over: edge, index) }
      }
      return
    }
    for (index, way) in ways.passages.enumerated() {
      var next = step(label, number, .passage(index), to: way.target)
      next.time = label.time + way.earliest
      next.sinceSeed = label.sinceSeed + way.earliest
      next.slowest = sum(label.slowest, plan.greatest(to: way.target, from: label.node))
      next.tally = count.adding(way.target, to: count.sum(label.tally, way.tally))
      copyDues(of: number)
      add(next)
    }
  }

  /// Follows a way over an edge.
  private mutating func follow(_ number: Int, over edge: TimedGraph.Edge, _ index: Int) {
    let label = labels[number]
    var next = step(label, number, .edge(index), to: edge.target)
    next.time = label.time + edge.range.least
    next.sinceSeed = label.sinceSeed + edge.range.least
    next.slowest = sum(label.slowest, edge.range.greatest)
    if let every = every(edge.awaits) {
      next.slowest = sum(next.slowest, every)
      wait(&next, for: edge, of: number)
    }
    if let time = edge.comesTo { wait(&next, until: dues[number * dueCount + clocks.count + time]) }
    copyDues(of: number)
    if let clock = edge.starts.flatMap({ clocks.firstIndex(of: $0) }),
      let every = every(edge.starts)
    {
      dues[labels.count * dueCount + clock] = next.time + every
    }
    if let time = edge.comesTo { startGaps(from: time, at: next.time) }
    next.tally = count.adding(edge.target, to: label.tally)
    add(next)
  }

  /// The way that leads on to a node.
  private func step(_ label: Label, _ number: Int, _ via: Label.Via, to target: Int) -> Label {
    var next = label
    next.parent = number
    next.via = via
    next.steps += 1
    next.node = target
    return next
  }

  /// How long a clock holds something back; `nil` for none.
  private func every(_ clock: Int?) -> Stretch? {
    clock.flatMap { everies[$0] }
  }

  /// The sum of two greatest times.
  private func sum(_ left: Stretch?, _ right: Stretch?) -> Stretch? {
    left.flatMap { own in right.map { own + $0 } }
  }

  /// Adds a way whose dues have been added, unless it leads out of the window or another makes it
  /// needless.
  private mutating func add(_ label: Label) {
    let number = labels.count
    dropDues(before: label.time)
    labels.append(label)
    guard label.time.canBeShorter(than: window), !(onlyCounts && isOutdone(number)),
      let worth = worthIfNeeded(number)
    else {
      labels.removeLast()
      dues.removeLast(dueCount)
      return
    }
    if onlyCounts { crown(number) }
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
