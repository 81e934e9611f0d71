import JourneyModel

/// Checks expressions: resolves their names, infers their types, follows what is known.
struct ExpressionChecker {
  /// What the checkers of the script share.
  let context: CheckContext

  /// The findings of the script.
  var findings: Findings { context.findings }
  /// The types of undeclared names.
  var table: TypeTable { context.table }

  /// Checks an expression that stands where `scope` tells.
  func check(_ syntax: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    switch syntax.kind {
    case .literal(let literal): return checkLiteral(literal)
    case .name, .member: return checkPath(syntax, in: scope)
    case .call(let name, let arguments): return checkCall(name, arguments, syntax.span, in: scope)
    case .list(let elements): return checkList(elements, in: scope)
    case .record(let fields): return checkRecord(fields, in: scope)
    case .parenthesized(let inner): return check(inner, in: scope)
    case .or(let parts): return checkOr(parts, in: scope)
    case .and(let parts): return checkAnd(parts, in: scope)
    case .not(let inner): return checkTest(inner, in: scope).opposite
    case .negated(let inner): return checkNegated(inner, in: scope)
    case .arithmetic(let operation, let left, let right):
      return checkArithmetic(operation, left, right, syntax.span, in: scope)
    case .defaulted(let value, let fallback): return checkDefaulted(value, fallback, in: scope)
    case .history(let history): return checkHistory(history, members: [], syntax.span, in: scope)
    case .compare, .isIn, .isInAudience, .isBetween, .isKnown, .age, .textTest, .reachable,
      .quantified:
      return checkComparison(syntax, in: scope)
    case .invalid: return .invalid
    }
  }

  /// Checks an expression that must be true or false.
  func checkTest(_ syntax: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    let test = check(syntax, in: scope)
    if context.isGivenUp(syntax.span) { return test }
    require(test, is: .boolean, at: syntax.span) {
      "\($0) is \($1), but something true or false is due here"
    }
    return test
  }

  /// Checks that a value has a type, and reports it in the given words if it has not.
  @discardableResult
  func require(
    _ value: TypedExpression, is type: TypeTerm, at span: SourceSpan, help: String? = nil,
    fix: Diagnostic.Fix? = nil, words: (_ value: String, _ phrase: String) -> String
  ) -> Bool {
    let isOpen = isOpenName(value.type)
    if table.unify(value.type, type, at: span) { return true }
    if isOpen, reportContradiction(value.type, as: type, at: span) { return false }
    let (quoted, phrase) = (context.quote(span), table.type(of: value.type).phrase)
    let isAlike = phrase == table.type(of: type).phrase
    findings.report(
      TypeCode.wrongType, at: span,
      isAlike ? "\(quoted) is \(phrase) with other parts than are due here" : words(quoted, phrase),
      help: help, fix: fix)
    return false
  }

  /// `true` if the term is that of an undeclared name, settled by use or not.
  func isOpenName(_ term: TypeTerm) -> Bool {
    if case .open = term { return true }
    return false
  }

  /// Reports that an undeclared name is used in two ways; `false` if the other use is not known.
  func reportContradiction(_ term: TypeTerm, as other: TypeTerm, at span: SourceSpan) -> Bool {
    guard let place = table.place(of: term) else { return false }
    let earlier = table.type(of: term, guessing: true).phrase
    let types = [table.type(of: other, guessing: true), table.type(of: term, guessing: true)]
    let phrases = Set(types.filter { $0 != .unknown }.map(\.phrase)).sorted()
    let ways = phrases.count > 1 ? "as \(phrases.joined(separator: " and as "))" : "in two ways"
    findings.report(
      TypeCode.contradictingUse, at: span,
      "\(context.quote(span)) is used \(ways), and cannot be both",
      help: "declare it in the catalog, or use it in one way",
      notes: [.init(span: place, message: "here it is \(earlier)")])
    return true
  }

  /// The type of a fixed value.
  private func checkLiteral(_ literal: Literal) -> TypedExpression {
    var typed = TypedExpression(expression: .literal(literal), type: .anything)
    switch literal {
    case .missing: typed.isMissable = true
    case .text: typed.type = .text
    case .number, .weekday: typed.type = .number
    case .boolean: typed.type = .boolean
    case .duration: typed.type = .duration
    case .date: typed.type = .date
    case .time: typed.type = .time
    case .moment: typed.type = .moment
    }
    return typed
  }

  /// Checks a list: its elements must be of one type.
  private func checkList(_ elements: [ExpressionSyntax], in scope: Scope) -> TypedExpression {
    let typed = elements.map { check($0, in: scope) }
    var element = typed.first?.type ?? .anything
    for (index, value) in typed.enumerated().dropFirst() {
      let began = element
      require(value, is: element, at: elements[index].span) {
        "\($0) is \($1), but the list begins with \(table.type(of: began).phrase)"
      }
      if case .anything = table.resolved(element) { element = value.type }
    }
    return TypedExpression(expression: .list(typed.map(\.expression)), type: .list(element))
  }

  /// A record has no place in a journey; its values are checked all the same.
  private func checkRecord(_ fields: [ArgumentSyntax], in scope: Scope) -> TypedExpression {
    for field in fields { _ = check(field.value, in: scope) }
    return .invalid
  }

