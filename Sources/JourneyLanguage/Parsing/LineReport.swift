import JourneyModel

/// What there is to say of each line of a script: of the findings that a line cannot be read, only
/// the first, since the others follow from it.
struct LineReport {
  /// What is said, in the order of the source.
  private(set) var findings: [Diagnostic] = []
  /// The lines that a text without its closing quote has swallowed a part of.
  private(set) var brokenLines: [SourceSpan] = []

  /// The findings that a line, or what stands around it, cannot be read.
  private static let unreadable: Set<DiagnosticCode> = [
    SyntaxCode.unexpectedWord, SyntaxCode.missingPart, SyntaxCode.strayArm, SyntaxCode.extraEnd,
    SyntaxCode.missingEnd, SyntaxCode.unclosedText, SyntaxCode.reservedName,
  ]

  /// Looks through all that lexer and parser found.
  init(source: SourceFile, findings all: [Diagnostic]) {
    let ordered = all.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }.map(\.element)
    var first: [Int: Diagnostic] = [:]
    for finding in ordered where Self.unreadable.contains(finding.code) {
      let line = source.line(at: finding.span.start)
      if first[line] == nil || finding.code == SyntaxCode.unclosedText { first[line] = finding }
    }
    findings = ordered.filter { finding in
      guard let first = first[source.line(at: finding.span.start)] else { return true }
      let isBroken = first.code == SyntaxCode.unclosedText
      return first == finding || !isBroken && !Self.unreadable.contains(finding.code)
    }
    brokenLines = first.filter { $0.value.code == SyntaxCode.unclosedText }.map {
      source.lineSpan($0.key)
    }
  }
}
