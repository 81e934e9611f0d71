import JourneyModel

/// A script with one mistake.
struct Mutant {
  /// The kind of mistake.
  let kind: MutationKind
  /// The script that it was planted in.
  let original: Fixture
  /// What is replaced in it.
  let span: SourceSpan
  /// What stands there instead.
  let replacement: String
  /// The script with the mistake.
  let source: SourceFile
  /// The line that a finding should be on.
  let line: Int
  /// What was done, for people.
  let change: String

  /// Replaces a span of a script; the finding should be on the line of `place`, or of the change.
  init(
    _ kind: MutationKind, of original: Fixture, replacing span: SourceSpan, by text: String,
    foundAt place: Int? = nil
  ) {
    let bytes = original.source.bytes
    let changed = bytes[..<span.start] + Array(text.utf8) + bytes[span.end...]
    self.kind = kind
    self.original = original
    self.span = span
    replacement = text
    source = SourceFile(name: original.source.name, bytes: Array(changed))
    line = original.source.line(at: place ?? span.start)
    change = "`\(original.source.text(span))` → `\(text)`"
  }
}
