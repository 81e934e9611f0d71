import JourneyModel

/// What a search for messages in a window goes by.
struct WindowPlan {
  /// What it has in common with others.
  let ground: WindowGround
  /// What is counted.
  let count: MessageCount
  /// The length of the window.
  let window: CalendarDuration
  /// The ways through branches side by side, by the node of their fork.
  private(set) var ways: [Int: ForkWays] = [:]
  /// `true` if there are too many of them.
  private(set) var isTooLarge = false

  /// Where a window can begin.
  struct Beginning {
    /// The node: of a message, or of a fork in whose branches it begins.
    var node: Int
    /// The number of the way through the fork; `nil` for a message.
    var way: Int?
    /// The time of the timetable at which the run started; `nil` where no clock tells.
    var start: Int?
  }

  /// Prepares a search: works out the ways of all forks, those of the innermost first.
  init(_ ground: WindowGround, _ count: MessageCount, window: CalendarDuration) {
    self.ground = ground
    self.count = count
    self.window = window
    var labels = 0
    for node in ground.graph.innermostForks where !isTooLarge && ground.steps[node] != nil {
      guard let fork = ground.graph.forks[node] else { continue }
      let found = ForkWays(fork, in: self)
      ways[node] = found
      labels += found.labelsCount
      isTooLarge = found.isTooLarge || labels > WindowSearch.labelsMax
    }
  }

  /// The graph.
  var graph: TimedGraph { ground.graph }

  /// The windows that begin at messages of some nodes, or in branches that begin at some.
  func beginnings(at nodes: Set<Int>) -> [Beginning] {
    nodes.sorted().flatMap { node -> [Beginning] in
      if ground.steps[node] == nil { return [] }
      let message = count.categories[node] == nil ? [] : [Beginning(node: node, way: nil)]
      return message
        + (ways[node]?.beginnings.indices.map { Beginning(node: node, way: $0) } ?? [])
    }
  }

  /// The windows that begin in the run itself, or in branches that begin there; for each time at
  /// which the calendar may have started the run.
  var beginnings: [Beginning] {
    let all = beginnings(at: Set(graph.nodes.indices.filter { graph.nodes[$0].branch.isEmpty }))
    if ground.starts.isEmpty { return all }
    return ground.starts.flatMap { start in
      all.map { Beginning(node: $0.node, way: $0.way, start: start) }
    }
  }

  /// The way through branches on which a window begins; `nil` where it begins at a message.
  func way(of beginning: Beginning) -> WindowWay? {
    beginning.way.flatMap { ways[beginning.node]?.beginnings[$0] }
  }

  /// The first step of a search where a window begins; with its greatest time where somebody asks
  /// for that.
  func seed(
    of beginning: Beginning, withGreatest asksForGreatest: Bool = false
  ) -> WindowSearch.Seed {
    let node = beginning.node
    let steps = ground.steps[node] ?? 0
    guard let way = way(of: beginning), let number = beginning.way else {
      let label = WindowSearch.Label(
        node: node, time: .zero, slowest: asksForGreatest ? .zero : nil,
        tally: count.adding(node, to: 0), steps: steps)
      return .init(label: label, dues: ground.dues(at: node, startedAt: beginning.start))
    }
    let label = WindowSearch.Label(
      node: way.target, time: way.time,
      slowest: asksForGreatest ? greatest(to: way.target, from: node) : nil,
      tally: count.adding(way.target, to: way.tally), steps: steps + 1,
      via: .beginning(fork: node, way: number))
    return .init(
      label: label,
      dues: ground.dues(at: node, after: way.latest, startedAt: beginning.start))
  }

  /// The first step of a search from the beginning of a branch.
  func seed(atStart node: Int, withGreatest asksForGreatest: Bool) -> WindowSearch.Seed {
    let label = WindowSearch.Label(
      node: node, time: .zero, slowest: asksForGreatest ? .zero : nil,
      tally: count.adding(node, to: 0), steps: 0)
    return .init(label: label, dues: ground.dues(at: node, after: nil))
  }

  /// The greatest time from a fork to what comes behind it; no time at all to its inside.
  func greatest(to target: Int, from fork: Int) -> Stretch? {
    if graph.insides[target] == fork { return .zero }
    return graph.nodes[fork].edges.first { $0.target == target }?.range.greatest
  }
}
