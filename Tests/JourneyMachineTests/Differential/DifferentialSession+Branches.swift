import JourneyModel

/// What a host does for branches side by side.
extension DifferentialSession {
  /// Adds a run or a branch; returns its number.
  mutating func addPosition(parent: Int?) -> Int {
    runCount += 1
    positions.append(Position(number: runCount, parent: parent, place: .beginning))
    return runCount
  }

  /// Where a run or branch stands; `nil` if it is no more.
  func place(of number: Int) -> Place? { positions.first { $0.number == number }?.place }

  /// Both keep a run or branch where it stands.
  mutating func keep(_ number: Int, _ place: Place) {
    guard let index = positions.firstIndex(where: { $0.number == number }) else { return }
    positions[index].place = place
    reference.keep(number)
    subject.keep(number)
  }

  /// The run ends, and all its branches with it.
  mutating func endRun() {
    for position in positions { forget(position.number) }
    positions = []
    duties = []
  }

  /// Both forget a run or branch.
  private mutating func forget(_ number: Int) {
    reference.forget(number)
    subject.forget(number)
  }

  /// Both take up a run or branch.
  mutating func takeUp(_ number: Int?) {
    reference.takeUp(number)
    subject.takeUp(number)
  }

  /// A branch has come to its end: with `first`, or if it is the last, its run goes on.
  mutating func noteEnd(of number: Int, at state: String) {
    keep(number, .ended(state))
    guard let parent = positions.first(where: { $0.number == number })?.parent,
      case .forked(let fork)? = place(of: parent),
      case .parallel(let isFirst, let branches, _) = reference.state(fork).kind
    else { return endRun() }
    guard isFirst || ended(of: parent).count == branches.count else { return }
    duties.removeAll { duty in
      if case .begin(_, parent) = duty { return true }
      return false
    }
    duties.append(.goOn(parent))
  }

  /// The branches of a run that have come to their end.
  private func ended(of parent: Int) -> [Int] {
    positions.filter { position in
      if case .ended = position.place { return position.parent == parent }
      return false
    }.map(\.number)
  }

  /// Does what is to be done for branches.
  mutating func settleBranches() {
    guard !isSettling else { return }
    isSettling = true
    while difference == nil, let duty = duties.popLast() {
      switch duty {
      case .begin(let branch, let parent): begin(branch, of: parent)
      case .goOn(let parent): goOnBehindBranches(of: parent)
      }
    }
    isSettling = false
  }

  /// Begins a branch.
  private mutating func begin(_ branch: Int, of parent: Int) {
    guard case .forked(let fork)? = place(of: parent),
      case .parallel(_, let branches, _) = reference.state(fork).kind, branch < branches.count
    else { return }
    duties.append(.begin(branch: branch + 1, of: parent))
    story.tell("  branch \(branch) of \(fork)")
    reference.coverage.note("branch begins")
    takeUp(parent)
    let number = addPosition(parent: parent)
    follow(
      number, reference.begin(branch: branch, of: fork), subject.begin(branch: branch, of: fork))
  }

  /// Lets a run go on behind its branches.
  private mutating func goOnBehindBranches(of parent: Int) {
    guard case .forked(let fork)? = place(of: parent),
      case .parallel(let isFirst, _, _) = reference.state(fork).kind
    else { return }
    let ended = ended(of: parent)
    story.tell("  \(fork) goes on")
    reference.coverage.note(isFirst ? "first branch ended" : "all branches ended")
    reference.join(ended, into: parent)
    subject.join(ended, into: parent)
    drop(below: parent)
    follow(
      parent, reference.goOn(behindBranchesOf: fork), subject.goOn(behindBranchesOf: fork))
  }

  /// Drops the branches of a run, and those within them.
  private mutating func drop(below parent: Int) {
    for branch in positions.filter({ $0.parent == parent }) {
      drop(below: branch.number)
      if case .ended = branch.place {} else { reference.coverage.note("branch dropped") }
      forget(branch.number)
      positions.removeAll { $0.number == branch.number }
    }
  }
}
