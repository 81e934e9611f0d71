import JourneyModel

extension Parser {
  /// Adds a finding, unless the rest of the script has been given up.
  mutating func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, help: String? = nil,
    notes: [Diagnostic.Note] = [], fix: Diagnostic.Fix? = nil
  ) {
    report(Diagnostic(code, at: span, message, help: help, notes: notes, fix: fix))
  }

  /// Adds a finding, unless the rest of the script has been given up.
  mutating func report(_ diagnostic: Diagnostic) {
    if !isGivenUp { diagnostics.append(diagnostic) }
  }

  /// The place of what is missing: the current token, or the last one if that ends the statement.
  var gap: SourceSpan {
    current.kind == .endOfFile || current.startsLine ? previous.span : current.span
  }

  /// A failure for want of something.
  func missing(_ what: String, help: String? = nil, role: NameRole? = nil) -> SyntaxFailure {
    if let role = role ?? NameRole(rawValue: what) { noteRole(role) }
    let isGap = current.kind == .endOfFile || current.startsLine
    let opening = statement.isEmpty ? "" : "in `\(statement)`, "
    let message =
      isGap
      ? "\(opening)\(what) is missing behind `\(shown(previous))`"
      : "\(opening)\(what) is due here, not `\(shown(current))`"
    return SyntaxFailure(
      diagnostic: Diagnostic(
        SyntaxCode.missingPart, at: gap, message, help: help ?? Tails.of(statement)),
      position: position)
  }

  /// A failure at the current token.
  func failure(
    _ code: DiagnosticCode, at span: SourceSpan? = nil, _ message: String, help: String? = nil
  ) -> SyntaxFailure {
    SyntaxFailure(
      diagnostic: Diagnostic(code, at: span ?? current.span, message, help: help),
      position: position)
  }

  /// A token as it is quoted in a message: short and on one line.
  func shown(_ token: Token) -> String {
    let text = source.text(token.span)
    let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
    return line.count > 40 ? line.prefix(40) + "…" : String(line)
  }
}
