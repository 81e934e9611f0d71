import JourneyModel

/// All the ways of a run through a journey, with the time that each step can take.
///
/// A node is a state together with the rounds that its loops have made, so that bounded loops come
/// out as straight ways. A message that quiet hours may hold has two nodes: where it is reached,
/// and where it leaves.
struct TimedGraph {
  /// The most nodes; a journey of a hundred steps with loops of a hundred rounds stays below.
  static let nodesMax = 20_000

  /// The definition.
  let definition: JourneyDefinition
  /// What the journey makes of the calendar.
  let calendar: CalendarUse
  /// The nodes; the first is where a run begins, the last to be added where it has ended.
  var nodes: [Node] = []
  /// The clocks that hold a step back: that of the entries first, then those of the loops.
  private(set) var clocks: [Clock] = [Clock(every: nil)]
  /// The times that runs come to by the clock.
  private(set) var timetable: Timetable
  /// The number of the node at which a run has ended.
  private(set) var end = 0
  /// Where branches begin that go on side by side, by node.
  var forks: [Int: Fork] = [:]
  /// The forks by the nodes at which their branches are done.
  var joins: [Int: Int] = [:]
  /// The forks by the nodes that stand for being inside of their branches.
  var insides: [Int: Int] = [:]
  /// The nodes of branches that are dropped before they come there.
  var dropped: Set<Int> = []

  /// A place on the way of a run.
  struct Node {
    /// The number of its state; `nil` where the run has ended.
    var state: Int?
    /// The numbers of the branches that it stands in, the outermost first, counted from 0.
    var branch: [Int] = []
    /// `true` if a message leaves here.
    var sends = false
    /// `true` if the run waits here, so that an event can come.
    var isWait = false
    /// The ways on.
    var edges: [Edge] = []

    /// How long a run may stay; a clock may hold it for ever.
    var stay: TimeRange {
      let ends = edges.map { $0.awaits == nil ? $0.range.greatest : nil }
      if ends.contains(nil) { return .any }
      return TimeRange(.zero, ends.compactMap(\.self).max { $0.greatest < $1.greatest })
    }
  }

  /// A way from one node to another.
  struct Edge: Hashable {
    /// What makes a run take it.
    enum Cause: Hashable {
      /// There is no other, or nothing to be told of it.
      case plain
      /// The arm of this number.
      case arm(Int)
      /// The time is up.
      case timeUp
      /// The share of this number.
      case share(Int)
      /// The choice of this number.
      case choice(Int)
      /// The branch of this number begins.
      case branch(Int)
      /// The run exits.
      case exit
      /// The user enters again.
      case entry
      /// A new run replaces this one.
      case replaced
    }

    /// Where it leads.
    var target: Int
    /// How long it takes.
    var range = TimeRange.zero
    /// What makes a run take it.
    var cause = Cause.plain
    /// The clock that must have run out before.
    var awaits: Int?
    /// The clock that starts anew as it is taken.
    var starts: Int?
    /// The time of the timetable that it ends at.
    var comesTo: Int?
  }

  /// Something that may come only so long after it came before.
  struct Clock {
    /// How long; `nil` for a clock that holds nothing back.
    var every: Stretch?
  }

  /// Reads the graph of a definition; `nil` if it has too many nodes.
  init?(_ definition: JourneyDefinition) {
    self.definition = definition
    calendar = CalendarUse(definition)
    var builder = TimedGraphBuilder(definition)
    timetable = builder.timetable
    guard builder.build() else { return nil }
    nodes = builder.nodes
    timetable = builder.timetable
    for node in nodes.indices {
      for edge in nodes[node].edges.indices {
        nodes[node].edges[edge].range = calendar.fitted(nodes[node].edges[edge].range)
      }
    }
    clocks += builder.clocks
    end = builder.end
    forks = builder.forks
    summarizeForks()
  }

  /// The state of a node.
  func state(of node: Int) -> JourneyState? {
    nodes[node].state.map { definition.states[$0] }
  }

  /// The message that leaves at a node.
  func message(at node: Int) -> SendAction? {
    guard nodes[node].sends, case .send(let action, _)? = state(of: node)?.kind else { return nil }
    return action
  }

  /// How long a clock holds something back; `nil` for one that holds nothing back.
  func every(of clock: Int) -> Stretch? { clocks[clock].every.map(calendar.fitted) }

  /// The least time from one time of the timetable to another; `nil` where nothing tells.
  func gap(from first: Int, to second: Int) -> Stretch? {
    timetable.gap(from: first, to: second).map(calendar.fitted)
  }

  /// Adds the ways from one run to the next.
  mutating func join(by rhythm: EntryRhythm) {
    guard case .following(let every, let again, let replacing) = rhythm else { return }
    clocks[0].every = every
    let starts = definition.onlyTrigger.map { timetable.starts(of: $0) } ?? []
    let times = starts.isEmpty ? [nil] : starts.map(Optional.some)
    for node in nodes.indices where nodes[node].isWait {
      let range = calendar.fitted(nodes[node].stay)
      if definition.canBeLeft {
        nodes[node].edges.append(Edge(target: end, range: range, cause: .exit))
      }
      if replacing {
        nodes[node].edges += times.map { time in
          Edge(target: 0, range: range, cause: .replaced, awaits: 0, starts: 0, comesTo: time)
        }
      }
    }
    if again {
      let range = calendar.fitted(.any)
      nodes[end].edges += times.map { time in
        Edge(target: 0, range: range, cause: .entry, awaits: 0, starts: 0, comesTo: time)
      }
    }
  }
}

extension JourneyDefinition {
  /// What starts every run; `nil` where there are several triggers.
  var onlyTrigger: Trigger? { triggers.count == 1 ? triggers.first : nil }

  /// `true` if something outside of a run can end it.
  var canBeLeft: Bool { !settings.exits.isEmpty || settings.exclusive != nil }
}
