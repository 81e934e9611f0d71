import JourneyModel

extension Assembler {
  /// A wait with arms.
  mutating func assembleArms(
    _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ otherwise: String?
  ) {
    let timeout = label()
    enterArms(arms, bound, timeout)
    let stay = label()
    beginResume()
    scratch { assembler in
      let changed = assembler.temporary()
      assembler.emit(
        .move, .place(changed), .place(assembler.constant(.boolean(false))))
      if bound != nil { assembler.branchOnTimeout(to: timeout) }
      for (number, arm) in arms.enumerated() { assembler.resume(arm, number, changed) }
      assembler.replan(bound, timeout, changed)
      assembler.emit(.branchUnless, .place(changed), .number(0), .label(stay))
    }
    emit(.park, .number(state?.index ?? 0), .place(wake))
    place(stay)
    emit(.stay)
    place(timeout)
    if let otherwise { jump(toState: otherwise) } else { emit(.stay) }
    listenToArms(arms)
    let conditions = arms.compactMap { arm in
      if case .when(let condition) = arm.condition { condition } else { nil }
    }
    if let state { turns[state.index] = turns(of: conditions) }
  }

  /// Goes to a label at the end of the wait.
  ///
  /// A timer before it is for the arms that time alone can turn, and asks them like any input.
  private mutating func branchOnTimeout(to timeout: Label) {
    let goesOn = label()
    branchUnlessInput(.timer, to: goesOn)
    branchPair(.branchLess, SystemRegister.now.place, wake, to: goesOn)
    jump(timeout)
    place(goesOn)
  }

  /// Says what arms wait for.
  private mutating func listenToArms(_ arms: [JourneyState.Arm]) {
    var events: Set<String> = []
    for arm in arms {
      switch arm.condition {
      case .event(let pattern): events.insert(pattern.event)
      case .when: hearEverything()
      }
    }
    listen(to: events)
  }

  /// The code on entering: the arms that hold, then the bound, then the wait.
  private mutating func enterArms(
    _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ timeout: Label
  ) {
    let zero = constant(.number(0))
    for (number, arm) in arms.enumerated() {
      if case .event(let pattern) = arm.condition, pattern.isCounted {
        keep(run(.count, String(number)), zero)
      }
    }
    for arm in arms {
      guard case .when(let condition) = arm.condition else { continue }
      let next = label()
      scratch { $0.branch(condition, to: next, when: false) }
      jump(toState: arm.next)
      place(next)
    }
    scratch { assembler in
      guard let bound else { return assembler.park(until: assembler.missing) }
      let end = assembler.end(of: bound)
      assembler.branchPair(.branchNotLess, SystemRegister.now.place, end, to: timeout)
      assembler.park(until: end)
    }
  }

  /// The moment at which a bound is reached.
  private mutating func end(of bound: JourneyState.WaitBound) -> Place {
    switch bound {
    case .moment(let moment): return value(moment)
    case .duration(let duration):
      let end = temporary()
      emit(
        .add, .place(end), .place(SystemRegister.now.place),
        .place(constant(.duration(duration))))
      return end
    }
  }

  /// The code of an arm for an input: goes where it leads if it is matched or holds.
  private mutating func resume(_ arm: JourneyState.Arm, _ number: Int, _ changed: Place) {
    let next = label()
    switch arm.condition {
    case .when(let condition): scratch { $0.branch(condition, to: next, when: false) }
    case .event(let pattern):
      branchUnlessEvent(pattern.event, to: next)
      let counter = pattern.isCounted ? run(.count, String(number)) : changed
      let span =
        pattern.isCounted ? PatternSpan.counter(counter, changed: changed) : PatternSpan.always
      branchUnlessMatches(pattern, span, to: next)
      bind(pattern)
    }
    jump(toState: arm.next)
    place(next)
  }

  /// Plans a bound anew that an input may move.
  private mutating func replan(
    _ bound: JourneyState.WaitBound?, _ timeout: Label, _ changed: Place
  ) {
    guard case .moment(let moment) = bound, moment.isMovable else { return }
    hearEverything()
    let same = label()
    let end = value(moment)
    branchPair(.branchNotLess, SystemRegister.now.place, end, to: timeout)
    branchPair(.branchEqual, end, wake, to: same)
    park(until: end)
    place(same)
  }
}
