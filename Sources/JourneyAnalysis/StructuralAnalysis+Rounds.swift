import JourneyModel

extension StructuralAnalysis {
  /// The most rounds that loops within loops may make without a wait: at some dozen instructions a
  /// round, well below the million that a run may take at once.
  private static let roundsMax = 10_000

  /// A loop that can go round without waiting.
  private struct InstantLoop {
    /// How often.
    var timesMax: Int
    /// The states of its rounds.
    var body: Set<Int>
  }

  /// Reports loops that make more rounds at once than a run can take.
  mutating func checkRounds(over instant: [[Int]]) {
    var loops: [Int: InstantLoop] = [:]
    for number in graph.states.indices {
      if let loop = instantLoop(number, over: instant) { loops[number] = loop }
    }
    var covered: Set<Int> = []
    for number in loops.keys.sorted() where !covered.contains(number) {
      let total = Self.rounds(of: number, among: loops)
      guard total > Self.roundsMax, let loop = loops[number] else { continue }
      covered.formUnion(loop.body)
      report(
        StructureCode.tooManyRounds, graph.states[number],
        "this can go round \(total) times without waiting",
        help: "put a wait into it, or repeat it every day, say")
    }
  }

  /// Reads a loop; `nil` for one that waits in or between its rounds, and for what is no loop.
  private func instantLoop(_ number: Int, over instant: [[Int]]) -> InstantLoop? {
    let state = graph.states[number]
    guard case .loop(let timesMax, nil, _, let body, _) = state.kind,
      let start = graph.numbers[body]
    else { return nil }
    let ends = graph.states.indices.filter { other in
      if case .again(let loop) = graph.states[other].kind { return loop == state.id }
      return false
    }
    var links = instant
    for end in ends { links[end] = [] }
    let inside = StateGraph.reach(from: [start], over: links)
    return inside.isDisjoint(with: ends) ? nil : InstantLoop(timesMax: timesMax, body: inside)
  }

  /// How many rounds a loop makes at once with those of the loops inside it.
  private static func rounds(of number: Int, among loops: [Int: InstantLoop]) -> Int {
    guard let loop = loops[number] else { return 1 }
    let inner = loops.filter { loop.body.contains($0.key) && $0.key != number }
    let direct = inner.keys.filter { key in
      !inner.contains { $0.key != key && $0.value.body.contains(key) }
    }
    let once = direct.reduce(0) { sum($0, rounds(of: $1, among: inner)) }
    let (value, overflow) = loop.timesMax.multipliedReportingOverflow(by: max(1, once))
    return overflow ? .max : value
  }

  /// The sum, at most the largest number.
  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (value, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : value
  }
}
