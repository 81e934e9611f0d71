import JourneyModel

/// Makes up what somebody did before, where conditions ask for it.
struct PastMaker {
  /// The path.
  private let walk: PathWalk
  /// The journey.
  private let definition: JourneyDefinition
  /// The calendar.
  private let calendar: PathCalendar

  /// The most worlds that are tried.
  private static let worldsMax = 48

  /// Prepares for a path.
  init(_ walk: PathWalk, _ definition: JourneyDefinition, _ calendar: PathCalendar) {
    self.walk = walk
    self.definition = definition
    self.calendar = calendar
  }

  /// The people with more in their past that are worth trying for the newest conditions.
  func worlds() -> [PathWorld] {
    let asked = queries(in: walk.conditions.suffix(4))
    guard !asked.isEmpty else { return [] }
    let times = times(for: queries(in: walk.conditions))
    let events = asked.map(\.event).uniqued()
    var worlds: [PathWorld] = []
    for count in counts(for: events) {
      for time in times {
        for event in events { worlds += world(with: count, of: [event], from: time) }
        if events.count > 1 { worlds += world(with: count, of: events, from: time) }
      }
    }
    return Array(worlds.prefix(Self.worldsMax))
  }

  /// The questions about past events in conditions.
  private func queries(in conditions: some Sequence<PathCondition>) -> [HistoryQuery] {
    conditions.flatMap { $0.expressions.flatMap(\.queries) }
  }

  /// How many events are worth trying: one, and about as many as conditions name.
  private func counts(for events: [String]) -> [Int] {
    let named = walk.conditions.flatMap { condition in
      condition.expressions.flatMap { $0.counts }
    }
    let all = [1] + named.flatMap { [$0, $0 + 1, $0 - 1] }
    return all.uniqued().filter { (1...PathLimits.eventsMax).contains($0) }
  }

  /// When they may have been: an hour before, longer ago than each span, and just now.
  private func times(for queries: [HistoryQuery]) -> [Moment] {
    let hour = 3_600 * Moment.perSecond
    let entered = walk.enteredAt
    var times = [Moment(microseconds: entered.microseconds - hour)]
    for case .within(let span) in queries.map(\.span) {
      let before = calendar.subtracting(span, from: entered, zone: calendar.workspaceZone)
      times.append(Moment(microseconds: before.microseconds - 24 * hour))
    }
    let just = Moment(microseconds: walk.now.microseconds - PathStepper.eventDelay)
    if just > entered { times.insert(just, at: 1) }
    return times.uniqued()
  }

  /// The person with so many events more of each name; none if they would change the path.
  private func world(
    with count: Int, of events: [String], from time: Moment
  ) -> [PathWorld] {
    let isHarmless = events.allSatisfy { !isWaitedFor($0, at: time) && !starts($0, at: time) }
    guard isHarmless, walk.world.events.count + count * events.count <= PathLimits.eventsMax else {
      return []
    }
    var world = walk.world
    for number in 0..<count {
      let at = Moment(microseconds: time.microseconds - Int64(number) * Moment.perSecond)
      for event in events { world.events.append(.init(name: event, at: at)) }
    }
    return [world]
  }

  /// `true` if an event during the run would be taken by a wait or an exit.
  private func isWaitedFor(_ event: String, at time: Moment) -> Bool {
    guard time > walk.enteredAt else { return false }
    if definition.settings.entry.newestWins, definition.isStarted(by: event) { return true }
    let exits = definition.settings.exits.contains { exit in
      if case .event(let pattern) = exit { return pattern.event == event }
      return false
    }
    return exits || definition.states.contains { $0.kind.waits(for: event) }
  }

  /// `true` if an event before the run would start one that keeps the person from entering again.
  private func starts(_ event: String, at time: Moment) -> Bool {
    guard time < walk.enteredAt else { return false }
    let rule = definition.settings.entry
    if rule.kind == .unlimited || rule.newestWins || rule.key != nil { return false }
    return definition.triggers.contains { trigger in
      guard case .event(let pattern) = trigger.kind else { return false }
      return pattern.event == event && pattern.times == 1 && pattern.condition == nil
    }
  }
}

extension JourneyDefinition {
  /// `true` if an event can start it.
  func isStarted(by event: String) -> Bool {
    triggers.contains { trigger in
      if case .event(let pattern) = trigger.kind { return pattern.event == event }
      return false
    }
  }
}

extension JourneyState.Kind {
  /// `true` if it is a wait that an event can move.
  fileprivate func waits(for event: String) -> Bool {
    switch self {
    case .waitArms(let arms, _, _):
      return arms.contains { arm in
        if case .event(let pattern) = arm.condition { return pattern.event == event }
        return false
      }
    case .waitWithout(_, let pattern, _, _): return pattern.event == event
    default: return false
    }
  }
}

extension Expression {
  /// The questions about past events in it.
  fileprivate var queries: [HistoryQuery] {
    let inner = operands.flatMap(\.queries)
    if case .history(let query) = self { return [query] + inner }
    return inner
  }

  /// The whole numbers in it, and those of its questions.
  fileprivate var counts: [Int] {
    let inner = operands.flatMap(\.counts)
    switch self {
    case .literal(.number(let number)) where number.isWhole: return [number.wholePart] + inner
    case .history(let query):
      if case .did(_, let count) = query.kind { return [count] + inner }
      return inner
    default: return inner
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each once.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
