import JourneyAnalysis
import JourneyLanguage
import JourneyModel

/// A script with all that is found in it: by the compiler, then in the graphs it gives.
struct CheckedScript {
  /// The zones that the scripts of the fixtures and examples name.
  static let zones: Set<String> = [
    "Europe/Berlin", "Europe/Lisbon", "Europe/London", "Europe/Paris", "America/New_York", "UTC",
  ]

  /// What compiling it gave.
  let result: Compiler.Result
  /// All findings, in the order of the source.
  let findings: [Diagnostic]

  /// Checks a script against a catalog.
  init(_ source: SourceFile, catalog: Catalog?) {
    let compiler = Compiler(catalog: catalog) { Self.zones.contains($0) }
    let result = compiler.compile(Parser.parse(source))
    self.result = result
    let proved = result.definitions.flatMap { definition in
      Analysis.findings(in: definition).map { finding in
        let spans = result.stateSpans[definition.journeyID] ?? [:]
        let line = finding.line.map { source.contentSpan(ofLine: $0) }
        var place = finding.stateID.flatMap { spans[$0] } ?? line ?? SourceSpan(0, 0)
        if case .arm(_, let index) = finding.place {
          place = result.tree.armSpan(index, ofWaitAt: place) ?? place
        }
        return Diagnostic(
          finding.code, at: place, finding.message, help: finding.help, details: finding.details)
      }
    }
    findings = (result.diagnostics + proved).sorted { $0.span.start < $1.span.start }
  }

  /// The findings that forbid running it.
  var errors: [Diagnostic] { findings.filter { $0.severity == .error } }

  /// The definitions without what only tells where they came from.
  var meaning: [JourneyDefinition] {
    result.definitions.map { definition in
      var definition = definition
      definition.source = nil
      for index in definition.states.indices { definition.states[index].line = nil }
      for index in definition.triggers.indices { definition.triggers[index].line = nil }
      for index in definition.settings.promises.indices {
        definition.settings.promises[index].line = nil
      }
      return definition
    }
  }

  /// The findings of one severity as a fixture names them.
  func expectations(_ severity: Diagnostic.Severity? = nil) -> [Fixture.Expectation] {
    findings.filter { severity == nil || $0.severity == severity }.map {
      .init(line: result.tree.source.line(at: $0.span.start), name: $0.code.name)
    }.sorted()
  }
}
