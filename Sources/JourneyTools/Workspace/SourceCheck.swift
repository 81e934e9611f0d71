internal import JourneyAnalysis
internal import JourneyLanguage
package import JourneyModel

/// Checks what one file holds, a script or a definition: whatever is said of a file begins here.
package struct SourceCheck {
  /// What the workspace declares; `nil` where there is no catalog.
  private let catalog: Catalog?
  /// How much is found out.
  private let depth: WorkspaceLoader.Depth
  /// `true` if journeys keep the text that they come from, which is for those who live or publish
  /// them.
  private let keepsScripts: Bool
  /// Which findings are shown, and how much they weigh.
  private let policy: FindingPolicy
  /// The zones of the system.
  private let zones = ZoneFiles.table()

  /// The limits that hold for all journeys of the workspace together.
  private var limits: [MessageLimit] { catalog?.limits ?? [] }

  /// What a check gives.
  package struct Outcome: Sendable {
    /// The journeys in whose graphs nothing is wrong.
    package var journeys: [LoadedJourney] = []
    /// The tests; none if anything in the script has an error.
    package var tests: [LoadedTest] = []
    /// All that was found, whatever the workspace and the author say of it.
    package var diagnostics: [Diagnostic] = []
    /// The script as it was read; `nil` for a definition.
    var tree: SyntaxTree?
  }

  /// Prepares checks against a catalog.
  package init(
    catalog: Catalog?, depth: WorkspaceLoader.Depth = .proofs, keepsScripts: Bool = true
  ) {
    self.catalog = catalog
    self.depth = depth
    self.keepsScripts = keepsScripts
    policy = FindingPolicy(catalog: catalog)
  }

  /// Checks what a file holds: a definition, or else a script.
  package func check(_ source: SourceFile) -> Outcome {
    if source.isBinary {
      let finding = Diagnostic(
        SyntaxCode.invalidBytes, at: SourceSpan(0, 0), "this file is no text in UTF-8",
        help: "save the script as UTF-8 text")
      return Outcome(diagnostics: [finding])
    }
    return source.isDefinition ? check(definition: source) : check(script: source)
  }

  /// Returns what is shown of all that was found in a file, and of what was found besides.
  package func shown(_ outcome: Outcome, with others: [Diagnostic] = []) -> [Diagnostic] {
    let all = outcome.diagnostics + others
    if let tree = outcome.tree {
      return policy.applied(to: all, of: tree, areAllFound: depth == .proofs)
    }
    return policy.applied(to: all)
  }

  /// Compiles a script and looks at its graphs.
  private func check(script source: SourceFile) -> Outcome {
    let result = Compiler(catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown)
      .compile(Parser.parse(source))
    var outcome = Outcome(diagnostics: result.diagnostics, tree: result.tree)
    outcome.tests = result.tests.map { LoadedTest(test: $0, source: source) }
    if depth == .words {
      outcome.diagnostics.removeAll { TypeCode.withCatalogOnly.contains($0.code) }
    }
    if depth == .proofs { look(at: result, &outcome) }
    guard outcome.diagnostics.contains(where: WrittenDurations.mayBe) else { return outcome }
    let durations = WrittenDurations(in: result.tree)
    outcome.diagnostics = outcome.diagnostics.map(durations.told)
    return outcome
  }

  /// Looks at the graphs of a script that was compiled, and at its habits.
  private func look(at result: Compiler.Result, _ outcome: inout Outcome) {
    let places = ScriptPlaces.all(in: result)
    let journeys = result.definitions.compactMap { definition in
      places[definition.journeyID].map { places in
        let graph = JourneyGraph(definition)
        let found = Analysis.findings(in: graph, limits: limits)
        // The graph is at hand now, and will not be once all other journeys have been looked at.
        let hasError = found.contains { $0.code.severity == .error }
        return FragmentFindings.Journey(
          graph: graph, places: places, findings: found, habits: hasError ? nil : habits(of: graph))
      }
    }
    let fragments = FragmentFindings(journeys, in: result.tree)
    let source = result.tree.source
    let sha256 = keepsScripts ? SHA256.hexadecimal(of: source.bytes) : nil
    var known = KnownFindings(result.diagnostics)
    for journey in journeys {
      let found = settled(journey, by: fragments)
      // A step of a fragment may be wrong in the same way wherever the fragment is used.
      outcome.diagnostics += found.filter { known.insert($0) }
      guard !found.contains(where: { $0.severity == .error }) else { continue }
      var loaded = LoadedJourney(
        definition: journey.graph.definition, source: keepsScripts ? source : nil,
        nameSpan: journey.places.name)
      loaded.definition.source?.sha256 = sha256
      loaded.stateSpans = journey.places.states
      loaded.script = source.name
      outcome.journeys.append(loaded)
    }
    outcome.diagnostics += ScriptLint.findings(in: result, catalog: catalog, where: policy.isOn)
  }

  /// What was found in a journey, but for what is no mistake of its fragments; then its habits, and
  /// its promises too if only that kept them from being proved.
  private func settled(
    _ journey: FragmentFindings.Journey, by fragments: FragmentFindings
  ) -> [Diagnostic] {
    let places = journey.places
    var found = journey.findings.filter { fragments.holds($0, at: places.stepSpan(of: $0)) }
    let isError = { (finding: Finding) in finding.code.severity == .error }
    if !found.contains(where: isError), journey.findings.contains(where: isError) {
      found += Analysis.promiseFindings(in: journey.graph.definition, limits: limits)
    }
    found = journey.habits.map { found + $0 } ?? withHabits(found, of: journey.graph)
    return found.map { $0.diagnostic(at: places.span(of: $0)) }
  }

  /// Reads a definition and looks at its graph.
  private func check(definition source: SourceFile) -> Outcome {
    let (definition, diagnostics) = DefinitionReader.read(source)
    guard let definition, depth != .words else { return Outcome(diagnostics: diagnostics) }
    let places = DefinitionPlaces(of: source)
    let graph = JourneyGraph(definition)
    let findings = Analysis.documentFindings(in: graph, limits: limits)
    var outcome = Outcome(diagnostics: diagnostics)
    if !findings.contains(where: \.isAboutStructure) {
      outcome.diagnostics += nameFindings(in: definition, at: places)
    }
    // A name that is wrong makes much of what follows from it look wrong too.
    if outcome.diagnostics.contains(where: { $0.severity == .error }) { return outcome }
    let found = withHabits(findings, of: graph)
    outcome.diagnostics += found.map { $0.diagnostic(at: places.span(of: $0)) }
    if !found.contains(where: { $0.code.severity == .error }) {
      var journey = LoadedJourney(definition: definition, nameSpan: places.name)
      journey.stateSpans = places.states
      outcome.journeys.append(journey)
    }
    return outcome
  }

  /// What is wrong with the names in a definition whose links all lead somewhere.
  private func nameFindings(
    in definition: JourneyDefinition, at places: DefinitionPlaces
  ) -> [Diagnostic] {
    guard let root = places.root else { return [] }
    return DefinitionNames.findings(
      in: definition, at: root, catalog: catalog, isKnownTimeZone: ZoneFiles.isKnown)
  }

  /// What was found in a definition, with its habits where it has no error.
  private func withHabits(
    _ findings: [Finding], of journey: JourneyGraph
  ) -> [Finding] {
    if findings.contains(where: { $0.code.severity == .error }) { return findings }
    return findings + habits(of: journey)
  }

  /// What was found of the habits of a definition.
  private func habits(of journey: JourneyGraph) -> [Finding] {
    JourneyLint.findings(in: journey, catalog: catalog, zones: zones, where: policy.isOn)
  }
}

/// The findings that are there already, by where they begin.
private struct KnownFindings {
  /// The findings.
  private var byStart: [Int: [Diagnostic]] = [:]

  /// Collects findings.
  init(_ findings: [Diagnostic]) {
    for finding in findings { byStart[finding.span.start, default: []].append(finding) }
  }

  /// Adds a finding; `false` if it is there already.
  mutating func insert(_ finding: Diagnostic) -> Bool {
    if byStart[finding.span.start]?.contains(finding) == true { return false }
    byStart[finding.span.start, default: []].append(finding)
    return true
  }
}

extension Finding {
  /// `true` for an error in the graph itself: where its links lead cannot be told.
  fileprivate var isAboutStructure: Bool {
    code.severity == .error && StructureCode.all.contains(code)
  }

  /// The finding at a place of a file.
  fileprivate func diagnostic(at span: SourceSpan) -> Diagnostic {
    Diagnostic(code, at: span, message, help: help, details: details)
  }
}
