import JourneyModel

extension PathStepper {
  /// `if`.
  func branch(
    _ walk: PathWalk, _ state: JourneyState, _ test: Expression, _ then: String,
    _ otherwise: String
  ) -> [PathWalk] {
    [(true, then, "yes"), (false, otherwise, "otherwise")].map { isTrue, next, words in
      var way = walk
      way.require(test, isTrue: isTrue, line: state.line)
      return go(way, state, to: next, arm: words)
    }
  }

  /// `choose`: the first choice that holds the value.
  func choose(
    _ walk: PathWalk, _ state: JourneyState, _ value: Expression,
    _ choices: [JourneyState.Choice], _ otherwise: String
  ) -> [PathWalk] {
    let value = walk.names.replaced(value)
    var before: [Expression] = []
    var ways: [PathWalk] = []
    for choice in choices {
      var way = walk
      way.require(.choice(value, choice.values, isTrue: true), line: state.line)
      if !before.isEmpty {
        way.require(.choice(value, before, isTrue: false), line: state.line)
      }
      before += choice.values
      let words = "when " + choice.values.map(\.spelled).joined(separator: ", ")
      ways.append(go(way, state, to: choice.next, arm: words))
    }
    var way = walk
    way.require(.choice(value, before, isTrue: false), line: state.line)
    return ways + [go(way, state, to: otherwise, arm: "otherwise")]
  }

  /// `split`: into one share, and the same one whenever the split is asked again.
  func split(
    _ walk: PathWalk, _ state: JourneyState, _ name: String, _ arms: [JourneyState.SplitArm]
  ) -> [PathWalk] {
    let chosen = walk.shares.first { $0.name == name && $0.arms == arms }?.arm
    return arms.indices.filter { chosen == nil || chosen == $0 }.compactMap { index in
      guard arms[index].percent.millionths > 0 else { return nil }
      var way = walk
      if chosen == nil { way.shares.append(PathShare(name: name, arms: arms, arm: index)) }
      return go(
        way, state, to: arms[index].next, arm: "\(arms[index].percent)% \(arms[index].label)")
    }
  }

  /// `repeat`: into the next round, or on behind it; of the rounds that a condition can end, the
  /// first and the last are told apart from none.
  func loop(
    _ walk: PathWalk, _ state: JourneyState, _ timesMax: Int, _ until: Expression?,
    _ body: String, _ next: String
  ) -> [PathWalk] {
    let count = walk.rounds[state.id]?.count ?? 0
    var ways: [PathWalk] = []
    if count < timesMax {
      var way = walk
      if let until { way.require(until, isTrue: false, line: state.line) }
      var rounds = walk.rounds[state.id] ?? .init(startedAt: walk.now)
      rounds.count += 1
      rounds.startedAt = walk.now
      way.rounds[state.id] = rounds
      if way.loops.last != state.id { way.loops.append(state.id) }
      ways.append(go(way, state, to: body, arm: "each round"))
    }
    if count >= timesMax || (until != nil && count <= 1) {
      var way = walk
      if let until, count < timesMax { way.require(until, line: state.line) }
      way.rounds[state.id] = nil
      way.loops.removeAll { $0 == state.id }
      ways.append(go(way, state, to: next, arm: "afterwards"))
    }
    return ways
  }

  /// The end of a round: a pause until the next one is due, but none behind the last.
  func again(_ walk: PathWalk, _ loop: String) -> [PathWalk] {
    guard let number = graph.numbers[loop],
      case .loop(let timesMax, let every, _, _, _) = graph.states[number].kind,
      let rounds = walk.rounds[loop]
    else { return [] }
    var way = walk
    way.stateID = loop
    if let every, rounds.count < timesMax {
      let due = calendar.adding(every, to: rounds.startedAt, zone: evaluator(walk).zone)
      pass(to: due, &way)
    }
    return [way]
  }
}

/// The share of a split that a person must fall into.
struct PathShare {
  /// The name of the split.
  var name: String
  /// The shares.
  var arms: [JourneyState.SplitArm]
  /// The number of the right one.
  var arm: Int
}
