internal import JourneyModel

/// Writes findings as the protocol has them.
struct FindingReport {
  /// The document.
  let uri: String
  /// What characters are counted in.
  let encoding: PositionEncoding
  /// What the client can do.
  let client: ClientAbilities

  /// Where the page of a finding is found, by its name.
  static let pageScheme = "journey-explain"

  /// The message that tells all findings of the document.
  func notification(_ entry: PublishedFindings.Entry?) -> JSONNode {
    let found = entry?.diagnostics ?? []
    let bytes = found.isEmpty ? [] : entry?.source.bytes ?? []
    let positions = PositionMap(bytes, encoding: encoding)
    let diagnostics = found.map { node($0, positions) }
    return Message.notification(
      "textDocument/publishDiagnostics",
      .object([
        "uri": .text(uri), "version": entry?.version.map { .integer($0) },
        "diagnostics": .array(diagnostics),
      ]))
  }

  /// One finding.
  func node(_ finding: Diagnostic, _ positions: PositionMap) -> JSONNode {
    let page: JSONNode = .object(["href": .text("\(Self.pageScheme):\(finding.code.name)")])
    return .object([
      "range": positions.range(finding.span),
      "severity": .integer(finding.severity == .error ? 1 : 2),
      "code": .text(finding.code.id),
      "codeDescription": client.opensPages ? page : nil,
      "source": .text("journey"),
      "message": .text(Self.message(of: finding)),
      "relatedInformation": related(finding, positions),
      "data": data(finding, positions),
    ])
  }

  /// What is said of a finding: its sentence, what to do, and what shows it at length.
  static func message(of finding: Diagnostic) -> String {
    ([finding.message, finding.help].compactMap { $0 } + finding.details).joined(separator: "\n")
  }

  /// The places that explain a finding.
  private func related(_ finding: Diagnostic, _ positions: PositionMap) -> JSONNode? {
    if finding.notes.isEmpty { return nil }
    return .array(
      finding.notes.map { note in
        .object([
          "location": .object(["uri": .text(uri), "range": positions.range(note.span)]),
          "message": .text(note.message),
        ])
      })
  }

  /// What a client may do with a finding without asking again.
  private func data(_ finding: Diagnostic, _ positions: PositionMap) -> JSONNode {
    .object([
      "name": .text(finding.code.name),
      "fix": finding.fix.map { fix in
        .object([
          "edit": positions.edit(fix.span, fix.replacement), "isSafe": .boolean(fix.isSafe),
        ])
      },
    ])
  }
}
