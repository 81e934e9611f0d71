import JourneyModel

extension ReferenceInterpreter {
  /// Begins a branch of a state, with all that the run knows.
  mutating func begin(branch: Int, of id: String) -> ReferenceOutcome {
    guard case .parallel(_, let branches, _) = state(id).kind, branches.indices.contains(branch)
    else { return .unchanged }
    registers.given = []
    return go(from: branches[branch])
  }

  /// Puts the run together that goes on behind its branches.
  mutating func join(_ branches: [Int], into number: Int) {
    guard var whole = runs[number] else { return }
    for branch in branches.compactMap({ runs[$0] }) {
      if fault == .branchesBringNothing { continue }
      for name in branch.given { whole.bindings[name] = branch.bindings[name] }
      whole.given.formUnion(branch.given)
    }
    run = whole
  }

  /// Goes on behind the branches of a state.
  mutating func goOn(behindBranchesOf id: String) -> ReferenceOutcome {
    guard case .parallel(_, _, let next) = state(id).kind else { return .unchanged }
    return go(from: next)
  }
}
