import JourneyModel

extension ExpressionChecker {
  /// What people call a value that is not there.
  private static let wordsForMissing: Set<String> = [
    "empty", "blank", "nothing", "none", "nil", "undefined", "unset", "NULL", "None",
  ]

  /// Reports words behind a test that mean nothing here and were likely meant as text, or as
  /// `missing`; `false` if nothing looks like it.
  func reportUnquoted(
    _ syntax: ExpressionSyntax, besides value: TypedExpression, _ span: SourceSpan,
    isNegated: Bool, in scope: Scope
  ) -> Bool {
    let words = bareWords(of: syntax).filter { isUnknown($0, in: scope) }
    guard !words.isEmpty, let meant = meant(words, of: table.type(of: value.type)) else {
      return false
    }
    var replacement = ""
    var start = syntax.span.start
    for (word, text) in zip(words, meant.texts) {
      replacement += context.source.text(SourceSpan(start, word.span.start)) + text
      start = word.span.end
    }
    replacement += context.source.text(SourceSpan(start, syntax.span.end))
    // A sign that is a habit is told with the word behind it.
    let gap = SourceSpan(span.end, syntax.span.start)
    let hasSign = context.source.text(gap).contains("=")
    let whole = SourceSpan(span.end, syntax.span.end)
    findings.report(
      NameCode.unknownName, at: syntax.span,
      "nothing here is called \(CheckContext.listing(words.map(\.text)))",
      help: "did you mean `\(replacement)`?",
      fix: .init(
        span: hasSign ? whole : syntax.span,
        replacement: hasSign ? " is\(isNegated ? " not" : "") \(replacement)" : replacement,
        isSafe: meant.isListed))
    return true
  }

  /// The words that stand by themselves in a value or a list of values.
  private func bareWords(of syntax: ExpressionSyntax) -> [NameSyntax] {
    switch syntax.kind {
    case .name(let name): [name]
    case .list(let elements): elements.flatMap(bareWords)
    default: []
    }
  }

  /// `true` for a word that nothing here is called, nor nearly so.
  private func isUnknown(_ name: NameSyntax, in scope: Scope) -> Bool {
    guard scope.bindings[name.text] == nil, context.constants[name.text] == nil,
      !scope.bindingsLater.contains(name.text), !FixedNames.roots.contains(name.text)
    else { return false }
    let names =
      scope.bindings.keys + Array(scope.bindingsLater) + context.constants.keys + FixedNames.roots
    return Suggestion.closest(to: name.text, among: names) == nil
      && !context.lostWords.contains(name.text)
      && !(context.catalog.userAttributes?.contains { $0.name == name.text } ?? false)
  }

  /// What words were meant to be beside a value of a type, and whether the catalog lists them;
  /// `nil` if nothing tells.
  private func meant(
    _ words: [NameSyntax], of type: ValueType
  ) -> (texts: [String], isListed: Bool)? {
    if words.count == 1, Self.wordsForMissing.contains(words[0].text) { return (["missing"], true) }
    switch type {
    case .text: return (words.map { NameSpelling.quoted($0.text) }, false)
    case .enumeration(let values):
      let listed = words.compactMap { word in
        values.first { $0.lowercased() == word.text.lowercased() }
      }
      guard listed.count == words.count else { return nil }
      return (listed.map(NameSpelling.quoted), true)
    default: return nil
    }
  }
}
