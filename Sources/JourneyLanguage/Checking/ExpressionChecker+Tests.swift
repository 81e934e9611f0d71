import JourneyModel

extension ExpressionChecker {
  /// Checks a test on values.
  func checkComparison(_ syntax: ExpressionSyntax, in scope: Scope) -> TypedExpression {
    switch syntax.kind {
    case .compare(let comparison, let left, let right, let isNegated):
      return checkCompare(comparison, left, right, isNegated: isNegated, in: scope)
        .negated(if: isNegated)
    case .isIn(let value, let list, let isNegated):
      return checkIsIn(value, list, isNegated: isNegated, in: scope).negated(if: isNegated)
    case .isInAudience(let name, let isNegated):
      return checkAudience(name).negated(if: isNegated)
    case .isBetween(let value, let low, let high, let isNegated):
      return checkBetween(value, low, high, isNegated: isNegated, in: scope)
        .negated(if: isNegated)
    case .isKnown(let value, let isNegated):
      let typed = checkMissable(value, in: scope)
      return .test(.isKnown(typed.expression), whenTrue: typed.needs).negated(if: isNegated)
    case .age(let value, let isMore, let duration, let isAgo, let isNegated):
      return checkAge(
        value, isMore: isMore, duration, isAgo: isAgo, isNegated: isNegated, in: scope
      ).negated(if: isNegated)
    case .textTest(let test, let left, let right, let isNegated):
      return checkTextTest(test, left, right, isNegated: isNegated, in: scope)
        .negated(if: isNegated)
    case .reachable(let user, let channel, let isNegated):
      return checkReachable(user, channel).negated(if: isNegated)
    case .quantified(let isEvery, let name, let list, let condition):
      return checkQuantified(isEvery: isEvery, name, list, condition, in: scope)
    default: return .invalid
    }
  }

  /// Checks `is`, `<` and their like: two values of one type, with an order where it matters.
  private func checkCompare(
    _ comparison: Expression.Comparison, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    isNegated: Bool, in scope: Scope
  ) -> TypedExpression {
    if reportLostIn(left, right) { return .invalid }
    let one = check(left, in: scope)
    if reportUnquoted(right, besides: one, left.span, isNegated: isNegated, in: scope) {
      return .invalid
    }
    let other = check(right, in: scope)
    if isNegated { noteNegation(of: one, left) }
    let isAgreed =
      comparison != .equal && isWithoutOrder(one, other) || agree(one, left.span, other, right.span)
    if isAgreed { checkEnumerations(left, one, right, other) }
    if isAgreed, comparison != .equal { checkOrder(one, left.span, orOf: other, right.span) }
    return .test(
      .compare(comparison, one.expression, other.expression),
      whenTrue: one.needs.union(other.needs))
  }

  /// Reports an audience behind `user is` that lacks its `in`; `false` if none stands there.
  private func reportLostIn(_ value: ExpressionSyntax, _ audience: ExpressionSyntax) -> Bool {
    guard case .name(let name) = value.kind, name.text == "user", isAudience(audience) else {
      return false
    }
    let place = SourceSpan(audience.span.start, audience.span.start)
    findings.report(
      TypeCode.wrongType, at: audience.span, "\(context.quote(audience.span)) is an audience",
      help: "did you mean `user is in \(context.source.text(audience.span))`?",
      fix: .init(span: place, replacement: "in "))
    return true
  }

  /// Checks that two values can be compared.
  @discardableResult
  private func agree(
    _ one: TypedExpression, _ span: SourceSpan, _ other: TypedExpression, _ otherSpan: SourceSpan
  ) -> Bool {
    let place = isOpenName(one.type) ? span : otherSpan
    if table.unify(one.type, other.type, at: place) { return true }
    if isOpenName(one.type), reportContradiction(one.type, as: other.type, at: span) {
      return false
    }
    if isOpenName(other.type), reportContradiction(other.type, as: one.type, at: otherSpan) {
      return false
    }
    reportIncomparable(one, span, other, otherSpan)
    return false
  }

  /// Reports two values that cannot be compared.
  private func reportIncomparable(
    _ one: TypedExpression, _ span: SourceSpan, _ other: TypedExpression, _ otherSpan: SourceSpan
  ) {
    let (left, right) = (table.type(of: one.type), table.type(of: other.type))
    let (quoted, otherQuoted) = (context.quote(span), context.quote(otherSpan))
    let reason =
      left == .unknown || right == .unknown
      ? "\(quoted) and \(otherQuoted) are one within the other"
      : "\(quoted) is \(left.phrase) and \(otherQuoted) is "
        + (left.phrase == right.phrase ? "one with other parts" : right.phrase)
    findings.report(
      TypeCode.wrongType, at: otherSpan, "\(reason): they cannot be compared",
      help: comparisonHelp(left, right))
  }

