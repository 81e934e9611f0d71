import JourneyModel

/// Checks the steps of a journey in the order in which the customer lives them.
final class StepChecker {
  /// Checks expressions.
  let expressions: ExpressionChecker
  /// The stages of the journey.
  let stages: StageTable
  /// What holds at the jumps to each stage.
  var jumps: [String: Scope]
  /// What the journey sets and binds anywhere, which a loop may change.
  let changes: StepChanges
  /// What can be named and what is known at the step that is being checked.
  var scope: Scope
  /// The loops and branches around the step, from the outside in.
  var enclosures: [Enclosure] = []
  /// What the branches beside those around the step may change at any moment.
  var othersBeside: [StepChanges] = []

  /// What the checkers of the script share.
  var context: CheckContext { expressions.context }
  /// The findings of the script.
  var findings: Findings { context.findings }
  /// Checks patterns.
  var patterns: PatternChecker { PatternChecker(expressions: expressions) }

  /// Creates a checker of the steps of one journey, which start in `scope`.
  init(
    expressions: ExpressionChecker, stages: StageTable, changes: StepChanges, scope: Scope,
    jumps: [String: Scope] = [:]
  ) {
    self.expressions = expressions
    self.stages = stages
    self.changes = changes
    self.scope = scope
    self.jumps = jumps
  }

  /// Checks steps in order.
  func check(_ steps: [StepSyntax]) -> [CheckedStep] {
    checkLastJumps(steps)
    var checked: [CheckedStep] = []
    checked.reserveCapacity(steps.count)
    for step in steps {
      if case .use(let use) = step.kind {
        checked += checkUse(use, at: step.span)
      } else if let kind = checkKind(of: step) {
        checked.append(CheckedStep(kind: kind, span: step.span))
      }
      scope.forgetUser(changedBy: othersBeside)
    }
    return checked
  }

  /// Checks the steps of a block that starts in `start`; returns them and the scope of its end.
  func check(_ steps: [StepSyntax], from start: Scope) -> (steps: [CheckedStep], end: Scope) {
    scope = start
    let checked = check(steps)
    return (checked, scope)
  }

  /// Reports jumps behind a `stop` or another jump, which the graph does not show.
  ///
  /// If other steps follow them, the graph shows the whole stretch.
  private func checkLastJumps(_ steps: [StepSyntax]) {
    guard steps.last?.isJump == true else { return }
    let jumps = steps.reversed().prefix { $0.isJump }
    let before = steps.dropLast(jumps.count).last
    let first: StepSyntax?
    if case .stop = before?.kind { first = jumps.last } else { first = jumps.dropLast().last }
    guard let first else { return }
    findings.report(
      NameCode.unreachableStep, at: first.span, "nobody can reach this step",
      help: "every way ends or turns off before it")
  }

  /// Checks one step; `nil` if it makes none.
  private func checkKind(of step: StepSyntax) -> CheckedStep.Kind? {
    switch step.kind {
    case .wait(let length, let upTo): return checkWait(length, upTo: upTo)
    case .waitUntil(let moment): return .waitUntil(expressions.checkMoment(moment, in: scope))
    case .waitFor(let pattern, let bound):
      return checkWaitFor(pattern, bound: bound, at: step.keyword)
    case .waitWithout(let length, let pattern, let timesMax):
      return checkWaitWithout(length, pattern, timesMax: timesMax)
    case .waitArms(let bound, let arms, let otherwise):
      return checkArms(arms, bound: bound, otherwise: otherwise, at: step.keyword)
    case .upon(let moment, let steps): return checkUpon(moment, steps)
    case .send(let send): return checkSend(send)
    case .call(let call): return checkCall(call)
    case .set(let path, let value): return checkSet(path, value)
    case .assign(let name, let value): return checkAssign(name, value)
    case .emit(let event, let arguments): return checkEmit(event, arguments)
    case .branch(let branches, let otherwise): return checkBranch(branches, otherwise: otherwise)
    case .choose(let value, let choices, let otherwise):
      return checkChoose(value, choices, otherwise: otherwise, at: step.keyword)
    case .split(let name, let arms): return checkSplit(name, arms)
    case .loop(let timesMax, let every, let until, let steps):
      return checkLoop(timesMax, every: every, until: until, steps, at: step.span)
    case .stage(let name, let steps): return checkStage(name, steps)
    case .goTo(let name): return checkGoTo(name)
    case .stop(let reason):
      scope.isReachable = false
      return .stop(reason?.text)
    case .start(let journey, let arguments): return checkStart(journey, arguments)
    case .parallel(let isFirst, let branches):
      return checkParallel(isFirst: isFirst, branches, at: step.span)
    case .use: return nil
    }
  }
}

extension StepSyntax {
  /// `true` for `go to`.
  fileprivate var isJump: Bool {
    if case .goTo = kind { return true }
    return false
  }
}
