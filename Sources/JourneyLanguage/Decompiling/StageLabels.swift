import JourneyModel

/// Gives a stage to every state that something jumps to, and names it in the jumps.
///
/// A stage that begins with the state serves; else an empty one is put in front of it, which makes
/// no state and leaves all ids as they are.
struct StageLabels {
  /// The id of the end of the round or branch that belongs to a loop or parallel state.
  private let ends: [String: String]
  /// The id of the end of the journey.
  private let end: String
  /// The names of stages by the state that they begin with.
  private var names: [String: String] = [:]
  /// The states that need a stage of their own.
  private var open: Set<String> = []
  /// The names that are taken.
  private var taken: Set<String> = []

  /// Returns steps whose jumps lead to stages.
  static func label(
    _ steps: [OutlinedStep], ends: [String: String], end: String
  ) -> [OutlinedStep] {
    var labels = StageLabels(ends: ends, end: end)
    labels.collectStages(steps)
    labels.collectJumps(steps)
    return labels.labelled(steps, behind: end)
  }

  /// Creates labels for a journey.
  private init(ends: [String: String], end: String) {
    self.ends = ends
    self.end = end
  }

  /// Notes the stages that there are.
  private mutating func collectStages(_ steps: [OutlinedStep]) {
    for step in steps {
      if case .stage(let name, _) = step {
        taken.insert(name)
        if let first = step.first, names[first] == nil { names[first] = name }
      }
      for block in step.blocks { collectStages(block) }
    }
  }

  /// Finds a name for every state that is jumped to.
  private mutating func collectJumps(_ steps: [OutlinedStep]) {
    for step in steps {
      if case .jump(let target) = step, names[target] == nil {
        names[target] = freshName(for: target)
        open.insert(target)
      }
      for block in step.blocks { collectJumps(block) }
    }
  }

  /// A name that no other stage has, for a state.
  private mutating func freshName(for target: String) -> String {
    if target == end { return freshName("the_end") }
    return freshName(ends.values.contains(target) ? "next_round" : Slug.word(target))
  }

  /// A name that no other stage has.
  private mutating func freshName(_ plain: String) -> String {
    var name = plain
    var number = 1
    while !taken.insert(name).inserted {
      number += 1
      name = "\(plain)_\(number)"
    }
    return name
  }

  /// Steps with their labels; behind the last of them stands one for `behind`, if it needs one and
  /// they are the block that it ends.
  private mutating func labelled(_ steps: [OutlinedStep], behind: String?) -> [OutlinedStep] {
    var result: [OutlinedStep] = []
    for step in steps {
      if let first = step.states.first, let label = label(first.id) { result.append(label) }
      result.append(labelled(step))
    }
    if let label = behind.flatMap(label) { result.append(label) }
    return result
  }

  /// The empty stage for a state that needs one.
  private func label(_ id: String) -> OutlinedStep? {
    guard open.contains(id), let name = names[id] else { return nil }
    return .stage(name, [])
  }

  /// A step with labels inside.
  private mutating func labelled(_ step: OutlinedStep) -> OutlinedStep {
    if case .jump(let target) = step { return .jump(names[target] ?? target) }
    let behind = step.states.first.flatMap { ends[$0.id] }
    var blocks: [[OutlinedStep]] = []
    if case .state(let state, _) = step, case .parallel = state.kind {
      blocks = step.blocks.map { labelled(branch: $0, behind: behind) }
    } else {
      for block in step.blocks {
        blocks.append(labelled(block, behind: blocks.isEmpty ? behind : nil))
      }
    }
    if case .branch = step, let last = blocks.last, case .branch(let tests, _)? = last.first {
      // `otherwise` and `if` in a row are one more test: an empty stage keeps them apart.
      blocks[blocks.count - 1] = [.stage(freshName(for: tests.first?.id ?? ""), [])] + last
    }
    return step.with(blocks: blocks)
  }

  /// A branch with labels inside; it has an end of its own to jump to, as no jump leads out of it.
  private mutating func labelled(
    branch steps: [OutlinedStep], behind end: String?
  ) -> [OutlinedStep] {
    guard let end, Self.holdsJump(to: end, in: steps) else { return labelled(steps, behind: nil) }
    names[end] = freshName("branch_end")
    return labelled(steps, behind: end)
  }

  /// `true` if a jump in some steps leads to a state.
  private static func holdsJump(to target: String, in steps: [OutlinedStep]) -> Bool {
    steps.contains { step in
      if case .jump(target) = step { return true }
      return step.blocks.contains { holdsJump(to: target, in: $0) }
    }
  }
}
