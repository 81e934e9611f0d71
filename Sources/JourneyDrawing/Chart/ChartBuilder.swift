import JourneyModel

/// Makes a chart of a definition.
///
/// The end of a round is drawn as an edge back to its loop, and the ends of parallel branches as
/// one bar in which they meet; every other state is a node of its own.
struct ChartBuilder {
  /// What is drawn.
  let definition: JourneyDefinition
  /// What was passed of it; `nil` where that is not drawn.
  private let passage: JourneyPassage?
  /// The chart so far.
  var chart: FlowChart
  /// The nodes by the id of their state, and of the state that they stand for.
  private var numbers: [String: Int] = [:]
  /// Where the branches of a parallel state meet, by its id.
  private var joins: [String: Int] = [:]
  /// The stages by their path, from the outermost.
  private var stages: [[String]: Int] = [:]

  /// Returns the chart of a definition.
  static func chart(
    of definition: JourneyDefinition, passed passage: JourneyPassage? = nil
  ) -> FlowChart {
    var builder = ChartBuilder(definition, passed: passage)
    builder.addNodes()
    builder.addEdges()
    return builder.chart
  }

  /// Prepares the chart of a definition.
  private init(_ definition: JourneyDefinition, passed passage: JourneyPassage?) {
    self.definition = definition
    self.passage = passage
    let name = definition.journeyID
    chart = FlowChart(
      title: definition.title ?? name, name: definition.title == nil ? nil : name,
      facts: HeadFacts.facts(of: definition.settings))
    guard let passage else { return }
    chart.facts.append(.init(word: "covered", text: passage.summary))
    chart.showsPassage = true
  }

  /// Adds a node for each trigger, each state and each place where branches meet.
  private mutating func addNodes() {
    for trigger in definition.triggers { chart.nodes.append(StepWords.node(of: trigger)) }
    for state in definition.states where numbers[state.id] == nil {
      guard var node = StepWords.node(of: state) else { continue }
      node.stage = stage(of: state.stages)
      node.isMissed = isMissed(state.id)
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
      FlowNode(
        kind: .join, heading: heading, stage: stage(of: state.stages), line: state.line,
        isMissed: isMissed(state.id)))
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
    let arms = ArmWords.arms(of: kind)
    for (index, arm) in arms.enumerated() {
      let isMissed = arms.count > 1 && isUntaken(index, of: id)
      connect(number, to: arm.next, arm.label, isMissed: isMissed)
    }
  }

  /// `true` if nobody came to a state, where that is drawn.
  private func isMissed(_ id: String) -> Bool {
    passage.map { !$0.states.contains(id) } ?? false
  }

  /// `true` if nobody took one of several ways on from a state, where that is drawn.
  private func isUntaken(_ way: Int, of id: String) -> Bool {
    passage.map { !($0.ways[id]?.contains(way) ?? false) } ?? false
  }

  /// Adds an edge to a state; a link to nothing is left out.
  ///
  /// What leads from or to a node that was missed was missed too.
  private mutating func connect(
    _ source: Int, to id: String, _ label: String?, isMissed: Bool = false
  ) {
    guard let target = numbers[id] else { return }
    let isBesideMissed = chart.nodes[source].isMissed || chart.nodes[target].isMissed
    chart.edges.append(
      FlowEdge(
        source: source, target: target, label: label, isMissed: isMissed || isBesideMissed))
  }
}
