import JourneyModel

/// A script that was edited in one place.
struct RandomEdit {
  /// The sorts of edit.
  enum Kind: String, CaseIterable {
    case insert = "a new step"
    case delete = "a step gone"
    case move = "a step moved"
    case change = "a step changed"
    case renameStage = "a stage renamed"
    case twinBeside = "a twin beside"
    case twinAbove = "a twin further up"
    case twinBelow = "a twin further down"
  }

  /// A stretch of the script with what replaces it.
  struct Replacement {
    /// The bytes that are replaced.
    var span: SourceSpan
    /// What stands there afterwards.
    var text: String

    /// How many bytes longer the script becomes.
    var growth: Int { text.utf8.count - (span.end - span.start) }
  }

  /// What was done.
  let kind: Kind
  /// The stretches in order, none inside another.
  let replacements: [Replacement]
  /// The step that was edited with all inside it, if that was edited too.
  let removed: SourceSpan?
  /// The step of which only the words were edited.
  let reworded: SourceSpan?

  /// Creates an edit.
  init(
    _ kind: Kind, _ replacements: [Replacement], removed: SourceSpan? = nil,
    reworded: SourceSpan? = nil
  ) {
    self.kind = kind
    self.replacements = replacements.sorted { $0.span.start < $1.span.start }
    self.removed = removed
    self.reworded = reworded
  }

  /// The script afterwards.
  func applied(to script: SourceFile) -> SourceFile {
    var bytes = script.bytes
    for replacement in replacements.reversed() {
      let span = replacement.span
      bytes.replaceSubrange(span.start..<span.end, with: Array(replacement.text.utf8))
    }
    return SourceFile(name: script.name, bytes: bytes)
  }

  /// Where the place of a step has moved.
  func moved(_ place: SourceSpan) -> SourceSpan {
    var start = place.start
    var end = place.end
    for replacement in replacements where replacement.span.start < place.end {
      end += replacement.growth
      if replacement.span.end <= place.start { start += replacement.growth }
    }
    return SourceSpan(start, end)
  }
}
