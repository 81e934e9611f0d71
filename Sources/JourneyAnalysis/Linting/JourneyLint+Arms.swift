import JourneyModel

extension JourneyLint {
  /// Looks at the arms of a block.
  mutating func checkArms(of index: Int) {
    let state = graph.states[index]
    switch state.kind {
    case .branch(_, let then, let otherwise): checkArms([then, otherwise], of: state)
    case .choose(_, let choices, let otherwise):
      checkArms(choices.map(\.next) + [otherwise], of: state)
    case .split(_, let arms): checkSplit(arms, of: state)
    case .loop(let timesMax, _, _, let body, _): checkLoop(timesMax, body, of: state)
    case .upon(_, let body, let next) where body == next:
      reportEmpty(state, "nothing happens at this moment")
    case .parallel(_, let branches, _) where branches.count == 1:
      report(
        JourneyLintCode.parallelOfOne, state, "this has one branch, which runs beside no other",
        help: "write its steps without `parallel`")
    default: break
    }
  }

  /// Looks at arms of which one is taken.
  private mutating func checkArms(_ arms: [String], of state: JourneyState) {
    if arms.allSatisfy({ $0 == arms[0] }) {
      return reportEmpty(state, "whatever is asked here, nothing comes of it")
    }
    checkTwins(among: arms, of: state)
  }

  /// Reports a block in which nothing happens.
  private mutating func reportEmpty(_ state: JourneyState, _ message: String) {
    report(
      JourneyLintCode.blockWithoutAction, state, message, help: "give it steps, or leave it out")
  }

  /// The most arms of a block that are compared with each other.
  private static let comparedArmsMax = 12

  /// Reports an arm that does just what another does.
  private mutating func checkTwins(among arms: [String], of state: JourneyState) {
    let compared = arms.prefix(Self.comparedArmsMax)
    for (index, arm) in compared.enumerated() {
      let twin = compared.prefix(index).first { $0 != arm && isAlike($0, arm) }
      guard twin != nil, let first = self.state(arm) else { continue }
      report(
        JourneyLintCode.duplicateArm, first, "another arm does the very same",
        help: "make one of them, or is one a copy that was to be changed?")
      return
    }
  }

  /// The most steps of two arms that are compared.
  private static let comparedStepsMax = 40

  /// `true` if two arms take the same steps and meet again, or end.
  private func isAlike(_ one: String, _ other: String) -> Bool {
    var (left, right) = (one, other)
    for _ in 0..<Self.comparedStepsMax {
      if left == right { return true }
      guard let first = state(left)?.kind, let second = state(right)?.kind else { return false }
      if case .stop = first { return first == second }
      guard let next = first.onlyNext, let twin = second.onlyNext,
        first == second.leading(to: next)
      else { return false }
      (left, right) = (next, twin)
    }
    return false
  }

  /// Looks at the shares of a split.
  private mutating func checkSplit(_ arms: [JourneyState.SplitArm], of state: JourneyState) {
    if arms.count == 1 {
      return report(
        JourneyLintCode.splitOfOne, state, "this has one arm, which everybody takes",
        help: "add the arm to compare it with, or write its steps without `split`")
    }
    for arm in arms where arm.percent.millionths == 0 {
      report(
        JourneyLintCode.emptyShare, state, "nobody gets `\(arm.label)`",
        help: "give it a share, or leave it out")
    }
    if !arms.isEmpty { checkArms(arms.map(\.next), of: state) }
  }

  /// Looks at the rounds of a loop.
  private mutating func checkLoop(_ timesMax: Int, _ body: String, of state: JourneyState) {
    if timesMax == 1 {
      report(
        JourneyLintCode.singleRound, state, "this has one round, which repeats nothing",
        help: "allow more of them, or write its steps without `repeat`")
    }
    if self.state(body)?.kind == .again(loop: state.id) {
      reportEmpty(state, "nothing happens in a round of this")
    }
  }
}

extension JourneyState.Kind {
  /// The one state that follows a step which is no block.
  fileprivate var onlyNext: String? {
    switch self {
    case .wait(_, _, let next), .waitUntil(_, let next), .waitWithout(_, _, _, let next): next
    default: nextAtOnce
    }
  }

  /// The same step with another one behind it.
  fileprivate func leading(to next: String) -> Self {
    switch self {
    case .wait(let length, let upTo, _): .wait(length: length, upTo: upTo, next: next)
    case .waitUntil(let moment, _): .waitUntil(moment, next: next)
    case .waitWithout(let length, let pattern, let timesMax, _):
      .waitWithout(length, pattern, timesMax: timesMax, next: next)
    case .send(let send, _): .send(send, next: next)
    case .call(let call, _): .call(call, next: next)
    case .set(let path, let value, _): .set(path: path, value, next: next)
    case .assign(let name, let value, _): .assign(name: name, value, next: next)
    case .emit(let event, let arguments, _): .emit(event: event, arguments, next: next)
    case .start(let journey, let arguments, _): .start(journey: journey, arguments, next: next)
    default: self
    }
  }
}
