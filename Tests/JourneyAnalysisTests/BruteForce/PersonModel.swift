import JourneyModel

/// The slow, obvious way to prove: it plays a journey unit by unit, with all that can happen at
/// each of them, and notes what it has seen.
struct PersonModel {
  /// The states.
  let states: [JourneyState]
  /// The numbers of the states.
  let numbers: [String: Int]
  /// The settings.
  let settings: JourneySettings
  /// Where a run begins.
  let start: Int
  /// The numbers of the loops by state.
  let loops: [Int: Int]
  /// What is looked for.
  let question: Question
  /// One unit of time.
  let isInDays: Bool
  /// The events that steps and exits name.
  let events: [String]
  /// The most runs side by side.
  let runsMax: Int
  /// The answer so far: the most messages, the longest time, or 1 for yes.
  private(set) var answer = 0
  /// `true` if there was too much to try out.
  private(set) var isGivenUp = false

  /// The states seen.
  private var seen: Set<PersonState> = []
  /// The states to go on from.
  private var open: [PersonState] = []

  /// The most states that are tried out.
  static let statesMax = 40_000

  /// Plays a definition until everything that can happen has.
  init(_ definition: JourneyDefinition, _ question: Question, isInDays: Bool) {
    states = definition.states
    var numbers: [String: Int] = [:]
    for (index, state) in states.enumerated() { numbers[state.id] = index }
    self.numbers = numbers
    settings = definition.settings
    start = numbers[definition.start] ?? 0
    var loops: [Int: Int] = [:]
    for (index, state) in states.enumerated() {
      if case .loop = state.kind { loops[index] = loops.count }
    }
    self.loops = loops
    self.question = question
    self.isInDays = isInDays
    events = ["a", "b"]
    let isSideBySide = settings.entry.kind == .unlimited || settings.entry.key != nil
    if case .most(let most) = question, isSideBySide, !most.isPerRun {
      runsMax = most.upTo
    } else {
      runsMax = 1
    }
    for hour in 0..<(settings.quiet.isEmpty ? 1 : 24) {
      var person = PersonState()
      person.hour = Int8(hour)
      add(person)
    }
    while let person = open.popLast(), !isGivenUp, !isDone { play(person) }
    seen = []
  }

  /// `true` if there is nothing more to find.
  private var isDone: Bool {
    switch question {
    case .most(let most): answer >= most.upTo
    case .longest(let upTo): answer > upTo
    case .after, .past: answer > 0
    }
  }

  /// Notes an answer.
  mutating func found(_ number: Int) { answer = max(answer, number) }

  /// Adds a state to be played on.
  mutating func add(_ person: PersonState) {
    if seen.insert(person).inserted { open.append(person) }
    if seen.count > Self.statesMax { isGivenUp = true }
  }

  /// So many units.
  func units(_ duration: CalendarDuration) -> Int {
    isInDays ? duration.days : Int(duration.microseconds / (3600 * Moment.perSecond))
  }

  /// `true` if an hour is quiet.
  func isQuiet(_ hour: Int8) -> Bool {
    settings.quiet.contains { quiet in
      let from = quiet.from.seconds / 3600
      let to = quiet.to.seconds / 3600
      let hour = Int(hour)
      return from < to ? from <= hour && hour < to : hour >= from || hour < to
    }
  }

  /// Goes on from a state: steps that take no time first, then all that can happen.
  private mutating func play(_ person: PersonState) {
    let isStable = person.runs.indices.allSatisfy { run in
      person.runs[run].tokens.indices.allSatisfy { isWaiting(person, run, $0) }
    }
    for run in person.runs.indices {
      for token in person.runs[run].tokens.indices {
        // What an event has brought about is done before a timer that is due at the same instant.
        let isDue = person.runs[run].tokens[token].isEarlier && isWaiting(person, run, token)
        if isStable || !isDue { step(person, run, token) }
      }
    }
    guard isStable else { return }
    for event in events { arrive(event, to: person) }
    if !settings.exits.isEmpty { leave(person) }
    enter(person)
    tick(person)
  }

  // MARK: Time

