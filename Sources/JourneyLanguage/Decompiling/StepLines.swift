import JourneyModel

/// Writes steps as the lines of a script.
struct StepLines {
  /// The catalog that the script will be read with; `nil` where there is none.
  let catalog: Catalog?
  /// Spells what stands in a step.
  private let spelling = ExpressionSpelling()
  /// The lines so far.
  private(set) var lines: [String] = []

  /// Creates an empty script.
  init(catalog: Catalog?) {
    self.catalog = catalog
  }

  /// Writes steps in order.
  mutating func write(_ steps: [OutlinedStep]) {
    for step in steps { write(step) }
  }

  /// Writes one step.
  private mutating func write(_ step: OutlinedStep) {
    switch step {
    case .stage(let name, let steps):
      lines.append("stage \(NameSpelling.spelled(name))")
      write(steps)
      lines.append("end")
    case .jump(let stage): lines.append("go to \(NameSpelling.spelled(stage))")
    case .branch(let states, let blocks): writeBranches(states, blocks)
    case .state(let state, let blocks): write(state.kind, blocks)
    }
  }

  /// Writes `if … otherwise if … otherwise … end`.
  private mutating func writeBranches(_ states: [JourneyState], _ blocks: [[OutlinedStep]]) {
    for (index, state) in states.enumerated() {
      guard case .branch(let test, _, _) = state.kind else { continue }
      lines.append((index == 0 ? "if " : "otherwise if ") + spelling.text(test))
      write(blocks[index])
    }
    writeOtherwise(blocks[blocks.count - 1])
    lines.append("end")
  }

  /// Writes the arm `otherwise`, if it must be there.
  private mutating func writeOtherwise(_ steps: [OutlinedStep], always: Bool = false) {
    if steps.isEmpty, !always { return }
    lines.append("otherwise")
    write(steps)
  }

  /// Writes the step of a state that is no test.
  private mutating func write(_ kind: JourneyState.Kind, _ blocks: [[OutlinedStep]]) {
    switch kind {
    case .wait(let length, let upTo, _):
      lines.append("wait \(spelling.text(length))" + (upTo.map { " up to \($0)" } ?? ""))
    case .waitUntil(let moment, _): lines.append("wait until \(spelling.text(moment))")
    case .upon(let moment, _, _): writeBlock("upon \(spelling.text(moment))", blocks)
    case .waitArms(let arms, let bound, _): writeWait(arms, bound, blocks)
    case .waitWithout(let length, let pattern, let timesMax, _):
      lines.append(
        "wait \(length) without \(spelling.text(pattern, isBeforeAtMost: timesMax != nil))"
          + (timesMax.map { " at most \(ExpressionSpelling.times($0))" } ?? ""))
    case .send(let send, _): lines.append(text(send))
    case .call(let call, _): lines.append(text(call))
    case .set(let path, let value, _):
      lines.append("set \(spelling.text(.path(.user, path))) = \(spelling.text(value))")
    case .assign(let name, let value, _):
      lines.append("let \(NameSpelling.binding(name)) = \(spelling.text(value))")
    case .emit(let event, let arguments, _): lines.append("emit \(named(event, arguments))")
    case .start(let journey, let arguments, _): lines.append("start \(named(journey, arguments))")
    case .choose(let value, let choices, _): writeChoices(value, choices, blocks)
    case .split(let name, let arms): writeShares(name, arms, blocks)
    case .loop(let timesMax, let every, let until, _, _):
      writeBlock(text(timesMax, every, until), blocks)
    case .parallel(let isFirst, _, _): writeParallel(isFirst: isFirst, blocks)
    case .stop(let reason):
      lines.append("stop" + (reason.map { " \(NameSpelling.quoted($0))" } ?? ""))
    case .branch, .again, .join, .end: return
    }
  }

  /// Writes a block that has one arm.
  private mutating func writeBlock(_ head: String, _ blocks: [[OutlinedStep]]) {
    lines.append(head)
    for block in blocks { write(block) }
    lines.append("end")
  }

  /// Writes a wait with arms, or `wait for` where there is nothing in its only one.
  private mutating func writeWait(
    _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?, _ blocks: [[OutlinedStep]]
  ) {
    let upTo = bound.map { " up to \(spelling.text($0))" } ?? ""
    if arms.count == 1, case .event(let pattern) = arms[0].condition,
      blocks.allSatisfy(\.isEmpty)
    {
      return lines.append("wait for \(spelling.text(pattern))" + upTo)
    }
    lines.append("wait" + upTo)
    for (arm, block) in zip(arms, blocks) {
      lines.append(spelling.text(arm.condition))
      write(block)
    }
    let otherwise = blocks.count > arms.count ? blocks[arms.count] : []
    writeOtherwise(otherwise, always: arms.isEmpty)
    lines.append("end")
  }

