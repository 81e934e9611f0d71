import JourneyModel

/// What breaks a promise: what happens to one person, step by step.
public struct CounterExample: Equatable, Sendable {
  /// Something that happens.
  public struct Step: Equatable, Sendable {
    /// What happens.
    public enum Kind: Equatable, Sendable {
      /// A run begins.
      case entry
      /// A run goes over a state: by the arm, share or choice of this description, if any.
      case passing(String?)
      /// A run has waited at a state.
      case wait
      /// An event comes.
      case event(String)
      /// A message leaves by these channels.
      case message(String, channels: [String])
      /// A run ends, by the way of this description.
      case ending(String)
    }

    /// The number of the run, counted from 0.
    public var run: Int
    /// The numbers of the branches that it happens in, the outermost first, counted from 0.
    public var branch: [Int] = []
    /// What happens.
    public var kind: Kind
    /// The id of the state; `nil` at entries and ends.
    public var stateID: String?
    /// The line of the script.
    public var line: Int?
    /// The time since the first entry, a day counted as 24 hours.
    public var microseconds: Int64
  }

  /// What happens, in order.
  public var steps: [Step]
  /// The microseconds of the day at which the first run begins.
  public var clock: Int64
}

extension CounterExample {
  /// Tells a way through a graph, with its times; limits keep the messages of the places `skipped`
  /// from leaving.
  init(
    _ path: TimedPath, _ story: StoryTimes, skipping skipped: Set<Int> = [], in graph: TimedGraph
  ) {
    let times = story.times
    steps = []
    clock = story.clock
    var run = 0
    addEntry(graph.definition, run: 0, at: 0)
    for (number, place) in path.places.enumerated() {
      if let edge = place.edge {
        addPassing(
          edge, from: path.places[place.from].node, run: run, at: times[number], in: graph)
        if edge.cause == .entry || edge.cause == .replaced {
          run += 1
          addEntry(graph.definition, run: run, at: times[number])
        }
      }
      let isSkipped = skipped.contains(number)
      add(place.node, run: run, at: times[number], isSkipped: isSkipped, in: graph)
      if let event = path.arrivals[number] {
        steps.append(
          Step(run: run, kind: .event(event), microseconds: path.arrivalTime(at: number, times)))
      }
    }
    if path.places[path.here].node == graph.end {
      steps.append(Step(run: run, kind: .ending("ends"), microseconds: times[path.here]))
    }
    sort()
  }

  /// Puts the steps in the order of their times; those of one time stay as they are.
  private mutating func sort() {
    steps = steps.enumerated().sorted {
      ($0.element.microseconds, $0.offset) < ($1.element.microseconds, $1.offset)
    }.map(\.element)
  }

  /// Tells of runs side by side that begin at once, each on a way of its own, and send what they
  /// come to last at one time, or later where limits do not let it leave then.
  init(sideBySide paths: [TimedPath], limits: [MessageLimit], in graph: TimedGraph) {
    let examples = paths.map { CounterExample($0, StoryTimes(anyOf: $0, in: graph), in: graph) }
    let last = examples.map { $0.steps.last?.microseconds ?? 0 }.max() ?? 0
    var sent: [[Int64]] = limits.map { _ in [] }
    clock = examples.first?.clock ?? 0
    steps = []
    for (run, example) in examples.enumerated() {
      let message = graph.message(at: paths[run].places[paths[run].here].node)
      let holding = limits.indices.filter { message.map(limits[$0].limits) ?? false }
      var time = last
      for index in holding where sent[index].count >= limits[index].messages {
        let before = sent[index][sent[index].count - max(1, limits[index].messages)]
        time = max(time, before + Stretch(limits[index].per).least)
      }
      for index in holding { sent[index].append(time) }
      let late = time - (example.steps.last?.microseconds ?? 0)
      steps += example.steps.map { step in
        var step = step
        step.run = run
        step.microseconds += late
        return step
      }
    }
    // Runs of one way stand together, in the order of their times.
    sort()
  }

  /// The time from the end of one run to that of the last.
  var spanOfLastSteps: Int64 {
    let ends = Dictionary(grouping: steps, by: \.run).values.compactMap {
      $0.map(\.microseconds).max()
    }
    return (ends.max() ?? 0) - (ends.min() ?? 0)
  }

  /// Adds an entry.
  private mutating func addEntry(_ definition: JourneyDefinition, run: Int, at time: Int64) {
    steps.append(
      Step(
        run: run, kind: .entry, line: definition.triggers.first?.line, microseconds: time))
  }

  /// Adds the message that leaves at a node.
  private mutating func add(
    _ node: Int, run: Int, at time: Int64, isSkipped: Bool, in graph: TimedGraph
  ) {
    guard let action = graph.message(at: node), let state = graph.state(of: node) else { return }
    let channels = action.isByEach ? action.channels : [action.channels[0]]
    steps.append(
      Step(
        run: run, branch: graph.nodes[node].branch,
        kind: isSkipped
          ? .passing("a limit skips \(action.message)")
          : .message(action.message, channels: channels),
        stateID: state.id, line: state.line, microseconds: time))
  }

  /// Adds what makes a run leave a node, where there is something to tell.
  private mutating func addPassing(
    _ edge: TimedGraph.Edge, from node: Int, run: Int, at time: Int64, in graph: TimedGraph
  ) {
    if node == graph.end, edge.cause == .entry {
      steps.append(Step(run: run, kind: .ending("ends"), microseconds: time))
    }
    guard let state = graph.state(of: node) else { return }
    let description = state.kind.description(of: edge.cause)
    let kind: Step.Kind =
      switch edge.cause {
      case .exit: .ending("exits")
      case .replaced: .ending("is replaced")
      default: description == nil && graph.nodes[node].isWait ? .wait : .passing(description)
      }
    steps.append(
      Step(
        run: run, branch: graph.nodes[node].branch, kind: kind, stateID: state.id,
        line: state.line, microseconds: time))
  }
}

extension JourneyState.Kind {
  /// What makes a run take a way on, in a few words; `nil` where there is nothing to tell.
  fileprivate func description(of cause: TimedGraph.Edge.Cause) -> String? {
    switch (self, cause) {
    case (.waitArms(let arms, _, _), .arm(let index)):
      if case .event(let pattern) = arms[index].condition { return "on \(pattern.event)" }
      return "when"
    case (.waitArms, .timeUp): return "otherwise"
    case (.branch, .choice(let index)): return index == 0 ? "if: yes" : "if: no"
    case (.choose(_, let choices, _), .choice(let index)):
      return index < choices.count ? "choose: \(index + 1)" : "choose: otherwise"
    case (.split(let name, let arms), .share(let index)):
      return "\(name) → \(arms[index].label)"
    default: return nil
    }
  }
}
