public import JourneyModel

/// Looks for what a journey does that its author may not have meant, and for what a reviewer would
/// ask about.
///
/// It looks at a definition whose graph holds together, so that one that came as JSON is looked at
/// like one that was compiled. Each rule goes over the graph once.
public struct JourneyLint {
  /// What is looked at.
  let definition: JourneyDefinition
  /// Its graph.
  let graph: StateGraph
  /// The states that lead to each.
  let sources: [[Int]]
  /// What the workspace declares; one that declares nothing where there is no catalog.
  let catalog: Catalog
  /// The zones by which calendar words are taken.
  let zones: ZoneTable
  /// Which rules are asked for.
  let isOn: (DiagnosticCode) -> Bool
  /// What was found so far.
  var findings: [Finding] = []

  /// Returns what was found by the rules that are asked for, in the order of the states, what is
  /// about the whole first.
  public static func findings(
    in journey: JourneyGraph, catalog: Catalog? = nil, zones: ZoneTable,
    where isOn: @escaping (DiagnosticCode) -> Bool = { _ in true }
  ) -> [Finding] {
    let graph = journey.states
    var lint = JourneyLint(
      definition: journey.definition, graph: graph, sources: StateGraph.reversed(graph.links),
      catalog: catalog ?? Catalog(), zones: zones, isOn: isOn)
    lint.checkSettings()
    lint.checkPolicies()
    lint.checkPatterns()
    lint.checkMessages()
    lint.checkNames()
    for index in lint.graph.states.indices {
      lint.checkWaits(of: index)
      lint.checkArms(of: index)
      lint.checkConditions(of: index)
    }
    return lint.findings
  }

  /// Records a finding about a part of the journey.
  mutating func report(
    _ code: DiagnosticCode, at place: Finding.Place, _ message: String, help: String? = nil
  ) {
    if isOn(code) { findings.append(Finding(code, message, help: help, at: place)) }
  }

  /// Records a finding about a state.
  mutating func report(
    _ code: DiagnosticCode, _ state: JourneyState, _ message: String, help: String? = nil
  ) {
    guard isOn(code) else { return }
    findings.append(Finding(code, message, help: help, at: .state(state.id), line: state.line))
  }

  /// The marketing messages of the journey.
  var marketing: [SendAction] {
    graph.states.compactMap { $0.kind.message }.filter { $0.kind == .marketing }
  }

  /// `true` if the journey sends a marketing message.
  var hasMarketing: Bool {
    graph.states.contains { state in
      if case .send(let send, _) = state.kind { return send.kind == .marketing }
      return false
    }
  }

  /// The state of an id.
  func state(_ id: String) -> JourneyState? {
    graph.numbers[id].map { graph.states[$0] }
  }
}
