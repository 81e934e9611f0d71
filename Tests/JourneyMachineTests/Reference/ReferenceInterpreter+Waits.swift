import JourneyModel

extension ReferenceInterpreter {
  /// Goes on from a wait because of an input.
  mutating func resume(_ id: String, _ input: ReferenceInput) -> ReferenceOutcome {
    switch state(id).kind {
    case .wait(_, _, let next): timed(input, next)
    case .waitUntil(let moment, let next): replan(id, moment, input, next)
    case .upon(let moment, let body, let next): replan(id, moment, input, body, next)
    case .waitArms(let arms, let bound, let otherwise):
      resumeArms(id, arms, bound, otherwise, input)
    case .waitWithout(let duration, let pattern, let timesMax, let next):
      resumeWithout(id, duration, pattern, timesMax, next, input)
    case .again(let loop): input == .timer ? go(to: beginRound(loop)) : .unchanged
    case .send: input == .released ? proceed(behind: id) : .unchanged
    default: .unchanged
    }
  }

  /// Goes on if the time is up.
  private mutating func timed(_ input: ReferenceInput, _ next: String) -> ReferenceOutcome {
    input == .timer ? go(from: next) : .unchanged
  }

  /// Goes on as a step says.
  private mutating func go(to step: Step) -> ReferenceOutcome {
    switch step {
    case .go(let next): go(from: next)
    case .stay(let outcome): outcome
    }
  }

  /// Parks until a moment, or goes on at once if it is missing or not after now.
  private mutating func park(_ id: String, until moment: Moment?, _ next: String) -> Step {
    guard let moment, moment > world.now else { return .go(next) }
    registers.deadline = moment
    return .stay(.parked(state: id, wakeAt: moment))
  }

  /// A moment so long after now, in the journey's zone.
  private func after(_ duration: CalendarDuration) -> Moment? {
    evaluator.adding(duration, to: world.now, zone: evaluator.journeyZone)
  }

  /// Enters `wait`.
  mutating func wait(
    _ id: String, _ length: Expression, _ upTo: CalendarDuration?, _ next: String
  ) -> Step {
    guard case .duration(let duration) = evaluate(length), let end = after(duration) else {
      return .go(next)
    }
    let cap = upTo.flatMap(after)
    return park(id, until: cap.map { min($0, end) } ?? end, next)
  }

  /// Enters `wait until`.
  mutating func waitUntil(_ id: String, _ moment: MomentExpression, _ next: String) -> Step {
    park(id, until: evaluator.instant(of: moment), next)
  }

  /// Enters `upon`.
  mutating func upon(
    _ id: String, _ moment: MomentExpression, _ body: String, _ next: String
  ) -> Step {
    guard let start = evaluator.instant(of: moment), start >= world.now else { return .go(next) }
    return park(id, until: start, body)
  }

  /// An input of `wait until`.
  private mutating func replan(
    _ id: String, _ moment: MomentExpression, _ input: ReferenceInput, _ next: String
  ) -> ReferenceOutcome {
    if input == .timer { return go(from: next) }
    guard ReferenceEvaluator.isMovable(moment) else { return .unchanged }
    coverage.note("moment planned anew")
    return go(to: waitUntil(id, moment, next))
  }

  /// An input of `upon`.
  private mutating func replan(
    _ id: String, _ moment: MomentExpression, _ input: ReferenceInput, _ body: String,
    _ next: String
  ) -> ReferenceOutcome {
    if input == .timer { return go(from: body) }
    guard ReferenceEvaluator.isMovable(moment) else { return .unchanged }
    return go(to: upon(id, moment, body, next))
  }

  /// Enters a wait with arms: those that hold, then a bound that has passed, then the wait.
  mutating func enterArms(
    _ id: String, _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?,
    _ otherwise: String?
  ) -> Step {
    registers.counters = [:]
    registers.deadline = nil
    for arm in arms {
      if case .when(let condition) = arm.condition, holds(condition) {
        coverage.note("when arm holds on entering")
        return .go(arm.next)
      }
    }
    switch bound {
    case nil: return .stay(.parked(state: id, wakeAt: nil))
    case .duration(let duration):
      var end = after(duration)
      if fault == .boundCountsFromEntry, let run {
        end = evaluator.adding(duration, to: run.enteredAt, zone: evaluator.journeyZone)
      }
      return park(id, until: end, otherwise ?? "")
    case .moment(let moment):
      return park(id, until: evaluator.instant(of: moment), otherwise ?? "")
    }
  }

