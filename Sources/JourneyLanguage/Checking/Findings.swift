import JourneyModel

/// Collects the findings of a compilation, each once.
final class Findings {
  /// What was found so far, in the order of finding.
  private(set) var diagnostics: [Diagnostic] = []
  /// The same by where they begin: a script may be wrong in every line.
  private var byStart: [Int: [Diagnostic]] = [:]
  /// How many callers want nothing to be recorded at the moment.
  private var muteDepth = 0

  /// The uses of fragments around what is being checked, the outermost first.
  private var uses: [SourceSpan] = []

  /// Records a finding, unless it is muted or known already.
  func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, help: String? = nil,
    notes: [Diagnostic.Note] = [], fix: Diagnostic.Fix? = nil
  ) {
    add(Diagnostic(code, at: span, message, help: help, notes: notes, fix: fix))
  }

  /// Records a finding, unless it is muted or known already.
  func add(_ diagnostic: Diagnostic) {
    if muteDepth > 0 || holds(diagnostic) { return }
    guard let use = uses.first, !use.contains(diagnostic.span) else { return keep(diagnostic) }
    if holdsAlike(diagnostic) { return }
    var noted = diagnostic
    noted.notes.append(.init(span: use, message: "it is so for what is given here"))
    keep(noted)
  }

  /// Keeps a finding.
  private func keep(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    byStart[diagnostic.span.start, default: []].append(diagnostic)
  }

  /// Returns `true` if a finding of this kind is known at its place: a mistake in a fragment is one
  /// mistake, however often the fragment is used.
  private func holdsAlike(_ diagnostic: Diagnostic) -> Bool {
    byStart[diagnostic.span.start]?.contains {
      $0.code == diagnostic.code && $0.span == diagnostic.span
    } ?? false
  }

  /// Runs `body`, which checks the steps of a fragment as they stand at a use.
  func within<Value>(use: SourceSpan, _ body: () -> Value) -> Value {
    uses.append(use)
    defer { uses.removeLast() }
    return body()
  }

  /// Returns `true` if a finding is known already.
  func holds(_ diagnostic: Diagnostic) -> Bool {
    byStart[diagnostic.span.start]?.contains(diagnostic) ?? false
  }

  /// `true` if something forbids the script.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Returns `true` if something was found that begins within a stretch of the script.
  func holdsAny(in span: SourceSpan) -> Bool {
    if diagnostics.count < span.end - span.start {
      return diagnostics.contains { span.range.contains($0.span.start) }
    }
    return span.range.contains { byStart[$0] != nil }
  }

  /// Runs `body` without recording what it finds.
  func muted<Value>(_ body: () -> Value) -> Value {
    muteDepth += 1
    defer { muteDepth -= 1 }
    return body()
  }

  /// The findings in the order of the source.
  var inOrder: [Diagnostic] {
    let ordered = diagnostics.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    return ordered.map(\.element)
  }
}

extension SourceSpan {
  /// `true` if the other lies within this one.
  fileprivate func contains(_ other: SourceSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}
