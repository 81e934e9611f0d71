import JourneyModel

extension StructuralAnalysis {
  /// Reports steps that nobody can reach: the first of each stretch.
  ///
  /// Behind a link to nothing that is left open: the link may have been meant to lead there.
  mutating func checkReach() {
    guard let reached = branchMap?.reached, reached.count < graph.states.count,
      !findings.contains(where: { $0.code == StructureCode.missingLink })
    else { return }
    let sources = StateGraph.reversed(graph.links)
    let lost = graph.states.indices.filter {
      !reached.contains($0) && graph.numbers[graph.states[$0].id] == $0
        && !isEndOfBranches($0, reached, sources)
    }
    let heads = lost.filter { number in sources[number].allSatisfy { $0 == number } }
    var covered: Set<Int> = []
    for number in heads + lost where !covered.contains(number) {
      covered.formUnion(StateGraph.reach(from: [number], over: graph.links))
      report(
        StructureCode.unreachableStep, graph.states[number], "nobody can reach this step",
        help: "every way ends or turns off before it")
    }
  }

  /// `true` for the end of branches that all stop the journey, and for what would be behind them.
  private func isEndOfBranches(_ number: Int, _ reached: NumberSet, _ sources: [[Int]]) -> Bool {
    switch graph.states[number].kind {
    case .join(let parallel):
      return graph.numbers[parallel].map { reached.contains($0) } ?? false
    case .end:
      return !sources[number].isEmpty
        && sources[number].allSatisfy { source in
          if case .parallel = graph.states[source].kind { return reached.contains(source) }
          return false
        }
    default: return false
    }
  }

  /// Reports steps from which no end can be reached, one for each such part of the graph.
  mutating func checkEnds() {
    guard definition.settings.exits.isEmpty else { return }
    let ending = StateGraph.reach(
      from: graph.states.indices.filter(isWayOut), over: StateGraph.reversed(graph.links))
    let reported = Set(findings.filter(\.isAboutGoingOn).compactMap(\.stateID))
    let stuck = graph.states.indices.filter { !ending.contains($0) }
    var covered = StateGraph.reach(
      from: stuck.filter { reported.contains(graph.states[$0].id) }, over: bothWays(stuck))
    for number in stuck where !covered.contains(number) {
      covered.formUnion(StateGraph.reach(from: [number], over: bothWays(stuck)))
      report(
        StructureCode.deadEnd, graph.states[number], "no end can be reached from this step",
        help: "lead it on to the last step or to `stop`, or give the journey an `exit`")
    }
  }

  /// `true` for a state that ends a run, or whose way on was reported as wrong already.
  private func isWayOut(_ number: Int) -> Bool {
    let kind = graph.states[number].kind
    switch kind {
    case .stop, .end: return true
    // The end of a branch waits for the others.
    case .join: return true
    case .waitArms(let arms, nil, _) where arms.isEmpty: return true
    default: return kind.links.contains { graph.numbers[$0] == nil }
    }
  }

  /// The links among some states, in both directions.
  private func bothWays(_ numbers: [Int]) -> [[Int]] {
    let inside = Set(numbers)
    var result = graph.links.map { _ in [Int]() }
    for number in numbers {
      for next in graph.links[number] where inside.contains(next) {
        result[number].append(next)
        result[next].append(number)
      }
    }
    return result
  }
}

extension Finding {
  /// `true` if it says already why a run cannot go on from its state.
  fileprivate var isAboutGoingOn: Bool {
    code == StructureCode.circleWithoutWait || code == StructureCode.unreachableStep
  }
}
