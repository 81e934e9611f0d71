import JourneyModel

/// Follows which values the arms of a `choose` cover.
struct ChoiceCover {
  /// Checks expressions.
  let expressions: ExpressionChecker
  /// What is chosen by.
  let subject: TypedExpression
  /// The place of that.
  let span: SourceSpan
  /// `true` if the arm that was added last covers the missing value.
  private(set) var lastHasMissing = false
  /// The values covered so far, with their places.
  private var covered: [(value: Literal, span: SourceSpan)] = []
  /// `true` if a value could not be read; what is covered is then not known.
  private var isUnclear = false

  /// Creates the cover of a `choose` without arms.
  init(expressions: ExpressionChecker, subject: TypedExpression, span: SourceSpan) {
    self.expressions = expressions
    self.subject = subject
    self.span = span
  }

  /// Checks a value of an arm, and adds it to what is covered.
  mutating func add(_ syntax: ExpressionSyntax, in scope: Scope) -> Expression {
    let typed = expressions.check(syntax, in: scope)
    let phrase = expressions.table.type(of: subject.type).phrase
    let source = expressions.context.quote(span)
    let agrees = expressions.require(typed, is: subject.type, at: syntax.span) {
      "\($0) is \($1), but \(source) is \(phrase)"
    }
    if agrees { expressions.checkValues(of: syntax, against: subject.type) }
    guard let value = typed.fixedValue, agrees, !isInvalid(syntax) else {
      isUnclear = true
      return typed.expression
    }
    guard let value = meant(by: value) else {
      isUnclear = true
      return typed.expression
    }
    lastHasMissing = value == .missing
    if let first = covered.first(where: { $0.value == value }) {
      expressions.findings.report(
        TypeCode.duplicateChoice, at: syntax.span,
        "\(expressions.context.quote(syntax.span)) is covered already",
        help: "leave it out here", notes: [.init(span: first.span, message: "here it is covered")])
    }
    covered.append((value, syntax.span))
    return typed.expression
  }

  /// What a value stands for: the closest of those that there are, where it is none of them, since
  /// that has been told; `nil` where none is close.
  private func meant(by value: Literal) -> Literal? {
    guard case .text(let text) = value,
      case .known(.enumeration(let values)) = expressions.table.resolved(subject.type),
      !values.contains(text)
    else { return value }
    return Suggestion.closest(to: text, among: values).map { .text($0) }
  }

  /// `true` for what could not be read.
  private func isInvalid(_ syntax: ExpressionSyntax) -> Bool {
    if case .invalid = syntax.kind { return true }
    return false
  }

  /// Reports what no arm covers: of values that are listed each, else those that are not written.
  func checkComplete(at keyword: SourceSpan) {
    if isUnclear { return }
    switch expressions.table.resolved(subject.type) {
    case .known(.enumeration(let values)):
      report(values.map { (.text($0), NameSpelling.quoted($0)) }, at: keyword)
    case .known(.boolean):
      report([(.boolean(true), "true"), (.boolean(false), "false")], at: keyword)
    case .known where !expressions.isOpenName(subject.type):
      report(message: "other values of \(expressions.context.quote(span))", at: keyword)
    case .known, .list, .open, .anything: return
    }
  }

  /// Reports those of the values that no arm covers, and the missing one.
  private func report(_ values: [(value: Literal, words: String)], at keyword: SourceSpan) {
    var absent = values.filter { value in !covered.contains { $0.value == value.value } }
      .map(\.words)
    if subject.isMissable, !covered.contains(where: { $0.value == .missing }) {
      absent.append("missing")
    }
    if absent.isEmpty { return }
    let source = expressions.context.quote(span)
    report(message: "\(CheckContext.listing(absent)) of \(source)", at: keyword)
  }

  /// Reports that something is not covered.
  private func report(message: String, at keyword: SourceSpan) {
    expressions.findings.report(
      TypeCode.uncoveredChoice, at: keyword, "no arm covers \(message)",
      help: "add an arm for it, or `otherwise`")
  }
}
