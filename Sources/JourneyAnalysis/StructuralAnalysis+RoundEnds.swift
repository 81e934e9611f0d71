import JourneyModel

extension StructuralAnalysis {
  /// Reports ends of rounds that a run can come to without being in a round: a jump leads into the
  /// loop, or its rounds go on behind it.
  mutating func checkRoundEnds() {
    guard let start = graph.numbers[definition.start],
      !findings.contains(where: { $0.code == StructureCode.missingLink })
    else { return }
    let bodies = bodyNumbers
    if bodies.isEmpty { return }
    let tree = DominatorTree(start: start, links: links(through: bodies))
    for number in tree.order where number < graph.states.count {
      let state = graph.states[number]
      guard case .again(let loop) = state.kind,
        let body = graph.numbers[loop].flatMap({ bodies[$0] }),
        !tree.dominates(body, number)
      else { continue }
      report(
        StructureCode.strayRound, state,
        "`\(state.id)` ends a round of `\(loop)`, but a way leads there past its rounds",
        help: "lead that way to `\(loop)`, or to a step behind it")
    }
  }

  /// A number of its own for the rounds of each loop, behind those of the states.
  private var bodyNumbers: [Int: Int] {
    var numbers: [Int: Int] = [:]
    for (number, state) in graph.states.enumerated() {
      if case .loop = state.kind { numbers[number] = graph.states.count + numbers.count }
    }
    return numbers
  }

  /// The links of the graph, with those into rounds leading through the number of the rounds.
  private func links(through bodies: [Int: Int]) -> [[Int]] {
    var links = graph.links + bodies.map { _ in [] }
    for (number, body) in bodies {
      guard case .loop(_, _, _, let first, _) = graph.states[number].kind else { continue }
      links[body] = graph.numbers[first].map { [$0] } ?? []
      links[number] = [body] + links[number].dropFirst()
    }
    return links
  }
}