  /// An input of a wait with arms.
  private mutating func resumeArms(
    _ id: String, _ arms: [JourneyState.Arm], _ bound: JourneyState.WaitBound?,
    _ otherwise: String?, _ input: ReferenceInput
  ) -> ReferenceOutcome {
    if input == .timer { return go(from: otherwise ?? "") }
    if let next = takeArm(arms, input) { return go(from: next) }
    guard case .moment(let moment) = bound, ReferenceEvaluator.isMovable(moment) else {
      return .unchanged
    }
    return go(to: park(id, until: evaluator.instant(of: moment), otherwise ?? ""))
  }

  /// The first arm that is matched or holds, its event bound.
  private mutating func takeArm(
    _ arms: [JourneyState.Arm], _ input: ReferenceInput
  ) -> String? {
    var numbered = Array(arms.enumerated())
    if fault == .lastArmWins { numbered.reverse() }
    for (index, arm) in numbered {
      switch arm.condition {
      case .when(let condition):
        if holds(condition) {
          coverage.note("when arm taken in the wait")
          return arm.next
        }
      case .event(let pattern):
        if input == .event, matchesInWait(pattern, arm: index) {
          bindCandidate(to: pattern.binding)
          coverage.note("event arm taken")
          return arm.next
        }
      }
    }
    return nil
  }

  /// `true` if the candidate matches the pattern of the present wait, which counts it.
  private mutating func matchesInWait(_ pattern: EventPattern, arm: Int) -> Bool {
    guard let candidate = world.candidate, satisfies(pattern, candidate) else { return false }
    if pattern.times <= 1 { return true }
    if pattern.within != nil { return counts(pattern, enough: pattern.times, .always) }
    registers.counters[arm, default: 0] += 1
    return registers.counters[arm, default: 0] >= pattern.times
  }

  /// Binds the candidate to the name of a pattern.
  private mutating func bindCandidate(to name: String?) {
    guard let name, let candidate = world.candidate else { return }
    bind(name, to: evaluator.value(of: candidate))
  }

  /// Enters `wait D without`.
  mutating func enterWithout(
    _ id: String, _ duration: CalendarDuration, _ pattern: EventPattern, _ next: String
  ) -> Step {
    registers.counters = [:]
    registers.sightings = 0
    if let name = pattern.binding { bind(name, to: .missing) }
    return park(id, until: after(duration), next)
  }

  /// An input of `wait D without`.
  private mutating func resumeWithout(
    _ id: String, _ duration: CalendarDuration, _ pattern: EventPattern, _ timesMax: Int?,
    _ next: String, _ input: ReferenceInput
  ) -> ReferenceOutcome {
    if input == .timer { return go(from: next) }
    guard input == .event, matchesInWait(pattern, arm: 0) else { return .unchanged }
    bindCandidate(to: pattern.binding)
    let most = timesMax.map { fault == .waitsAnewTooOften ? $0 + 1 : $0 }
    if let most, registers.sightings >= most {
      return .parked(state: id, wakeAt: registers.deadline)
    }
    registers.sightings += 1
    coverage.note("wait starts anew")
    return go(to: park(id, until: after(duration), next))
  }

  /// Enters a loop and its first round.
  mutating func enterLoop(_ id: String) -> Step {
    registers.rounds[id] = 0
    registers.roundStarts[id] = nil
    return beginRound(id)
  }

  /// Begins a round, or leaves the loop.
  private mutating func beginRound(_ id: String) -> Step {
    guard case .loop(let timesMax, _, let until, let body, let next) = state(id).kind else {
      return .stay(.unchanged)
    }
    if let until, holds(until) { return .go(next) }
    if registers.rounds[id, default: 0] >= timesMax { return .go(next) }
    registers.rounds[id, default: 0] += 1
    registers.roundStarts[id] = world.now
    return .go(body)
  }

  /// The end of a round: leaves the loop, pauses, or begins the next round.
  mutating func again(_ id: String, _ loop: String) -> Step {
    guard case .loop(let timesMax, let every, _, _, let next) = state(loop).kind else {
      return .stay(.unchanged)
    }
    guard let rounds = registers.rounds[loop] else { return .go(next) }
    if rounds >= timesMax, fault != .loopPausesAtLast { return .go(next) }
    if let every, let start = registers.roundStarts[loop],
      let due = evaluator.adding(every, to: start, zone: evaluator.journeyZone), due > world.now
    {
      registers.deadline = due
      return .stay(.parked(state: id, wakeAt: due))
    }
    return beginRound(loop)
  }
}
