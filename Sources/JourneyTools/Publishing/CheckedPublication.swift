public import JourneyModel

/// What the check of a script or a definition came to that is to be published.
public struct CheckedPublication: Sendable {
  /// What was checked.
  public let source: SourceFile
  /// The journeys in whose graphs nothing is wrong.
  public let journeys: [JourneyDefinition]
  /// What was found.
  public let findings: [Diagnostic]

  /// Creates the result of a check.
  public init(source: SourceFile, journeys: [JourneyDefinition], findings: [Diagnostic]) {
    self.source = source
    self.journeys = journeys
    self.findings = findings
  }

  /// `true` if something is wrong, so that nothing of it can be published.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The findings in the form of `journey check --format json`.
  public var findingsNode: JSONNode {
    .array(findings.map { DiagnosticRenderer.node(of: $0, in: source) })
  }
}
