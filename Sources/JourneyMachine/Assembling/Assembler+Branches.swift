import JourneyModel

extension Assembler {
  /// `parallel`: the host begins a run for each branch; the wait of this one is over.
  mutating func assembleParallel(_ branches: [String], _ next: String) {
    guard let state else { return }
    if branches.isEmpty { return fail("`\(state.id)` has no branches") }
    forks[state.index] = ForkLayout(
      branches: branches.map { index(ofState: $0) }, next: index(ofState: next))
    keep(run(.wake), missing)
    emit(.fork, .number(state.index))
  }

  /// Keeps that a name was given, where branches are told apart by it.
  mutating func noteGiven(_ name: String) {
    guard hasBranches else { return }
    keep(run(.given, name), constant(.boolean(true)))
  }

  /// The register that keeps whether the name of an answer was given.
  mutating func registerGiven(_ name: String?) {
    if hasBranches, let name { _ = run(.given, name) }
  }

  /// The end of a branch.
  mutating func assembleJoin(_ parallel: String) {
    guard let state else { return }
    guard case .parallel = definition.states[index(ofState: parallel)].kind else {
      return fail("`\(state.id)` ends a branch of `\(parallel)`, which is no `parallel`")
    }
    keep(run(.wake), missing)
    emit(.join, .number(state.index))
  }
}
