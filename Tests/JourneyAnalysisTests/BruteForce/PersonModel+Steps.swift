import JourneyModel

extension PersonModel {
  /// The number of a state.
  private func number(_ id: String) -> Int16 { Int16(numbers[id] ?? 0) }

  /// Plays every way on of a token.
  mutating func step(_ person: PersonState, _ run: Int, _ index: Int) {
    let token = person.runs[run].tokens[index]
    let waited = Int(token.waited)
    switch states[Int(token.state)].kind {
    case .wait(let length, let upTo, let next):
      if case .literal(.duration(let duration)) = length, upTo == nil, waited < units(duration) {
        return
      }
      go(person, run, index, to: next)
    case .waitUntil(_, let next): go(person, run, index, to: next)
    case .upon(_, let body, let next):
      go(person, run, index, to: body)
      if waited == 0 { go(person, run, index, to: next) }
    case .waitArms(let arms, let bound, let otherwise):
      for arm in arms {
        if case .when = arm.condition { go(person, run, index, to: arm.next) }
      }
      if case .duration(let duration)? = bound, let otherwise, waited >= units(duration) {
        go(person, run, index, to: otherwise)
      }
    case .waitWithout(let length, _, _, let next):
      if waited >= units(length) { go(person, run, index, to: next) }
    case .send(let action, let next): send(person, run, index, action, next)
    case .call(_, let next), .set(_, _, let next), .assign(_, _, let next),
      .emit(_, _, let next), .start(_, _, let next):
      go(person, run, index, to: next)
    case .branch(_, let then, let otherwise):
      go(person, run, index, to: then)
      go(person, run, index, to: otherwise)
    case .choose(_, let choices, let otherwise):
      for next in choices.map(\.next) + [otherwise] { go(person, run, index, to: next) }
    case .split(_, let arms): for arm in arms { go(person, run, index, to: arm.next) }
    case .loop(let timesMax, _, let until, let body, let next):
      beginLoop(person, run, index, timesMax, until != nil, body, next)
    case .again(let loop): again(person, run, index, loop)
    case .parallel(_, let branches, _): fork(person, run, index, branches)
    case .join(let id): join(person, run, index, id)
    case .stop, .end: end(person, run)
    }
  }

  /// Moves a token to a state.
  mutating func go(_ person: PersonState, _ run: Int, _ index: Int, to next: String) {
    var person = person
    let path = person.runs[run].tokens[index].path
    person.runs[run].tokens[index] = .init(state: number(next), path: path)
    if case .past(let stage) = question {
      let stages = states[Int(person.runs[run].tokens[index].state)].stages
      person.hasHappened = person.hasHappened || stages.contains(stage)
    }
    add(person)
  }

  /// Ends a run.
  mutating func end(_ person: PersonState, _ run: Int) {
    if case .past = question, !person.hasHappened { found(1) }
    var person = person
    person.runs.remove(at: run)
    add(person)
  }

  // MARK: Loops

  /// Begins a loop, or leaves it out.
  private mutating func beginLoop(
    _ person: PersonState, _ run: Int, _ index: Int, _ timesMax: Int, _ hasUntil: Bool,
    _ body: String, _ next: String
  ) {
    guard let loop = loops[Int(person.runs[run].tokens[index].state)] else { return }
    if hasUntil || timesMax < 1 { go(person, run, index, to: next) }
    if timesMax < 1 { return }
    var begun = person
    begun.runs[run].rounds[loop] = 1
    begun.runs[run].roundAges[loop] = 0
    go(begun, run, index, to: body)
  }

  /// Ends a round.
  private mutating func again(_ person: PersonState, _ run: Int, _ index: Int, _ id: String) {
    guard let state = numbers[id], let loop = loops[state],
      case .loop(let timesMax, let every, let until, let body, let next) = states[state].kind
    else { return }
    let rounds = Int(person.runs[run].rounds[loop])
    if rounds == 0 || rounds >= timesMax { return go(person, run, index, to: next) }
    if let every, Int(person.runs[run].roundAges[loop]) < units(every) { return }
    if until != nil { go(person, run, index, to: next) }
    var begun = person
    begun.runs[run].rounds[loop] += 1
    begun.runs[run].roundAges[loop] = 0
    go(begun, run, index, to: body)
  }

