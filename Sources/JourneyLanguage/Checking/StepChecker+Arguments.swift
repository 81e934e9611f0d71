import JourneyModel

extension StepChecker {
  /// Checks named values against the parameters of a message, an operation or an event.
  ///
  /// The parameters are `nil` where nothing declares them. Values for an undeclared event tell the
  /// types of its attributes.
  func checkArguments(
    _ arguments: [ArgumentSyntax], of owner: NameSyntax, parameters: [ValueType.Field]?,
    inferring event: String? = nil
  ) -> [Argument] {
    var seen: [String: SourceSpan] = [:]
    var result: [Argument] = []
    for argument in arguments {
      let typed = expressions.check(argument.value, in: scope)
      expressions.noteLostText(typed, argument.value, in: scope)
      result.append(Argument(name: argument.name.text, value: typed.expression))
      if let first = seen[argument.name.text] {
        reportTwice(argument.name, first: first)
        continue
      }
      seen[argument.name.text] = argument.name.span
      if let parameters { check(argument, typed, of: owner, parameters: parameters) }
      if let event { infer(argument, typed, of: event) }
    }
    checkRequired(seen, of: owner, parameters: parameters ?? [])
    return result
  }

  /// Reports a parameter that is given twice.
  private func reportTwice(_ name: NameSyntax, first: SourceSpan) {
    findings.report(
      NameCode.duplicateArgument, at: name.span, "`\(name.text)` is given twice",
      help: "leave one of them out", notes: [.init(span: first, message: "here it is given first")])
  }

  /// Checks one value against its parameter.
  private func check(
    _ argument: ArgumentSyntax, _ typed: TypedExpression, of owner: NameSyntax,
    parameters: [ValueType.Field]
  ) {
    let name = argument.name
    guard let parameter = parameters.first(where: { $0.name == name.text }) else {
      return context.reportUnknown(
        NameCode.unknownParameter, name, "`\(owner.text)` takes no `\(name.text)`",
        among: parameters.map(\.name), isMember: true)
    }
    let type = TypeTerm(parameter.type)
    let agrees = expressions.require(typed, is: type, at: argument.value.span) {
      "\($0) is \($1), but `\(name.text)` of `\(owner.text)` is \(parameter.type.phrase)"
    }
    guard agrees else { return }
    expressions.checkValues(of: argument.value, against: type)
    if parameter.isRequired, typed.isMissable { reportMissing(argument, of: owner, parameter) }
  }

  /// Reports a value that may be missing where it is required.
  private func reportMissing(
    _ argument: ArgumentSyntax, of owner: NameSyntax, _ parameter: ValueType.Field
  ) {
    let span = argument.value.span
    let example = parameter.type.example
    let end = SourceSpan(span.end, span.end)
    findings.report(
      TypeCode.possiblyMissing, at: span,
      "\(context.quote(span)) may be missing, but `\(owner.text)` needs its `\(parameter.name)`",
      help: "say what stands in for it with `default \(example ?? "…")`, or test it before",
      fix: example.map { .init(span: end, replacement: " default \($0)", isSafe: false) })
  }

  /// Learns the type of an attribute from a value that an event is emitted with.
  private func infer(_ argument: ArgumentSyntax, _ typed: TypedExpression, of event: String) {
    let term = context.table.term(for: "event.\(event).\(argument.name.text)")
    let attribute = TypedExpression(expression: typed.expression, type: term)
    let phrase = context.table.type(of: term, guessing: true).phrase
    if context.table.unify(typed.type, attribute.type, at: argument.value.span) { return }
    let place = context.table.place(of: term)
    findings.report(
      TypeCode.contradictingUse, at: argument.value.span,
      "\(context.quote(argument.value.span)) is \(context.table.type(of: typed.type).phrase), "
        + "but `\(argument.name.text)` of `\(event)` is used as \(phrase) elsewhere",
      notes: place.map { [.init(span: $0, message: "here it is \(phrase)")] } ?? [])
  }

  /// Reports required parameters that are not given, all in one finding.
  private func checkRequired(
    _ given: [String: SourceSpan], of owner: NameSyntax, parameters: [ValueType.Field]
  ) {
    let absent = parameters.filter { $0.isRequired && given[$0.name] == nil }.map(\.name)
    if absent.isEmpty { return }
    let hasTypo = given.keys.contains { name in !parameters.contains { $0.name == name } }
    if hasTypo, absent.count == 1 { return }
    findings.report(
      NameCode.missingParameter, at: owner.span,
      "`\(owner.text)` needs \(CheckContext.listing(absent)) as well",
      help: "give it with `\(NameSpelling.spelled(absent[0], isMember: true)) = …`")
  }
}

extension ValueType {
  /// A value that can stand in for a missing one, as a script writes it.
  fileprivate var example: String? {
    switch self {
    case .text: "\"\""
    case .enumeration(let values): values.first.map(NameSpelling.quoted)
    case .number: "0"
    case .boolean: "false"
    case .moment: "now"
    case .date: "today"
    case .list: "[]"
    case .time, .duration, .record, .unknown: nil
    }
  }
}