  /// What to do where two types are compared that are near each other.
  private func comparisonHelp(_ one: ValueType, _ other: ValueType) -> String? {
    switch (one, other) {
    case (.date, .moment), (.moment, .date): "compare a date with `today`, a moment with `now`"
    case (.number, .text), (.text, .number), (.enumeration, .number), (.number, .enumeration):
      "a number stands without quotes, text with them"
    case (.duration, .number), (.number, .duration): "a duration has a unit, such as `2 days`"
    default: nil
    }
  }

  /// `true` if one value has no order, and nothing tells yet what the other is: what is wrong with
  /// the one says nothing of the other.
  private func isWithoutOrder(_ one: TypedExpression, _ other: TypedExpression) -> Bool {
    let (left, right) = (table.type(of: one.type), table.type(of: other.type))
    return left == .unknown
      ? right != .unknown && !right.hasOrder : right == .unknown && !left.hasOrder
  }

  /// Reports a comparison of order between values that have none.
  private func checkOrder(
    _ one: TypedExpression, _ span: SourceSpan, orOf other: TypedExpression,
    _ otherSpan: SourceSpan
  ) {
    if isReported(one, span) || isReported(other, otherSpan) { return }
    _ = hasOrder(one, at: span) && hasOrder(other, at: otherSpan)
  }

  /// `true` if something was found in a value, other than a name that a lost line was to give:
  /// that is not told in the end.
  private func isReported(_ value: TypedExpression, _ span: SourceSpan) -> Bool {
    isSilent(value.type) && findings.holdsAny(in: span)
      && !context.tokens.covered(by: span).contains { context.lostWords.contains($0.value) }
  }

  /// Checks that a value has an order, or may have one.
  private func hasOrder(_ value: TypedExpression, at place: SourceSpan) -> Bool {
    let type = table.type(of: value.type)
    if type.hasOrder || type == .unknown { return true }
    findings.report(
      TypeCode.wrongType, at: place,
      "\(context.quote(place)) is \(type.phrase) and has no order",
      help: "only numbers, moments, dates, times and durations are larger or smaller")
    return false
  }

  /// Checks a fixed text against the values of an enumeration on the other side.
  private func checkEnumerations(
    _ left: ExpressionSyntax, _ one: TypedExpression, _ right: ExpressionSyntax,
    _ other: TypedExpression
  ) {
    checkValues(of: right, against: one.type)
    checkValues(of: left, against: other.type)
  }

  /// Reports fixed texts that are not among the values of an enumeration.
  func checkValues(of syntax: ExpressionSyntax, against term: TypeTerm) {
    switch syntax.kind {
    case .parenthesized(let inner): checkValues(of: inner, against: term)
    case .defaulted(let value, let fallback):
      checkValues(of: value, against: term)
      checkValues(of: fallback, against: term)
    case .list(let elements):
      var inner = term
      if case .list(let element) = table.resolved(term) { inner = element }
      for element in elements { checkValues(of: element, against: inner) }
    case .literal(.text(let text)):
      guard case .known(.enumeration(let values)) = table.resolved(term), !values.contains(text)
      else { return }
      reportValue(text, at: syntax.span, values: values)
    default: return
    }
  }

  /// Reports a text that is not among the values of an enumeration.
  private func reportValue(_ text: String, at span: SourceSpan, values: [String]) {
    let message = "`\(text)` is none of the values \(CheckContext.listing(values))"
    guard let closest = Suggestion.closest(to: text, among: values) else {
      return findings.report(TypeCode.unknownValue, at: span, message)
    }
    findings.report(
      TypeCode.unknownValue, at: span, message, help: "did you mean `\(closest)`?",
      fix: .init(span: span, replacement: NameSpelling.quoted(closest), isSafe: true))
  }

  /// Checks `is in [..]`.
  private func checkIsIn(
    _ value: ExpressionSyntax, _ list: ExpressionSyntax, isNegated: Bool, in scope: Scope
  ) -> TypedExpression {
    let one = check(value, in: scope)
    if isNegated { noteNegation(of: one, value) }
    if isMisspeltUser(value, in: scope), isAudience(list) { return .invalid }
    if reportUnquoted(list, besides: one, value.span, isNegated: isNegated, in: scope) {
      return .invalid
    }
    let other = check(list, in: scope)
    if requireList(other, of: one.type, at: list.span, value: value.span) {
      checkValues(of: list, against: one.type)
    }
    return .test(
      .isIn(one.expression, other.expression), whenTrue: one.needs.union(other.needs))
  }

