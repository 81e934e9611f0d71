import JourneyModel

/// Findings as plain text, one below the other, for golden files.
///
/// The command shows them with the lines of the script; that layout is its own matter.
struct DiagnosticText {
  /// The script that they are about.
  let source: SourceFile

  /// The text of all findings.
  func text(of findings: [Diagnostic]) -> String {
    findings.map(text).joined()
  }

  /// `line:column: severity: message  CODE name`, with what else there is to say below.
  private func text(of finding: Diagnostic) -> String {
    let head =
      "\(place(of: finding.span)): \(finding.severity.rawValue): \(finding.message)  "
      + "\(finding.code.id) \(finding.code.name)\n"
    let notes = finding.notes.map { "    \(place(of: $0.span)): \($0.message)\n" }
    let details = finding.details.map { "    \($0)\n" }
    let help = finding.help.map { "    help: \($0)\n" } ?? ""
    return head + details.joined() + notes.joined() + help + (finding.fix.map(text) ?? "")
  }

  /// What a fix puts in which place of what.
  private func text(of fix: Diagnostic.Fix) -> String {
    let old = source.text(fix.span).replacing("\n", with: "\\n")
    let new = fix.replacement.replacing("\n", with: "\\n")
    let mark = fix.isSafe ? "fix" : "unsafe fix"
    return "    \(mark): \(place(of: fix.span)): `\(old)` → `\(new)`\n"
  }

  /// `line:column` of where a span begins.
  private func place(of span: SourceSpan) -> String {
    "\(source.line(at: span.start)):\(source.column(at: span.start))"
  }
}
