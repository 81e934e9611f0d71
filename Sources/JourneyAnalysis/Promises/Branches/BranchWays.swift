import JourneyModel

/// The ways of one branch of several side by side.
struct BranchWays {
  /// How far a way leads.
  enum Outcome {
    /// The branch goes on: what comes later does not count.
    case open
    /// It is done.
    case through
    /// It stops the run.
    case stopped
  }

  /// When the branch can be where.
  let reach: BranchReach
  /// The ways from the beginning of the branch, for a window that began before.
  let whole: WindowSearch
  /// Where a window can begin inside.
  let beginnings: [WindowPlan.Beginning]
  /// The ways from each of them.
  private(set) var late: [WindowSearch] = []
  /// The ways for a window that began before the fork.
  private(set) var earlyWays: [Outcome: WindowWays] = [:]
  /// The ways for a window that begins inside.
  private(set) var lateWays: [Outcome: WindowWays] = [:]

  /// The fork.
  private let fork: TimedGraph.Fork
  /// The plan, with the ways of the forks inside.
  private let plan: WindowPlan
  /// The latest that branches can hold out from a node on, as far as it was asked for.
  private var deadlines: [Int: Stretch?] = [:]

  /// Works out the ways of a branch.
  init(_ fork: TimedGraph.Fork, _ index: Int, in plan: WindowPlan) {
    self.fork = fork
    self.plan = plan
    reach = fork.reaches[index]
    let asksForGreatest = fork.isFirst || !reach.ends(.stopped, in: plan.graph).isEmpty
    whole = WindowSearch(
      plan, from: plan.seed(atStart: fork.starts[index], withGreatest: asksForGreatest))
    beginnings = plan.beginnings(at: Set(reach.numbers.keys))
    late = beginnings.map { beginning in
      WindowSearch(plan, from: plan.seed(of: beginning, withGreatest: asksForGreatest))
    }
    addIdle()
    for (number, label) in whole.labels.enumerated() { addWhole(number, label) }
    for beginning in beginnings.indices { addLate(beginning) }
  }

  /// How many ways were followed.
  var labelsCount: Int { whole.labels.count + late.reduce(0) { $0 + $1.labels.count } }

  /// `true` if there were too many.
  var isTooLarge: Bool {
    whole.isTooLarge || late.contains(where: \.isTooLarge)
      || [earlyWays, lateWays].contains { $0.values.contains(where: \.isTooLarge) }
  }

  /// How far a way leads that ends at a node; `nil` for one that has nothing to add there.
  private func outcome(at node: Int, _ tally: MessageCount.Tally) -> Outcome? {
    let graph = plan.graph
    if node == graph.end { return .stopped }
    if graph.joins[node] == fork.node { return .through }
    let isMessage = plan.count.categories[node] != nil || graph.insides[node] != nil
    return isMessage && tally != 0 ? .open : nil
  }

  /// Adds what the branch can do with no message in the window.
  private mutating func addIdle() {
    let deadline = fork.deadline(of: reach, in: plan.graph)
    let idle = WindowWay(target: 0, deadline: deadline, parts: [.idle])
    earlyWays[.open, default: WindowWays()].add(idle)
    lateWays[.open, default: WindowWays()].add(idle)
    for (end, outcome) in [(TimedGraph.BranchEnd.through, Outcome.through), (.stopped, .stopped)] {
      for number in reach.ends(end, in: plan.graph) {
        let range = reach.labels[number].range
        let way = WindowWay(
          target: 0, earliest: range.least,
          deadline: isWaitedFor(outcome) ? nil : range.greatest, parts: [.reach(number)])
        lateWays[outcome, default: WindowWays()].add(way)
      }
    }
  }

  /// `true` if a branch that comes to this can wait there for the others.
  private func isWaitedFor(_ outcome: Outcome) -> Bool { outcome == .through && !fork.isFirst }

  /// Adds a way for a window that began before the fork.
  private mutating func addWhole(_ number: Int, _ label: WindowSearch.Label) {
    guard let outcome = outcome(at: label.node, label.tally) else { return }
    let way = WindowWay(
      target: 0, earliest: label.time,
      deadline: deadline(at: label.node, outcome, after: label.slowest), tally: label.tally,
      parts: [.whole(number)])
    earlyWays[outcome, default: WindowWays()].add(way)
  }

  /// Adds the ways for a window that begins inside.
  private mutating func addLate(_ beginning: Int) {
    let start = beginnings[beginning]
    let inner = plan.way(of: start)
    for (number, label) in late[beginning].labels.enumerated() {
      guard let outcome = outcome(at: label.node, label.tally) else { continue }
      for place in reach.numbers[start.node] ?? [] {
        let range = reach.labels[place].range
        let latest = inner.map { way in
          way.latest.flatMap { own in range.greatest.map { own + $0 } }
        }
        let slowest = range.greatest.flatMap { own in label.slowest.map { own + $0 } }
        let way = WindowWay(
          target: 0, earliest: range.least + (inner?.earliest ?? .zero) + label.sinceSeed,
          span: label.time, latest: latest ?? range.greatest,
          deadline: deadline(at: label.node, outcome, after: slowest), tally: label.tally,
          parts: [.late(beginning: beginning, reach: place, label: number)])
        guard way.time.canBeShorter(than: plan.window) else { continue }
        lateWays[outcome, default: WindowWays()].add(way)
      }
    }
  }

  /// The latest that a branch can hold out that comes to a node by `slowest` at the latest.
  private mutating func deadline(
    at node: Int, _ outcome: Outcome, after slowest: Stretch?
  ) -> Stretch? {
    if isWaitedFor(outcome) { return nil }
    guard let slowest else { return nil }
    if outcome != .open { return slowest }
    let start = plan.graph.insides[node] ?? node
    let rest =
      deadlines[start]
      ?? fork.deadline(of: BranchReach(inside: start, in: plan.graph), in: plan.graph)
    deadlines[start] = .some(rest)
    return rest.map { slowest + $0 }
  }
}
