internal import JourneyLanguage
internal import JourneyModel

/// Lays a script out as `journey fmt` does.
struct Layout {
  /// The document.
  let document: Document

  /// The changes that lay the script out, of those within a span if one is given; none for what is
  /// no script.
  func edits(within span: SourceSpan? = nil) -> JSONNode {
    guard document.kind == .script, let text = Formatter.format(document.tree) else {
      return .array([])
    }
    return .array(
      TextChanges(from: document.source, to: text).edits(document.positions, within: span))
  }
}
