import JourneyModel

/// The ways on from a step, with the words that tell them apart.
enum ArmWords {
  /// A way on.
  struct Arm: Equatable {
    /// What must happen for it to be taken; `nil` where there is no choice.
    var label: String?
    /// The id of the state that it leads to.
    var next: String
  }

  /// Returns the ways on from a state; parallel branches are none, since all are taken.
  static func arms(of kind: JourneyState.Kind) -> [Arm] {
    let spelling = ExpressionSpelling()
    switch kind {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next),
      .send(_, let next), .call(_, let next), .set(_, _, let next), .assign(_, _, let next),
      .emit(_, _, let next), .start(_, _, let next), .again(let next), .join(let next):
      return [Arm(next: next)]
    case .upon(_, let body, let next):
      return [Arm(label: "then", next: body), Arm(label: "past or missing", next: next)]
    case .waitArms(let arms, let bound, let otherwise):
      return waits(arms, bound, otherwise)
    case .branch(_, let then, let otherwise):
      return [Arm(label: "yes", next: then), Arm(label: "otherwise", next: otherwise)]
    case .choose(_, let choices, let otherwise):
      let arms = choices.map { choice in
        Arm(label: choice.values.map(spelling.text).joined(separator: ", "), next: choice.next)
      }
      return arms + [Arm(label: "otherwise", next: otherwise)]
    case .split(_, let arms):
      return arms.map { Arm(label: "\($0.percent)% \($0.label)", next: $0.next) }
    case .loop(_, _, _, let body, let next):
      return [Arm(label: "each round", next: body), Arm(label: "afterwards", next: next)]
    case .parallel, .stop, .end: return []
    }
  }

  /// The ways on from a wait; one that only waits for an event has a single one.
  private static func waits(
    _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ otherwise: String?
  ) -> [Arm] {
    if let only = StepWords.only(arms, otherwise) { return [Arm(next: only.next)] }
    var result = arms.map { Arm(label: label(of: $0.condition), next: $0.next) }
    if let otherwise {
      result.append(Arm(label: "otherwise" + (bound.map(time) ?? ""), next: otherwise))
    }
    return result
  }

  /// The words of an arm: an event stands alone, since its name tells it.
  private static func label(of condition: JourneyState.Arm.Condition) -> String {
    switch condition {
    case .event(var pattern):
      pattern.binding = nil
      return ExpressionSpelling().text(pattern)
    case .when(let test): return "when \(ExpressionSpelling().text(test))"
    }
  }

  /// When the time of a wait is up.
  private static func time(of bound: JourneyState.WaitBound) -> String {
    switch bound {
    case .duration(let duration): " · after \(duration)"
    case .moment(let moment): " · at \(ExpressionSpelling().text(moment))"
    }
  }
}