  /// `true` for a name that means nothing, and was likely meant to be `user`.
  private func isMisspeltUser(_ value: ExpressionSyntax, in scope: Scope) -> Bool {
    guard case .name(let name) = value.kind, name.text != "user", scope.bindings[name.text] == nil,
      context.constants[name.text] == nil
    else { return false }
    return Suggestion.isSlip(name.text, of: "user")
  }

  /// `true` for the name of an audience.
  private func isAudience(_ list: ExpressionSyntax) -> Bool {
    guard case .name(let name) = list.kind else { return false }
    return context.audiences[name.text] != nil
  }

  /// Checks that a value is a list whose elements can be compared with a type.
  private func requireList(
    _ list: TypedExpression, of element: TypeTerm, at span: SourceSpan, value: SourceSpan
  ) -> Bool {
    if table.unify(list.type, .list(element), at: span) { return true }
    if isOpenName(list.type), reportContradiction(list.type, as: .list(element), at: span) {
      return false
    }
    guard case .list(let inner) = table.resolved(list.type) else {
      findings.report(
        TypeCode.wrongType, at: span,
        "\(context.quote(span)) is \(table.type(of: list.type).phrase), but a list is due here",
        help: "write the values in brackets: `[\"a\", \"b\"]`")
      return false
    }
    if isOpenName(element), reportContradiction(element, as: inner, at: value) { return false }
    findings.report(
      TypeCode.wrongType, at: span,
      "\(context.quote(value)) is \(table.type(of: element).phrase), "
        + "but the list holds \(table.type(of: inner).plural)")
    return false
  }

  /// Checks `user is in AUDIENCE`, by what the audience stands for.
  private func checkAudience(_ name: NameSyntax) -> TypedExpression {
    guard let declaration = context.audiences[name.text] else {
      context.reportUnknown(
        NameCode.unknownAudience, name, "no audience is called `\(name.text)`",
        among: context.audiences.keys.sorted())
      return .invalid
    }
    let value = findings.muted { checkDeclared(declaration, name: name) }
    return .test(value.expression, whenTrue: value.factsWhenTrue, whenFalse: value.whenFalse)
  }

  /// Checks `is between A and B`.
  private func checkBetween(
    _ value: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax,
    isNegated: Bool, in scope: Scope
  ) -> TypedExpression {
    let typed = check(value, in: scope)
    if isNegated { noteNegation(of: typed, value) }
    let bounds = [low, high].map { (check($0, in: scope), $0.span) }
    for (bound, span) in bounds where agree(typed, value.span, bound, span) {
      checkOrder(typed, value.span, orOf: bound, span)
    }
    return .test(
      .isBetween(typed.expression, bounds[0].0.expression, bounds[1].0.expression),
      whenTrue: bounds.reduce(typed.needs) { $0.union($1.0.needs) })
  }

  /// Checks `is more than D ago` and its like.
  private func checkAge(
    _ value: ExpressionSyntax, isMore: Bool, _ duration: DurationSyntax, isAgo: Bool,
    isNegated: Bool, in scope: Scope
  ) -> TypedExpression {
    let typed = check(value, in: scope)
    if isNegated { noteNegation(of: typed, value) }
    requireDay(typed, at: value.span)
    return .test(
      .age(typed.expression, isMore: isMore, duration.value, isAgo: isAgo), whenTrue: typed.needs)
  }

  /// Checks that a value is a moment or a date.
  @discardableResult
  func requireDay(
    _ value: TypedExpression, at span: SourceSpan, use: TypeTable.DayUse = .bare
  ) -> Bool {
    if table.use(value.type, as: use, at: span) { return true }
    if isOpenName(value.type), reportContradiction(value.type, as: .moment, at: span) {
      return false
    }
    let type = table.type(of: value.type)
    let quoted = context.quote(span)
    let weekday = Keywords.weekdays.first { "`\($0)`" == quoted }
    findings.report(
      TypeCode.wrongType, at: span,
      "\(quoted) is \(weekday == nil ? type.phrase : "a day of the week"), "
        + "but a moment or a date is due here",
      help: weekday.map { "write `next \($0) at 09:00`" }
        ?? (type == .number
          ? "a duration has a unit, such as `2 days`; a time is written `09:00`" : nil))
    return false
  }

