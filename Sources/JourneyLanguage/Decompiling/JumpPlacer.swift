import JourneyModel

/// Puts jumps where a graph leads elsewhere than to the next line of the outline.
struct JumpPlacer {
  /// The id of the end of the round or branch that belongs to a loop or parallel state.
  let ends: [String: String]

  /// Returns the steps with jumps between them.
  ///
  /// `entry` is where the graph leads on entering them, if it is not their first state; `behind` is
  /// the state that follows them.
  func place(
    _ steps: [OutlinedStep], entry: String?, behind: String
  ) -> [OutlinedStep] {
    var result: [OutlinedStep] = []
    let first = OutlinedStep.first(of: steps) ?? behind
    if let entry, entry != first { result.append(.jump(entry)) }
    var follows = Array(repeating: behind, count: steps.count)
    for index in steps.indices.dropLast().reversed() {
      follows[index] = steps[index + 1].first ?? follows[index + 1]
    }
    for (step, next) in zip(steps, follows) {
      let target = self.target(of: step, next: next)
      result.append(placed(step, behind: target))
      if target != next { result.append(.jump(target)) }
    }
    return result
  }

  /// Where the most ways behind a step lead: the next line, if one of them does.
  private func target(of step: OutlinedStep, next: String) -> String {
    if case .state(let state, _) = step, let own = state.kind.ownNext { return own }
    if case .stage = step { return next }
    let exits = self.exits(of: step)
    if exits.isEmpty || exits.contains(next) { return next }
    let counts = exits.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return exits.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? next
  }

  /// Where the ways lead that go on behind the blocks of a step, one for each block.
  private func exits(of step: OutlinedStep) -> [String] {
    let entries = OutlinedStep.entries(of: step.states)
    return zip(step.blocks, entries).flatMap { OutlinedStep.exits(of: $0, entry: $1) }
  }

  /// A step with jumps inside its blocks.
  private func placed(_ step: OutlinedStep, behind: String) -> OutlinedStep {
    if case .stage(let name, let steps) = step {
      return .stage(name, place(steps, entry: nil, behind: behind))
    }
    let entries = OutlinedStep.entries(of: step.states)
    let end = step.states.first.flatMap { ends[$0.id] } ?? behind
    let blocks = step.blocks.enumerated().map { index, block in
      place(block, entry: index < entries.count ? entries[index] : nil, behind: end)
    }
    return step.with(blocks: blocks)
  }
}
