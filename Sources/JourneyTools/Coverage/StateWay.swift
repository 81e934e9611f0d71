internal import JourneyModel

/// One of several ways on from a state: what a test can take, or leave untaken.
struct StateWay: Equatable {
  /// The kinds of ways.
  enum Kind: String, CaseIterable {
    /// An arm of a wait or a share of a split.
    case arm
    /// A branch of a condition, or a way out of a repetition or a call.
    case branch
    /// A wait whose time is up.
    case timeOut
  }

  /// What makes a run take it, as far as that tells it from other ways to the same state.
  enum Cause: Equatable {
    /// An event of this name.
    case event(String)
    /// The time is up.
    case time
    /// Anything else.
    case other
  }

  /// The kind.
  var kind: Kind
  /// The words that tell it from the other ways.
  var words: String
  /// The id of the state that it leads to; `nil` if it ends the run.
  var next: String?
  /// What makes a run take it.
  var cause = Cause.other

  /// Returns the ways on from a state in the order of the script; none where there is only one.
  static func ways(of kind: JourneyState.Kind) -> [StateWay] {
    let spelling = ExpressionSpelling()
    switch kind {
    case .waitArms(let arms, let bound, let otherwise):
      return arms.map { arm(of: $0, spelling) } + timeOut(bound, otherwise, spelling)
    case .upon(_, let body, let next):
      return [branch("the moment comes", body), branch("past or missing", next)]
    case .branch(_, let then, let otherwise):
      return [branch("yes", then), branch("otherwise", otherwise)]
    case .choose(_, let choices, let otherwise):
      return choices.map {
        branch($0.values.map(spelling.text).joined(separator: ", "), $0.next)
      } + [branch("otherwise", otherwise)]
    case .split(_, let arms):
      return arms.map { StateWay(kind: .arm, words: "\($0.percent)% \($0.label)", next: $0.next) }
    case .loop(_, _, _, let body, let next):
      return [branch("each round", body), branch("afterwards", next)]
    case .call(let action, let next):
      guard case .stop = action.failure.action else { return [] }
      return [branch("an answer comes", next), branch("the call fails", nil)]
    case .wait, .waitUntil, .waitWithout, .send, .set, .assign, .emit, .start, .again, .parallel,
      .join, .stop, .end:
      return []
    }
  }

  /// A branch.
  private static func branch(_ words: String, _ next: String?) -> StateWay {
    StateWay(kind: .branch, words: words, next: next)
  }

  /// An arm of a wait.
  private static func arm(
    of arm: JourneyState.Arm, _ spelling: ExpressionSpelling
  ) -> StateWay {
    switch arm.condition {
    case .event(var pattern):
      pattern.binding = nil
      return StateWay(
        kind: .arm, words: "on \(spelling.text(pattern))", next: arm.next,
        cause: .event(pattern.event))
    case .when(let test):
      return StateWay(kind: .arm, words: "when \(spelling.text(test))", next: arm.next)
    }
  }

  /// The way of a wait whose time is up, if it has a bound.
  private static func timeOut(
    _ bound: JourneyState.WaitBound?, _ otherwise: String?, _ spelling: ExpressionSpelling
  ) -> [StateWay] {
    guard let otherwise else { return [] }
    let time =
      switch bound {
      case nil: ""
      case .duration(let duration): ", after \(duration)"
      case .moment(let moment): ", at \(spelling.text(moment))"
      }
    return [
      StateWay(kind: .timeOut, words: "otherwise\(time)", next: otherwise, cause: .time)
    ]
  }
}