  /// Checks a disjunction: each part may rely on the falsehood of those before it.
  private func checkOr(_ parts: [ExpressionSyntax], in scope: Scope) -> TypedExpression {
    if reportStandIn(parts, in: scope) || reportLostTests(parts) { return .invalid }
    let typed = checkParts(parts, in: scope) { $0.whenFalse }
    let whenTrue = typed.dropFirst().reduce(typed.first?.factsWhenTrue ?? []) {
      $0.intersection($1.factsWhenTrue)
    }
    return .test(
      .or(typed.map(\.expression)), whenTrue: whenTrue,
      whenFalse: typed.reduce([]) { $0.union($1.whenFalse) })
  }

  /// Reports a fixed value behind `or` that was meant to stand in for a missing one; `false` where
  /// nothing looks like it.
  private func reportStandIn(_ parts: [ExpressionSyntax], in scope: Scope) -> Bool {
    guard parts.count == 2, case .literal(let literal) = parts[1].kind, parts[0].isPath else {
      return false
    }
    switch literal {
    case .text, .number, .duration: break
    default: return false
    }
    let value = findings.muted { check(parts[0], in: scope) }
    let gap = SourceSpan(parts[0].span.end, parts[1].span.start)
    guard table.type(of: value.type) != .boolean, let word = context.place(of: "or", in: gap) else {
      return false
    }
    findings.report(
      TypeCode.wrongType, at: word, "`or` joins what is true or false, not values",
      help: "what stands in for a missing value follows `default`",
      fix: .init(span: word, replacement: "default", isSafe: false))
    return true
  }

  /// Reports fixed values behind `or` that were meant to be compared with what stands before it;
  /// `false` if there are none.
  private func reportLostTests(_ parts: [ExpressionSyntax]) -> Bool {
    guard parts.dropFirst().allSatisfy(\.firstTest.isTextOrNumber),
      case .compare(.equal, let value, _, false) = parts[0].lastTest.kind
    else { return false }
    let literals = parts.dropFirst().map(\.firstTest)
    guard let one = literals.first, let last = literals.last else { return false }
    let test = "\(context.source.text(value.span)) is "
    var replacement = ""
    var start = one.span.start
    for literal in literals {
      replacement += context.source.text(SourceSpan(start, literal.span.start)) + test
      start = literal.span.start
    }
    replacement += context.source.text(SourceSpan(start, last.span.end))
    findings.report(
      TypeCode.wrongType, at: one.span,
      "`or` joins tests, and \(context.quote(one.span)) is none",
      help: "did you mean `\(replacement)`?",
      fix: .init(
        span: one.span.joined(with: last.span), replacement: replacement,
        isSafe: literals.count == parts.filter(\.isTextOrNumber).count))
    return true
  }

  /// Checks a conjunction: each part may rely on the truth of those before it.
  private func checkAnd(_ parts: [ExpressionSyntax], in scope: Scope) -> TypedExpression {
    let typed = checkParts(parts, in: scope) { $0.factsWhenTrue }
    let whenFalse = typed.dropFirst().reduce(typed.first?.whenFalse ?? []) {
      $0.isEmpty ? [] : $0.intersection($1.whenFalse)
    }
    return .test(
      .and(typed.map { $0.expression }),
      whenTrue: typed.reduce([]) { $0.union($1.factsWhenTrue) }, whenFalse: whenFalse)
  }

  /// Checks tests in order, each knowing what the ones before it tell.
  private func checkParts(
    _ parts: [ExpressionSyntax], in scope: Scope,
    facts: (TypedExpression) -> KnownPaths
  ) -> [TypedExpression] {
    var scope = scope
    return parts.map { part in
      let typed = checkTest(part, in: scope)
      scope.known = scope.known.union(facts(typed))
      return typed
    }
  }

  /// Checks `a default b`.
  private func checkDefaulted(
    _ value: ExpressionSyntax, _ fallback: ExpressionSyntax, in scope: Scope
  ) -> TypedExpression {
    let typed = checkMissable(value, in: scope)
    let other = check(fallback, in: scope)
    checkValues(of: fallback, against: typed.type)
    let phrase = table.type(of: typed.type).phrase
    let agrees = require(other, is: typed.type, at: fallback.span) {
      "\($0) is \($1), but it stands in for \(phrase)"
    }
    var type = agrees ? typed.type : .anything
    if agrees, isSilent(type) { type = other.type }
    return TypedExpression(
      expression: .defaulted(typed.expression, other.expression), type: type,
      isMissable: typed.isMissable && other.isMissable)
  }

  /// Checks an expression whose author reckons with its being missing.
  func checkMissable(_ syntax: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    var scope = scope
    for (name, binding) in scope.bindings where !binding.isSet {
      scope.bindings[name]?.isSet = true
      scope.bindings[name]?.isMissable = true
    }
    return check(syntax, in: scope)
  }
}

extension ExpressionSyntax {
  /// `true` for a name, or one with names behind its dots.
  fileprivate var isPath: Bool {
    switch kind {
    case .name: true
    case .member(let base, _): base.isPath
    default: false
    }
  }
}

extension ExpressionSyntax {
  /// The last of tests that all hold, or the one test.
  fileprivate var lastTest: ExpressionSyntax {
    if case .and(let parts) = kind { parts[parts.count - 1] } else { self }
  }

  /// The first of tests that all hold, or the one test.
  fileprivate var firstTest: ExpressionSyntax {
    if case .and(let parts) = kind { parts[0] } else { self }
  }

  /// `true` for a fixed text or number.
  fileprivate var isTextOrNumber: Bool {
    switch kind {
    case .literal(.text), .literal(.number): true
    default: false
    }
  }
}
