import JourneyModel

extension PathArm {
  /// The words of an arm of a wait.
  static func words(of condition: JourneyState.Arm.Condition) -> String {
    ExpressionSpelling().text(condition)
  }

  /// The words of a wait whose time is up.
  static func timeUp(_ bound: JourneyState.WaitBound?) -> String {
    switch bound {
    case nil: "otherwise"
    case .duration(let duration): "otherwise, after \(duration)"
    case .moment(let moment): "otherwise, at \(ExpressionSpelling().text(moment))"
    }
  }

  /// How many arms a state has, as far as a path can tell them apart.
  static func count(of kind: JourneyState.Kind) -> Int {
    switch kind {
    case .waitArms(let arms, _, let otherwise): arms.count + (otherwise == nil ? 0 : 1)
    case .upon, .branch, .loop: 2
    case .waitWithout(_, let pattern, _, _): pattern.binding == nil ? 0 : 2
    case .choose(_, let choices, _): choices.count + 1
    case .split(_, let arms): arms.count
    case .call(let action, _): action.failure.isStop ? 2 : 0
    case .wait, .waitUntil, .send, .set, .assign, .emit, .start, .again, .parallel,
      .join, .stop, .end:
      0
    }
  }
}

extension FailurePolicy {
  /// `true` if a failure ends the run.
  var isStop: Bool {
    if case .stop = action { return true }
    return false
  }
}
