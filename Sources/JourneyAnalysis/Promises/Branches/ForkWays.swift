import JourneyModel

/// The ways through branches side by side, for a search that sees them as one step: each a choice
/// of one way for every branch.
struct ForkWays {
  /// The most choices that are looked at; about a second of work.
  static let choicesMax = 500_000

  /// The ways for a window that began before the fork.
  private(set) var passages: [WindowWay] = []
  /// The ways for a window that begins inside.
  private(set) var beginnings: [WindowWay] = []
  /// The ways of the branches.
  let branches: [BranchWays]
  /// `true` if there were too many.
  private(set) var isTooLarge = false

  /// The choices looked at so far.
  private var choices = 0
  /// The fork.
  private let fork: TimedGraph.Fork
  /// What is counted.
  private let count: MessageCount
  /// The length of the window.
  private let window: CalendarDuration

  /// Works out the ways of a fork; those of forks inside of it are in the plan.
  init(_ fork: TimedGraph.Fork, in plan: WindowPlan) {
    self.fork = fork
    count = plan.count
    window = plan.window
    branches = fork.starts.indices.map { BranchWays(fork, $0, in: plan) }
    isTooLarge = branches.contains(where: \.isTooLarge)
    if isTooLarge { return }
    passages = chosen(plan.graph.end) { branch, outcome in
      branch.earlyWays[outcome]?.all ?? []
    }
    beginnings = chosen(plan.graph.end) { branch, outcome in
      branch.lateWays[outcome]?.all ?? []
    }.filter { $0.tally != 0 }
  }

  /// How many ways were followed.
  var labelsCount: Int { branches.reduce(choices) { $0 + $1.labelsCount } }

  /// All choices: to the inside, to what comes behind the branches, and to the end of the run.
  private mutating func chosen(
    _ end: Int, from ways: (BranchWays, BranchWays.Outcome) -> [WindowWay]
  ) -> [WindowWay] {
    var found = WindowWays()
    let open = branches.map { ways($0, .open) }
    let through = branches.map { ways($0, .through) }
    choose(open, to: fork.inside, &found)
    if !fork.isFirst { choose(through, to: fork.next, &found) }
    for (index, branch) in branches.enumerated() {
      var lists = open
      lists[index] = ways(branch, .stopped)
      choose(lists, to: end, &found)
      guard fork.isFirst else { continue }
      lists[index] = through[index]
      choose(lists, to: fork.next, &found)
    }
    isTooLarge = isTooLarge || found.isTooLarge
    return found.all
  }

  /// Adds each choice of one way per branch that no other makes needless.
  private mutating func choose(_ lists: [[WindowWay]], to target: Int, _ found: inout WindowWays) {
    guard var chosen = lists.first, !lists.contains(where: \.isEmpty) else { return }
    for list in lists.dropFirst() {
      choices += chosen.count * list.count
      if choices > Self.choicesMax { return isTooLarge = true }
      var ways = WindowWays()
      for one in chosen {
        for other in list {
          let way = one.beside(other, in: count)
          if way.time.canBeShorter(than: window) { ways.add(way) }
        }
      }
      isTooLarge = isTooLarge || ways.isTooLarge
      chosen = ways.all
    }
    for var way in chosen.compactMap(\.inTime) {
      way.target = target
      if way.time.canBeShorter(than: window) { found.add(way) }
    }
  }
}
