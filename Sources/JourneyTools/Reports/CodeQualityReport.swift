internal import JourneyModel

/// Findings as the code quality report that GitLab shows in a merge request.
struct CodeQualityReport {
  /// What was found.
  private let report: FindingsReport

  /// Prepares the report.
  init(_ report: FindingsReport) { self.report = report }

  /// The report as JSON.
  var text: String {
    var fingerprints = FindingFingerprints()
    let issues = report.findings.map { finding, source in
      Self.issue(finding, in: source, fingerprint: fingerprints.next(of: finding, in: source))
    }
    return String(decoding: JSONWriter.pretty(.array(issues)), as: UTF8.self)
  }

  /// A finding.
  private static func issue(
    _ finding: Diagnostic, in source: SourceFile, fingerprint: String
  ) -> JSONNode {
    let lines = JSONNode.object([
      "begin": .integer(source.line(at: finding.span.start)),
      "end": .integer(source.line(at: max(finding.span.start, finding.span.end))),
    ])
    return .object([
      "description": .text(
        [finding.message, finding.help].compactMap { $0 }.joined(separator: "; ")),
      "check_name": .text("\(finding.code.id) \(finding.code.name)"),
      "fingerprint": .text(fingerprint), "severity": .text(severity(finding)),
      "location": .object([
        "path": .text(ReportPath.normalized(source.name)), "lines": lines,
      ]),
    ])
  }

  /// How much a finding weighs, in GitLab's words.
  private static func severity(_ finding: Diagnostic) -> String {
    switch finding.severity {
    case .error: "major"
    case .warning: "minor"
    }
  }
}
