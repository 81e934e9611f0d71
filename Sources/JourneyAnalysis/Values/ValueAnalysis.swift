import JourneyModel

/// Finds what cannot be as the values on the ways through a journey stand: branches that nobody
/// takes, conditions that say nothing, waits that nothing ends, moments that are past.
///
/// Nothing is said of what nobody reaches: the branch before it is the mistake.
struct ValueAnalysis {
  /// What is looked at.
  let definition: JourneyDefinition
  /// What is known at each state.
  let flow: ValueFlow
  /// What was found so far.
  var findings: [Finding] = []

  /// Returns what was found in a definition whose graph holds together.
  static func findings(in definition: JourneyDefinition, _ graph: StateGraph) -> [Finding] {
    if !comparesMoments(definition), IndependentConditions.areAll(in: definition, graph) {
      return quietHoursFindings(in: definition)
    }
    var analysis = ValueAnalysis(definition, graph)
    analysis.checkHead()
    analysis.findings += quietHoursFindings(in: definition)
    for (number, state) in analysis.flow.graph.states.enumerated() {
      guard let facts = analysis.flow.facts[number] else { continue }
      analysis.check(state, knowing: facts)
    }
    analysis.checkMoments()
    analysis.checkRelativeMoments()
    return analysis.withoutCopies
  }

  /// Prepares the analysis of a definition.
  private init(_ definition: JourneyDefinition, _ graph: StateGraph) {
    self.definition = definition
    flow = ValueFlow(definition, graph)
  }

  /// The findings, but for those that hold for one of several copies of a step only: a fragment is
  /// written for all the places that use it.
  private var withoutCopies: [Finding] {
    if findings.isEmpty { return [] }
    let reached = flow.graph.states.indices.filter { flow.facts[$0] != nil }
    let lines = Dictionary(grouping: reached) { flow.graph.states[$0].line }
    return findings.enumerated().filter { index, finding in
      guard let id = finding.stateID, let number = flow.graph.numbers[id], let line = finding.line
      else { return true }
      let copies = (lines[line] ?? []).filter { $0 != number && isCopy($0, of: number) }
      let told = findings.prefix(index).contains { isTold($0, as: finding, among: copies) }
      return !told
        && copies.allSatisfy { copy in
          findings.contains { isTold($0, as: finding, among: [copy]) }
        }
    }.map(\.element)
  }

  /// `true` if two states of a line are one step of the script, written out twice.
  private func isCopy(_ one: Int, of other: Int) -> Bool {
    let (left, right) = (flow.graph.states[one].kind, flow.graph.states[other].kind)
    return left.links.count == right.links.count && left.expressions == right.expressions
      && left.moment == right.moment
  }

  /// `true` if a finding is told of one of some states.
  private func isTold(_ one: Finding, as other: Finding, among numbers: [Int]) -> Bool {
    guard one.code == other.code, let id = one.stateID, let number = flow.graph.numbers[id] else {
      return false
    }
    return numbers.contains(number)
  }

  /// What conditions say of each other.
  var conditions: Conditions { flow.conditions }

  /// Records a finding about a state.
  mutating func report(
    _ code: DiagnosticCode, _ state: JourneyState, _ message: String, help: String? = nil,
    details: [String] = [], at place: Finding.Place? = nil
  ) {
    findings.append(
      Finding(
        code, message, help: help, details: details, at: place ?? .state(state.id),
        line: state.line))
  }

  /// Checks the conditions of a state.
  private mutating func check(_ state: JourneyState, knowing facts: Facts) {
    switch state.kind {
    case .branch(let test, let then, let otherwise):
      checkBranch(test, then: then, otherwise: otherwise, of: state, facts)
    case .choose(let value, let choices, let otherwise):
      checkChoices(of: value, choices, otherwise: otherwise, of: state, facts)
    case .waitArms(let arms, let bound, _): checkArms(arms, hasBound: bound != nil, state, facts)
    case .waitWithout(_, let pattern, _, _):
      if !matches(pattern, flow.waited(facts)) { reportNever(pattern, state) }
    case .loop(_, _, let until?, _, _): checkUntil(until, of: state, facts)
    case .send(let send, _):
      if let condition = send.onlyIf { checkOnlyIf(condition, of: send, state, facts) }
    case .wait, .waitUntil, .upon, .call, .set, .assign, .emit, .start, .split, .loop, .again,
      .parallel, .join, .stop, .end:
      break
    }
    checkInnerConditions(of: state)
  }
}
