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
  var pending: [Int64: [Observation]] = [:]
  /// Where each run waits, by its number.
  var waitsAt: [Int64: Int] = [:]
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
    case .setAside(let what, let reason): setAside(what, reason, observation)
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
  mutating func append(
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

  /// Tells that something was set aside: of a run, or of a journey that it would have started.
  private mutating func setAside(_ what: String, _ reason: String, _ observation: Observation) {
    let entry = AccountEntry(
      at: observation.at, what: "\(what), and is not handled, since \(reason)")
    guard observation.run != nil else { return miss(entry, of: observation) }
    append([entry], to: observation)
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
}
