import JourneyModel

extension StepChecker {
  /// Checks `use FRAGMENT(…)`, and its steps as they stand here.
  func checkUse(_ use: UseSyntax, at span: SourceSpan) -> [CheckedStep] {
    guard let entry = context.fragments[use.name.text] else {
      for value in use.values { _ = expressions.check(value, in: scope) }
      if context.fragments.hasNameless { return [] }
      context.reportUnknown(
        NameCode.unknownFragment, use.name, "no fragment here is called `\(use.name.text)`",
        among: context.fragments.names)
      return []
    }
    let agrees = checkValues(of: use, against: entry)
    // What is wrong with a value is told where the value stands, not again where it is used.
    return agrees ? checkSteps(of: use, at: span) : findings.muted { checkSteps(of: use, at: span) }
  }

  /// Checks the values of a use against the parameters of its fragment.
  private func checkValues(of use: UseSyntax, against entry: FragmentTable.Entry) -> Bool {
    let typed = use.values.map { expressions.check($0, in: scope) }
    let parameters = entry.syntax.parameters
    guard typed.count == parameters.count else {
      reportCount(of: use, parameters: parameters)
      return false
    }
    let agree = parameters.indices.map { index in
      check(
        typed[index], at: use.values[index].span, for: parameters[index].text,
        of: use.name.text, as: entry.parameters[index])
    }
    return agree.allSatisfy(\.self)
  }

  /// Checks one value against what the steps of the fragment tell of its parameter.
  private func check(
    _ value: TypedExpression, at span: SourceSpan, for parameter: String, of fragment: String,
    as term: TypeTerm
  ) -> Bool {
    let type = context.table.resolved(term)
    if case .open = type { return true }
    let phrase = context.table.type(of: type).phrase
    return expressions.require(value, is: type, at: span) {
      "\($0) is \($1), but `\(parameter)` of `\(fragment)` is \(phrase)"
    }
  }

  /// Reports too many or too few values.
  private func reportCount(of use: UseSyntax, parameters: [NameSyntax]) {
    let count = parameters.count
    let due = count == 0 ? "no value" : "\(count) \(count == 1 ? "value" : "values")"
    findings.report(
      TypeCode.wrongArgumentCount, at: use.name.span,
      "`\(use.name.text)` takes \(due), here it has \(use.values.count)",
      help: count == 0
        ? nil : "give it \(CheckContext.listing(parameters.map(\.text))), in this order")
  }

  /// Checks the steps that a use stands for; the names that they give end with them.
  private func checkSteps(of use: UseSyntax, at span: SourceSpan) -> [CheckedStep] {
    let own = StepChanges(of: use.assignments + use.steps).bindings
    let later = scope.bindingsLater
    let assignments = check(use.assignments)
    scope.bindingsLater = own
    let steps = findings.within(use: span) { check(use.steps) }
    scope.bindingsLater = later
    for name in own {
      scope.bindings[name] = nil
      scope.forget { $0.root == .binding(name) }
    }
    return assignments + steps
  }
}
