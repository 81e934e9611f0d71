import JourneyModel

/// The stages of a journey, with the loops that each stands in.
struct StageTable {
  /// The names in the order of the script.
  private(set) var names: [String] = []
  /// The places of the loops around each.
  private var loops: [String: [SourceSpan]] = [:]
  /// The places of the names.
  private var places: [String: SourceSpan] = [:]

  /// Collects the stages of a journey, and reports those that stand twice.
  init(of steps: [StepSyntax], findings: Findings) {
    collect(steps, loops: [], findings: findings)
  }

  /// The loops around a stage; `nil` if there is no such stage.
  func loops(around name: String) -> [SourceSpan]? {
    loops[name]
  }

  /// Collects the stages of a block.
  private mutating func collect(_ steps: [StepSyntax], loops: [SourceSpan], findings: Findings) {
    for step in steps {
      var inner = loops
      if case .loop = step.kind { inner.append(step.span) }
      if case .stage(let name, _) = step.kind { add(name, loops: loops, findings: findings) }
      for block in step.blocks { collect(block, loops: inner, findings: findings) }
    }
  }

  /// Adds a stage.
  private mutating func add(_ name: NameSyntax, loops around: [SourceSpan], findings: Findings) {
    guard let first = places[name.text] else {
      names.append(name.text)
      loops[name.text] = around
      places[name.text] = name.span
      return
    }
    findings.report(
      NameCode.duplicateStage, at: name.span, "two stages are called `\(name.text)`",
      help: "give each stage a name of its own",
      notes: [.init(span: first, message: "here is the first")])
  }
}

extension StepSyntax {
  /// The blocks inside a step, in the order of the script.
  package var blocks: [[StepSyntax]] {
    switch kind {
    case .waitArms(_, let arms, let otherwise): arms.map(\.steps) + [otherwise ?? []]
    case .upon(_, let steps), .loop(_, _, _, let steps), .stage(_, let steps): [steps]
    case .branch(let branches, let otherwise): branches.map(\.steps) + [otherwise ?? []]
    case .choose(_, let choices, let otherwise): choices.map(\.steps) + [otherwise ?? []]
    case .split(_, let arms): arms.map(\.steps)
    case .parallel(_, let branches): branches
    case .wait, .waitUntil, .waitFor, .waitWithout, .send, .call, .set, .assign, .emit, .start,
      .goTo, .use, .stop:
      []
    }
  }
}
