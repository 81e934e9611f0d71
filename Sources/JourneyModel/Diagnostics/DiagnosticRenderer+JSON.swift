extension DiagnosticRenderer {
  /// Returns findings about some files as one JSON array, for programs.
  public static func json(
    _ files: [(source: SourceFile, findings: [Diagnostic])]
  ) -> [UInt8] {
    JSONWriter.pretty(
      .array(files.flatMap { file in file.findings.map { node(of: $0, in: file.source) } }))
  }

  /// Returns a finding as a JSON object; lines and columns are counted from 1, ends excluded.
  public static func node(of finding: Diagnostic, in source: SourceFile) -> JSONNode {
    let head: [(String, JSONNode)] = [
      ("code", .text(finding.code.id)), ("name", .text(finding.code.name)),
      ("severity", .text(finding.severity.rawValue)), ("file", .text(source.name)),
    ]
    let tail: [(String, JSONNode)] = [
      ("message", .text(finding.message)),
      ("help", finding.help.map(JSONNode.text) ?? JSONNode(.null)),
      ("details", .array(finding.details.map(JSONNode.text))),
      ("notes", .array(finding.notes.map { node(of: $0, in: source) })),
      ("fix", finding.fix.map { node(of: $0, in: source) } ?? JSONNode(.null)),
    ]
    return .object(members: head + place(finding.span, in: source) + tail)
  }

  /// A second place.
  private static func node(of note: Diagnostic.Note, in source: SourceFile) -> JSONNode {
    .object(members: place(note.span, in: source) + [("message", .text(note.message))])
  }

  /// A change that mends a finding.
  private static func node(of fix: Diagnostic.Fix, in source: SourceFile) -> JSONNode {
    .object(
      members: place(fix.span, in: source) + [
        ("replacement", .text(fix.replacement)), ("safe", .boolean(fix.isSafe)),
      ])
  }

  /// The start and the end of a span.
  private static func place(_ span: SourceSpan, in source: SourceFile) -> [(String, JSONNode)] {
    [
      ("line", .integer(source.line(at: span.start))),
      ("column", .integer(source.column(at: span.start))),
      ("endLine", .integer(source.line(at: span.end))),
      ("endColumn", .integer(source.column(at: span.end))),
    ]
  }
}
