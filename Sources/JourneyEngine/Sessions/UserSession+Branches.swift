internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Branches side by side: each is a run of its own, with its own timer, hold and registers, and the
/// run that they belong to waits for them.
extension UserSession {
  /// Something that is to be done for branches at this instant.
  enum BranchDuty {
    /// A branch begins, and then those after it.
    case begin(branch: Int, of: SessionRun)
    /// A run goes on behind its branches.
    case goOn(SessionRun)
  }

  /// Lets the branches that came with the work know whose they are.
  func linkBranches() {
    for run in runs {
      guard let place = run.record.branch else { continue }
      run.parent = runs.first { $0.record.number == place.parent }
      run.parent?.branches.append(run)
    }
  }

  /// Does what is to be done for branches; what that leads to comes first.
  ///
  /// It is a loop and no recursion: branches in a `repeat` may begin thousands of times at once.
  func settleBranches() {
    guard !isSettlingBranches else { return }
    isSettlingBranches = true
    defer { isSettlingBranches = false }
    while let duty = branchDuties.popLast() {
      switch duty {
      case .begin(let branch, let run): begin(branch: branch, of: run)
      case .goOn(let run): goOnBehindBranches(of: run)
      }
    }
  }

  /// Begins a branch of a run that stands where branches begin.
  private func begin(branch: Int, of run: SessionRun) {
    guard run.isInside, let fork = fork(of: run), branch < fork.branches.count else { return }
    branchDuties.append(.begin(branch: branch + 1, of: run))
    let machine = prepare(run.journey)
    guard restore(run, on: machine) else { return }
    let child = SessionRun(
      newBranch(branch, of: run, at: fork.branches[branch]), journey: run.journey, isNew: true)
    child.parent = run
    run.branches.append(child)
    add(child)
    follow(child, machine.begin(branch: branch, of: fork.state), on: machine, cause: "branch")
  }

  /// Returns the row of a branch that begins now; it has entered when its run has.
  private func newBranch(_ branch: Int, of run: SessionRun, at state: String) -> RunRecord {
    let parent = run.record
    var record = RunRecord(
      number: numbers.take(), journeyID: parent.journeyID, version: parent.version,
      entryKey: parent.entryKey, enteredAt: parent.enteredAt,
      entryEventNumber: parent.entryEventNumber, stateID: state)
    let path = (parent.branch.map { "\($0.path)." } ?? "") + "\(branch + 1)"
    record.branch = RunBranch(
      parent: parent.number, root: run.root.record.number, path: path)
    return record
  }

  /// Notes that a branch has come to its end: with `first`, or if it is the last, its run goes on.
  func noteEnd(of branch: SessionRun) {
    guard branch.isInside else { return }
    guard let run = branch.parent, let fork = fork(of: run) else {
      return fault(branch, "it stands at the end of no branch")
    }
    guard fork.isFirst || ended(of: run).count == fork.branches.count else { return }
    branchDuties.removeAll { duty in
      if case .begin(_, let other) = duty { return other === run }
      return false
    }
    branchDuties.append(.goOn(run))
  }

  /// Lets a run go on behind its branches: it keeps what those that have ended have named.
  private func goOnBehindBranches(of run: SessionRun) {
    guard run.isInside, let fork = fork(of: run) else { return }
    let machine = prepare(run.journey)
    let ended = ended(of: run)
    do {
      try machine.join(
        ended.map(\.record.registers), into: run.record.registers,
        enteredAt: run.record.enteredAt, entryNumber: run.record.entryEventNumber)
    } catch {
      return fault(run, "its registers cannot be read")
    }
    for branch in ended { close(branch, reason: "joined") }
    closeBranches(of: run, reason: "dropped")
    follow(run, machine.proceed(behindBranchesOf: fork.state), on: machine, cause: "joined")
  }

  /// Ends the branches of a run that are inside, and those within them.
  func closeBranches(of run: SessionRun, reason: String) {
    for branch in run.branches where branch.isInside {
      closeBranches(of: branch, reason: reason)
      close(branch, reason: reason)
      trace(branch, cause: reason == "dropped" ? reason : "ended", path: [], endReason: reason)
    }
    run.branches = []
  }

  /// Ends a branch, and its hold with it.
  private func close(_ branch: SessionRun, reason: String) {
    _ = branch.step(at: now)
    cancelHold(of: branch)
    forgetKept(from: branch)
    branch.record.endedAt = now
    branch.record.endReason = reason
    branch.record.wakeAt = nil
    forgetRegisters(of: branch)
  }

  /// Where branches begin.
  private struct Fork {
    /// The index of the state.
    var state: Int
    /// `true` if the first to end drops the others.
    var isFirst: Bool
    /// The states that the branches begin with.
    var branches: [String]
  }

  /// Where the branches of a run begin; `nil` if it does not stand at such a state.
  private func fork(of run: SessionRun) -> Fork? {
    guard let state = run.journey.program.index(ofState: run.record.stateID),
      case .parallel(let isFirst, let branches, _) = run.journey.program.definition.states[state]
        .kind
    else { return nil }
    return Fork(state: state, isFirst: isFirst, branches: branches)
  }

  /// The branches of a run that have come to their end, in their order.
  private func ended(of run: SessionRun) -> [SessionRun] {
    run.branches.filter { $0.isInside && stands(atEndOfBranch: $0) }
  }

  /// `true` if a branch stands at its end.
  private func stands(atEndOfBranch run: SessionRun) -> Bool {
    guard let state = run.journey.program.index(ofState: run.record.stateID),
      case .join = run.journey.program.definition.states[state].kind
    else { return false }
    return true
  }
}
