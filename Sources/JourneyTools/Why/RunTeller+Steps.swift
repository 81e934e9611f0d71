internal import JourneyEngine
internal import JourneyMachine
internal import JourneyModel
internal import JourneyStore

/// The steps that a run goes through by itself.
extension RunTeller {
  /// Tells a state that a run came through, or where it stays; `next` is the state behind it.
  func passed(
    _ state: Int, at moment: Moment, _ evidence: Evidence?, round: Evidence?, next: Int?,
    until wake: Moment?
  ) -> AccountEntry? {
    let nextID = next.map { definition.states[$0].id }
    switch definition.states[state].kind {
    case .branch(_, let then, _):
      let isTrue = evidence?.value.isTrue ?? (nextID == then)
      return deciding(entry(state, at: moment, isTrue ? "it holds" : "it does not hold"), evidence)
    case .choose(_, let choices, _):
      return chosen(state, at: moment, evidence, choices, nextID)
    case .split(_, let arms): return split(state, at: moment, evidence, arms)
    case .loop(let timesMax, _, _, let body, _):
      return looped(state, at: moment, evidence, round, timesMax, goesOn: nextID == body)
    case .set(let path, _, _):
      let name = Expression.path(.user, path).spelled
      return valued(entry(state, at: moment, "`\(name)` is set"), evidence)
    case .assign: return valued(entry(state, at: moment, "is noted"), evidence)
    case .emit(let event, _, _): return entry(state, at: moment, "`\(event)` is told")
    case .start(let journey, _, _):
      return entry(state, at: moment, "`\(journey)` is asked to start")
    case .stop: return entry(state, at: moment, "the journey ends here")
    case .end: return AccountEntry(at: moment, what: "the last step is done", state: state)
    case .parallel(_, let branches, _):
      return entry(state, at: moment, "goes \(branches.count) ways at once")
    case .send, .call, .again, .join: return nil
    case .wait, .waitUntil, .upon, .waitArms, .waitWithout:
      return valued(waits(state, at: moment, isOver: next != nil, until: wake), evidence)
    }
  }

  /// The way that a `choose` took.
  private func chosen(
    _ state: Int, at moment: Moment, _ evidence: Evidence?, _ choices: [JourneyState.Choice],
    _ next: String?
  ) -> AccountEntry {
    let arms = spelling.arms(of: definition.states[state].kind)
    let taken = choices.firstIndex { $0.next == next }
    var entry = entry(state, at: moment, "took " + (taken.map { "`\(arms[$0])`" } ?? "`otherwise`"))
    entry.isDecision = true
    if let evidence { entry.decided = words.values(of: evidence.asPart) }
    let others = arms.enumerated().filter { $0.offset != taken }.map { "`\($0.element)`" }
    let value = evidence.map { "`\($0.expression.spelled)`" } ?? "the value"
    if !others.isEmpty {
      entry.otherwise = "another way with \(value) as in \(others.joined(separator: " or "))"
    }
    return entry
  }

  /// The arm that a `split` gives the user.
  private func split(
    _ state: Int, at moment: Moment, _ evidence: Evidence?, _ arms: [JourneyState.SplitArm]
  ) -> AccountEntry {
    var entry = entry(state, at: moment, "was given an arm")
    entry.isDecision = true
    guard case .number(let point)? = evidence?.value else { return entry }
    var from: Int64 = 0
    for arm in arms {
      let upTo = from + arm.percent.millionths
      if point.millionths < upTo || arm == arms.last {
        entry.what = "was given `\(arm.label)`"
        entry.details = [
          "stands at \(Self.percent(point)) of the people, and `\(arm.label)` has "
            + "\(Self.percent(ExactDecimal(millionths: from))) to "
            + Self.percent(ExactDecimal(millionths: upTo)),
          "is given the same arm each time",
        ]
        break
      }
      from = upTo
    }
    return entry
  }

  /// A share with two decimals at most.
  static func percent(_ share: ExactDecimal) -> String {
    "\(share.rounded(digits: 2) ?? share)%"
  }

  /// Whether a `repeat` begins a round.
  private func looped(
    _ state: Int, at moment: Moment, _ evidence: Evidence?, _ round: Evidence?, _ timesMax: Int,
    goesOn: Bool
  ) -> AccountEntry {
    var done = 0
    if case .number(let number)? = round?.value { done = number.wholePart }
    let what = goesOn ? "round \(done + 1) of \(timesMax) begins" : "goes on behind the rounds"
    var entry = deciding(entry(state, at: moment, what), evidence)
    if !goesOn, evidence?.value.isTrue != true {
      entry.details = ["all \(ExpressionSpelling.times(timesMax)) are done"]
      entry.otherwise = nil
    }
    return entry
  }

