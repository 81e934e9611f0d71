import JourneyModel

/// A step of a journey small enough to try out every way through it; times are whole units.
indirect enum SmallStep {
  /// `wait N`.
  case wait(Int)
  /// `wait EXPR [up to N]`.
  case waitAny(upTo: Int?)
  /// `wait N days`, whatever a unit is.
  case days(Int)
  /// `wait N months`.
  case months(Int)
  /// `repeat up to N times every 1 month`.
  case monthly(timesMax: Int, [SmallStep])
  /// `wait until MOMENT`.
  case until(MomentExpression)
  /// `wait up to MOMENT` with arms.
  case armsUntil([(event: String?, body: [SmallStep])], MomentExpression, otherwise: [SmallStep])
  /// `wait [up to N]` with arms: the name of an event, or `nil` for a condition.
  case arms([(event: String?, body: [SmallStep])], bound: Int?, otherwise: [SmallStep])
  /// `wait N without EVENT [at most N times]`.
  case without(Int, event: String, timesMax: Int?)
  /// `upon MOMENT`.
  case upon([SmallStep])
  /// `send`.
  case send(SmallMessage)
  /// `call … within N`.
  case call(within: Int)
  /// `if … otherwise …`.
  case branch([SmallStep], [SmallStep])
  /// `repeat up to N times [every N] [until …]`.
  case loop(timesMax: Int, every: Int?, hasUntil: Bool, [SmallStep])
  /// `parallel [first]`.
  case parallel(isFirst: Bool, [[SmallStep]])
  /// `stage NAME`.
  case stage(String, [SmallStep])
  /// `go to NAME`.
  case goTo(String)
  /// `stop`.
  case stop
}

/// A message of a small journey.
struct SmallMessage {
  /// What it is for.
  var kind: MessageKind
  /// What limits count it under.
  var topic: String?
  /// The channels.
  var channels: [String]
  /// `true` for `by a and b`.
  var isByEach: Bool
}

/// Puts the states of small steps together.
struct SmallStates {
  /// What one unit of time is.
  let unit: CalendarDuration
  /// The states so far.
  private(set) var states: [JourneyState] = []
  /// Where the stages begin.
  private var stages: [String: String] = [:]
  /// The stages around.
  private var around: [String] = []

  /// Puts the states of a journey together; returns the id of the first.
  static func states(of steps: [SmallStep], unit: CalendarDuration) -> ([JourneyState], String) {
    // A jump leads to a stage that may stand behind it: two readings.
    var first = SmallStates(unit: unit)
    _ = first.lower(steps, next: "end")
    var second = SmallStates(unit: unit)
    second.stages = first.stages
    let start = second.lower(steps, next: "end")
    return (second.states + [JourneyState(id: "end", kind: .end)], start)
  }

  /// Creates an empty list.
  private init(unit: CalendarDuration) { self.unit = unit }

  /// So many units.
  private func time(_ count: Int) -> CalendarDuration {
    CalendarDuration(
      months: unit.months * count, days: unit.days * count,
      microseconds: unit.microseconds * Int64(count))
  }

  /// Lowers steps that lead on to a state; returns the id of the first.
  private mutating func lower(_ steps: [SmallStep], next: String) -> String {
    var next = next
    // Ids count up in the order of the steps, so the steps behind are lowered after those before.
    var ids: [String] = []
    for _ in steps { ids.append(reserve()) }
    for (index, step) in steps.enumerated().reversed() {
      next = lower(step, id: ids[index], next: next)
    }
    return next
  }

  /// How many ids were given.
  private var count = 0

  /// A new id.
  private mutating func reserve() -> String {
    count += 1
    return "s\(count)"
  }

  /// Adds a state.
  private mutating func add(_ id: String, _ kind: JourneyState.Kind) -> String {
    states.append(JourneyState(id: id, kind: kind, stages: around))
    return id
  }

  /// Lowers the arms of a wait.
  private mutating func lower(
    _ arms: [(event: String?, body: [SmallStep])], next: String
  ) -> [JourneyState.Arm] {
    arms.map { arm in
      JourneyState.Arm(
        condition: arm.event.map { .event(EventPattern(event: $0)) } ?? .when(.path(.user, ["x"])),
        next: lower(arm.body, next: next))
    }
  }

  /// Lowers one step; returns the id of its first state.
  private mutating func lower(_ step: SmallStep, id: String, next: String) -> String {
    let unknown = Expression.path(.user, ["x"])
    switch step {
    case .wait(let count):
      return add(id, .wait(length: .literal(.duration(time(count))), upTo: nil, next: next))
    case .waitAny(let upTo):
      return add(id, .wait(length: unknown, upTo: upTo.map(time), next: next))
    case .days(let count):
      let days = Expression.literal(.duration(CalendarDuration(days: count)))
      return add(id, .wait(length: days, upTo: nil, next: next))
    case .months(let count):
      let months = Expression.literal(.duration(CalendarDuration(months: count)))
      return add(id, .wait(length: months, upTo: nil, next: next))
    case .until(let moment): return add(id, .waitUntil(moment, next: next))
    case .armsUntil(let arms, let moment, let otherwise):
      let lowered = lower(arms, next: next)
      let end = lower(otherwise, next: next)
      return add(id, .waitArms(arms: lowered, bound: .moment(moment), otherwise: end))
    case .arms(let arms, let bound, let otherwise):
      let lowered = lower(arms, next: next)
      let end = bound == nil ? nil : lower(otherwise, next: next)
      return add(
        id, .waitArms(arms: lowered, bound: bound.map { .duration(time($0)) }, otherwise: end))
    case .without(let count, let event, let timesMax):
      return add(
        id, .waitWithout(time(count), EventPattern(event: event), timesMax: timesMax, next: next))
    case .upon(let body):
      return add(
        id,
        .upon(MomentExpression(.value(unknown)), body: lower(body, next: next), next: next))
    case .send(let message):
      return add(
        id,
        .send(
          SendAction(
            message: "m_\(id)", kind: message.kind, topic: message.topic,
            channels: message.channels, isByEach: message.isByEach), next: next))
    case .call(let within):
      return add(
        id, .call(CallAction(service: "s", operation: "o", within: time(within)), next: next))
    case .branch(let then, let otherwise):
      let ends = [lower(then, next: next), lower(otherwise, next: next)]
      return add(id, .branch(test: unknown, then: ends[0], otherwise: ends[1]))
    case .loop(let timesMax, let every, let hasUntil, let body):
      let again = add(id + "_again", .again(loop: id))
      let start = lower(body, next: again)
      return add(
        id,
        .loop(
          timesMax: timesMax, every: every.map(time), until: hasUntil ? unknown : nil, body: start,
          next: next))
    case .monthly(let timesMax, let body):
      let again = add(id + "_again", .again(loop: id))
      let start = lower(body, next: again)
      return add(
        id,
        .loop(
          timesMax: timesMax, every: CalendarDuration(months: 1), until: nil, body: start,
          next: next))
    case .parallel(let isFirst, let branches):
      let join = add(id + "_join", .join(parallel: id))
      let starts = branches.map { lower($0, next: join) }
      return add(id, .parallel(isFirst: isFirst, branches: starts, next: next))
    case .stage(let name, let body):
      around.append(name)
      let start = lower(body, next: next)
      around.removeLast()
      stages[name] = start
      return start
    case .goTo(let name): return stages[name] ?? next
    case .stop: return add(id, .stop(reason: nil))
    }
  }
}