  /// Checks the word tests, and `contains` on a list.
  private func checkTextTest(
    _ test: Expression.TextTest, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    isNegated: Bool, in scope: Scope
  ) -> TypedExpression {
    let one = check(left, in: scope)
    let other = check(right, in: scope)
    if isNegated { noteNegation(of: one, left) }
    let needs = one.needs.union(other.needs)
    if test == .contains, isOpen(one.type, at: left.span) {
      return .test(.textTest(test, one.expression, other.expression), whenTrue: needs)
    }
    if test == .contains, isList(one.type, at: left.span) {
      if requireList(one, of: other.type, at: left.span, value: right.span) {
        checkValues(of: .init(.list([right]), span: right.span), against: one.type)
      }
      return .test(.listContains(one.expression, other.expression), whenTrue: needs)
    }
    for (value, span) in [(one, left.span), (other, right.span)] {
      require(value, is: .text, at: span) { "\($0) is \($1), but this test is about text" }
    }
    return .test(.textTest(test, one.expression, other.expression), whenTrue: needs)
  }

  /// `true` if nothing tells yet whether a term is a list; a second reading will know.
  private func isOpen(_ term: TypeTerm, at span: SourceSpan) -> Bool {
    guard context.listTests == nil, case .open = table.resolved(term) else { return false }
    context.openTests.append((span, term))
    return true
  }

  /// `true` if a term is a list, by what is known now or turned out at an earlier reading.
  private func isList(_ term: TypeTerm, at span: SourceSpan) -> Bool {
    switch table.resolved(term) {
    case .list: true
    case .open: context.listTests?.contains(span) ?? false
    case .known, .anything: false
    }
  }

  /// Checks `user is reachable by CH`.
  private func checkReachable(
    _ user: ExpressionSyntax, _ channel: NameSyntax
  ) -> TypedExpression {
    if case .name(let name) = user.kind, name.text == "user" {
      checkChannel(channel)
      return .test(.reachable(channel: channel.text))
    }
    if case .invalid = user.kind { return .invalid }
    findings.report(
      TypeCode.wrongType, at: user.span,
      "only `user` is reachable or not, \(context.quote(user.span)) is not")
    return .invalid
  }

  /// Reports a channel that the workspace does not have.
  @discardableResult
  func checkChannel(_ channel: NameSyntax) -> Bool {
    guard context.hasChannels, !context.catalog.hasChannel(channel.text) else {
      return true
    }
    context.reportUnknown(
      NameCode.unknownChannel, channel, "no channel is called `\(channel.text)`",
      among: context.catalog.channelNames)
    return false
  }

  /// Checks `any NAME in LIST where (…)` and `every …`.
  private func checkQuantified(
    isEvery: Bool, _ name: NameSyntax, _ list: ExpressionSyntax, _ condition: ExpressionSyntax,
    in scope: Scope
  ) -> TypedExpression {
    let isBindable = checkBindable(name)
    let typed = check(list, in: scope)
    let element = elementTerm(of: typed, at: list.span)
    var inner = scope
    if isBindable { inner.bind(name.text, to: .value(element, isMissable: false)) }
    let test = checkTest(condition, in: inner)
    let own = test.factsWhenTrue.filter { $0.root != .binding(name.text) }
    return .test(
      .quantified(
        isEvery: isEvery, name: name.text, list: typed.expression, condition: test.expression),
      whenTrue: isEvery ? [] : typed.needs.union(own))
  }

  /// The type of the elements of a list.
  private func elementTerm(of list: TypedExpression, at span: SourceSpan) -> TypeTerm {
    switch table.resolved(list.type) {
    case .list(let element): return element
    case .anything: return .anything
    case .open, .known:
      let element = table.makeTerm()
      require(list, is: .list(element), at: span) { "\($0) is \($1), but a list is due here" }
      return element
    }
  }

  /// Reports a binding that takes a name of the language; it is then none.
  @discardableResult
  func checkBindable(_ name: NameSyntax) -> Bool {
    guard FixedNames.roots.contains(name.text) else { return true }
    findings.report(
      NameCode.takenName, at: name.span,
      "`\(name.text)` has a meaning of its own and cannot name something else",
      help: "take another name, such as `the_\(name.text)`")
    return false
  }
}

extension ValueType {
  /// The values of this type, as a message says them: `numbers`, `text`.
  var plural: String {
    switch self {
    case .text, .enumeration, .unknown: name
    case .boolean: "true and false"
    default: "\(name)s"
    }
  }
}
