import JourneyModel

/// Looks for a way on which a message leaves after an event came: the event may come whenever the
/// run waits, unless it makes the run exit, and may take an arm of the wait.
struct EventOrder {
  /// The graph.
  private let graph: TimedGraph
  /// The message.
  private let message: String
  /// What knows of the event.
  private let watch: EventWatch
  /// The waits at which other branches end the run when the event comes.
  private let guarded: Set<Int>
  /// How many of the events there must be.
  private let times: Int
  /// The ways so far.
  private var visits: [Visit] = []
  /// What tells the ways so far apart.
  private var places: Set<Place> = []
  /// The names that branches side by side give, of which nothing is known.
  private let shared: Set<String>

  /// More events than these are not told apart; the promise is kept for as many more.
  private static let timesMax = 20

  /// A way to a node.
  private struct Visit {
    /// The node.
    var node: Int
    /// The events that have come, and what is known of names since.
    var memory: KnownEvent.Memory
    /// The way that it goes on from.
    var parent: Int?
    /// The edge; `nil` where the event has come and the run waits on.
    var edge: TimedGraph.Edge?
    /// `true` if another branch ends the run at this instant.
    var isLast = false
  }

  /// What tells one way from another.
  private struct Place: Hashable {
    /// The node.
    var node: Int
    /// The events that have come, and what is known of names since.
    var memory: KnownEvent.Memory
    /// `true` if another branch ends the run at this instant.
    var isLast: Bool
  }

  /// The way that breaks the promise; `nil` if there is none.
  private(set) var path: TimedPath?

  /// Looks for the message after the pattern.
  init(_ graph: TimedGraph, message: String, after pattern: EventPattern) {
    self.graph = graph
    self.message = message
    watch = EventWatch(pattern, in: graph.definition)
    guarded = BranchGuards(graph, watch).nodes
    times = min(max(1, pattern.times), Self.timesMax)
    shared = graph.nodes.reduce(into: []) { names, node in
      guard !node.branch.isEmpty, let state = node.state else { return }
      names.formUnion(graph.definition.states[state].kind.namesGiven)
    }
    guard !watch.makesExit(after: times) else { return }
    visit(Visit(node: 0, memory: .init(seen: 0)))
    var next = 0
    while next < visits.count, path == nil {
      if isBroken(visits[next]) { path = way(to: next) } else { follow(next) }
      next += 1
    }
  }

  /// `true` if the message leaves where the events have come.
  private func isBroken(_ visit: Visit) -> Bool {
    guard visit.memory.seen >= times, let action = graph.message(at: visit.node) else {
      return false
    }
    return action.message == message && watch.lets(action, leaveKnowing: visit.memory)
  }

  /// Notes a way to a node, unless there was one with as many events.
  private mutating func visit(_ visit: Visit) {
    let place = Place(node: visit.node, memory: visit.memory, isLast: visit.isLast)
    if places.insert(place).inserted { visits.append(visit) }
  }

  /// Goes on from a node.
  private mutating func follow(_ number: Int) {
    let visit = visits[number]
    guard let state = graph.state(of: visit.node) else { return }
    let isAlone = state.kind.namesGiven.isDisjoint(with: shared)
    let memory = watch.memory(behind: state, visit.memory, isAlone: isAlone)
    var more = memory
    more.seen = min(more.seen + 1, times)
    let isGuarded = guarded.contains(visit.node)
    let next = { (edge: TimedGraph.Edge, memory: KnownEvent.Memory, isLast: Bool) in
      Visit(node: edge.target, memory: memory, parent: number, edge: edge, isLast: isLast)
    }
    for (index, edge) in graph.singleEdges(of: visit.node).enumerated() {
      if visit.memory.seen > 0, watch.forbids(index, of: edge, at: state, visit.memory) {
        continue
      }
      if visit.isLast, !edge.range.least.isNone { continue }
      let isWait = graph.nodes[visit.node].isWait
      let arm = isWait ? watch.meets(edge.cause, of: state.kind) : .never
      if arm != .surely { self.visit(next(edge, memory, visit.isLast)) }
      if arm != .never { self.visit(next(edge, more, visit.isLast || isGuarded)) }
    }
    var stayed = visit.memory
    stayed.seen = more.seen
    let isWait = graph.nodes[visit.node].isWait
    if isWait, !isGuarded, watch.leavesWaiting(at: state.kind, stayed) {
      self.visit(Visit(node: visit.node, memory: stayed, parent: number, edge: nil))
    }
  }

  /// The way that was gone.
  private func way(to number: Int) -> TimedPath {
    var way: [Visit] = []
    var next: Int? = number
    while let number = next {
      way.append(visits[number])
      next = visits[number].parent
    }
    var path = TimedPath()
    for visit in way.reversed().dropFirst() {
      let tells = visit.edge.map { self.tells($0, of: visit) } ?? false
      if !tells { path.arrivals[path.here] = watch.pattern.event }
      if let edge = visit.edge { path.addSingle(edge, in: graph) }
    }
    return path
  }

  /// `true` if a step says itself that the event came, or if none did: an arm `when` does not.
  private func tells(_ edge: TimedGraph.Edge, of visit: Visit) -> Bool {
    guard let parent = visit.parent, visits[parent].memory.seen < visit.memory.seen,
      case .waitArms(let arms, _, _)? = graph.state(of: visits[parent].node)?.kind,
      case .arm(let index) = edge.cause, case .when = arms[index].condition
    else { return true }
    return false
  }
}
