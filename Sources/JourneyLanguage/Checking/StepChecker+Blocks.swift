import JourneyModel

extension StepChecker {
  /// Checks `if … otherwise if … otherwise … end`.
  func checkBranch(
    _ branches: [BranchSyntax], otherwise: [StepSyntax]?
  ) -> CheckedStep.Kind {
    var start = scope
    var ends: [Scope] = []
    var checked: [CheckedBranch] = []
    for branch in branches {
      let test = expressions.checkTest(branch.test, in: start)
      var inner = start
      inner.known = inner.known.union(test.factsWhenTrue)
      let block = check(branch.steps, from: inner)
      ends.append(block.end)
      checked.append(
        CheckedBranch(test: test.expression, steps: block.steps, keyword: branch.keyword))
      start.known = start.known.union(test.whenFalse)
    }
    let last = check(otherwise ?? [], from: start)
    scope = Self.join(ends + [last.end], orElse: start)
    return .branch(checked, otherwise: last.steps)
  }

  /// Checks `choose … end`.
  func checkChoose(
    _ value: ExpressionSyntax, _ choices: [ChoiceSyntax], otherwise: [StepSyntax]?,
    at keyword: SourceSpan
  ) -> CheckedStep.Kind {
    let start = scope
    let typed = expressions.checkMissable(value, in: start)
    var cover = ChoiceCover(expressions: expressions, subject: typed, span: value.span)
    var ends: [Scope] = []
    let checked = choices.map { choice in
      let values = choice.values.map { cover.add($0, in: start) }
      var inner = start
      if !cover.lastHasMissing { inner.known.formUnion(typed.needs) }
      let block = check(choice.steps, from: inner)
      ends.append(block.end)
      return CheckedChoice(values: values, steps: block.steps)
    }
    if otherwise == nil { cover.checkComplete(at: keyword) }
    let last = check(otherwise ?? [], from: start)
    scope = Self.join(ends + [last.end], orElse: start)
    return .choose(typed.expression, checked, otherwise: last.steps)
  }

  /// Checks `split NAME … end`.
  func checkSplit(_ name: NameSyntax, _ arms: [SplitArmSyntax]) -> CheckedStep.Kind {
    let start = scope
    let rest = checkShares(arms, of: name)
    checkLabels(arms)
    var ends: [Scope] = []
    let checked = arms.map { arm in
      let block = check(arm.steps, from: start)
      ends.append(block.end)
      return CheckedShare(
        label: arm.label.text, percent: arm.percent?.value ?? rest, steps: block.steps)
    }
    scope = Self.join(ends, orElse: start)
    return .split(name.text, checked)
  }

  /// Checks that the shares make a hundred per cent; returns what is left for `rest`.
  private func checkShares(_ arms: [SplitArmSyntax], of name: NameSyntax) -> ExactDecimal {
    let whole = 100 * ExactDecimal.scale
    let most = whole * 1_000
    let sum = arms.reduce(Int64(0)) { $0 &+ min($1.percent?.value.millionths ?? 0, most) }
    let hasRest = arms.contains { $0.percent == nil }
    let left = ExactDecimal(millionths: max(0, whole - sum))
    if sum > whole || (sum < whole && !hasRest) {
      let impossible = arms.lazy.compactMap(\.percent).first { $0.value.millionths > whole }
      findings.report(
        TypeCode.shareSum, at: impossible?.span ?? name.span,
        "the shares of `\(name.text)` make \(ExactDecimal(millionths: sum))%, not 100%",
        help: sum < whole ? "give the remaining \(left)% to a `rest` arm" : nil)
    } else if sum == whole, hasRest, arms.count > 1 {
      findings.report(
        TypeCode.shareSum, at: arms.last?.headSpan ?? name.span,
        "nothing is left for `rest`: the other shares make 100%")
    }
    return left
  }

  /// Reports labels that stand twice.
  private func checkLabels(_ arms: [SplitArmSyntax]) {
    var seen: [String: SourceSpan] = [:]
    for label in arms.map(\.label) {
      guard let first = seen[label.text] else {
        seen[label.text] = label.span
        continue
      }
      findings.report(
        NameCode.duplicateLabel, at: label.span, "two arms are called `\(label.text)`",
        help: "give each arm a label of its own",
        notes: [.init(span: first, message: "here is the first")])
    }
  }

  /// Checks `repeat … end`.
  func checkLoop(
    _ timesMax: Spanned<ExactDecimal>, every: DurationSyntax?, until: ExpressionSyntax?,
    _ steps: [StepSyntax], at span: SourceSpan
  ) -> CheckedStep.Kind {
    expressions.checkCount(timesMax, from: 1)
    if let every { expressions.checkPositive(every) }
    var start = scope
    start.forget(changes.canChange)
    let test = until.map { expressions.checkTest($0, in: start) }
    var inner = start
    inner.known.formUnion(test?.whenFalse ?? [])
    enclosures.append(Enclosure(span: span))
    let body = check(steps, from: inner)
    enclosures.removeLast()
    scope = test == nil ? body.end : body.end.joined(with: start)
    scope.isReachable = start.isReachable
    return .loop(
      timesMax: timesMax.value.wholePart, every: every?.value, until: test?.expression,
      body.steps)
  }

  /// Checks `stage NAME … end`: it starts where the text before it ends, and at each jump to it.
  func checkStage(_ name: NameSyntax, _ steps: [StepSyntax]) -> CheckedStep.Kind {
    if let jump = jumps[name.text] { scope = scope.joined(with: jump) }
    return .stage(name.text, check(steps))
  }

  /// Checks `go to NAME`.
  func checkGoTo(_ name: NameSyntax) -> CheckedStep.Kind? {
    defer { scope.isReachable = false }
    guard let target = stages.enclosures(of: name.text) else {
      context.reportUnknown(
        NameCode.unknownStage, name, "no stage is called `\(name.text)`", among: stages.names)
      return nil
    }
    if target.filter({ $0.branch != nil }) != enclosures.filter({ $0.branch != nil }) {
      findings.report(
        NameCode.jumpAcrossBranches, at: name.span,
        "nobody can jump into a branch of a `parallel`, or out of one, to `\(name.text)`",
        help: "end the branch, and go on behind the `parallel`")
      return nil
    }
    if !enclosures.starts(with: target) {
      findings.report(
        NameCode.jumpIntoLoop, at: name.span,
        "`\(name.text)` stands inside a `repeat`, which nobody can jump into",
        help: "jump to a stage before the `repeat`")
      return nil
    }
    jumps[name.text] = jumps[name.text]?.joined(with: scope) ?? scope
    return .goTo(name.text)
  }
}
