import JourneyModel

extension ScriptLint {
  /// Reports the negation of a negation.
  mutating func checkNegation(of inner: ExpressionSyntax, in whole: ExpressionSyntax) {
    var test = inner
    while case .parenthesized(let nested) = test.kind { test = nested }
    if case .not(let positive) = test.kind {
      return reportDouble(whole, plain: source.text(positive.span))
    }
    guard test.kind.isNegated else { return }
    reportDouble(whole, plain: positive(of: test))
  }

  /// The words of a negative test without their `not`; `nil` where they are not so simple.
  private func positive(of test: ExpressionSyntax) -> String? {
    let text = source.text(test.span)
    guard let range = text.firstRange(of: " is not "), !text.contains("#"), !text.contains("\"not")
    else { return nil }
    let rest = text[range.upperBound...]
    guard rest.firstRange(of: " is not ") == nil else { return nil }
    return text[..<range.lowerBound] + " is " + rest
  }

  /// Reports it, with the plain words where there are some.
  private mutating func reportDouble(_ whole: ExpressionSyntax, plain: String?) {
    report(
      ScriptLintCode.doubleNegation, at: whole.span, "this says `not` of something with a `not`",
      help: plain == nil ? "say it without either" : nil,
      fix: plain.map { .init(span: whole.span, replacement: "(\($0))") })
  }

  /// Reports fixed values that a list holds twice.
  mutating func checkValues(_ elements: [ExpressionSyntax]) {
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard case .literal = element.kind, !seen.insert(source.text(element.span)).inserted
      else { continue }
      let before = elements[index - 1].span.end
      report(
        ScriptLintCode.repeatedValue, at: element.span,
        "\(source.text(element.span)) is in the list already",
        fix: .init(span: SourceSpan(before, element.span.end), replacement: ""))
    }
  }
}

extension ExpressionSyntax.Kind {
  /// `true` for a test in its negative form.
  var isNegated: Bool {
    switch self {
    case .compare(_, _, _, let isNegated), .isIn(_, _, let isNegated),
      .isInAudience(_, let isNegated), .isBetween(_, _, _, let isNegated),
      .isKnown(_, let isNegated), .age(_, _, _, _, let isNegated),
      .textTest(_, _, _, let isNegated), .reachable(_, _, let isNegated):
      isNegated
    default: false
    }
  }
}
