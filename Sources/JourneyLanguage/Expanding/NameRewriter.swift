import JourneyModel

/// Puts other names and fixed values in the place of the names of a fragment.
struct NameRewriter {
  /// What stands in the place of each name: another name, or a fixed value.
  private var replacements: [String: ExpressionSyntax]
  /// The names that expressions name and that steps and `any NAME in` give.
  private(set) var met: Set<String> = []

  /// Creates a rewriter.
  init(_ replacements: [String: ExpressionSyntax] = [:]) {
    self.replacements = replacements
  }

  /// The names that steps name or give, whatever they stand for.
  static func names(in steps: [StepSyntax]) -> Set<String> {
    var rewriter = NameRewriter()
    _ = rewriter.rewritten(steps)
    return rewriter.met
  }

  /// A name that a step gives, as it is called now.
  mutating func given(_ name: NameSyntax) -> NameSyntax {
    met.insert(name.text)
    guard case .name(let other) = replacements[name.text]?.kind else { return name }
    return NameSyntax(other.text, span: name.span)
  }

  /// What a name in an expression stands for now.
  ///
  /// Another name keeps the place of the first; a value keeps its own, since it may be the mistake.
  mutating func named(_ name: NameSyntax) -> ExpressionSyntax {
    met.insert(name.text)
    guard let other = replacements[name.text] else {
      return ExpressionSyntax(.name(name), span: name.span)
    }
    guard case .name(let new) = other.kind else { return other }
    return ExpressionSyntax(.name(NameSyntax(new.text, span: name.span)), span: name.span)
  }

  /// The condition behind `any NAME in LIST`, in which the name is an element's and no other.
  mutating func condition(_ syntax: ExpressionSyntax, of element: NameSyntax) -> ExpressionSyntax {
    met.insert(element.text)
    let outer = replacements.removeValue(forKey: element.text)
    defer { replacements[element.text] = outer }
    return rewritten(syntax)
  }

  /// Arguments with other names in them.
  mutating func rewritten(_ arguments: [ArgumentSyntax]) -> [ArgumentSyntax] {
    arguments.map { ArgumentSyntax(name: $0.name, value: rewritten($0.value)) }
  }
}
