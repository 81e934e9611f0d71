import JourneyModel

extension Assembler {
  /// Assembles a state: the code on entering, and that for an input while a run stands there.
  mutating func assemble(_ state: JourneyState) {
    let index = self.state?.index ?? 0
    place(startLabels[index])
    emit(.enterState, .number(index))
    if !state.kind.hasRounds { pauseIfObserved(state.kind) }
    assembleKind(state.kind)
    if labels[resumeLabels[index].number] == nil {
      beginResume()
      emit(.stay)
    }
  }

  /// Assembles what a state does.
  private mutating func assembleKind(_ kind: JourneyState.Kind) {
    switch kind {
    case .wait(let length, let upTo, let next): assembleWait(length, upTo, next)
    case .waitUntil(let moment, let next): assembleWaitUntil(moment, next)
    case .upon(let moment, let body, let next): assembleUpon(moment, body, next)
    case .waitArms(let arms, let bound, let otherwise): assembleArms(arms, bound, otherwise)
    case .waitWithout(let duration, let pattern, let timesMax, let next):
      assembleWaitWithout(duration, pattern, timesMax, next)
    case .send(let action, let next): assembleSend(action, next)
    case .call(let action, let next):
      registerGiven(action.binding)
      assembleEffect(action.arguments, nil, next)
    case .set(_, let expression, let next): assembleEffect([], expression, next)
    case .emit(_, let arguments, let next): assembleEffect(arguments, nil, next)
    case .assign(let name, let expression, let next): assembleAssign(name, expression, next)
    case .branch(let test, let then, let otherwise): assembleBranch(test, then, otherwise)
    case .choose(let expression, let choices, let otherwise):
      assembleChoose(expression, choices, otherwise)
    case .split(let name, let arms): assembleSplit(name, arms)
    case .loop(let timesMax, _, let until, let body, let next):
      assembleLoop(timesMax, until, body, next)
    case .again(let loop): assembleAgain(loop)
    case .start(_, let arguments, let next): assembleEffect(arguments, nil, next)
    case .parallel(_, let branches, let next): assembleParallel(branches, next)
    case .join(let parallel): assembleJoin(parallel)
    case .stop(let reason):
      emit(.finish, .place(constant(reason.map(Constant.text) ?? .missing)), flag: 1)
    case .end: emit(.finish, .place(missing))
    }
  }

  // MARK: Effects

  /// `send …`.
  private mutating func assembleSend(_ action: SendAction, _ next: String) {
    registerGiven(action.binding)
    assembleEffect(action.arguments, action.to, next)
    if let state { onlyIfs[state.index] = action.onlyIf.map { condition($0) } }
  }

  /// An effect: its arguments, its value or address, and the way on behind it.
  private mutating func assembleEffect(
    _ arguments: [Argument], _ value: Expression?, _ next: String
  ) {
    guard let state else { return }
    let expressions = arguments.map(\.value) + (value.map { [$0] } ?? [])
    for (number, expression) in expressions.enumerated() {
      scratch { assembler in
        let value = assembler.value(expression)
        assembler.keep(Place(region: .argument, number: number), value)
      }
    }
    argumentMax = max(argumentMax, expressions.count)
    effects[state.index] = EffectLayout(
      arguments: arguments.map(\.name), value: value == nil ? nil : arguments.count)
    emit(.effect, .number(state.index))
    jump(toState: next)
    let stay = label()
    beginResume()
    branchUnlessInput(.released, to: stay)
    jump(toState: next)
    place(stay)
    emit(.stay)
  }

  /// `let NAME = expr`: every path that is read behind the name.
  private mutating func assembleAssign(
    _ name: String, _ expression: Expression, _ next: String
  ) {
    scratch { assembler in
      let paths = assembler.layout.paths(ofBinding: name)
      let value = assembler.value(expression)
      let parts = paths.map { assembler.member(value, $0) }
      for (path, part) in zip(paths, parts) {
        assembler.keep(assembler.run(.binding, name, path), part)
      }
    }
    noteGiven(name)
    jump(toState: next)
  }

  // MARK: Branches

  /// `if`.
  private mutating func assembleBranch(
    _ test: Expression, _ then: String, _ otherwise: String
  ) {
    let isFalse = label()
    scratch { $0.branch(test, to: isFalse, when: false) }
    jump(toState: then)
    place(isFalse)
    jump(toState: otherwise)
  }

