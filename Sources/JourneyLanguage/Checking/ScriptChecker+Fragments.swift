import JourneyModel

extension ScriptChecker {
  /// Checks each fragment by itself, as far as it can be told without the journeys that use it;
  /// those that others use come first, so that their parameters are known.
  func checkFragments() {
    context.fragments.settle(findings: context.findings)
    for name in context.fragments.order {
      if let entry = context.fragments[name] { check(entry) }
    }
    for case .fragment(let fragment) in items where fragment.name.text.isEmpty {
      check(FragmentTable.Entry(syntax: fragment, parameters: []))
    }
  }

  /// Checks one fragment: it knows of the user, of what started the run and of its parameters.
  private func check(_ entry: FragmentTable.Entry) {
    let fragment = entry.syntax
    var scope = Scope()
    scope.entry = .anything
    let changes = StepChanges(of: fragment.steps)
    scope.bindingsLater = changes.bindings
    for (parameter, term) in zip(fragment.parameters, entry.parameters) {
      scope.bind(parameter.text, to: .value(term, isMissable: false))
    }
    checkParameters(of: fragment)
    _ = check(fragment.steps, in: scope, changes: changes)
  }

  /// Reports parameters that stand twice, and those that no step names.
  private func checkParameters(of fragment: FragmentSyntax) {
    let met = NameRewriter.names(in: fragment.steps)
    var places: [String: SourceSpan] = [:]
    for parameter in fragment.parameters {
      if let first = places[parameter.text] {
        context.findings.report(
          NameCode.duplicateDeclaration, at: parameter.span,
          "two parameters are called `\(parameter.text)`", help: "give each a name of its own",
          notes: [.init(span: first, message: "here is the first")])
        continue
      }
      places[parameter.text] = parameter.span
      let isRight = expressions.checkBindable(parameter)
      if !isRight || met.contains(parameter.text) || context.hasUnread(in: fragment.span) {
        continue
      }
      context.findings.report(
        NameCode.unusedParameter, at: parameter.span,
        "no step of `\(fragment.name.text)` names `\(parameter.text)`",
        help: "leave it out, here and where the fragment is used")
    }
  }
}
