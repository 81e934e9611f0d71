import JourneyModel

/// Proves that the graph of a journey holds together: every link leads somewhere, every step can be
/// reached and left, and nobody goes round for ever.
///
/// It looks at the definition only, so that one that came as JSON is checked like one that was
/// compiled.
struct StructuralAnalysis {
  /// What is looked at.
  let definition: JourneyDefinition
  /// Its graph.
  let graph: StateGraph
  /// What stands in which branch; `nil` where the journey starts nowhere.
  let branchMap: BranchMap?
  /// What was found so far.
  var findings: [Finding] = []

  /// Returns what is wrong with a definition, in the order of its states.
  static func findings(in definition: JourneyDefinition, _ graph: StateGraph) -> [Finding] {
    var analysis = StructuralAnalysis(definition, graph)
    analysis.checkJourney()
    analysis.checkIDs()
    analysis.checkLinks()
    for state in definition.states { analysis.checkAmounts(of: state) }
    analysis.checkBranches()
    analysis.checkCircles()
    analysis.checkReach()
    analysis.checkEnds()
    analysis.checkRoundEnds()
    return analysis.inOrder
  }

  /// Prepares the analysis of a definition.
  init(_ definition: JourneyDefinition, _ graph: StateGraph) {
    self.definition = definition
    self.graph = graph
    branchMap = graph.numbers[definition.start].map { BranchMap(graph, from: $0) }
  }

  /// The findings: those about the whole first, then in the order of the states.
  private var inOrder: [Finding] {
    if findings.isEmpty { return [] }
    let ordered = findings.enumerated().sorted { left, right in
      (place(of: left.element), left.offset) < (place(of: right.element), right.offset)
    }
    return ordered.map(\.element)
  }

  /// The number of the state that a finding is about; -1 for the whole.
  private func place(of finding: Finding) -> Int {
    finding.stateID.flatMap { graph.numbers[$0] } ?? -1
  }

  /// Records a finding about a state.
  mutating func report(
    _ code: DiagnosticCode, _ state: JourneyState, _ message: String, help: String? = nil
  ) {
    findings.append(
      Finding(code, message, help: help, at: .state(state.id), line: state.line))
  }

  /// Checks what starts the journey, and its goals.
  private mutating func checkJourney() {
    if definition.triggers.isEmpty {
      findings.append(
        Finding(StructureCode.noTrigger, "nothing starts `\(definition.journeyID)`"))
    }
    for goal in definition.settings.goals where goal.within.nominalMicroseconds <= 0 {
      findings.append(
        Finding(
          StructureCode.emptyAmount,
          "the goal `\(goal.pattern.event)` has no time in which it counts",
          help: "give it a `within` that lasts some time"))
    }
  }

  /// Reports ids that stand twice.
  private mutating func checkIDs() {
    if graph.numbers.count == graph.states.count { return }
    for (number, state) in graph.states.enumerated() where graph.numbers[state.id] != number {
      report(
        StructureCode.duplicateState, state, "two states are called `\(state.id)`",
        help: "give each state an id of its own")
    }
  }

  /// Reports links that lead to no state, rounds of no loop, and ends of no branch.
  private mutating func checkLinks() {
    if graph.numbers[definition.start] == nil {
      findings.append(
        Finding(
          StructureCode.missingLink,
          "the journey starts at `\(definition.start)`, which is none of its states"))
    }
    var broken = graph.broken[...]
    for (number, state) in graph.states.enumerated() {
      let isBroken = broken.first == number
      if isBroken { broken.removeFirst() }
      switch state.kind {
      case .again(let loop): checkLoop(loop, of: state)
      case .join(let parallel): checkParallel(parallel, of: state)
      default: if isBroken { reportBroken(state) }
      }
    }
  }

  /// Reports the links of a state that lead to no state.
  private mutating func reportBroken(_ state: JourneyState) {
    for link in Set(state.kind.links).sorted() where graph.numbers[link] == nil {
      findings.append(
        Finding(
          StructureCode.missingLink,
          "`\(state.id)` leads to `\(link)`, which is none of the states",
          at: .link(from: state.id, to: link), line: state.line))
    }
  }

  /// Reports the end of a round of something that is no loop.
  private mutating func checkLoop(_ id: String, of state: JourneyState) {
    if let number = graph.numbers[id], case .loop = graph.states[number].kind { return }
    findings.append(
      Finding(
        StructureCode.unknownLoop, "`\(state.id)` ends a round of `\(id)`, which is no loop",
        at: .link(from: state.id, to: id), line: state.line))
  }
}
