import JourneyModel

extension ReferenceInterpreter {
  /// Where a pattern without `within` counts.
  typealias Span = HistoryQuery.Span

  /// `true` if the candidate starts a run by this trigger, or its predicate holds.
  func isTriggered(_ trigger: Trigger) -> Bool {
    var outside = self
    outside.run = nil
    return switch trigger.kind {
    case .event(let pattern): outside.matches(pattern, .always, isTrigger: true)
    case .turnsTrue(let condition): outside.holds(condition)
    case .schedule(_, let users), .once(_, _, _, let users): outside.holds(users)
    case .userDate(_, let users): users.map { outside.holds($0) } ?? true
    case .request: true
    }
  }

  /// `true` if the run leaves by this rule.
  func isLeaving(_ rule: ExitRule) -> Bool {
    switch rule {
    case .event(let pattern): matches(pattern, .sinceEntry)
    case .when(let condition): holds(condition)
    }
  }

  /// `true` if the candidate is a goal.
  func isConverted(_ goal: Goal) -> Bool { matches(goal.pattern, .sinceEntry) }

  /// The key of the entry rule for the candidate, or without one for the run just entered.
  func entryKey() -> ReferenceValue {
    guard let key = definition.settings.entry.key else { return .missing }
    var inner = scope(of: nil, world.candidate, isTrigger: true)
    if world.candidate == nil { inner.event = inner.entry }
    return evaluator.evaluate(key, inner)
  }

  /// `true` if the candidate matches, and enough others with it.
  private func matches(_ pattern: EventPattern, _ span: Span, isTrigger: Bool = false) -> Bool {
    guard let candidate = world.candidate, satisfies(pattern, candidate, isTrigger: isTrigger)
    else { return false }
    return pattern.times <= 1
      || counts(pattern, enough: pattern.times, span, isTrigger: isTrigger)
  }

  /// `true` if the event has the pattern's name and satisfies its condition.
  func satisfies(
    _ pattern: EventPattern, _ event: PastEvent, isTrigger: Bool = false
  ) -> Bool {
    guard event.name == pattern.event else { return false }
    guard let condition = pattern.condition else { return true }
    return evaluator.holds(condition, scope(of: pattern, event, isTrigger: isTrigger))
  }

  /// `true` if there are enough events that satisfy the pattern.
  func counts(
    _ pattern: EventPattern, enough: Int, _ span: Span, isTrigger: Bool = false
  ) -> Bool {
    let events = evaluator.past(pattern.event, in: pattern.within == nil ? span : .always)
    let near = events.filter { isNear($0, pattern.within) }
    let matching = near.filter { satisfies(pattern, $0, isTrigger: isTrigger) }
    return matching.count >= enough
  }

  /// `true` if the event lies within the duration back from the candidate.
  private func isNear(_ event: PastEvent, _ duration: CalendarDuration?) -> Bool {
    guard let duration, let candidate = world.candidate else { return true }
    let back = duration.opposite
    guard let edge = evaluator.adding(back, to: candidate.at, zone: evaluator.journeyZone) else {
      return false
    }
    let isAfterEdge = fault == .windowIsExclusive ? event.at > edge : event.at >= edge
    return isAfterEdge && event.at <= candidate.at
  }

  /// What names mean in the condition of a pattern.
  private func scope(
    of pattern: EventPattern?, _ event: PastEvent?, isTrigger: Bool
  ) -> ReferenceEvaluator.Scope {
    var scope = evaluator.outerScope
    scope.event = event.map { evaluator.value(of: $0) } ?? .missing
    if isTrigger, let candidate = world.candidate { scope.entry = evaluator.value(of: candidate) }
    if let name = pattern?.binding { scope.locals.append((name, scope.event)) }
    return scope
  }
}
