import JourneyModel

/// Makes small journeys of months, days, hours and times of the day, some of them side by side.
struct CalendarJourneyGenerator {
  /// A journey, and the steps that it was made of.
  struct Journey {
    /// The definition.
    var definition: JourneyDefinition
    /// The steps.
    var steps: [SmallStep]
  }

  /// What is made.
  struct Features {
    /// Months.
    var hasMonths = false
    /// Branches side by side.
    var hasParallel = false
    /// Several runs.
    var hasRuns = false
    /// The zone; `nil` is the workspace's.
    var zone: ZoneReference?
  }

  /// The source of chance.
  private var numbers: SeededNumbers
  /// What is made.
  private let features: Features

  /// Makes the journey of a number.
  static func journey(_ seed: UInt64, features: Features) -> Journey {
    var generator = CalendarJourneyGenerator(
      numbers: SeededNumbers(seed: seed), features: features)
    return generator.make()
  }

  /// Makes a journey.
  private mutating func make() -> Journey {
    var steps: [SmallStep] = numbers.oneIn(3) ? [wait()] : []
    if features.hasParallel { steps.append(parallel()) }
    let count = features.hasParallel ? 1 : features.hasRuns ? 2 : 3
    for _ in 0..<numbers.number(1...count) { steps.append(step(depth: 0)) }
    if numbers.oneIn(2) { steps.insert(Self.message, at: 0) }
    steps.append(Self.message)
    let unit = CalendarDuration(microseconds: 3600 * Moment.perSecond)
    let (states, start) = SmallStates.states(of: steps, unit: unit)
    var settings = JourneySettings()
    settings.timeZone = features.zone
    if features.hasRuns {
      let every =
        features.hasMonths && !numbers.oneIn(4)
        ? CalendarDuration(months: numbers.number(1...2))
        : CalendarDuration(days: numbers.number(1...3))
      settings.entry = EntryRule(kind: .once, every: every)
    }
    let definition = JourneyDefinition(
      journeyID: "calendar",
      triggers: [Trigger(id: "t", kind: .event(EventPattern(event: "go")))],
      settings: settings, start: start, states: states)
    return Journey(definition: definition, steps: steps)
  }

  /// A message, which nothing holds or limits.
  private static var message: SmallStep {
    .send(SmallMessage(kind: .transactional, topic: nil, channels: ["email"], isByEach: false))
  }

  /// Makes a wait.
  private mutating func wait() -> SmallStep {
    switch numbers.number(0...(features.hasMonths ? 11 : 6)) {
    case 0, 1: return .wait([1, 9, 13, 15, 24][numbers.number(0...4)])
    case 2, 3: return .days(numbers.number(1...3))
    case 4: return .waitAny(upTo: [13, 24, 72][numbers.number(0...2)])
    case 5:
      let hour = [9, 20, 2][numbers.number(0...2)]
      return .until(MomentExpression(.nextTime(TimeOfDay(seconds: hour * 3600)), zone: nil))
    case 6:
      return .arms([(event: "a", body: [])], bound: numbers.number(9...30), otherwise: [])
    default: return .months(numbers.oneIn(4) ? 2 : 1)
    }
  }

  /// Makes a step.
  private mutating func step(depth: Int) -> SmallStep {
    switch numbers.number(0...(depth > 0 ? 7 : 9)) {
    case 0: return Self.message
    case 1...7: return wait()
    case 8 where features.hasMonths:
      return .monthly(timesMax: numbers.number(2...3), steps(depth: 1) + [Self.message])
    default: return .branch(steps(depth: 1), steps(depth: 1))
    }
  }

  /// Makes steps.
  private mutating func steps(depth: Int) -> [SmallStep] {
    (0..<numbers.number(0...2)).map { _ in step(depth: depth) }
  }

  /// Makes branches side by side.
  private mutating func parallel() -> SmallStep {
    let branches = (0..<2).map { _ in
      (0..<numbers.number(1...2)).map { _ in wait() } + [Self.message]
    }
    return .parallel(isFirst: numbers.oneIn(4), branches)
  }
}
