internal import JourneyModel

/// What a check came to, file by file, for the programs that read it: those of CI above all.
public struct FindingsReport: Sendable {
  /// The names of the files that were looked at, in order.
  public var names: [String]
  /// The files with findings, in the same order.
  public var files: [LoadedWorkspace.FileFindings]
  /// `true` if warnings fail the check too.
  public var areWarningsDenied: Bool

  /// Creates a report.
  public init(
    names: [String], files: [LoadedWorkspace.FileFindings], areWarningsDenied: Bool = false
  ) {
    self.names = names
    self.files = files
    self.areWarningsDenied = areWarningsDenied
  }

  /// The report in a form.
  public func text(format: FindingsFormat, hasColor: Bool = false) -> String {
    let renderer = DiagnosticRenderer(hasColor: hasColor)
    return switch format {
    case .text: files.map { renderer.text($0.diagnostics, in: $0.source) }.joined(separator: "\n")
    case .concise: files.map { renderer.concise($0.diagnostics, in: $0.source) }.joined()
    case .json:
      String(
        decoding: DiagnosticRenderer.json(
          files.map { (source: $0.source, findings: $0.diagnostics) }), as: UTF8.self)
    case .sarif: SARIFLog(self).text
    case .github: WorkflowCommands(self).text
    case .gitlab: CodeQualityReport(self).text
    case .junit: JUnitReport(self).text
    }
  }

  /// `true` if a finding fails the check.
  public var isFailing: Bool { findings.contains { isFailing($0.finding) } }

  /// Each finding with its file, in order.
  var findings: [(finding: Diagnostic, source: SourceFile)] {
    files.flatMap { file in file.diagnostics.map { ($0, file.source) } }
  }

  /// `true` if this finding fails the check.
  func isFailing(_ finding: Diagnostic) -> Bool {
    switch finding.severity {
    case .error: true
    case .warning: areWarningsDenied
    }
  }
}
