import JourneyModel

extension StepSyntax {
  /// Puts other blocks in the place of those inside the step.
  mutating func mapBlocks(_ change: ([StepSyntax]) -> [StepSyntax]) {
    switch kind {
    case .waitArms(let bound, let arms, let otherwise):
      kind = .waitArms(
        bound: bound, arms.map { $0.withSteps(change($0.steps)) },
        otherwise: otherwise.map(change))
    case .upon(let moment, let steps): kind = .upon(moment, change(steps))
    case .branch(let branches, let otherwise):
      kind = .branch(
        branches.map { $0.withSteps(change($0.steps)) }, otherwise: otherwise.map(change))
    case .choose(let value, let choices, let otherwise):
      kind = .choose(
        value, choices.map { $0.withSteps(change($0.steps)) }, otherwise: otherwise.map(change))
    case .split(let name, let arms):
      kind = .split(name, arms.map { $0.withSteps(change($0.steps)) })
    case .parallel(let isFirst, let branches):
      kind = .parallel(isFirst: isFirst, branches.map(change))
    case .loop(let timesMax, let every, let until, let steps):
      kind = .loop(timesMax: timesMax, every: every, until: until, change(steps))
    case .stage(let name, let steps): kind = .stage(name, change(steps))
    case .wait, .waitUntil, .waitFor, .waitWithout, .send, .call, .set, .assign, .emit, .start,
      .use, .goTo, .stop:
      return
    }
  }
}

/// A part of a step that holds steps.
private protocol Block {
  /// Its steps.
  var steps: [StepSyntax] { get set }
}

extension Block {
  /// The same part with other steps.
  fileprivate func withSteps(_ steps: [StepSyntax]) -> Self {
    var result = self
    result.steps = steps
    return result
  }
}

extension ArmSyntax: Block {}
extension BranchSyntax: Block {}
extension ChoiceSyntax: Block {}
extension SplitArmSyntax: Block {}