  // MARK: Branches side by side

  /// Begins branches.
  private mutating func fork(
    _ person: PersonState, _ run: Int, _ index: Int, _ branches: [String]
  ) {
    var person = person
    let outer = person.runs[run].tokens.remove(at: index).path * PersonState.Token.branchBase
    person.runs[run].tokens += branches.enumerated().map { branch, start in
      .init(state: number(start), path: outer + UInt32(branch) + 1)
    }
    if case .past(let stage) = question {
      for token in person.runs[run].tokens
      where states[Int(token.state)].stages.contains(stage) { person.hasHappened = true }
    }
    add(person)
  }

  /// Ends a branch.
  private mutating func join(_ person: PersonState, _ run: Int, _ index: Int, _ id: String) {
    let token = person.runs[run].tokens[index]
    guard case .parallel(_, _, let next) = states[Int(number(id))].kind,
      !isWaitedFor(token, person.runs[run])
    else { return }
    var joined = person
    joined.runs[run].tokens.removeAll { $0.isInside(token.outerPath) }
    joined.runs[run].tokens.append(.init(state: 0, path: token.outerPath))
    go(joined, run, joined.runs[run].tokens.count - 1, to: next)
  }

  // MARK: What comes from outside

  /// Lets an event arrive.
  mutating func arrive(_ event: String, to person: PersonState) {
    var person = person
    if case .after(_, event) = question { person.hasHappened = !person.runs.isEmpty }
    let exits = settings.exits.contains { rule in
      if case .event(let pattern) = rule { return pattern.event == event }
      return false
    }
    if exits {
      if case .after = question { return }
      person.runs = []
      return add(person)
    }
    for run in person.runs.indices {
      for index in person.runs[run].tokens.indices {
        person.runs[run].tokens[index].isEarlier = true
        hear(event, &person.runs[run].tokens[index])
      }
    }
    if case .past(let stage) = question {
      let tokens = person.runs.flatMap(\.tokens)
      let isInside = tokens.contains { states[Int($0.state)].stages.contains(stage) }
      person.hasHappened = person.hasHappened || isInside
    }
    add(person)
  }

  /// Lets a token hear an event.
  private func hear(_ event: String, _ token: inout PersonState.Token) {
    switch states[Int(token.state)].kind {
    case .waitArms(let arms, _, _):
      let arm = arms.first { arm in
        if case .event(let pattern) = arm.condition { return pattern.event == event }
        return false
      }
      if let arm { token = .init(state: number(arm.next), path: token.path) }
    case .waitWithout(_, let pattern, let timesMax, _):
      guard pattern.event == event, timesMax.map({ Int(token.extra) < $0 }) ?? true else { return }
      token.waited = 0
      if timesMax != nil { token.extra += 1 }
    default: return
    }
  }

  /// Lets all runs leave, as a condition of an exit may make them.
  mutating func leave(_ person: PersonState) {}

  /// Lets a run begin, if the entry rule allows it.
  mutating func enter(_ person: PersonState) {
    let rule = settings.entry
    var person = person
    let isSideBySide = rule.kind == .unlimited || rule.key != nil
    if case .most(let most) = question, !most.isPerRun {
      if isSideBySide {
        guard person.runs.count < runsMax else { return }
      } else {
        let isInside = !person.runs.isEmpty
        if isInside, !rule.newestWins { return }
        if person.hasEntered {
          if let every = rule.every {
            guard Int(person.entryAge) >= units(every) else { return }
          } else if rule.kind != .oneAtATime, !isInside {
            return
          }
        }
        person.runs = []
      }
    } else if person.hasEntered {
      return
    }
    person.hasEntered = true
    person.entryAge = 0
    let loops = [Int8](repeating: 0, count: loops.count)
    person.runs.append(
      .init(tokens: [.init(state: Int16(start))], rounds: loops, roundAges: loops))
    if case .past(let stage) = question {
      person.hasHappened = states[start].stages.contains(stage)
    }
    add(person)
  }
}
