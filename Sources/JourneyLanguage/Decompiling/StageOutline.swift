import JourneyModel

/// Puts the stages of a definition around the steps that stand in them.
struct StageOutline {
  /// The names that are given.
  private var taken: Set<String> = []

  /// Returns steps in their stages.
  static func wrap(_ steps: [OutlinedStep]) -> [OutlinedStep] {
    var outline = StageOutline()
    return outline.wrap(steps, inside: [])
  }

  /// The names of all stages in an outline.
  static func names(in steps: [OutlinedStep]) -> Set<String> {
    var names: Set<String> = []
    for step in steps {
      if case .stage(let name, _) = step { names.insert(name) }
      for block in step.blocks { names.formUnion(self.names(in: block)) }
    }
    return names
  }

  /// Wraps the steps of a block that stands inside some stages.
  private mutating func wrap(_ steps: [OutlinedStep], inside outer: [String]) -> [OutlinedStep] {
    var result: [OutlinedStep] = []
    var rest = steps[...]
    while let step = rest.first {
      guard let name = Self.stage(of: step, inside: outer) else {
        result.append(step.with(blocks: step.blocks.map { wrap($0, inside: outer) }))
        rest = rest.dropFirst()
        continue
      }
      let own = Array(rest.prefix { Self.stage(of: $0, inside: outer) == name })
      let given = freshName(name)
      result.append(.stage(given, wrap(own, inside: outer + [name])))
      rest = rest.dropFirst(own.count)
    }
    return result
  }

  /// A name that no other stage has; a stage is one block in a script.
  private mutating func freshName(_ name: String) -> String {
    var fresh = name
    var number = 1
    while !taken.insert(fresh).inserted {
      number += 1
      fresh = "\(name)_\(number)"
    }
    return fresh
  }

  /// The next inner stage that all of a step stands in, if there is one.
  private static func stage(of step: OutlinedStep, inside outer: [String]) -> String? {
    guard let stages = step.states.first?.stages, stages.count > outer.count,
      stages.starts(with: outer)
    else { return nil }
    let path = stages.prefix(outer.count + 1)
    return isAll(of: step, inside: path) ? stages[outer.count] : nil
  }

  /// `true` if every state of a step stands in some stages.
  private static func isAll(of step: OutlinedStep, inside path: ArraySlice<String>) -> Bool {
    step.states.allSatisfy { $0.stages.starts(with: path) }
      && step.blocks.allSatisfy { $0.allSatisfy { isAll(of: $0, inside: path) } }
  }
}
