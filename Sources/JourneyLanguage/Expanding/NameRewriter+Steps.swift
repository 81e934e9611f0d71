import JourneyModel

extension NameRewriter {
  /// Steps with other names in them.
  mutating func rewritten(_ steps: [StepSyntax]) -> [StepSyntax] {
    steps.map { step in
      var result = step
      result.kind = rewritten(step.kind)
      return result
    }
  }

  /// The kind of a step with other names in it.
  private mutating func rewritten(_ kind: StepSyntax.Kind) -> StepSyntax.Kind {
    switch kind {
    case .wait(let length, let upTo): .wait(rewritten(length), upTo: upTo)
    case .waitUntil(let moment): .waitUntil(rewritten(moment))
    case .waitFor(let pattern, let bound):
      .waitFor(rewritten(pattern), bound: bound.map { rewritten($0) })
    case .waitWithout(let length, let pattern, let timesMax):
      .waitWithout(length, rewritten(pattern), timesMax: timesMax)
    case .waitArms(let bound, let arms, let otherwise):
      .waitArms(
        bound: bound.map { rewritten($0) }, arms.map { rewritten($0) },
        otherwise: otherwise.map { rewritten($0) })
    case .upon(let moment, let steps): .upon(rewritten(moment), rewritten(steps))
    case .send(let send): .send(rewritten(send))
    case .call(let call): .call(rewritten(call))
    case .set(let path, let value): .set(path, rewritten(value))
    case .assign(let name, let value): .assign(given(name), rewritten(value))
    case .emit(let event, let arguments): .emit(event, rewritten(arguments))
    case .start(let journey, let arguments): .start(journey, rewritten(arguments))
    case .branch(let branches, let otherwise):
      .branch(branches.map { rewritten($0) }, otherwise: otherwise.map { rewritten($0) })
    case .choose(let value, let choices, let otherwise):
      .choose(
        rewritten(value), choices.map { rewritten($0) }, otherwise: otherwise.map { rewritten($0) })
    case .split(let name, let arms): .split(name, arms.map { rewritten($0) })
    case .parallel(let isFirst, let branches):
      .parallel(isFirst: isFirst, branches.map { rewritten($0) })
    case .loop(let timesMax, let every, let until, let steps):
      .loop(
        timesMax: timesMax, every: every, until: until.map { rewritten($0) }, rewritten(steps))
    case .stage(let name, let steps): .stage(name, rewritten(steps))
    case .use(let use): .use(rewritten(use))
    case .goTo, .stop: kind
    }
  }

  /// A send with other names in it.
  private mutating func rewritten(_ send: SendSyntax) -> SendSyntax {
    var result = send
    result.to = send.to.map { rewritten($0) }
    result.arguments = rewritten(send.arguments)
    result.onlyIf = send.onlyIf.map { rewritten($0) }
    result.binding = send.binding.map { given($0) }
    return result
  }

  /// A call with other names in it.
  private mutating func rewritten(_ call: CallSyntax) -> CallSyntax {
    var result = call
    result.arguments = rewritten(call.arguments)
    result.binding = call.binding.map { given($0) }
    return result
  }

  /// A use with other names in it.
  private mutating func rewritten(_ use: UseSyntax) -> UseSyntax {
    var result = use
    result.values = rewritten(use.values)
    result.assignments = rewritten(use.assignments)
    result.steps = rewritten(use.steps)
    return result
  }

  /// An arm of a wait with other names in it.
  private mutating func rewritten(_ arm: ArmSyntax) -> ArmSyntax {
    var result = arm
    switch arm.condition {
    case .on(let pattern): result.condition = .on(rewritten(pattern))
    case .when(let test): result.condition = .when(rewritten(test))
    }
    result.steps = rewritten(arm.steps)
    return result
  }

  /// A branch of an `if` with other names in it.
  private mutating func rewritten(_ branch: BranchSyntax) -> BranchSyntax {
    var result = branch
    result.test = rewritten(branch.test)
    result.steps = rewritten(branch.steps)
    return result
  }

  /// An arm of a `choose` with other names in it.
  private mutating func rewritten(_ choice: ChoiceSyntax) -> ChoiceSyntax {
    var result = choice
    result.values = rewritten(choice.values)
    result.steps = rewritten(choice.steps)
    return result
  }

  /// An arm of a `split` with other names in it.
  private mutating func rewritten(_ arm: SplitArmSyntax) -> SplitArmSyntax {
    var result = arm
    result.steps = rewritten(arm.steps)
    return result
  }
}
