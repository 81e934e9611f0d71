import JourneyModel

/// Looks for jumps over the edge of a branch, which no script can make.
///
/// Only a `stop` can be led to from several branches: it ends the run wherever it stands. Where
/// each way has a `stop` of its own, nobody needs to jump to it.
struct BranchJumps {
  /// The branches around each `stop`, by its id, the outermost first.
  private var branchesOfStop: [String: [Int]] = [:]
  /// Where the jumps lead, with the branches around each.
  private var jumps: [(target: String, branches: [Int])] = []
  /// How many branches there are so far.
  private var branchCount = 0

  /// `true` if a jump leads to a `stop` in another branch than its own.
  static func lead(outOfBranchesIn steps: [OutlinedStep]) -> Bool {
    var found = BranchJumps()
    found.visit(steps, inside: [])
    return found.jumps.contains { jump in
      found.branchesOfStop[jump.target].map { $0 != jump.branches } ?? false
    }
  }

  /// Notes the jumps and stops of some steps.
  private mutating func visit(_ steps: [OutlinedStep], inside branches: [Int]) {
    for step in steps { visit(step, inside: branches) }
  }

  /// Notes the jumps and stops of a step.
  private mutating func visit(_ step: OutlinedStep, inside branches: [Int]) {
    if case .jump(let target) = step { jumps.append((target, branches)) }
    var hasBranches = false
    switch step.states.first?.kind {
    case .stop: branchesOfStop[step.states[0].id] = branches
    case .parallel: hasBranches = true
    default: break
    }
    for block in step.blocks {
      branchCount += 1
      visit(block, inside: hasBranches ? branches + [branchCount] : branches)
    }
  }
}
