import JourneyModel

/// The uses of fragments among steps, and how many steps there are.
struct FragmentUses {
  /// The use of a fragment.
  struct Use {
    /// The fragment.
    var name: NameSyntax
    /// How many blocks stand around it.
    var depth: Int
  }

  /// The uses in the order of the script.
  private(set) var uses: [Use] = []
  /// How many steps there are.
  private(set) var stepCount = 0
  /// How many blocks stand within each other.
  private(set) var depth = 0

  /// The names that are used, each once, in the order of the script.
  var names: [String] {
    var seen: Set<String> = []
    return uses.map(\.name.text).filter { seen.insert($0).inserted }
  }

  /// Collects the uses among steps.
  init(of steps: [StepSyntax]) {
    collect(steps, depth: 0)
  }

  /// Collects the uses in a block.
  private mutating func collect(_ steps: [StepSyntax], depth around: Int) {
    depth = max(depth, around)
    stepCount += steps.count
    for step in steps {
      if case .use(let use) = step.kind { uses.append(Use(name: use.name, depth: around)) }
      for block in step.blocks { collect(block, depth: around + 1) }
    }
  }
}
