import JourneyModel

extension ExpressionChecker {
  /// Notes a negative test that holds for those of whom nothing is known, too: its author may not
  /// have thought of them.
  ///
  /// Of what events bring, only what a catalog declares is looked at: without one nothing says that
  /// it can be missing.
  func noteNegation(of value: TypedExpression, _ syntax: ExpressionSyntax) {
    guard value.isMissable, !value.needs.isEmpty, isOfUser(syntax) || context.catalog.events != nil
    else { return }
    let quoted = context.quote(syntax.span)
    let start = SourceSpan(syntax.span.start, syntax.span.start)
    let text = context.source.text(syntax.span)
    context.habits.report(
      ScriptLintCode.negationOfMissing, at: syntax.span,
      "this holds too where \(quoted) is missing",
      help: "write \(quoted.dropLast()) is known and …` before it, if those are not meant",
      fix: .init(span: start, replacement: "\(text) is known and ", isSafe: false))
  }

  /// `true` for an attribute of the user.
  private func isOfUser(_ syntax: ExpressionSyntax) -> Bool {
    var base = syntax
    while case .member(let inner, _) = base.kind { base = inner }
    if case .name(let name) = base.kind { return name.text == "user" }
    return false
  }

  /// Notes a text for a message that is joined of parts, one of which may be missing: the whole is
  /// missing then.
  func noteLostText(_ value: TypedExpression, _ syntax: ExpressionSyntax, in scope: Scope) {
    guard value.isMissable, case .call(let name, let parts) = syntax.kind, name.text == "concat"
    else { return }
    let part = findings.muted { parts.first { check($0, in: scope).isMissable } }
    guard let part else { return }
    let end = SourceSpan(part.span.end, part.span.end)
    context.habits.report(
      ScriptLintCode.lostText, at: part.span,
      "where \(context.quote(part.span)) is missing, so is the whole text",
      help: "say what stands in for it with `default`",
      fix: .init(span: end, replacement: " default \"\"", isSafe: false))
  }
}