  /// Writes a choice; it always says where other values lead.
  private mutating func writeChoices(
    _ value: Expression, _ choices: [JourneyState.Choice], _ blocks: [[OutlinedStep]]
  ) {
    lines.append("choose \(spelling.text(value))")
    for (choice, block) in zip(choices, blocks) {
      lines.append("when \(choice.values.map(spelling.text).joined(separator: ", "))")
      write(block)
    }
    writeOtherwise(blocks[choices.count], always: true)
    lines.append("end")
  }

  /// Writes a split.
  private mutating func writeShares(
    _ name: String, _ arms: [JourneyState.SplitArm], _ blocks: [[OutlinedStep]]
  ) {
    lines.append("split \(NameSpelling.spelled(name))")
    for (arm, block) in zip(arms, blocks) {
      lines.append("\(arm.percent)% \(NameSpelling.spelled(arm.label))")
      write(block)
    }
    lines.append("end")
  }

  /// Writes branches that go on side by side.
  private mutating func writeParallel(isFirst: Bool, _ blocks: [[OutlinedStep]]) {
    lines.append(isFirst ? "parallel first" : "parallel")
    for block in blocks {
      lines.append("branch")
      write(block)
    }
    lines.append("end")
  }
}

extension StepLines {
  /// The head of a loop.
  private func text(
    _ timesMax: Int, _ every: CalendarDuration?, _ until: Expression?
  ) -> String {
    "repeat up to \(ExpressionSpelling.times(timesMax))" + (every.map { " every \($0)" } ?? "")
      + (until.map { " until \(spelling.text($0))" } ?? "")
  }

  /// A name with what it is given.
  private func named(_ name: String, _ arguments: [Argument]) -> String {
    NameSpelling.spelled(name) + with(arguments)
  }

  /// The clause `with`, if there is anything in it.
  private func with(_ arguments: [Argument]) -> String {
    arguments.isEmpty ? "" : " with \(spelling.text(arguments))"
  }

  /// A send.
  private func text(_ send: SendAction) -> String {
    let joint = send.isByEach ? " and " : " or "
    let declared = catalog?.channels.first { $0.name == send.channels.first }?.failure
    return "send " + (send.kind == .transactional ? "transactional " : "")
      + NameSpelling.spelled(send.message) + " by "
      + send.channels.map { NameSpelling.spelled($0) }.joined(separator: joint)
      + (address(of: send).map { " to \(spelling.text($0))" } ?? "") + with(send.arguments)
      + (send.onlyIf.map { " only if \(spelling.text($0))" } ?? "")
      + (send.binding.map { " as \(NameSpelling.binding($0))" } ?? "")
      + text(send.failure, declared: declared)
  }

  /// The address of a send, unless the catalog gives it.
  private func address(of send: SendAction) -> Expression? {
    let declared = catalog?.message(send.message)?.to.map { Expression.literal(.text($0)) }
    return send.kind == .internal && send.to == declared ? nil : send.to
  }

  /// A call.
  private func text(_ call: CallAction) -> String {
    let declared = catalog?.operation(call.service, call.operation)?.failure
    return "call \(NameSpelling.spelled(call.service))."
      + NameSpelling.spelled(call.operation, isMember: true)
      + "(\(spelling.text(call.arguments)))"
      + (call.binding.map { " as \(NameSpelling.binding($0))" } ?? "")
      + (call.within.map { " within \($0)" } ?? "") + text(call.failure, declared: declared)
  }

  /// What becomes of a failure, where it is not what holds anyway.
  private func text(_ failure: FailurePolicy, declared: FailurePolicy?) -> String {
    let declared = declared ?? FailurePolicy()
    if failure == declared { return "" }
    let retries =
      failure.retries == declared.retries
      ? "" : failure.retries.map { " retry \(ExpressionSpelling.times($0))" } ?? ""
    if failure.action == declared.action { return retries }
    switch failure.action {
    case .skip: return retries + " or skip"
    case .park: return retries + " or park"
    case .stop(let reason):
      return retries + " or stop" + (reason.map { " \(NameSpelling.quoted($0))" } ?? "")
    }
  }
}
