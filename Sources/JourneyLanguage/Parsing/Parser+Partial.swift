import JourneyModel

extension Parser {
  /// Returns what a step that was given up still tells: the name that it gives to a value which is
  /// not known; `nil` if it gives none.
  func partialStep(from head: Int) -> StepSyntax.Kind? {
    guard let given = givenNames(from: head).first else { return nil }
    return .assign(given.name, ExpressionSyntax(.invalid, span: given.word))
  }

  /// Returns steps that give the names of an arm that was given up.
  func partialSteps(from head: Int) -> [StepSyntax] {
    givenNames(from: head).map { name, word in
      let invalid = ExpressionSyntax(.invalid, span: word)
      return StepSyntax(kind: .assign(name, invalid), span: name.span, keyword: name.span)
    }
  }

  /// Returns the name of a declaration that was given up, for a value that is not known.
  func partialDeclaration(from head: Int) -> DeclarationSyntax? {
    let token = tokens[min(head + 1, tokens.count - 1)]
    guard head + 1 < position, token.kind == .text || token.kind == .word else { return nil }
    let name = NameSyntax(token.value, span: token.span)
    let invalid = ExpressionSyntax(.invalid, span: name.span)
    return DeclarationSyntax(name: name, value: invalid, span: span(from: tokens[head].span.start))
  }

  /// The names behind `let` and `as` from a token up to the current one, with the places of those
  /// words: behind `as` stands an event or an answer, behind `let` any value.
  private func givenNames(from head: Int) -> [(name: NameSyntax, word: SourceSpan)] {
    (head..<max(head, position - 1)).compactMap { place in
      let (word, name) = (tokens[place], tokens[place + 1])
      guard word.kind == .word, word.value == "let" || word.value == "as", name.kind == .word,
        !name.roles.contains(.reserved)
      else { return nil }
      return (NameSyntax(name.value, span: name.span), word.span)
    }
  }
}
