internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// Goes through what was observed of a user, and tells it journey by journey and run by run.
struct LifeTeller {
  /// What is kept of the user.
  private let life: RecordedLife
  /// Shows values and moments.
  private let seen: SeenText
  /// The run of the person that each run or branch belongs to, as the replay numbers them.
  private let roots: [Int64: Int64]
  /// Those who tell the runs of each version.
  private var tellers: [String: RunTeller] = [:]
  /// What has come of each journey.
  private(set) var accounts: [String: JourneyAccount] = [:]
  /// Where the account of each run stands in that of its journey.
  private var places: [Int64: Int] = [:]
  /// What was observed of each run since its last step.
  private var pending: [Int64: [Observation]] = [:]
  /// Where each run waits, by its number.
  private var waitsAt: [Int64: Int] = [:]
  /// The branches of runs, by their numbers, as the record counts them: `2`, or `2.1`.
  private let branches: [Int64: String]
  /// The predicates that start a journey as they were last asked and had not turned, by journey and
  /// trigger.
  private(set) var unturned: [String: [Int: Observation]] = [:]
  /// The trigger that was asked last, by journey.
  private var asked: [String: Observation] = [:]

  /// The most times that nobody came in that are told of one journey, the latest ones.
  private static let missedMax = 20

  /// Prepares to tell the lives of the runs of a replay.
  init(_ life: RecordedLife, runs: [RunRecord], seen: SeenText) {
    self.life = life
    self.seen = seen
    roots = Dictionary(
      runs.map { ($0.number, $0.branch?.root ?? $0.number) },
      uniquingKeysWith: { first, _ in first })
    branches = Dictionary(
      runs.compactMap { run in run.branch.map { (run.number, $0.path) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Tells one more thing that was observed.
  mutating func tell(_ observation: Observation) {
    guard let teller = teller(observation.journeyID, observation.version) else { return }
    switch observation.kind {
    case .asked(let trigger, let holds, _, _):
      asked[observation.journeyID] = observation
      if holds { break }
      unturned[observation.journeyID, default: [:]][trigger] = observation
      miss(MissedEntry(teller: teller).notFired(observation), of: observation)
    case .refused(let trigger, let refusal):
      miss(MissedEntry(teller: teller).refused(trigger, refusal, observation), of: observation)
    case .entered(let trigger): begin(trigger, observation, teller)
    case .exit(let index, let holds, let evidence, let count):
      let exit = definition(observation).settings.exits[index]
      let entry = teller.asked(
        "exit \(ExpressionSpelling().text(exit))", observation, holds: holds, evidence, count,
        did: "left the journey", didNot: "stayed, as it is not what the exit asks")
      append([entry], to: observation)
    case .goal(let index, let holds, let evidence, let count):
      let goal = definition(observation).settings.goals[index]
      let entry = teller.asked(
        "goal \(ExpressionSpelling().text(goal))", observation, holds: holds, evidence, count,
        did: "converted", didNot: "did not convert")
      append([entry], to: observation)
    case .stepped(let step): tell(step, observation, teller)
    case .settled(let effect):
      append([teller.settled(effect, at: observation.at)], to: observation)
    case .led(let version): lead(from: version, observation, teller)
    case .reached, .heard, .departed, .held, .called, .waits:
      if let run = observation.run { pending[run, default: []].append(observation) }
    }
  }

  /// The definition of a version that was observed.
  private func definition(_ observation: Observation) -> JourneyDefinition {
    tellers[key(observation.journeyID, observation.version)]?.definition
      ?? JourneyDefinition(
        journeyID: observation.journeyID, triggers: [], settings: JourneySettings(), start: "",
        states: [])
  }

  /// The key of a version.
  private func key(_ journeyID: String, _ version: Int) -> String { "\(version) \(journeyID)" }

  /// Who tells the runs of a version.
  private mutating func teller(_ journeyID: String, _ version: Int) -> RunTeller? {
    let key = key(journeyID, version)
    if let known = tellers[key] { return known }
    guard let definition = life.definition(journeyID, version) else { return nil }
    let teller = RunTeller(
      definition: definition, seen: seen, unknownConsent: life.settings.unknownConsent,
      isDeliveredOutside: life.isDeliveredOutside, lines: life.lines(of: definition))
    tellers[key] = teller
    return teller
  }

  /// Notes that nobody came in.
  private mutating func miss(_ entry: AccountEntry?, of observation: Observation) {
    guard let entry, let teller = teller(observation.journeyID, observation.version) else { return }
    var account =
      accounts[observation.journeyID] ?? JourneyAccount(journeyID: observation.journeyID)
    account.missed.append(teller.written(entry))
    if account.missed.count > Self.missedMax {
      account.missed.removeFirst()
      account.missedBefore += 1
    }
    accounts[observation.journeyID] = account
  }

  /// Begins the account of a run.
  private mutating func begin(_ trigger: Int, _ observation: Observation, _ teller: RunTeller) {
    guard let run = observation.run else { return }
    var account =
      accounts[observation.journeyID] ?? JourneyAccount(journeyID: observation.journeyID)
    account.title = teller.definition.title
    let cause = asked[observation.journeyID].flatMap { $0.at == observation.at ? $0 : nil }
    places[run] = account.runs.count
    account.runs.append(
      RunAccount(
        version: observation.version,
        entries: [teller.written(teller.entered(trigger, observation, asked: cause))]))
    accounts[observation.journeyID] = account
  }

  /// Adds entries to the account of a run.
  private mutating func append(
    _ entries: [AccountEntry], to observation: Observation, end: String? = nil
  ) {
    guard let run = observation.run, let place = places[roots[run] ?? run],
      let teller = teller(observation.journeyID, observation.version)
    else { return }
    var entries = entries.map(teller.written)
    if let branch = branches[run] {
      for index in entries.indices {
        entries[index].what = "branch \(branch): \(entries[index].what)"
      }
    }
    accounts[observation.journeyID]?.runs[place].entries += entries
    if let end { accounts[observation.journeyID]?.runs[place].end = end }
  }

  // MARK: Versions

  /// Tells that a run was led over from another version, whose steps are counted otherwise.
  private mutating func lead(
    from version: Int, _ observation: Observation, _ teller: RunTeller
  ) {
    guard let run = observation.run, let old = self.teller(observation.journeyID, version),
      let place = places[roots[run] ?? run]
    else { return }
    let moved = { (state: Int) in teller.index(of: old.definition.states[state].id) }
    waitsAt[run] = waitsAt[run].flatMap(moved)
    guard roots[run] == run else { return }
    accounts[observation.journeyID]?.runs[place].lead(to: observation.version, moved)
    append(
      [AccountEntry(at: observation.at, what: "was led over from version \(version)")],
      to: observation)
  }

  // MARK: Steps

  /// Tells a step that is over.
  private mutating func tell(
    _ step: TraceRecord, _ observation: Observation, _ teller: RunTeller
  ) {
    guard let run = observation.run else { return }
    var left = pending.removeValue(forKey: run) ?? []
    var entries: [AccountEntry] = []
    var path = step.path.map(Int.init)
    let isUnmoved = path.isEmpty && step.endReason == nil
    if let state = waitsAt[run], ["timer", "event", "change"].contains(step.input), !isUnmoved {
      let heard = Self.heard(at: state, in: left)
      entries.append(
        teller.waitEnded(state, at: step.at, heard, input: step.input, next: path.first))
    }
    if isUnmoved, step.input == "event" || step.input == "change" {
      pending[run] = left.filter { if case .heard = $0.kind { true } else { false } }
    }
    path = teller.withRounds(path, from: waitsAt[run], reached: Self.reached(in: left))
    if step.input == "released" {
      entries += Self.released(path, at: step.at, from: &left, by: teller)
    }
    for (index, state) in path.enumerated() {
      let next = path.indices.contains(index + 1) ? path[index + 1] : nil
      entries += Self.told(state, step, next: next, from: &left, by: teller)
    }
    entries += Self.messages(in: left, at: step.at, by: teller)
    entries += [teller.ended(step)].compactMap { $0 }
    let wait = left.last { if case .waits = $0.kind { true } else { false } }
    if case .waits(let state, _)? = wait?.kind { waitsAt[run] = state }
    append(entries, to: observation, end: step.endReason)
  }

  /// The states that a run came to, in order.
  private static func reached(in observations: [Observation]) -> [Int] {
    observations.compactMap { observation in
      if case .reached(let state, _, _) = observation.kind { state } else { nil }
    }
  }

  /// What a run heard of while it waited at a state.
  private static func heard(at wait: Int, in observations: [Observation]) -> [RunTeller.Heard] {
    observations.compactMap { observation in
      guard case .heard(wait, _, let arms) = observation.kind else { return nil }
      return (observation, arms)
    }
  }

  /// Tells the message that quiet hours had held, which leaves before the run goes on.
  private static func released(
    _ path: [Int], at moment: Moment, from observations: inout [Observation], by teller: RunTeller
  ) -> [AccountEntry] {
    let first = observations.firstIndex { if case .departed = $0.kind { true } else { false } }
    guard let first else { return [] }
    return messages(in: [observations.remove(at: first)], at: moment, by: teller)
  }

  /// Tells one state of a path; what was observed there is taken away.
  private static func told(
    _ state: Int, _ step: TraceRecord, next: Int?, from observations: inout [Observation],
    by teller: RunTeller
  ) -> [AccountEntry] {
    var (evidence, round): (Evidence?, Evidence?) = (nil, nil)
    let reached = observations.firstIndex {
      if case .reached(state, _, _) = $0.kind { true } else { false }
    }
    if let reached, case .reached(_, let value, let number) = observations[reached].kind {
      (evidence, round) = (value, number)
      observations.remove(at: reached)
    }
    let arms = takeArms(at: state, from: &observations)
    let own = takeMessages(at: state, from: &observations)
    let entry =
      arms.flatMap { next == nil ? nil : teller.wentOn(state, at: step.at, $0, next: next) }
      ?? teller.passed(
        state, at: step.at, evidence, round: round, next: next,
        until: wake(at: state, in: observations))
    return [entry].compactMap { $0 } + messages(in: own, at: step.at, by: teller)
  }

  /// Until when a run waits at a state.
  private static func wake(at state: Int, in observations: [Observation]) -> Moment? {
    observations.lazy.compactMap { observation -> Moment? in
      if case .waits(state, let moment) = observation.kind { moment } else { nil }
    }.first
  }

  /// Takes what the arms of a wait asked as a run came to it.
  private static func takeArms(
    at state: Int, from observations: inout [Observation]
  ) -> RunTeller.Heard? {
    let index = observations.firstIndex {
      if case .heard(state, _, _) = $0.kind { true } else { false }
    }
    guard let index, case .heard(_, _, let arms) = observations[index].kind else { return nil }
    return (observations.remove(at: index), arms)
  }

  /// Takes what became of the message or the call of a state, once.
  private static func takeMessages(
    at state: Int, from observations: inout [Observation]
  ) -> [Observation] {
    var taken: [Observation] = []
    var left: [Observation] = []
    var isOver = false
    for observation in observations {
      var isOwn = false
      switch observation.kind {
      case .departed(let place, _), .held(let place, _), .called(let place, _):
        isOwn = place == state
      case .reached: isOver = isOver || !taken.isEmpty
      default: break
      }
      if isOwn, !isOver { taken.append(observation) } else { left.append(observation) }
    }
    observations = left
    return taken
  }

  /// Tells messages and calls.
  private static func messages(
    in observations: [Observation], at moment: Moment, by teller: RunTeller
  ) -> [AccountEntry] {
    observations.compactMap { observation in
      switch observation.kind {
      case .departed(let state, let account): teller.departed(state, account, at: moment)
      case .held(let state, let until): teller.held(state, at: moment, until: until)
      case .called(let state, let row): teller.called(state, row, at: moment)
      default: nil
      }
    }
  }
}
