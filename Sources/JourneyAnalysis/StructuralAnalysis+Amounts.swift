import JourneyModel

extension StructuralAnalysis {
  /// Checks the counts, shares and durations of a state.
  mutating func checkAmounts(of state: JourneyState) {
    switch state.kind {
    case .wait(.literal(.duration(let length)), _, _): checkLasts(length, state)
    case .waitWithout(let length, let pattern, _, _):
      checkLasts(length, state)
      check(pattern, state)
    case .waitArms(let arms, let bound, let otherwise):
      for arm in arms { if case .event(let pattern) = arm.condition { check(pattern, state) } }
      checkBound(bound, otherwise, hasArms: !arms.isEmpty, state)
    case .split(let name, let arms): checkShares(arms, of: name, state)
    case .loop(let timesMax, let every, _, _, _):
      if let every { checkLasts(every, state) }
      if timesMax < 1 {
        report(StructureCode.emptyAmount, state, "`\(state.id)` repeats \(timesMax) times")
      }
    case .parallel(_, let branches, _):
      if branches.isEmpty {
        report(StructureCode.emptyAmount, state, "`\(state.id)` has no branches")
      }
    case .wait, .waitUntil, .upon, .send, .call, .set, .assign, .emit, .branch, .choose, .again,
      .start, .join, .stop, .end:
      return
    }
  }

  /// Reports a duration that lasts no time.
  private mutating func checkLasts(_ duration: CalendarDuration, _ state: JourneyState) {
    if duration.nominalMicroseconds > 0 { return }
    report(StructureCode.emptyAmount, state, "a duration of `\(state.id)` lasts no time")
  }

  /// Reports an event that is to come no times.
  private mutating func check(_ pattern: EventPattern, _ state: JourneyState) {
    if pattern.times >= 1 { return }
    report(
      StructureCode.emptyAmount, state,
      "`\(state.id)` looks out for `\(pattern.event)` \(pattern.times) times")
  }

  /// Checks that a wait can end, and knows where to go when its time is up.
  private mutating func checkBound(
    _ bound: JourneyState.WaitBound?, _ otherwise: String?, hasArms: Bool, _ state: JourneyState
  ) {
    if case .duration(let duration) = bound { checkLasts(duration, state) }
    switch (bound, otherwise) {
    case (nil, nil) where !hasArms:
      report(
        StructureCode.endlessWait, state, "nothing can end the wait `\(state.id)`",
        help: "give it an arm, or a bound in time")
    case (nil, .some):
      report(
        StructureCode.boundMismatch, state,
        "`\(state.id)` has an `otherwise`, but its time is never up",
        help: "give it a bound, or leave out the `otherwise`")
    case (.some, nil):
      report(
        StructureCode.boundMismatch, state,
        "`\(state.id)` does not say where to go when its time is up",
        help: "give it an `otherwise`")
    case (nil, nil), (.some, .some): return
    }
  }

  /// Checks that shares make a hundred per cent.
  private mutating func checkShares(
    _ arms: [JourneyState.SplitArm], of name: String, _ state: JourneyState
  ) {
    let whole = 100 * ExactDecimal.scale
    let isInRange = arms.allSatisfy { (0...whole).contains($0.percent.millionths) }
    let sum = arms.reduce(Int64(0)) { $0 &+ $1.percent.millionths }
    if isInRange, sum == whole { return }
    report(
      StructureCode.shareSum, state,
      "the shares of `\(name)` make \(ExactDecimal(millionths: sum))%, not 100%")
  }
}
