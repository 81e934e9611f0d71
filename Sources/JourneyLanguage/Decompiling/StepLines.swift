import JourneyModel

/// Writes steps as the lines of a script.
struct StepLines {
  /// Spells the steps.
  private let spelling: StepSpelling
  /// The lines so far.
  private(set) var lines: [String] = []

  /// Creates an empty script.
  init(catalog: Catalog?) {
    spelling = StepSpelling(catalog: catalog)
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
    case .branch(let states, let blocks): writeTests(states, blocks)
    case .state(let state, let blocks): write(state.kind, blocks)
    }
  }

  /// Writes `if … otherwise if … otherwise … end`.
  private mutating func writeTests(_ states: [JourneyState], _ blocks: [[OutlinedStep]]) {
    for (index, state) in states.enumerated() {
      lines.append((index == 0 ? "" : "otherwise ") + spelling.text(state.kind))
      write(blocks[index])
    }
    writeOtherwise(blocks[states.count...])
    lines.append("end")
  }

  /// Writes the arm `otherwise`, if it must be there.
  private mutating func writeOtherwise(
    _ blocks: ArraySlice<[OutlinedStep]>, always: Bool = false
  ) {
    let steps = blocks.first ?? []
    if steps.isEmpty, !always { return }
    lines.append("otherwise")
    write(steps)
  }

  /// Writes the step of a state that is no test.
  private mutating func write(_ kind: JourneyState.Kind, _ blocks: [[OutlinedStep]]) {
    if kind.isImplied { return }
    if let wait = onlyEvent(of: kind, blocks) { return lines.append(wait) }
    lines.append(spelling.text(kind))
    switch kind {
    case .upon, .loop: for block in blocks { write(block) }
    case .parallel: writeArms(blocks.map { _ in "branch" }, blocks)
    case .split: writeArms(spelling.arms(of: kind), blocks)
    case .choose(_, let choices, _):
      writeArms(spelling.arms(of: kind), blocks)
      writeOtherwise(blocks[choices.count...], always: true)
    case .waitArms(let arms, _, _):
      writeArms(spelling.arms(of: kind), blocks)
      writeOtherwise(blocks.dropFirst(arms.count), always: arms.isEmpty)
    default: return
    }
    lines.append("end")
  }

  /// Writes arms with what stands in them.
  private mutating func writeArms(_ heads: [String], _ blocks: [[OutlinedStep]]) {
    for (head, block) in zip(heads, blocks) {
      lines.append(head)
      write(block)
    }
  }

  /// `wait for …`, which stands for a wait whose only arm is an event with nothing in it.
  private func onlyEvent(of kind: JourneyState.Kind, _ blocks: [[OutlinedStep]]) -> String? {
    guard blocks.allSatisfy(\.isEmpty) else { return nil }
    return spelling.onlyEvent(of: kind)
  }
}