  /// `choose`.
  private mutating func assembleChoose(
    _ expression: Expression, _ choices: [JourneyState.Choice], _ otherwise: String
  ) {
    scratch { assembler in
      let value = assembler.value(expression)
      for choice in choices {
        let next = assembler.label()
        let taken = assembler.label()
        for covered in choice.values { assembler.branch(value, covers: covered, to: taken) }
        assembler.jump(next)
        assembler.place(taken)
        assembler.jump(toState: choice.next)
        assembler.place(next)
      }
    }
    jump(toState: otherwise)
  }

  /// Goes to a label if a value is what a choice covers, missing for missing.
  private mutating func branch(_ value: Place, covers covered: Expression, to target: Label) {
    scratch { assembler in
      if covered == .literal(.missing) {
        assembler.emit(.branchMissing, .place(value), .number(0), .label(target))
      } else {
        let other = assembler.value(covered)
        assembler.branchPair(.branchEqual, value, other, to: target)
      }
    }
  }

  /// `split NAME`.
  private mutating func assembleSplit(_ name: String, _ arms: [JourneyState.SplitArm]) {
    guard let last = arms.last else { return fail("the split `\(name)` has no arms") }
    layout.readsUser = true
    _ = layout.user.number(of: ["id"])
    scratch { assembler in
      let point = assembler.temporary()
      assembler.emit(
        .splitPoint, .place(point), .place(assembler.constant(.text(name))))
      var sum: Int64 = 0
      for arm in arms.dropLast() {
        let next = assembler.label()
        sum = sum.addingReportingOverflow(arm.percent.millionths).partialValue
        let share = assembler.constant(.number(sum))
        assembler.branchPair(.branchNotLess, point, share, to: next)
        assembler.jump(toState: arm.next)
        assembler.place(next)
      }
    }
    jump(toState: last.next)
  }

  // MARK: Loops

  /// `repeat up to N times [every D] [until expr]`.
  private mutating func assembleLoop(
    _ timesMax: Int, _ until: Expression?, _ body: String, _ next: String
  ) {
    guard let state else { return }
    let rounds = run(.rounds, state.id)
    let begin = roundLabel(of: state.index)
    let over = label()
    keep(rounds, constant(.number(0)))
    place(begin)
    pauseIfObserved(definition.states[state.index].kind)
    scratch { assembler in
      if let until { assembler.branch(until, to: over, when: true) }
      assembler.branchPair(
        .branchNotLess, rounds, assembler.constant(.number(clamping: timesMax)), to: over)
      let sum = assembler.temporary()
      assembler.emit(
        .add, .place(sum), .place(rounds), .place(assembler.constant(.number(clamping: 1))))
      assembler.keep(rounds, sum)
      assembler.keep(assembler.run(.roundStart, state.id), SystemRegister.now.place)
    }
    jump(toState: body)
    place(over)
    jump(toState: next)
  }

  /// The end of a round.
  private mutating func assembleAgain(_ loop: String) {
    let index = index(ofState: loop)
    guard case .loop(let timesMax, let every, _, _, let next) = definition.states[index].kind
    else { return fail("`\(state?.id ?? "")` goes back to `\(loop)`, which is no `repeat`") }
    let begin = roundLabel(of: index)
    let over = label()
    // Where a jump led into a round, rounds are missing, which is not less: it goes on behind.
    let rounds = run(.rounds, loop)
    branchPair(
      .branchNotLess, rounds, constant(.number(clamping: timesMax)), to: over)
    if let every { pause(every, loop, begin) }
    jump(begin)
    place(over)
    jump(toState: next)
    resumeOnTimer(begin)
  }

  /// Parks until so long after the start of a round, unless that is past.
  private mutating func pause(_ every: CalendarDuration, _ loop: String, _ begin: Label) {
    scratch { assembler in
      let over = assembler.label()
      let start = assembler.run(.roundStart, loop)
      let due = assembler.temporary()
      assembler.emit(
        .add, .place(due), .place(start), .place(assembler.constant(.duration(every))))
      assembler.branchPair(.branchNotLess, SystemRegister.now.place, due, to: over)
      assembler.park(until: due)
      assembler.place(over)
    }
  }

  /// The label at which the rounds of a loop begin.
  private mutating func roundLabel(of index: Int) -> Label {
    if let label = roundLabels[index] { return label }
    let label = label()
    roundLabels[index] = label
    return label
  }
}
