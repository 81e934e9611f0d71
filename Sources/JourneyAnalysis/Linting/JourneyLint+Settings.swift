import JourneyModel

extension JourneyLint {
  /// Looks at what holds for the whole journey.
  mutating func checkSettings() {
    let settings = definition.settings
    checkIdleSettings()
    for limit in settings.limits { checkLimit(limit) }
    checkPriority()
    checkTriggers()
    if settings.entry.kind == .unlimited, hasMarketing, !isLimited {
      report(
        JourneyLintCode.unlimitedMessages, at: .journey,
        "everybody gets these messages as often as they come, and nothing limits them",
        help: "write `limit 3 messages per 7 days`, say, or another entry rule")
    }
    checkExits()
    checkGoals()
  }

  /// `true` if a limit holds for marketing messages.
  private var isLimited: Bool {
    !definition.settings.limits.isEmpty || !catalog.limits.isEmpty
  }

  /// Reports settings about marketing messages where there are none.
  private mutating func checkIdleSettings() {
    let settings = definition.settings
    let idle = [
      settings.quiet.isEmpty ? nil : "quiet", settings.limits.isEmpty ? nil : "limit",
      settings.sendOnlyIf == nil ? nil : "send only if",
    ].compactMap { $0.map { "`\($0)`" } }
    guard !idle.isEmpty, !hasMarketing else { return }
    report(
      JourneyLintCode.idleSetting, at: .journey,
      "\(idle.joined(separator: " and ")) can hold for marketing only, and this sends none",
      help: "leave it out: messages that are owed to the user, and internal ones, leave at once")
  }

  /// Reports a limit that one of the workspace is at least as strict as.
  private mutating func checkLimit(_ limit: MessageLimit) {
    let stricter = catalog.limits.first { other in
      other.messages <= limit.messages
        && other.per.nominalMicroseconds >= limit.per.nominalMicroseconds
        && (other.topic == nil || other.topic == limit.topic)
        && (other.channel == nil || other.channel == limit.channel)
    }
    guard let stricter else { return }
    let messages = stricter.messages == 1 ? "message" : "messages"
    report(
      JourneyLintCode.idleLimit, at: .journey,
      "the workspace lets \(stricter.messages) \(messages) pass per \(stricter.per) anyway",
      help: "lower this limit, or leave it out")
  }

  /// Reports a priority that decides nothing.
  private mutating func checkPriority() {
    guard definition.settings.priority != nil, definition.settings.exclusive == nil,
      catalog.limits.isEmpty
    else { return }
    report(
      JourneyLintCode.idlePriority, at: .journey, "this priority decides nothing",
      help: "it counts among journeys of an `exclusive` group, and under a limit of the workspace")
  }

  /// Looks at the times of triggers.
  private mutating func checkTriggers() {
    for (index, trigger) in definition.triggers.enumerated() {
      switch trigger.kind {
      case .schedule(let schedule, _):
        checkClock(schedule.at, in: schedule.zone, at: .trigger(index))
      case .userDate(let date, _):
        if let time = date.at { checkClock(time, in: nil, at: .trigger(index)) }
      case .event, .turnsTrue, .request, .once: continue
      }
    }
  }

  /// Reports exits that no run is ever there to take.
  private mutating func checkExits() {
    guard definition.settings.quiet.isEmpty, !graph.states.contains(where: \.kind.canStay)
    else { return }
    for (index, exit) in definition.settings.exits.enumerated() {
      guard case .event(let pattern) = exit else { continue }
      report(
        JourneyLintCode.exitWithoutWait, at: .exit(index),
        "nobody is still inside when `\(pattern.event)` comes",
        help: "the journey waits for nothing: leave out the exit, or wait before the messages")
    }
  }

  /// Reports goals whose time is up before a message can leave.
  private mutating func checkGoals() {
    guard let earliest = earliestMessage else { return }
    for (index, goal) in definition.settings.goals.enumerated()
    where goal.within.nominalMicroseconds < earliest.nominalMicroseconds {
      report(
        JourneyLintCode.goalBeforeMessage, at: .goal(index),
        "the goal counts for \(goal.within), and nothing is sent before \(earliest)",
        help: "count for longer: `goal \(goal.pattern.event) within …`")
    }
  }

  /// How long after an entry the first message leaves at least: the fixed waits at the start.
  private var earliestMessage: CalendarDuration? {
    if !hasMarketing { return nil }
    var total = CalendarDuration()
    var visited: Set<String> = []
    var id = definition.start
    while visited.insert(id).inserted, let kind = state(id)?.kind {
      if case .wait(.literal(.duration(let length)), _, let next) = kind {
        total = total.adding(length)
        id = next
      } else if kind.message == nil, let next = kind.nextAtOnce {
        id = next
      } else {
        break
      }
    }
    return total.isZero ? nil : total
  }
}

extension JourneyState.Kind {
  /// `true` for a state in which a run can stay for some time.
  fileprivate var canStay: Bool {
    switch self {
    case .send(let send, _): send.binding != nil
    case .loop(_, let every, _, _, _): every != nil
    default: isWait
    }
  }
}

extension CalendarDuration {
  /// The sum of two durations.
  fileprivate func adding(_ other: CalendarDuration) -> CalendarDuration {
    CalendarDuration(
      months: months + other.months, days: days + other.days,
      microseconds: microseconds &+ other.microseconds)
  }
}
