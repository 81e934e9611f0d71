import JourneyModel

/// The values of records in tests.
extension TestChecker {
  /// Checks the fields of a record against those that are declared; `nil` where nothing declares
  /// them.
  func check(
    _ fields: [ArgumentSyntax], of owner: NameSyntax, fields declared: [ValueType.Field]?,
    isWhole: Bool = true
  ) -> [TestValue.Field] {
    reportTwice(fields)
    if isWhole { checkRequired(fields, of: owner, declared ?? []) }
    return fields.map { field in
      var term = TypeTerm.anything
      if let declared {
        if let found = declared.first(where: { $0.name == field.name.text }) {
          term = TypeTerm(found.type)
        } else {
          context.reportUnknown(
            NameCode.unknownParameter, field.name,
            "`\(owner.text)` has no `\(field.name.text)`", among: declared.map(\.name),
            isMember: true)
        }
      }
      let value = check(field.value, against: term, called: field.name.text)
      return TestValue.Field(name: field.name.text, value: value)
    }
  }

  /// Reports fields that stand twice.
  private func reportTwice(_ fields: [ArgumentSyntax]) {
    var seen: [String: SourceSpan] = [:]
    for field in fields {
      guard let first = seen[field.name.text] else {
        seen[field.name.text] = field.name.span
        continue
      }
      findings.report(
        NameCode.duplicateArgument, at: field.name.span, "`\(field.name.text)` is given twice",
        help: "leave one of them out",
        notes: [.init(span: first, message: "here it is given first")])
    }
  }

  /// Reports required fields that are not given, all in one finding.
  private func checkRequired(
    _ fields: [ArgumentSyntax], of owner: NameSyntax, _ declared: [ValueType.Field]
  ) {
    let given = fields.map(\.name.text)
    let absent = declared.filter { $0.isRequired && !given.contains($0.name) }.map(\.name)
    let hasTypo = given.contains { name in !declared.contains { $0.name == name } }
    if absent.isEmpty || (hasTypo && absent.count == 1) { return }
    findings.report(
      NameCode.missingParameter, at: owner.span,
      "`\(owner.text)` needs \(CheckContext.listing(absent)) as well",
      help: "give it with `\(NameSpelling.spelled(absent[0], isMember: true)): …`")
  }

  /// Checks a value against a type.
  func check(
    _ value: ExpressionSyntax, against term: TypeTerm, called name: String
  ) -> TestValue {
    switch value.kind {
    case .record(let fields):
      guard case .known(.record(let declared)) = context.table.resolved(term) else {
        reportRecord(value, against: term, called: name)
        return .record(
          check(fields, of: NameSyntax(name, span: value.span), fields: nil, isWhole: false))
      }
      return .record(
        check(fields, of: NameSyntax(name, span: value.span), fields: declared, isWhole: false))
    case .list(let elements) where elements.contains(where: \.isRecord):
      var element = TypeTerm.anything
      if case .known(.list(let declared)) = context.table.resolved(term) {
        element = TypeTerm(declared)
      }
      return .list(elements.map { check($0, against: element, called: name) })
    default: return .expression(checkPlain(value, against: term, called: name))
    }
  }

  /// Reports a record where something else is due.
  private func reportRecord(
    _ value: ExpressionSyntax, against term: TypeTerm, called name: String
  ) {
    switch context.table.resolved(term) {
    case .anything, .open, .known(.unknown): return
    case .known, .list:
      findings.report(
        TypeCode.wrongType, at: value.span,
        "`\(name)` is \(context.table.type(of: term).phrase), not a record")
    }
  }

  /// Checks a value that is no record.
  private func checkPlain(
    _ value: ExpressionSyntax, against term: TypeTerm, called name: String
  ) -> Expression {
    let typed = expressions.check(value, in: Scope())
    if case .literal(.missing) = typed.expression { return typed.expression }
    let phrase = context.table.type(of: term).phrase
    let agrees = expressions.require(typed, is: term, at: value.span) {
      "\($0) is \($1), but `\(name)` is \(phrase)"
    }
    if agrees { expressions.checkValues(of: value, against: term) }
    return typed.expression
  }
}

extension ExpressionSyntax {
  /// `true` for `{ … }`, and for a list with one in it.
  fileprivate var isRecord: Bool {
    switch kind {
    case .record: true
    case .list(let elements): elements.contains(where: \.isRecord)
    default: false
    }
  }
}
