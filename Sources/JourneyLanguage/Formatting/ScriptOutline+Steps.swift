import JourneyModel

extension ScriptOutline {
  /// Adds steps.
  mutating func addSteps(_ steps: [StepSyntax], depth: Int) {
    for step in steps {
      addUnread(before: step.span.start, depth: depth)
      add(step, depth: depth)
    }
  }

  /// Adds a step.
  mutating func add(_ step: StepSyntax, depth: Int) {
    switch step.kind {
    case .waitArms(let bound, let arms, let otherwise):
      addWait(step, bound: bound, arms, otherwise: otherwise, depth: depth)
    case .upon(let moment, let steps):
      var shape = self.shape
      shape.add(moment)
      addHead(of: step, to: moment.span.end, depth: depth, shape)
      addBody(of: step, steps, depth: depth)
    case .branch(let branches, let otherwise):
      if isOrphan(step, branches) { return addOrphan(step, branches, depth: depth) }
      addBranches(step, branches, otherwise: otherwise, depth: depth)
    case .choose(let value, let choices, let otherwise):
      addChoose(step, value, choices, otherwise: otherwise, depth: depth)
    case .split(let name, let arms):
      addHead(of: step, to: name.span.end, depth: depth)
      for arm in arms {
        addArm(arm.headSpan, depth: depth + 1)
        addSteps(arm.steps, depth: depth + 2)
      }
      addLast(of: step, depth: depth)
    case .parallel(let isFirst, let branches):
      addParallel(step, isFirst: isFirst, branches, depth: depth)
    case .loop(let times, let every, let until, let steps):
      var shape = self.shape
      if let until {
        shape.addClause(until.span, wordsBefore: 1)
        shape.add(until)
      }
      let end = until?.span.end ?? every?.span.end ?? times.span.end
      addHead(of: step, to: end, depth: depth, shape)
      addBody(of: step, steps, depth: depth)
    case .stage(let name, let steps):
      addHead(of: step, to: name.span.end, depth: depth)
      addBody(of: step, steps, depth: depth)
    default:
      var shape = self.shape
      shape.add(step.kind)
      add(.statement, from: step.span.start, to: step.span.end, depth: depth, shape)
    }
  }

  /// Adds the head of a block.
  private mutating func addHead(
    of step: StepSyntax, to end: Int, depth: Int, _ shape: StatementShape? = nil
  ) {
    let end = max(end, step.keyword.end)
    add(.opener, from: step.span.start, to: end, depth: depth, shape)
  }

  /// Adds the steps of a block without arms, and its `end`.
  private mutating func addBody(of step: StepSyntax, _ steps: [StepSyntax], depth: Int) {
    addSteps(steps, depth: depth + 1)
    close(step.span, depth: depth)
  }

  /// Adds the head of an arm, and what stands unread in the one before it.
  private mutating func addArm(
    _ head: SourceSpan, depth: Int, _ shape: StatementShape? = nil
  ) {
    addUnread(before: head.start, depth: depth + 1)
    add(.opener, from: head.start, to: head.end, depth: depth, shape)
  }

  /// Adds what stands unread in the last arm of a block, and its `end`.
  private mutating func addLast(of step: StepSyntax, depth: Int) {
    if let end = ownEnd(of: step.span) { addUnread(upTo: end, depth: depth + 2) }
    close(step.span, depth: depth)
  }

  /// Adds a wait with arms.
  private mutating func addWait(
    _ step: StepSyntax, bound: BoundSyntax?, _ arms: [ArmSyntax], otherwise: [StepSyntax]?,
    depth: Int
  ) {
    var shape = self.shape
    if let bound { shape.add(bound, isClause: false) }
    addHead(of: step, to: bound?.span.end ?? step.keyword.end, depth: depth, shape)
    for arm in arms {
      var shape = self.shape
      switch arm.condition {
      case .on(let pattern): shape.add(pattern)
      case .when(let test): shape.add(test)
      }
      addArm(arm.headSpan, depth: depth + 1, shape)
      addSteps(arm.steps, depth: depth + 2)
    }
    addOtherwise(otherwise, of: step, depth: depth + 1)
    addLast(of: step, depth: depth)
  }

