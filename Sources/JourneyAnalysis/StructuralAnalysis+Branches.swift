import JourneyModel

extension StructuralAnalysis {
  /// Checks that branches side by side begin and end where they should.
  mutating func checkBranches() {
    for number in branchMap?.strayJoins ?? [] where isEndOfParallel(graph.states[number]) {
      report(
        StructureCode.crossedBranch, graph.states[number],
        "`\(graph.states[number].id)` ends a branch, but stands in none of that `parallel`")
    }
    for crossing in branchMap?.crossings ?? [] {
      let target = graph.states[crossing.to].id
      report(
        StructureCode.crossedBranch, graph.states[crossing.from],
        "`\(graph.states[crossing.from].id)` leads to `\(target)`, over the edge of a branch",
        help: "nobody can jump into a branch of a `parallel`, or out of one")
    }
  }

  /// `true` for the end of a branch of a state that is a `parallel`.
  private func isEndOfParallel(_ state: JourneyState) -> Bool {
    guard case .join(let parallel) = state.kind else { return false }
    return self.parallel(parallel) != nil
  }

  /// Reports the end of a branch of something that has none.
  mutating func checkParallel(_ id: String, of state: JourneyState) {
    if parallel(id) != nil { return }
    findings.append(
      Finding(
        StructureCode.unknownParallel,
        "`\(state.id)` ends a branch of `\(id)`, which is no `parallel`",
        at: .link(from: state.id, to: id), line: state.line))
  }

  /// The state behind a `parallel`; `nil` if the id is that of something else.
  private func parallel(_ id: String) -> String? {
    guard let number = graph.numbers[id],
      case .parallel(_, _, let next) = graph.states[number].kind
    else { return nil }
    return next
  }

  /// The `parallel` states that a run can pass at once: all of their branches, or with `first` one,
  /// come to their end without waiting.
  ///
  /// `instant` are the links that a run takes at once, those of `parallel` to its branches.
  func instantParallels(over instant: [[Int]]) -> Set<Int> {
    guard let branchMap else { return [] }
    let states = branchMap.states.map(Set.init)
    var passed: Set<Int> = []
    var ended: [Int: Int] = [:]
    // Branches inside others come behind them, so the innermost are looked at first.
    for (number, branch) in branchMap.branches.enumerated().reversed() {
      let start = start(of: branch)
      let isEnded =
        start.map { canEnd(branch, from: $0, within: states[number], instant, passed) } ?? false
      if isEnded { ended[branch.parallel, default: 0] += 1 }
      guard branch.index == 0,
        case .parallel(let isFirst, let starts, _) = graph.states[branch.parallel].kind
      else { continue }
      let count = ended[branch.parallel] ?? 0
      if isFirst ? count > 0 : count == starts.count { passed.insert(branch.parallel) }
    }
    return passed
  }

  /// The first state of a branch.
  private func start(of branch: BranchMap.Branch) -> Int? {
    guard case .parallel(_, let starts, _) = graph.states[branch.parallel].kind else { return nil }
    return graph.numbers[starts[branch.index]]
  }

  /// `true` if a branch can come from its start to its end at once.
  private func canEnd(
    _ branch: BranchMap.Branch, from start: Int, within states: Set<Int>, _ instant: [[Int]],
    _ passed: Set<Int>
  ) -> Bool {
    var found: Set<Int> = [start]
    var open = [start]
    while let number = open.popLast() {
      if case .join(let parallel) = graph.states[number].kind {
        if graph.numbers[parallel] == branch.parallel { return true }
        continue
      }
      guard states.contains(number) else { continue }
      for next in instantLinks(of: number, instant, passed) where found.insert(next).inserted {
        open.append(next)
      }
    }
    return false
  }

  /// The links of a state on its own level: a `parallel` leads behind itself, if it can be passed.
  private func instantLinks(
    of number: Int, _ instant: [[Int]], _ passed: Set<Int>
  ) -> [Int] {
    guard case .parallel(_, _, let next) = graph.states[number].kind else {
      return instant[number]
    }
    return passed.contains(number) ? graph.numbers[next].map { [$0] } ?? [] : []
  }
}
