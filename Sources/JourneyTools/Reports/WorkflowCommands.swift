internal import JourneyModel

/// Findings as the commands by which a workflow of GitHub marks lines of a change.
struct WorkflowCommands {
  /// What was found.
  private let report: FindingsReport

  /// Prepares the commands.
  init(_ report: FindingsReport) { self.report = report }

  /// The commands, a line each.
  var text: String {
    report.findings.map { command($0, in: $1) + "\n" }.joined()
  }

  /// The command for a finding.
  private func command(_ finding: Diagnostic, in source: SourceFile) -> String {
    let properties =
      place(finding.span, in: source) + [
        ("title", "\(finding.code.id) \(finding.code.name)")
      ]
    let listed = properties.map { "\($0)=\(Self.property($1))" }.joined(separator: ",")
    return
      "::\(finding.severity.rawValue) \(listed)::\(Self.data(message(of: finding, in: source)))"
  }

  /// The file, the lines, and the columns where both ends are in one line: others are refused.
  private func place(_ span: SourceSpan, in source: SourceFile) -> [(String, String)] {
    let line = source.line(at: span.start)
    let endLine = source.line(at: max(span.start, span.end))
    let file = ("file", DisplayText.safe(ReportPath.normalized(source.name)))
    guard line == endLine else { return [file, ("line", "\(line)"), ("endLine", "\(endLine)")] }
    return [
      file, ("line", "\(line)"), ("col", "\(source.column(at: span.start))"),
      ("endLine", "\(endLine)"), ("endColumn", "\(source.column(at: max(span.start, span.end)))"),
    ]
  }

  /// The message, what to do, and the related places.
  private func message(of finding: Diagnostic, in source: SourceFile) -> String {
    let help = (finding.help ?? "").split(separator: "\n").map(String.init)
    let notes = finding.notes.map { "line \(source.line(at: $0.span.start)): \($0.message)" }
    return ([finding.message] + help + notes).map { DisplayText.safe($0) }.joined(separator: "\n")
  }

  /// A text behind the colons, escaped.
  private static func data(_ text: String) -> String {
    escaped(text, also: [:])
  }

  /// The value of a property, escaped.
  private static func property(_ text: String) -> String {
    escaped(text, also: [":": "%3A", ",": "%2C"])
  }

  /// A text in which no line ends and no command begins.
  private static func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
    let escapes: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"]
    return text.unicodeScalars.map { escapes[$0] ?? more[$0] ?? String($0) }.joined()
  }
}
