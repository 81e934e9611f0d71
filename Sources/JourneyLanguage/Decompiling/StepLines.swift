import JourneyModel

/// Writes steps as the lines of a script.
struct StepLines {
  /// Spells the steps.
  private let spelling: StepSpelling
  /// The lines so far.
  private(set) var lines: [ScriptLine] = []

  /// Creates an empty script.
  init(catalog: Catalog?) {
    spelling = StepSpelling(catalog: catalog)
  }

  /// Writes steps in order.
  mutating func write(_ steps: [OutlinedStep]) {
    for step in steps { write(step) }
  }

  /// Adds a line that says a part.
  private mutating func add(_ text: String, of part: DefinitionPart) {
    lines.append(ScriptLine(text: text, part: part))
  }

  /// Writes one step.
  private mutating func write(_ step: OutlinedStep) {
    switch step {
    case .stage(let name, let steps):
      add("stage \(NameSpelling.spelled(name))", of: .journey)
      write(steps)
      add("end", of: .journey)
    case .jump(let stage): add("go to \(NameSpelling.spelled(stage))", of: .journey)
    case .branch(let states, let blocks): writeTests(states, blocks)
    case .state(let state, let blocks): write(state, blocks)
    }
  }

  /// Writes `if … otherwise if … otherwise … end`.
  private mutating func writeTests(_ states: [JourneyState], _ blocks: [[OutlinedStep]]) {
    for (index, state) in states.enumerated() {
      add((index == 0 ? "" : "otherwise ") + spelling.text(state.kind), of: .state(state.id))
      write(blocks[index])
    }
    writeOtherwise(blocks[states.count...], of: .journey)
    add("end", of: .journey)
  }

  /// Writes the arm `otherwise`, if it must be there.
  private mutating func writeOtherwise(
    _ blocks: ArraySlice<[OutlinedStep]>, of part: DefinitionPart, always: Bool = false
  ) {
    let steps = blocks.first ?? []
    if steps.isEmpty, !always { return }
    add("otherwise", of: part)
    write(steps)
  }

  /// Writes the step of a state that is no test.
  private mutating func write(_ state: JourneyState, _ blocks: [[OutlinedStep]]) {
    let kind = state.kind
    let part = DefinitionPart.state(state.id)
    if kind.isImplied { return }
    if let wait = onlyEvent(of: kind, blocks) { return add(wait, of: part) }
    add(spelling.text(kind), of: part)
    switch kind {
    case .upon, .loop: for block in blocks { write(block) }
    case .parallel: writeArms(blocks.map { _ in "branch" }, blocks, of: part)
    case .split: writeArms(spelling.arms(of: kind), blocks, of: part)
    case .choose(_, let choices, _):
      writeArms(spelling.arms(of: kind), blocks, of: part)
      writeOtherwise(blocks[choices.count...], of: part, always: true)
    case .waitArms(let arms, _, _):
      writeArms(spelling.arms(of: kind), blocks, of: part)
      writeOtherwise(blocks.dropFirst(arms.count), of: part, always: arms.isEmpty)
    default: return
    }
    add("end", of: part)
  }

  /// Writes arms with what stands in them.
  private mutating func writeArms(
    _ heads: [String], _ blocks: [[OutlinedStep]], of part: DefinitionPart
  ) {
    for (head, block) in zip(heads, blocks) {
      add(head, of: part)
      write(block)
    }
  }

  /// `wait for …`, which stands for a wait whose only arm is an event with nothing in it.
  private func onlyEvent(of kind: JourneyState.Kind, _ blocks: [[OutlinedStep]]) -> String? {
    guard blocks.allSatisfy(\.isEmpty) else { return nil }
    return spelling.onlyEvent(of: kind)
  }
}
