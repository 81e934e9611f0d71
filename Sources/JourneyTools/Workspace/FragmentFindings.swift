internal import JourneyAnalysis
internal import JourneyLanguage
internal import JourneyModel

/// Tells which findings in the steps of a fragment hold wherever the fragment is used.
///
/// A fragment is written for all the journeys that use it: a condition that always holds in one of
/// them is no mistake of the fragment.
struct FragmentFindings {
  /// A journey, with the places of its steps and what was found in it.
  struct Journey {
    /// The journey.
    let graph: JourneyGraph
    /// Where its parts stand.
    let places: ScriptPlaces
    /// What was found.
    let findings: [Finding]
    /// What was found of its habits; `nil` where an error keeps them from being looked at yet.
    let habits: [Finding]?
  }

  /// The fragments of the script.
  private let fragments: [SourceSpan]
  /// The journeys of the script.
  private let journeys: [Journey]

  /// Looks through what was found in the journeys of a script.
  init(_ journeys: [Journey], in tree: SyntaxTree) {
    self.journeys = journeys
    fragments = tree.items.compactMap { item in
      if case .fragment(let fragment) = item { fragment.span } else { nil }
    }
  }

  /// Returns `false` for a finding about values, at a place in a fragment, that does not hold in
  /// every use of it.
  func holds(_ finding: Finding, at span: SourceSpan) -> Bool {
    guard ValueCode.all.contains(finding.code),
      fragments.contains(where: { $0.start <= span.start && span.end <= $0.end })
    else { return true }
    return journeys.allSatisfy { holds(finding.code, at: span, in: $0) }
  }

  /// Returns `true` if each use of a fragment in a journey has a finding of a kind at a place; what
  /// is the same in several uses is told of one of them.
  private func holds(_ code: DiagnosticCode, at span: SourceSpan, in journey: Journey) -> Bool {
    let uses = journey.graph.definition.states.filter { journey.places.states[$0.id] == span }
    let told = Set(journey.findings.filter { $0.code == code }.compactMap(\.stateID))
    return Dictionary(grouping: uses, by: \.kind.expressions).values.allSatisfy { same in
      same.contains { told.contains($0.id) }
    }
  }
}
