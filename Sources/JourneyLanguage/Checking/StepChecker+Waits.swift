import JourneyModel

extension StepChecker {
  /// Checks `wait D` and `wait EXPR [up to D]`.
  func checkWait(_ length: ExpressionSyntax, upTo: DurationSyntax?) -> CheckedStep.Kind {
    let typed = expressions.check(length, in: scope)
    if case .literal(.duration(let duration)) = length.kind {
      expressions.checkPositive(Spanned(duration, span: length.span))
    } else if case .negated(let inner) = length.kind,
      case .literal(.duration) = inner.kind
    {
      expressions.checkPositive(Spanned(CalendarDuration(), span: length.span))
    } else if !findings.holdsAny(in: length.span) {
      checkLength(typed, at: length.span)
    }
    if let upTo { expressions.checkPositive(upTo) }
    return .wait(typed.expression, upTo: upTo?.value)
  }

  /// Checks that a wait lasts a length of time.
  private func checkLength(_ length: TypedExpression, at span: SourceSpan) {
    let type = expressions.table.type(of: length.type)
    let isNumber = type == .number
    let isMoment = type == .moment || type == .date || type == .time
    let place = SourceSpan(span.start, span.start)
    expressions.require(
      length, is: .duration, at: span,
      help: isNumber
        ? "a duration has a unit, such as `2 days`, or is made by `days(…)`"
        : "a moment is waited for with `wait until`",
      fix: isMoment ? .init(span: place, replacement: "until ") : nil
    ) { "\($0) is \($1), but a wait lasts a duration" }
  }

  /// Checks `wait for PATTERN`: a wait with one arm, which leads on.
  func checkWaitFor(
    _ syntax: PatternSyntax, bound: BoundSyntax?, at keyword: SourceSpan
  ) -> CheckedStep.Kind {
    let limit = bound.map(checkBound)
    let checked = patterns.check(syntax, in: scope)
    if bound == nil {
      findings.report(
        TypeCode.unboundedWait, at: keyword,
        "this waits for ever if `\(syntax.event.text)` never comes",
        help: "say how long with `up to`, such as `up to 7 days`")
    }
    let met = patterns.scope(after: checked, in: scope)
    scope = bound == nil ? met : afterVainWait(for: checked)
    let arm = CheckedArm(condition: .event(checked.pattern), steps: [])
    return .waitArms([arm], bound: limit, otherwise: [])
  }

  /// Checks `wait D without PATTERN`.
  func checkWaitWithout(
    _ length: DurationSyntax, _ syntax: PatternSyntax, timesMax: Spanned<ExactDecimal>?
  ) -> CheckedStep.Kind {
    expressions.checkPositive(length)
    if let timesMax { expressions.checkCount(timesMax, from: 1) }
    let checked = patterns.check(syntax, in: scope)
    scope = afterVainWait(for: checked)
    return .waitWithout(length.value, checked.pattern, timesMax: timesMax?.value.wholePart)
  }

  /// The scope behind a wait whose event may not have come: its name stands for nothing then.
  private func afterVainWait(for checked: PatternChecker.Checked) -> Scope {
    var result = scope
    if let name = checked.pattern.binding { result.bindMissable(name, to: checked.subject) }
    return result
  }

  /// Checks a wait with arms.
  func checkArms(
    _ arms: [ArmSyntax], bound: BoundSyntax?, otherwise: [StepSyntax]?, at keyword: SourceSpan
  ) -> CheckedStep.Kind {
    let limit = bound.map(checkBound)
    let start = scope
    if bound == nil { checkUnbounded(arms, otherwise: otherwise, at: keyword) }
    var ends: [Scope] = []
    let checked = arms.map { arm in
      let result = check(arm, from: start)
      ends.append(result.end)
      return result.arm
    }
    var last: (steps: [CheckedStep], end: Scope) = ([], start)
    if let otherwise { last = check(otherwise, from: start) }
    if bound != nil || otherwise != nil { ends.append(last.end) }
    scope = Self.join(ends, orElse: start)
    return .waitArms(checked, bound: limit, otherwise: last.steps)
  }

  /// Reports a wait that may never end, and an `otherwise` that is never taken.
  private func checkUnbounded(
    _ arms: [ArmSyntax], otherwise: [StepSyntax]?, at keyword: SourceSpan
  ) {
    let help = "say how long with `wait up to`, such as `wait up to 7 days`"
    guard let otherwise else {
      return findings.report(
        TypeCode.unboundedWait, at: keyword, "this waits for ever if nothing of it ever happens",
        help: help)
    }
    let last = arms.last
    let start = last?.steps.last?.span.end ?? last?.headSpan.end ?? keyword.end
    let end = otherwise.first?.span.start ?? context.source.bytes.count
    findings.report(
      TypeCode.otherwiseWithoutBound,
      at: context.place(of: "otherwise", in: SourceSpan(start, end)) ?? keyword,
      "`otherwise` is never taken, since this wait has no end in time", help: help)
  }

  /// Checks an arm of a wait.
  private func check(_ arm: ArmSyntax, from start: Scope) -> (arm: CheckedArm, end: Scope) {
    switch arm.condition {
    case .on(let pattern):
      let checked = patterns.check(pattern, in: start)
      let block = check(arm.steps, from: patterns.scope(after: checked, in: start))
      return (CheckedArm(condition: .event(checked.pattern), steps: block.steps), block.end)
    case .when(let test):
      let typed = expressions.checkTest(test, in: start)
      var met = start
      met.known.formUnion(typed.factsWhenTrue)
      let block = check(arm.steps, from: met)
      return (CheckedArm(condition: .when(typed.expression), steps: block.steps), block.end)
    }
  }

  /// Checks how long a wait lasts at most.
  private func checkBound(_ bound: BoundSyntax) -> JourneyState.WaitBound {
    switch bound {
    case .duration(let duration):
      expressions.checkPositive(duration)
      return .duration(duration.value)
    case .moment(let moment): return .moment(expressions.checkMoment(moment, in: scope))
    }
  }

  /// Checks `upon MOMENT … end`.
  func checkUpon(_ moment: MomentSyntax, _ steps: [StepSyntax]) -> CheckedStep.Kind {
    let start = scope
    let checked = expressions.checkMoment(moment, in: start)
    let body = check(steps, from: start)
    scope = body.end.joined(with: start)
    return .upon(checked, body.steps)
  }

  /// The scope where several paths meet; `start` if there are none.
  static func join(_ ends: [Scope], orElse start: Scope) -> Scope {
    guard let first = ends.first else { return start }
    return ends.dropFirst().reduce(first) { $0.joined(with: $1) }
  }
}
