internal import JourneyModel

/// Offers the changes that mend what was found.
struct CodeActions {
  /// The document.
  let document: Document
  /// What was found in it.
  let entry: PublishedFindings.Entry?

  /// What the protocol calls a change that mends one finding.
  static let fixKind = "quickfix"
  /// What it calls one that mends all that can be mended safely.
  static let fixAllKind = "source.fixAll.journey"

  /// The actions for a range, of the kinds that the client wants.
  func answer(_ parameters: JSONNode) -> JSONNode {
    // A finding about a text that is no longer there mends nothing.
    guard let entry, entry.source.bytes == document.source.bytes,
      let span = document.positions.span(parameters.member("range"))
    else { return .array([]) }
    let only = parameters.member("context")?.member("only")?.elements?.compactMap(\.text)
    var actions: [JSONNode] = []
    if Self.isWanted(Self.fixKind, only) {
      actions += entry.diagnostics.compactMap { finding in
        finding.span.start <= span.end && span.start <= finding.span.end ? action(finding) : nil
      }
    }
    if Self.isWanted(Self.fixAllKind, only), let all = fixAll(entry) { actions.append(all) }
    return .array(actions)
  }

  /// `true` if a client wants actions of a kind: it may name that, or a kind above it.
  private static func isWanted(_ kind: String, _ only: [String]?) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  /// The action that mends a finding.
  private func action(_ finding: Diagnostic) -> JSONNode? {
    guard let fix = finding.fix else { return nil }
    let report = FindingReport(
      uri: document.uri, encoding: document.encoding, client: ClientAbilities())
    return .object([
      "title": .text(title(of: fix)), "kind": .text(Self.fixKind),
      "diagnostics": .array([report.node(finding, document.positions)]),
      "isPreferred": .boolean(fix.isSafe),
      "edit": edit([document.positions.edit(fix.span, fix.replacement)]),
    ])
  }

  /// The action that makes all changes that cannot alter the meaning.
  private func fixAll(_ entry: PublishedFindings.Entry) -> JSONNode? {
    let fixes = entry.diagnostics.compactMap(\.fix).filter(\.isSafe)
    let (bytes, count) = FixApplier.applying(fixes, to: document.source.bytes)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let edits = TextChanges(from: document.source, to: text).edits(document.positions)
    return .object([
      "title": .text("Mend everything that can be mended safely"),
      "kind": .text(Self.fixAllKind), "edit": edit(edits),
    ])
  }

  /// An edit of the document.
  private func edit(_ edits: [JSONNode]) -> JSONNode {
    .object(["changes": .object(members: [(document.uri, .array(edits))])])
  }

  /// What a fix does, in words.
  private func title(of fix: Diagnostic.Fix) -> String {
    let old = Self.shown(document.source.text(fix.span))
    let new = Self.shown(fix.replacement)
    let title =
      new.isEmpty ? "Remove `\(old)`" : old.isEmpty ? "Write `\(new)` here" : "Change to `\(new)`"
    return fix.isSafe ? title : title + " (may change the meaning)"
  }

  /// A text as a title shows it: on one line.
  private static func shown(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ")
  }
}
