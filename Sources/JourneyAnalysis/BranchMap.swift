import JourneyModel

/// Which states of a graph stand in which branches, and what a run can reach with branches side by
/// side: behind a `parallel` only through the ends of its branches.
///
/// Every state is looked at once, so the map takes time in proportion to the links.
struct BranchMap {
  /// A branch within those around it.
  struct Branch {
    /// The number of the branch around; `nil` for one in the run itself.
    var parent: Int?
    /// The state that begins the branches.
    var parallel: Int
    /// The number among its siblings.
    var index: Int
  }

  /// A link that leads into a branch, or out of one.
  struct Crossing {
    /// The state that the link leads from.
    var from: Int
    /// The state that it leads to.
    var to: Int
  }

  /// The branches, those around before those inside.
  private(set) var branches: [Branch] = []
  /// The states that can be reached.
  private(set) var reached: NumberSet
  /// The links that lead into a branch or out of one.
  private(set) var crossings: [Crossing] = []
  /// The ends of branches that stand outside of any branch of theirs.
  private(set) var strayJoins: [Int] = []

  /// The graph.
  private let graph: StateGraph
  /// The branch that each state stands in, once it has been reached; none for those in the run
  /// itself.
  private var branchOfState: [Int??]
  /// The branches of each `parallel` state.
  private var branchesOfParallel: [Int: [Int]] = [:]
  /// The branches whose end can be reached.
  private var joined: Set<Int> = []
  /// The states to be looked at, with the branch that they stand in.
  private var open: [(state: Int, branch: Int?)] = []

  /// Maps a graph from the state where the journey starts.
  init(_ graph: StateGraph, from start: Int) {
    self.graph = graph
    reached = NumberSet(below: graph.states.count)
    branchOfState = Array(repeating: nil, count: graph.states.count)
    visit(start, in: nil, from: start)
    while let (state, branch) = open.popLast() { follow(state, in: branch) }
    for parallel in branchesOfParallel.keys.sorted() { checkUnpassed(parallel) }
  }

  /// The states of each branch, without those of branches inside it.
  var states: [[Int]] {
    var result = branches.map { _ in [Int]() }
    for (state, branch) in branchOfState.enumerated() {
      if case .some(.some(let branch)) = branch { result[branch].append(state) }
    }
    return result
  }

  /// Notes that a state is reached in a branch.
  ///
  /// A `stop` may stand anywhere, and so may the end that branches share; the last step is that of
  /// the run itself.
  private mutating func visit(_ state: Int, in branch: Int?, from source: Int) {
    switch graph.states[state].kind {
    case .stop: reached.insert(state)
    case .end:
      reached.insert(state)
      if branch != nil { crossings.append(Crossing(from: source, to: state)) }
    case .join(let parallel): end(state, of: parallel, in: branch)
    default:
      guard let known = branchOfState[state] else {
        branchOfState[state] = .some(branch)
        reached.insert(state)
        return open.append((state, branch))
      }
      if known != branch { crossings.append(Crossing(from: source, to: state)) }
    }
  }

  /// Looks at where a state leads.
  private mutating func follow(_ state: Int, in branch: Int?) {
    guard case .parallel(_, let starts, _) = graph.states[state].kind else {
      for next in graph.links[state] { visit(next, in: branch, from: state) }
      return
    }
    var own: [Int] = []
    for (index, start) in starts.enumerated() {
      own.append(branches.count)
      branches.append(Branch(parent: branch, parallel: state, index: index))
      branchesOfParallel[state] = own
      if let number = graph.numbers[start] { visit(number, in: own[index], from: state) }
    }
    goOn(behind: state)
  }

  /// Notes that the end of a branch is reached.
  private mutating func end(_ state: Int, of parallel: String, in branch: Int?) {
    reached.insert(state)
    guard let branch, graph.numbers[parallel] == branches[branch].parallel else {
      if !strayJoins.contains(state) { strayJoins.append(state) }
      return
    }
    guard joined.insert(branch).inserted else { return }
    goOn(behind: branches[branch].parallel)
  }

  /// Notes a link behind branches that never all end if it leads over the edge of a branch: nobody
  /// takes it, and still no script can say it.
  private mutating func checkUnpassed(_ parallel: Int) {
    guard case .parallel(_, _, let next) = graph.states[parallel].kind,
      let number = graph.numbers[next]
    else { return }
    let own = branchOfState[parallel] ?? nil
    let isInside: Bool
    switch graph.states[number].kind {
    case .stop: return
    case .end: isInside = own == nil
    case .join(let other): isInside = own.map { branches[$0].parallel } == graph.numbers[other]
    default: isInside = branchOfState[number].map { $0 == own } ?? true
    }
    let isKnown = crossings.contains { $0.from == parallel && $0.to == number }
    if !isInside, !isKnown, !strayJoins.contains(number) {
      crossings.append(Crossing(from: parallel, to: number))
    }
  }

  /// Goes on behind branches, if enough of them have ended and all have begun.
  private mutating func goOn(behind parallel: Int) {
    guard case .parallel(let isFirst, let starts, let next) = graph.states[parallel].kind,
      let own = branchesOfParallel[parallel], own.count == starts.count,
      let number = graph.numbers[next]
    else { return }
    let ended = own.filter(joined.contains)
    guard isFirst ? !ended.isEmpty : ended.count == own.count else { return }
    visit(number, in: branchOfState[parallel] ?? nil, from: parallel)
  }
}