  /// Lets a unit of time pass, if nothing is due before.
  private mutating func tick(_ person: PersonState) {
    for run in person.runs.indices {
      for token in person.runs[run].tokens.indices where !canWait(person, run, token) { return }
    }
    var next = person
    next.hour = settings.quiet.isEmpty ? 0 : (person.hour + 1) % 24
    let every = settings.entry.every.map(units) ?? 0
    next.entryAge = Int8(min(Int(person.entryAge) + 1, every))
    let longest = settings.limits.map { units($0.per) }.max() ?? 0
    next.sends = person.sends.map { .init(age: $0.age + 1, limits: $0.limits) }
      .filter { Int($0.age) < longest }
    if person.window >= 0 {
      next.window += 1
      if case .most(let most) = question, Int(next.window) >= most.window { return }
    }
    for index in next.runs.indices { tick(&next.runs[index]) }
    add(next)
  }

  /// Lets a unit of time pass in a run.
  private mutating func tick(_ run: inout PersonState.Run) {
    for (state, loop) in loops {
      guard case .loop(_, let every, _, _, _) = states[state].kind else { continue }
      let longest = every.map(units) ?? 0
      run.roundAges[loop] = Int8(min(Int(run.roundAges[loop]) + 1, longest))
    }
    if case .longest(let upTo) = question {
      run.age = Int8(min(Int(run.age) + 1, upTo + 1))
      found(Int(run.age))
    }
    for index in run.tokens.indices {
      run.tokens[index].isEarlier = true
      let state = states[Int(run.tokens[index].state)].kind
      if let end = longestWait(state) {
        run.tokens[index].waited = Int8(min(Int(run.tokens[index].waited) + 1, end))
      } else if case .upon = state {
        run.tokens[index].waited = 1
      }
    }
  }

  /// The longest wait of a kind of state; `nil` where there is none to count.
  private func longestWait(_ kind: JourneyState.Kind) -> Int? {
    switch kind {
    case .wait(let length, let upTo, _):
      if case .literal(.duration(let duration)) = length { return units(duration) }
      return upTo.map(units)
    case .waitArms(_, .duration(let bound)?, _): return units(bound)
    case .waitWithout(let length, _, _, _): return units(length)
    case .call(let action, _): return action.within.map(units)
    default: return nil
    }
  }

  /// `true` if a token can wait for another unit.
  private func canWait(_ person: PersonState, _ run: Int, _ number: Int) -> Bool {
    let token = person.runs[run].tokens[number]
    let state = states[Int(token.state)].kind
    switch state {
    case .wait, .waitArms, .waitWithout, .call:
      return longestWait(state).map { Int(token.waited) < $0 } ?? true
    case .waitUntil, .upon: return true
    case .again(let id):
      guard let (loop, every) = pause(id, person.runs[run]) else { return false }
      return Int(person.runs[run].roundAges[loop]) < every
    case .send(let action, _): return action.kind == .marketing && isQuiet(person.hour)
    case .join: return isWaitedFor(token, person.runs[run])
    default: return false
    }
  }

  /// `true` if a branch that is done waits for others beside it.
  func isWaitedFor(_ token: PersonState.Token, _ run: PersonState.Run) -> Bool {
    guard case .join(let id) = states[Int(token.state)].kind, let fork = numbers[id],
      case .parallel(let isFirst, _, _) = states[fork].kind
    else { return false }
    return !isFirst
      && run.tokens.contains { $0.isInside(token.outerPath) && $0.state != token.state }
  }

  /// `true` if an event can come while a token is where it is.
  private func isWaiting(_ person: PersonState, _ run: Int, _ number: Int) -> Bool {
    let token = person.runs[run].tokens[number]
    switch states[Int(token.state)].kind {
    case .wait, .waitArms, .waitWithout, .call, .waitUntil, .upon: return true
    case .again(let id): return pause(id, person.runs[run]) != nil
    case .send(let action, _):
      return action.kind == .marketing && (isQuiet(person.hour) || token.extra == 1)
    case .join: return isWaitedFor(token, person.runs[run])
    default: return false
    }
  }

  /// The loop and the pause of an end of a round, if there is one.
  private func pause(_ id: String, _ run: PersonState.Run) -> (loop: Int, every: Int)? {
    guard let state = numbers[id], let loop = loops[state],
      case .loop(let timesMax, let every?, _, _, _) = states[state].kind, run.rounds[loop] > 0,
      Int(run.rounds[loop]) < timesMax
    else { return nil }
    return (loop, units(every))
  }
}
