import JourneyModel

extension ExpressionChecker {
  /// Checks a question about past events; `members` stand behind `latest(…)` or `first(…)`.
  func checkHistory(
    _ syntax: HistorySyntax, members: [NameSyntax], _ span: SourceSpan, in scope: Scope
  ) -> TypedExpression {
    let event = checkEventName(syntax.event)
    checkSpan(syntax, in: scope)
    let condition = checkCondition(
      of: event, matching: syntax.matching, condition: syntax.condition, in: scope.ofPastEvents)
    var query = HistoryQuery(
      kind: .count, event: syntax.event.text, span: querySpan(syntax), condition: condition)
    switch syntax.kind {
    case .did(let isNegated, let quantity, let count):
      if let count { checkCount(count, from: 0) }
      query.kind = .did(quantity ?? .atLeast, count?.value.wholePart ?? 1)
      return TypedExpression.test(.history(query)).negated(if: isNegated)
    case .aggregate(let name):
      return checkAggregate(name, syntax, members, query, of: event)
    }
  }

  /// Reports an event that the catalog does not declare.
  ///
  /// Returns the event that was meant, so that what is said of it is checked all the same; `nil`
  /// where nothing tells.
  @discardableResult
  func checkEventName(_ name: NameSyntax) -> String? {
    guard let events = context.catalog.events, context.catalog.event(name.text) == nil else {
      return name.text
    }
    let names = events.map(\.name) + FixedNames.systemEvents.map(\.name)
    context.reportUnknown(
      NameCode.unknownEvent, name, "no event is called `\(name.text)`", among: names)
    return Suggestion.closest(to: name.text, among: names)
  }

  /// Checks the span that is looked at.
  private func checkSpan(_ syntax: HistorySyntax, in scope: Scope) {
    if let within = syntax.within { checkPositive(within) }
    guard let place = syntax.sinceEntry, scope.entry == nil || scope.isEntryCandidate else {
      return
    }
    findings.report(
      NameCode.nameOutOfPlace, at: place, "nobody has entered where `since entry` stands here",
      help: "use `within` with a duration")
  }

  /// The span that is looked at.
  private func querySpan(_ syntax: HistorySyntax) -> HistoryQuery.Span {
    if let within = syntax.within { return .within(within.value) }
    return syntax.sinceEntry == nil ? .always : .sinceEntry
  }

  /// Checks a condition on an event, with what `matching` adds in front of it.
  func checkCondition(
    of event: String?, matching: [[NameSyntax]], condition: ExpressionSyntax?, in scope: Scope
  ) -> Expression? {
    checkConditionFacts(of: event, matching: matching, condition: condition, in: scope)?
      .expression
  }

  /// Checks a condition on an event; `nil` if there is none.
  func checkConditionFacts(
    of event: String?, matching: [[NameSyntax]], condition: ExpressionSyntax?, in scope: Scope
  ) -> TypedExpression? {
    if matching.isEmpty, condition == nil { return nil }
    var inner = scope
    inner.look(for: event.map { .event($0) } ?? .anything)
    var parts = matching.compactMap { checkMatching($0, in: inner) }
    if let condition {
      for part in parts { inner.known.formUnion(part.factsWhenTrue) }
      parts.append(checkTest(condition, in: inner))
    }
    guard let first = parts.first else { return nil }
    if parts.count == 1 { return first }
    return .test(
      .and(parts.flatMap(\.conjuncts)), whenTrue: parts.reduce([]) { $0.union($1.factsWhenTrue) })
  }

  /// Checks one attribute of `matching`: it must exist on both sides, in one type.
  private func checkMatching(_ path: [NameSyntax], in scope: Scope) -> TypedExpression? {
    guard let event = scope.event, let first = path.first, let last = path.last else { return nil }
    guard let entry = scope.entry, !scope.isEntryCandidate else {
      findings.report(
        NameCode.nameOutOfPlace, at: first.span,
        "nobody has entered where `matching` stands here",
        help: "compare the attribute in a `where`")
      return nil
    }
    let own = resolve(path, in: event, owner: "event")
    if own.isInvalid { return nil }
    let other = resolve(path, in: entry, owner: "entry")
    let names = path.map(\.text)
    let span = first.span.joined(with: last.span)
    if !table.unify(own.type, other.type, at: span) {
      findings.report(
        TypeCode.wrongType, at: span,
        "\(context.quote(span)) is \(table.type(of: own.type).phrase) in the one event "
          + "and \(table.type(of: other.type).phrase) in the other")
    }
    return .test(
      .compare(.equal, .path(.event, names), .path(.entry, names)),
      whenTrue: [KnownPath(root: .event, names: names), KnownPath(root: .entry, names: names)])
  }

  /// Checks `count(…)` and its like.
  private func checkAggregate(
    _ name: NameSyntax, _ syntax: HistorySyntax, _ members: [NameSyntax], _ query: HistoryQuery,
    of event: String?
  ) -> TypedExpression {
    var query = query
    let behind = name.text == "latest" || name.text == "first"
    let path = behind ? syntax.attribute + members : syntax.attribute
    let subject: Subject = event.map { .event($0) } ?? .anything
    let found = path.isEmpty ? nil : resolve(path, in: subject, owner: syntax.event.text)
    let names = path.map(\.text)
    var typed = TypedExpression(expression: .literal(.missing), type: .number)
    switch name.text {
    case "count": query.kind = .count
    case "sum": query.kind = .sum(names)
    case "average": query.kind = .average(names)
    case "smallest": query.kind = .smallest(names)
    case "largest": query.kind = .largest(names)
    case "latest": query.kind = .latest(names)
    default: query.kind = .first(names)
    }
    if let found { typed.type = aggregateType(name, found, path, isAny: behind) }
    if found == nil, behind {
      typed.type = .known(.record([]))
      typed.event = event
    }
    typed.isMissable = name.text != "count" && name.text != "sum"
    typed.expression = .history(query)
    if behind || members.isEmpty { return typed }
    let part = resolve(members, in: .value(typed.type, isMissable: true), owner: name.text)
    return TypedExpression(
      expression: .member(typed.expression, members.map(\.text)), type: part.type,
      isMissable: true)
  }

  /// The type of what is made of an attribute, which must go with what is asked.
  private func aggregateType(
    _ name: NameSyntax, _ found: Found, _ path: [NameSyntax], isAny: Bool
  ) -> TypeTerm {
    guard !isAny, let first = path.first, let last = path.last else { return found.type }
    let span = first.span.joined(with: last.span)
    let value = TypedExpression(expression: .literal(.missing), type: found.type)
    if name.text == "smallest" || name.text == "largest" {
      let type = table.type(of: found.type)
      if type == .unknown || type.hasOrder { return found.type }
    }
    require(value, is: .number, at: span) {
      "\($0) is \($1), but `\(name.text)` takes a number"
    }
    return .number
  }
}

extension TypedExpression {
  /// The tests that must all hold for this one to hold.
  fileprivate var conjuncts: [Expression] {
    if case .and(let parts) = expression { return parts }
    return [expression]
  }
}
