import JourneyModel

extension ExpressionChecker {
  /// Checks a call of a function of the language.
  func checkCall(
    _ name: NameSyntax, _ arguments: [ExpressionSyntax], _ span: SourceSpan, in scope: Scope
  ) -> TypedExpression {
    guard let function = Expression.Function(rawValue: name.text) else {
      return checkUnknown(name, arguments, in: scope)
    }
    let typed = arguments.map { check($0, in: scope) }
    guard checkCount(of: arguments, for: function, at: span) else { return .invalid }
    let type = check(function, typed, arguments.map(\.span))
    return TypedExpression(
      expression: .call(function, typed.map(\.expression)), type: type,
      isMissable: typed.contains(where: \.isMissable),
      needs: typed.reduce([]) { $0.union($1.needs) })
  }

  /// Reports a function that there is not; what looks like a question about events, such as
  /// `latest`, has no values to be checked.
  private func checkUnknown(
    _ name: NameSyntax, _ arguments: [ExpressionSyntax], in scope: Scope
  ) -> TypedExpression {
    let questions = Keywords.aggregates.sorted()
    let names = Expression.Function.allCases.map(\.rawValue) + questions
    context.reportUnknown(
      NameCode.unknownFunction, name, "no function is called `\(name.text)`", among: names)
    let closest = Suggestion.closest(to: name.text, among: names)
    if closest.map({ !questions.contains($0) }) ?? true {
      for argument in arguments { _ = check(argument, in: scope) }
    }
    return .invalid
  }

  /// How many values a function takes.
  private static func counts(of function: Expression.Function) -> ClosedRange<Int> {
    switch function {
    case .round: 1...2
    case .min, .max, .concat: 1...argumentsMax
    case .formatDate: 2...2
    default: 1...1
    }
  }

  /// The most values that a function takes; more than a person writes.
  private static let argumentsMax = 64

  /// Reports too many or too few values.
  private func checkCount(
    of arguments: [ExpressionSyntax], for function: Expression.Function, at span: SourceSpan
  ) -> Bool {
    let counts = Self.counts(of: function)
    if counts.contains(arguments.count) { return true }
    let due =
      counts.count == 1
      ? "\(counts.lowerBound)" : "\(counts.lowerBound) or more"
    findings.report(
      TypeCode.wrongArgumentCount, at: span,
      "`\(function.rawValue)` takes \(due) \(due == "1" ? "value" : "values"), "
        + "here it has \(arguments.count)")
    return false
  }

  /// Checks the types that a function takes; returns the type that it gives.
  private func check(
    _ function: Expression.Function, _ values: [TypedExpression], _ spans: [SourceSpan]
  ) -> TypeTerm {
    switch function {
    case .lower, .upper, .trim: return all(values, spans, are: .text, of: function, give: .text)
    case .round, .floor, .ceil, .abs:
      return all(values, spans, are: .number, of: function, give: .number)
    case .seconds, .minutes, .hours, .days, .weeks, .months, .years:
      return all(values, spans, are: .number, of: function, give: .duration)
    case .length: return checkLength(values[0], spans[0])
    case .min, .max: return checkExtreme(values, spans, of: function)
    case .concat: return checkConcat(values, spans)
    case .formatDate:
      requireDay(values[0], at: spans[0])
      return all([values[1]], [spans[1]], are: .text, of: function, give: .text)
    case .day, .weekday, .hour, .month, .year:
      return requireDay(values[0], at: spans[0]) ? .number : .anything
    }
  }

  /// Checks that all values have one type.
  private func all(
    _ values: [TypedExpression], _ spans: [SourceSpan], are type: TypeTerm,
    of function: Expression.Function, give result: TypeTerm
  ) -> TypeTerm {
    let phrase = table.type(of: type).phrase
    let areRight = zip(values, spans).map { value, span in
      require(value, is: type, at: span) {
        "\($0) is \($1), but `\(function.rawValue)` takes \(phrase)"
      }
    }
    // With a wrong value the function itself may be wrong, and what it gives.
    return areRight.allSatisfy(\.self) ? result : .anything
  }

  /// Checks `length`, of a text or a list.
  private func checkLength(_ value: TypedExpression, _ span: SourceSpan) -> TypeTerm {
    switch table.type(of: value.type) {
    case .text, .enumeration, .list, .unknown: break
    case let type:
      findings.report(
        TypeCode.wrongType, at: span,
        "\(context.quote(span)) is \(type.phrase), but only text and lists have a length")
    }
    return .number
  }

  /// Checks `min` and `max`: values of one type that has an order.
  private func checkExtreme(
    _ values: [TypedExpression], _ spans: [SourceSpan], of function: Expression.Function
  ) -> TypeTerm {
    guard let first = values.first, let span = spans.first else { return .anything }
    let type = table.type(of: first.type)
    if type != .unknown, !type.hasOrder {
      findings.report(
        TypeCode.wrongType, at: span,
        "\(context.quote(span)) is \(type.phrase) and has no order")
      return .anything
    }
    return all(values, spans, are: first.type, of: function, give: first.type)
  }

  /// Checks `concat`: anything that can be spelled.
  private func checkConcat(_ values: [TypedExpression], _ spans: [SourceSpan]) -> TypeTerm {
    for (value, span) in zip(values, spans) {
      switch table.type(of: value.type) {
      case .list, .record, .duration:
        let phrase = table.type(of: value.type).phrase
        findings.report(
          TypeCode.wrongType, at: span,
          "\(context.quote(span)) is \(phrase), which `concat` cannot spell")
      case .text, .enumeration, .number, .boolean, .moment, .date, .time, .unknown: continue
      }
    }
    return .text
  }
}