  /// What a run waits for.
  private func waits(
    _ state: Int, at moment: Moment, isOver: Bool, until wake: Moment?
  ) -> AccountEntry {
    let isArms = if case .waitArms = definition.states[state].kind { true } else { false }
    guard !isOver else {
      return entry(state, at: moment, isArms ? "goes on at once" : "is over already, and goes on")
    }
    return entry(state, at: moment, "waits" + (wake.map { " until \(seen.text($0))" } ?? ""))
  }

  /// Tells that a run went on at once from a wait, by an arm that held as it came there.
  func wentOn(_ state: Int, at moment: Moment, _ heard: Heard, next: Int?) -> AccountEntry? {
    let kind = definition.states[state].kind
    guard case .waitArms(let arms, _, _) = kind else { return nil }
    let nextID = next.map { definition.states[$0].id }
    let taken = arms.indices.first { index in
      guard case .when = arms[index].condition, arms[index].next == nextID else { return false }
      return heard.arms[index]?.value.isTrue ?? false
    }
    guard let taken else { return nil }
    let what = "it held already: `\(spelling.arms(of: kind)[taken])`"
    return deciding(entry(state, at: moment, what), heard.arms[taken])
  }

  // MARK: The ends of waits

  /// Something that a waiting run heard of.
  typealias Heard = (observation: Observation, arms: [Evidence?])

  /// Tells how a wait ended.
  ///
  /// `heard` is what the run heard of while it waited, the last of which let it go on.
  func waitEnded(_ state: Int, at moment: Moment, _ heard: [Heard], input: String, next: Int?)
    -> AccountEntry
  {
    let kind = definition.states[state].kind
    guard case .waitArms(let arms, _, let otherwise) = kind else {
      return plainWaitEnded(state, at: moment, input)
    }
    let nextID = next.map { definition.states[$0].id }
    let taken = takenArm(arms, heard.last, nextID)
    let isTimeOut = input == "timer" && taken == nil
    let texts = spelling.arms(of: kind)
    var entry = entry(state, at: moment, "")
    entry.isDecision = true
    if isTimeOut, otherwise != nil {
      entry.what = "the time was up, and nothing of what it waits for had come"
      entry.details = nearMisses(state, arms, heard)
    } else if let taken {
      entry = deciding(entry, heard.last?.arms[taken])
      entry.what = cause(ofWait: heard.last, input) + "`\(texts[taken])`"
    } else {
      entry.what = "the wait was over"
    }
    return entry
  }

  /// What let a wait go on, as the beginning of a sentence.
  private func cause(ofWait heard: Heard?, _ input: String) -> String {
    if let event = heard?.observation.event { return "`\(event.name)` came: " }
    return input == "timer" ? "time brought about " : "it came to hold: "
  }

  /// The arm that was taken: the first that leads on so, and held.
  private func takenArm(
    _ arms: [JourneyState.Arm], _ heard: Heard?, _ next: String?
  ) -> Int? {
    guard let heard else { return nil }
    return arms.indices.first { index in
      guard arms[index].next == next || next == nil else { return false }
      let holds = heard.arms.indices.contains(index) ? heard.arms[index]?.value.isTrue : nil
      switch arms[index].condition {
      case .event(let pattern):
        return pattern.event == heard.observation.event?.name && holds ?? true
      case .when: return holds ?? false
      }
    }
  }

  /// Tells the end of a wait without arms.
  private func plainWaitEnded(_ state: Int, at moment: Moment, _ input: String) -> AccountEntry {
    if case .waitWithout(let length, let pattern, _, _) = definition.states[state].kind {
      return entry(state, at: moment, "\(length) had passed without `\(pattern.event)`")
    }
    let line = definition.states[state].line
    let wait = "the wait" + (line.map { " of line \($0)" } ?? "")
    return AccountEntry(
      at: moment, line: line,
      what: input == "timer" ? "\(wait) was over" : "\(wait) was over, as its moment had moved",
      state: state)
  }

  /// The events that came while a run waited, but were not what it waited for.
  private func nearMisses(
    _ state: Int, _ arms: [JourneyState.Arm], _ heard: [Heard]
  ) -> [String] {
    heard.flatMap { one -> [String] in
      guard let event = one.observation.event else { return [] }
      return arms.indices.compactMap { index in
        guard case .event(let pattern) = arms[index].condition, pattern.event == event.name,
          one.arms.indices.contains(index), let evidence = one.arms[index],
          !evidence.value.isTrue
        else { return nil }
        let terms = Reasoning.deciding(evidence).flatMap(words.values).map(\.text)
        return "`\(event.name)` came on \(seen.text(one.observation.at)), but "
          + terms.joined(separator: ", ")
      }
    }
  }
}
