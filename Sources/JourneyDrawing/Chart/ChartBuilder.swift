import JourneyModel

/// Makes a chart of a definition.
///
/// The end of a round is drawn as an edge back to its loop, and the ends of parallel branches as
/// one bar in which they meet; every other state is a node of its own.
struct ChartBuilder {
  /// What is drawn.
  let definition: JourneyDefinition
  /// The chart so far.
  var chart: FlowChart
  /// The nodes by the id of their state, and of the state that they stand for.
  private var numbers: [String: Int] = [:]
  /// Where the branches of a parallel state meet, by its id.
  private var joins: [String: Int] = [:]
  /// The stages by their path, from the outermost.
  private var stages: [[String]: Int] = [:]

  /// Returns the chart of a definition.
  static func chart(of definition: JourneyDefinition) -> FlowChart {
    var builder = ChartBuilder(definition)
    builder.addNodes()
    builder.addEdges()
    return builder.chart
  }

  /// Prepares the chart of a definition.
  private init(_ definition: JourneyDefinition) {
    self.definition = definition
    let name = definition.journeyID
    chart = FlowChart(
      title: definition.title ?? name, name: definition.title == nil ? nil : name,
      facts: HeadFacts.facts(of: definition.settings))
  }

  /// Adds a node for each trigger, each state and each place where branches meet.
  private mutating func addNodes() {
    for trigger in definition.triggers { chart.nodes.append(StepWords.node(of: trigger)) }
    for state in definition.states where numbers[state.id] == nil {
      guard var node = StepWords.node(of: state) else { continue }
      node.stage = stage(of: state.stages)
      numbers[state.id] = chart.nodes.count
      chart.nodes.append(node)
    }
    for state in definition.states { addMeetingPlace(of: state) }
    for state in definition.states {
      switch state.kind {
      case .again(let loop): numbers[state.id] = numbers[loop]
      case .join(let parallel): numbers[state.id] = joins[parallel]
      default: continue
      }
    }
  }

  /// Adds the bar in which the branches of a parallel state meet.
  private mutating func addMeetingPlace(of state: JourneyState) {
    guard case .parallel(let isFirst, _, _) = state.kind, joins[state.id] == nil else { return }
    joins[state.id] = chart.nodes.count
    let heading = isFirst ? "the first goes on" : "all are done"
    chart.nodes.append(
      FlowNode(kind: .join, heading: heading, stage: stage(of: state.stages), line: state.line))
  }

  /// The number of the innermost stage of a path; adds those that are new.
  private mutating func stage(of path: [String]) -> Int? {
    var outer: Int?
    for depth in path.indices {
      let key = Array(path[...depth])
      if let known = stages[key] {
        outer = known
        continue
      }
      stages[key] = chart.stages.count
      chart.stages.append(.init(name: path[depth], outer: outer, depth: depth))
      outer = chart.stages.count - 1
    }
    return outer
  }

  /// Adds the edges.
  private mutating func addEdges() {
    for number in definition.triggers.indices { connect(number, to: definition.start, nil) }
    var seen: Set<String> = []
    for state in definition.states where seen.insert(state.id).inserted {
      guard let number = numbers[state.id], chart.nodes[number].stateID == state.id else {
        continue
      }
      addEdges(of: state.kind, from: number, id: state.id)
    }
  }

  /// Adds the edges that leave a state.
  private mutating func addEdges(of kind: JourneyState.Kind, from number: Int, id: String) {
    if case .parallel(_, let branches, let next) = kind, let join = joins[id] {
      for branch in branches { connect(number, to: branch, nil) }
      return connect(join, to: next, nil)
    }
    for arm in ArmWords.arms(of: kind) { connect(number, to: arm.next, arm.label) }
  }

  /// Adds an edge to a state; a link to nothing is left out.
  private mutating func connect(_ source: Int, to id: String, _ label: String?) {
    guard let target = numbers[id] else { return }
    chart.edges.append(FlowEdge(source: source, target: target, label: label))
  }
}