  /// Adds the branches of an `if`.
  private mutating func addBranches(
    _ step: StepSyntax, _ branches: [BranchSyntax], otherwise: [StepSyntax]?, depth: Int
  ) {
    for branch in branches {
      var shape = self.shape
      shape.add(branch.test)
      let end = max(branch.test.span.end, branch.keyword.end)
      addArm(SourceSpan(branch.keyword.start, end), depth: depth, shape)
      addSteps(branch.steps, depth: depth + 1)
    }
    addOtherwise(otherwise, of: step, depth: depth)
    close(step.span, depth: depth)
  }

  /// Adds a `choose`.
  private mutating func addChoose(
    _ step: StepSyntax, _ value: ExpressionSyntax, _ choices: [ChoiceSyntax],
    otherwise: [StepSyntax]?, depth: Int
  ) {
    var shape = self.shape
    shape.add(value)
    addHead(of: step, to: value.span.end, depth: depth, shape)
    for choice in choices {
      var shape = self.shape
      let breaks = choice.values.dropFirst().map { table.index(at: $0.span.start) }
      shape.addGroup(table.range(choice.headSpan), breaks: breaks, isFilled: true)
      for value in choice.values { shape.add(value) }
      addArm(choice.headSpan, depth: depth + 1, shape)
      addSteps(choice.steps, depth: depth + 2)
    }
    addOtherwise(otherwise, of: step, depth: depth + 1)
    addLast(of: step, depth: depth)
  }

  /// Adds a `parallel`.
  private mutating func addParallel(
    _ step: StepSyntax, isFirst: Bool, _ branches: [[StepSyntax]], depth: Int
  ) {
    let head = table.index(at: step.span.start)
    addTokens(.opener, head..<head + (isFirst ? 2 : 1), depth: depth)
    for steps in branches {
      let limit = limit(of: steps, in: step)
      let places = position..<max(position, limit)
      let word =
        steps.isEmpty
        ? places.first { isArm("branch", at: $0) } : places.last { isArm("branch", at: $0) }
      addArmWord(word, depth: depth + 1)
      addSteps(steps, depth: depth + 2)
    }
    addLast(of: step, depth: depth)
  }

  /// Adds the last arm of a block, if it is written.
  private mutating func addOtherwise(_ steps: [StepSyntax]?, of step: StepSyntax, depth: Int) {
    guard let steps else { return }
    let limit = limit(of: steps, in: step)
    let word = (position..<max(position, limit)).last { isArm("otherwise", at: $0) }
    addArmWord(word, depth: depth)
    addSteps(steps, depth: depth + 1)
  }

  /// The token that the word of an arm stands before: its first step or the end of its block.
  private func limit(of steps: [StepSyntax], in step: StepSyntax) -> Int {
    if let first = steps.first { return table.index(at: first.span.start) }
    return ownEnd(of: step.span) ?? table.index(at: step.span.end)
  }

  /// Adds an arm that is one word.
  private mutating func addArmWord(_ word: Int?, depth: Int) {
    guard let word else { return }
    addUnread(upTo: word, depth: depth + 1)
    addTokens(.opener, word..<word + 1, depth: depth)
  }

  /// Returns `true` if a word begins an arm, and is no name behind a dot or before a sign.
  private func isArm(_ word: String, at index: Int) -> Bool {
    table.isWord(word, at: index) && !table.isSign(".", at: index - 1)
      && !table.isSign("=", at: index + 1) && !table.isSign(":", at: index + 1)
  }
}

extension BoundSyntax {
  /// The whole of it behind `up to`.
  fileprivate var span: SourceSpan {
    switch self {
    case .duration(let duration): duration.span
    case .moment(let moment): moment.span
    }
  }
}
