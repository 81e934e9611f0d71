import JourneyModel

extension PathStepper {
  /// `parallel`: one branch after the other, each from the same moment.
  func parallel(
    _ walk: PathWalk, _ state: JourneyState, _ branches: [String]
  ) -> [PathWalk] {
    guard let first = branches.first else { return [] }
    var way = go(walk, state, to: first)
    way.branches.append(
      .init(stateID: state.id, left: Array(branches.dropFirst()), startedAt: walk.now))
    return [way]
  }

  /// The end of a branch.
  func join(_ walk: PathWalk, _ parallel: String) -> [PathWalk] {
    guard var branches = walk.branches.last, branches.stateID == parallel else { return [] }
    var way = walk
    branches.ends.append(walk.now)
    way.branches[way.branches.count - 1] = branches
    return goOn(behindBranchOf: way)
  }

  /// A stop within a branch, which is one of the whole run.
  func stop(_ walk: PathWalk, reason: String) -> [PathWalk] {
    var way = walk
    way.stateID = nil
    guard var branches = way.branches.last else {
      way.end = reason
      return [way]
    }
    if branches.stop.map({ walk.now < $0.at }) ?? true { branches.stop = (reason, walk.now) }
    way.branches[way.branches.count - 1] = branches
    return goOn(behindBranchOf: way)
  }

  /// Goes on behind a branch: the next one begins, or the path leaves them all.
  ///
  /// What takes no time is over before the next branch begins, which then never does if that ends
  /// them all.
  private func goOn(behindBranchOf walk: PathWalk) -> [PathWalk] {
    guard var branches = walk.branches.last, let number = graph.numbers[branches.stateID],
      case .parallel(let isFirst, _, let next) = graph.states[number].kind
    else { return [] }
    var way = walk
    let isOver = walk.now == branches.startedAt && (isFirst || branches.stop != nil)
    if !branches.left.isEmpty, !isOver {
      way.stateID = branches.left.removeFirst()
      way.now = branches.startedAt
      way.branches[way.branches.count - 1] = branches
      return [way]
    }
    way.branches.removeLast()
    return leave(branches, isFirst: isFirst, to: next, on: way)
  }

  /// Leaves branches, all of which have been gone through: by the stop in one of them if that is
  /// before they meet, else to the state behind them.
  private func leave(
    _ branches: PathWalk.Branches, isFirst: Bool, to next: String, on walk: PathWalk
  ) -> [PathWalk] {
    var way = walk
    let met = isFirst ? branches.ends.min() : branches.ends.max()
    if let stop = branches.stop, !isFirst || met.map({ stop.at < $0 }) ?? true {
      way.now = stop.at
      way.steps.removeAll { $0.at > stop.at }
      return self.stop(way, reason: stop.reason)
    }
    way.now = met ?? walk.now
    way.stateID = next
    if isFirst { way.steps.removeAll { $0.at > way.now } }
    return [way]
  }
}
